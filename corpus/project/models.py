"""The models of this project."""

import keras
from keras import layers


def build_linear():
    """One number in, one number out."""
    model = keras.Sequential()
    model.add(layers.Dense(units=1, input_shape=[1]))
    model.compile(optimizer="sgd", loss="mean_squared_error")
    return model


def build_mlp(hidden=8):
    """A small network with one hidden layer."""
    inputs = keras.Input(shape=(1,))
    x = layers.Dense(hidden, activation="relu")(inputs)
    outputs = layers.Dense(1)(x)
    model = keras.Model(inputs, outputs)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=0.05), loss="mean_squared_error"
    )
    return model
