import tfjs as tf

steps = tf.range(0, 80, 1, "int32")
series = steps.mul(0.3).sin().add(steps.mul(0.05))
split_time = 60
window_size = 8

mean = series.slice([0], [split_time]).mean()
std = tf.moments(series.slice([0], [split_time]))["variance"].sqrt()
scaled = series.sub(mean).div(std)


def create_windows(values, window, horizon=1):
    xs, ys = [], []
    for i in range(values.shape[0] - window - horizon + 1):
        xs.append(values.slice([i], [window]))
        ys.append(values.slice([i + window], [horizon]))
    return tf.tensor(xs).expandDims(-1), tf.tensor(ys)


x_train, y_train = create_windows(scaled.slice([0], [split_time]), window_size)
x_test, y_test = create_windows(
    scaled.slice([split_time - window_size], [-1]), window_size
)
print(x_train.shape, y_train.shape, x_test.shape)

model = tf.sequential(
    {
        "layers": [
            tf.layers.conv1d(
                {
                    "filters": 4,
                    "kernelSize": 3,
                    "padding": "causal",
                    "activation": "relu",
                    "inputShape": [window_size, 1],
                }
            ),
            tf.layers.lstm(
                {"units": 6, "recurrentActivation": "sigmoid", "unitForgetBias": True}
            ),
            tf.layers.dense({"units": 1}),
        ]
    }
)
model.compile(
    {
        "loss": tf.losses.huberLoss,
        "optimizer": tf.train.momentum({"learningRate": 0.05, "momentum": 0.9}),
    }
)
history = model.fit(
    x_train, y_train, {"epochs": 3, "batchSize": 13, "verbose": 0}
).result()
print(history.history["loss"])

model.predict(x_test).print()
