import tfjs as tf

# Data format, initializer, loss and metric are named by strings.
model = tf.sequential()
model.add(tf.layers.flatten({"dataFormat": "channelsFirst", "inputShape": [2, 1, 2]}))
model.add(
    tf.layers.dense(
        {"units": 3, "activation": "softmax", "kernelInitializer": "glorotNormal"}
    )
)
model.compile(
    {
        "optimizer": "sgd",
        "loss": "categoricalCrossentropy",
        "metrics": ["categoricalAccuracy"],
    }
)

xs = tf.tensor4d([[[[1, 0]], [[0, 1]]], [[[0, 1]], [[1, 1]]]], [2, 2, 1, 2])
ys = tf.tensor2d([[1, 0, 0], [0, 0, 1]], [2, 3])
model.fit(xs, ys, {"epochs": 10})
model.predict(xs).print()
