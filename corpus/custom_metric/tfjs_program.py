import tfjs as tf


def mean_error(y_true, y_pred):
    return y_true.sub(y_pred).abs().mean()


def r_squared(y_true, y_pred):
    residual = y_true.sub(y_pred).square().sum()
    total = y_true.sub(y_true.mean()).square().sum()
    return tf.scalar(1).sub(residual.div(total.add(1e-7)))


model = tf.sequential()
model.add(tf.layers.dense({"units": 4, "activation": "tanh", "inputDim": 2}))
model.add(tf.layers.dense({"units": 1}))
model.compile(
    {
        "optimizer": "adam",
        "loss": "meanSquaredError",
        "metrics": [mean_error, r_squared],
    }
)

x = tf.linspace(0, 1, 16).reshape([8, 2])
y = tf.linspace(2, 4, 8).reshape([8, 1])
model.fit(x, y, {"epochs": 2, "batchSize": 8})
results = [t.dataSync()[0] for t in model.evaluate(x, y, {"batchSize": 8})]
print(results)
