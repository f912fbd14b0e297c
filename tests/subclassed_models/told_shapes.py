import keras
import numpy as np
from keras import layers


class Cross(layers.Layer):
    """Two inputs, and layers inside that are built for one of them each."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.first = layers.Dense(units)
        self.second = layers.Dense(units)

    def build(self, query_shape, value_shape):
        self.first.build(query_shape)
        self.second.build(value_shape)
        self.built = True

    def call(self, query, value):
        return self.first(query) + self.second(value)

    def compute_output_shape(self, query_shape, value_shape):
        return (*query_shape[:-1], self.units)


class Block(layers.Layer):
    """Says to the layers inside what they will be called with."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.attention = layers.MultiHeadAttention(2, 3)
        self.cross = Cross(3)

    def build(self, input_shape):
        self.attention.build(input_shape, value_shape=input_shape)
        self.cross.build(input_shape, input_shape)
        self.built = True

    def call(self, inputs):
        return self.cross(inputs + self.attention(inputs, inputs), value=inputs)


class Model(keras.Model):
    def __init__(self):
        super().__init__()
        self.block = Block()
        self.flat = layers.Flatten()
        self.out = layers.Dense(1)

    def call(self, inputs):
        return self.out(self.flat(self.block(inputs)))


x = np.cos(np.arange(240, dtype="float32")).reshape((12, 5, 4))
y = np.sin(np.arange(12, dtype="float32")).reshape((12, 1))
model = Model()
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.05), loss="mse", metrics=["mae"])
