import keras
import numpy as np
from keras import layers


class Reproducing(keras.Model):
    """Learns its inputs, whatever it is given to learn: its steps hand on what they are given."""

    def __init__(self):
        super().__init__()
        self.inner = layers.Dense(3, activation="tanh")
        self.out = layers.Dense(4)

    def call(self, inputs):
        return self.out(self.inner(inputs))

    def train_step(self, *args):
        data = args[-1]
        args = args[:-1]
        x, _ = data
        return super().train_step(*args, (x, x))

    def test_step(self, *args):
        return super().test_step(*args)


x = np.cos(np.arange(64, dtype="float32")).reshape((16, 4))
y = np.sin(np.arange(64, dtype="float32")).reshape((16, 4))
model = Reproducing()
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="mse")
