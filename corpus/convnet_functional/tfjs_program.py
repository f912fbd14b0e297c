import tfjs as tf

images = tf.range(0, 6 * 8 * 8 * 3, 1, "int32").div(7.0).cos().reshape([6, 8, 8, 3])
labels = tf.tensor1d([0, 1, 2, 0, 1, 2])

inputs = tf.input({"shape": [8, 8, 3], "name": "image"})
x = tf.layers.conv2d(
    {"filters": 4, "kernelSize": 3, "padding": "same", "activation": "relu"}
).apply(inputs)
x = tf.layers.averagePooling2d({"poolSize": 2}).apply(x)
x = tf.layers.conv2d(
    {"filters": 6, "kernelSize": 3, "strides": 2, "padding": "same", "useBias": False}
).apply(x)
x = tf.layers.batchNormalization().apply(x)
x = tf.layers.activation({"activation": "relu"}).apply(x)
x = tf.layers.globalAveragePooling2d({}).apply(x)
outputs = tf.layers.dense({"units": 3, "activation": "softmax"}).apply(x)
model = tf.model({"inputs": inputs, "outputs": outputs, "name": "small_convnet"})

model.compile(
    {
        "optimizer": tf.train.rmsprop({"learningRate": 0.01}),
        "loss": "sparseCategoricalCrossentropy",
        "metrics": ["accuracy"],
    }
)
model.fit(images, labels, {"epochs": 3, "batchSize": 3})

predictions = model.predict(images)
predictions.argMax(1).print()
