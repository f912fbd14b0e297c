import keras
import numpy as np
from keras import layers


class Pair(keras.Model):
    def __init__(self):
        super().__init__()
        self.lstm = layers.LSTM(5, return_sequences=True, return_state=True)
        self.each = layers.Dense(2)
        self.last = layers.Dense(1)

    def call(self, inputs):
        sequence, state, _ = self.lstm(inputs)
        return self.each(sequence), self.last(state)


x = np.sin(np.arange(96, dtype="float32")).reshape((8, 4, 3))
y = [
    np.cos(np.arange(64, dtype="float32")).reshape((8, 4, 2)),
    np.cos(np.arange(8, dtype="float32")).reshape((8, 1)),
]
model = Pair()
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1, momentum=0.9), loss=["mse", "mae"])
