"""A size of a Reshape that Keras works out, with layers behind it that need to know it."""

from tensorflow import keras
from tensorflow.keras import layers


def open_sizes(classes=4):
    inputs = keras.Input((8, 8, 3))
    x = layers.Conv2D(6, 3, strides=2, padding="same", activation="relu")(inputs)
    tokens = layers.Reshape((-1, x.shape[-1]))(x)
    tokens = layers.LayerNormalization()(tokens)
    mixed = layers.Permute((2, 1))(tokens)
    mixed = layers.Dense(16, activation="relu")(mixed)
    mixed = layers.Permute((2, 1))(mixed)
    picture = layers.Reshape((x.shape[1], x.shape[2], -1))(mixed)
    picture = layers.BatchNormalization()(picture)
    flat = layers.Reshape((-1,))(picture)
    return keras.Model(inputs, layers.Dense(classes, activation="softmax")(flat))


definition = open_sizes()
