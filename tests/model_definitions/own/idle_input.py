"""An input that the outputs do not need; Keras wants data for it all the same."""

from tensorflow import keras
from tensorflow.keras import layers


def idle_input():
    prices = keras.Input((3, 2), name="prices")
    dates = keras.Input((4,), name="dates")
    x = layers.Flatten()(prices)
    x = layers.Dense(5, activation="relu")(x)
    return keras.Model([prices, dates], layers.Dense(2)(x))


definition = idle_input()
