import keras
import numpy as np
import tensorflow as tf
from keras import layers


class Sparse(keras.Model):
    """A penalty of the code and one of the kernels beside the compiled loss."""

    def __init__(self):
        super().__init__()
        self.code = layers.Dense(
            6, activation="relu", kernel_regularizer=keras.regularizers.L2(0.01)
        )
        self.out = layers.Dense(4)

    def call(self, inputs):
        code = self.code(inputs)
        self.add_loss(0.1 * tf.reduce_mean(tf.abs(code)))
        return self.out(code)


x = np.sin(np.arange(48, dtype="float32")).reshape((12, 4))
y = x
model = Sparse()
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="mse")
