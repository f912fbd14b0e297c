"""Trains the linear model and prints what it says about 5."""

import tfjs as tf

from models import build_linear

xs = tf.tensor2d([[1], [2], [3], [4]], [4, 1])
ys = tf.tensor2d([[1], [3], [5], [7]], [4, 1])


def train(epochs):
    model = build_linear()
    model.fit(xs, ys, {"epochs": epochs, "verbose": 0}).result()
    return model


if __name__ == "__main__":
    model = train(epochs=1000)
    model.predict(tf.tensor2d([[5]], [1, 1])).print()
