import tfjs as tf


def windows(series, length):
    """Each window of the series, and the value that follows it."""
    x = []
    y = []
    for start in range(len(series) - length):
        x.append(series[start : start + length])
        y.append(series[start + length])
    return x, y


series = [0.0, 0.5, 0.9, 1.0, 0.8, 0.4, -0.1, -0.6, -0.9, -1.0, -0.8, -0.3]
x, y = windows(series, 4)
x = tf.tensor(x).reshape([-1, 4, 1])
y = tf.tensor(y)

split = 6
x_train, x_val = x.slice([0], [split]), x.slice([split], [-1])
y_train, y_val = y.slice([0], [split]), y.slice([split], [-1])

model = tf.sequential(
    {
        "layers": [
            tf.layers.simpleRNN(
                {"units": 4, "returnSequences": True, "inputShape": [None, 1]}
            ),
            tf.layers.simpleRNN({"units": 4}),
            tf.layers.dense({"units": 1}),
        ]
    }
)
model.compile(
    {"loss": "meanSquaredError", "optimizer": tf.train.sgd({"learningRate": 0.05})}
)
history = model.fit(
    x_train, y_train, {"epochs": 4, "batchSize": 3, "validationData": [x_val, y_val]}
).result()
print("best:", min(history.history["val_loss"]))
