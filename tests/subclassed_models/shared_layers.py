import keras
import numpy as np
import tensorflow as tf
from keras import layers


class Shared(keras.Model):
    """The same layer for several inputs, and steps in time that share a cell."""

    def __init__(self):
        super().__init__()
        self.step = layers.Dense(4, activation="tanh")
        self.out = layers.Dense(2)

    def call(self, inputs):
        state = inputs[:, 0]
        for time in range(1, 4):
            state = self.step(state + inputs[:, time])
        return self.out(tf.nn.relu(state))

    def test_step(self, data):
        x, y = data
        predicted = self(x, training=False)
        return {"difference": tf.reduce_mean(tf.abs(y - predicted))}


x = np.sin(np.arange(160, dtype="float32")).reshape((10, 4, 4))
y = np.cos(np.arange(20, dtype="float32")).reshape((10, 2))
model = Shared()
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1, momentum=0.9), loss="mse")
