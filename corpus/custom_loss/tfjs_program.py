import tfjs as tf


def log_cosh_loss(y_true, y_pred):
    """Quadratic near zero, linear far away."""
    error = y_pred.sub(y_true)
    return error.add(error.mul(-2.0).softplus()).sub(tf.log(2.0)).mean(-1)


def weighted_square(weight):
    """A loss function for a weight."""

    def loss(y_true, y_pred):
        return y_true.sub(y_pred).square().mean(-1).mul(weight)

    return loss


x = tf.tensor2d([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [2.0, 1.0]], [4, 2])
y = tf.tensor2d([[1.0], [2.0], [3.0], [5.0]], [4, 1])

model = tf.sequential({"layers": [tf.layers.dense({"units": 1, "inputShape": [2]})]})
model.compile({"loss": log_cosh_loss, "optimizer": "sgd"})
history = model.fit(x, y, {"epochs": 3, "batchSize": 2}).result()
print(history.history["loss"])

model.compile({"loss": weighted_square(0.5), "optimizer": "sgd"})
history = model.fit(x, y, {"epochs": 3, "batchSize": 2}).result()
print(history.history["loss"])
