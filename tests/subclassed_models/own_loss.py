import keras
import numpy as np
from keras import layers


class Balanced(keras.Model):
    """The loss is the class's own, and Keras's step takes it."""

    def __init__(self):
        super().__init__()
        self.hidden = layers.Dense(6, activation="tanh")
        self.out = layers.Dense(2)

    def call(self, inputs):
        return self.out(self.hidden(inputs))

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        error = keras.ops.mean(keras.ops.square(y - y_pred))
        spread = keras.ops.mean(keras.ops.square(y_pred))
        return error + 0.1 * spread if training else error


x = np.sin(np.arange(48, dtype="float32")).reshape((12, 4))
y = np.cos(np.arange(24, dtype="float32")).reshape((12, 2))
model = Balanced()
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.1),
    metrics=[keras.metrics.MeanAbsoluteError()],
)
