import tfjs as tf

x = tf.linspace(0.0, 1.0, 8).reshape([8, 1])
y = x.mul(x)

model = tf.sequential({"layers": [tf.layers.dense({"units": 1, "inputShape": [1]})]})
model.compile(
    {"optimizer": tf.train.sgd({"learningRate": 0.1}), "loss": "meanSquaredError"}
)


def report(epoch, logs):
    print("epoch", epoch, "loss", logs["loss"])


model.fit(
    x,
    y,
    {"epochs": 3, "batchSize": 4, "verbose": 0, "callbacks": [{"onEpochEnd": report}]},
)
