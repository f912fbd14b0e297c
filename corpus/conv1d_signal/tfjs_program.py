import tfjs as tf

sequence_length = 16
num_channels = 2

signals = tf.range(0, 6 * sequence_length * num_channels, 1, "int32").div(3).sin()
signals = signals.reshape([6, sequence_length, num_channels])
labels = tf.oneHot(tf.cast([0, 1, 2, 0, 1, 2], "int32"), 3, 1, 0, "float32")

model = tf.sequential()
model.add(
    tf.layers.conv1d(
        {
            "filters": 4,
            "kernelSize": 3,
            "activation": "relu",
            "inputShape": [sequence_length, num_channels],
        }
    )
)
model.add(tf.layers.maxPooling1d({"poolSize": 2}))
model.add(tf.layers.conv1d({"filters": 6, "kernelSize": 3, "activation": "relu"}))
model.add(tf.layers.globalMaxPooling1d())
model.add(tf.layers.dense({"units": 3, "activation": "softmax"}))

model.compile(
    {
        "loss": "categoricalCrossentropy",
        "optimizer": tf.train.sgd({"learningRate": 0.1}),
        "metrics": ["accuracy"],
    }
)
model.fit(signals, labels, {"epochs": 2, "batchSize": 3})

loss, accuracy = [t.dataSync()[0] for t in model.evaluate(signals, labels)]
print("accuracy", accuracy)
