"""Trains the linear model and prints what it says about 5."""

import numpy as np

from models import build_linear

xs = np.array([[1], [2], [3], [4]])
ys = np.array([[1], [3], [5], [7]])


def train(epochs):
    model = build_linear()
    model.fit(xs, ys, epochs=epochs, verbose=0)
    return model


if __name__ == "__main__":
    model = train(epochs=1000)
    print(model.predict(np.array([[5]])))
