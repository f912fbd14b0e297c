import keras
import numpy as np


def log_cosh_loss(y_true, y_pred):
    """Quadratic near zero, linear far away."""
    error = y_pred - y_true
    return keras.ops.mean(
        error + keras.ops.softplus(error * -2.0) - keras.ops.log(2.0), axis=-1
    )


def weighted_square(weight):
    """A loss function for a weight."""

    def loss(y_true, y_pred):
        return keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1) * weight

    return loss


x = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [2.0, 1.0]])
y = np.array([[1.0], [2.0], [3.0], [5.0]])

model = keras.Sequential([keras.layers.Dense(units=1, input_shape=[2])])
model.compile(loss=log_cosh_loss, optimizer="sgd")
history = model.fit(x, y, epochs=3, batch_size=2)
print(history.history["loss"])

model.compile(loss=weighted_square(0.5), optimizer="sgd")
history = model.fit(x, y, epochs=3, batch_size=2)
print(history.history["loss"])
