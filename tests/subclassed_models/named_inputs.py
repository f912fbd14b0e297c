import keras
import numpy as np
import tensorflow as tf
from keras import layers


class WideAndDeep(keras.Model):
    def __init__(self):
        super().__init__()
        self.deep = [layers.Dense(6, activation="relu"), layers.Dense(4, activation="relu")]
        self.out = layers.Dense(1)

    def call(self, inputs):
        deep = inputs["numbers"]
        for layer in self.deep:
            deep = layer(deep)
        return self.out(tf.concat([inputs["flags"], deep], axis=-1))


x = {
    "numbers": np.sin(np.arange(48, dtype="float32")).reshape((12, 4)),
    "flags": (np.arange(24) % 2).astype("float32").reshape((12, 2)),
}
y = np.cos(np.arange(12, dtype="float32")).reshape((12, 1))
model = WideAndDeep()
model.compile(optimizer=keras.optimizers.Adagrad(learning_rate=0.1), loss="mse", metrics=["mae"])
