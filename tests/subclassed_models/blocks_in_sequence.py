import keras
import numpy as np
from keras import layers


class Block(keras.Model):
    """A branch for training, inside of a sequential model."""

    def __init__(self, units):
        super().__init__()
        self.dense = layers.Dense(units, activation="tanh")

    def call(self, inputs, training=None):
        outputs = self.dense(inputs)
        return outputs * 0.5 if training else outputs


class Net(keras.Model):
    """Models of one's own that are added to sequential ones, as the first layer too."""

    def __init__(self):
        super().__init__()
        self.blocks = keras.Sequential(name="blocks")
        for units in [6, 5]:
            block = Block(units)
            self.blocks.add(block)
        self.out = layers.Dense(1)

    def call(self, inputs, training=None):
        return self.out(self.blocks(inputs, training=training))


x = np.cos(np.arange(64, dtype="float32")).reshape((16, 4))
y = np.sin(np.arange(16, dtype="float32")).reshape((16, 1))
model = Net()
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.05), loss="mse", metrics=["mae"])
