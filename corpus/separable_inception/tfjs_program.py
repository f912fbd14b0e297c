import tfjs as tf


def inception_module(x, filters):
    """Four towers side by side, as in GoogLeNet."""
    tower_1 = tf.layers.conv2d(
        {"filters": filters, "kernelSize": 1, "padding": "same", "activation": "relu"}
    ).apply(x)
    tower_2 = tf.layers.conv2d(
        {"filters": filters, "kernelSize": 1, "padding": "same", "activation": "relu"}
    ).apply(x)
    tower_2 = tf.layers.conv2d(
        {"filters": filters, "kernelSize": 3, "padding": "same", "activation": "relu"}
    ).apply(tower_2)
    tower_3 = tf.layers.averagePooling2d(
        {"poolSize": 3, "strides": 1, "padding": "same"}
    ).apply(x)
    tower_3 = tf.layers.conv2d(
        {"filters": filters, "kernelSize": 1, "padding": "same", "activation": "relu"}
    ).apply(tower_3)
    return tf.layers.concatenate({"axis": -1}).apply([tower_1, tower_2, tower_3])


inputs = tf.input({"shape": [6, 6, 2]})
x = tf.layers.zeroPadding2d({"padding": 1}).apply(inputs)
x = inception_module(x, 2)
x = inception_module(x, 3)
x = tf.layers.cropping2D({"cropping": 1}).apply(x)
x = tf.layers.flatten().apply(x)
outputs = tf.layers.dense({"units": 3, "activation": "softmax"}).apply(x)
model = tf.model({"inputs": inputs, "outputs": outputs, "name": "inception"})

images = tf.range(0, 3 * 6 * 6 * 2, 1, "int32").div(5).cos().reshape([3, 6, 6, 2])
labels = tf.tensor1d([0, 1, 2])
model.compile(
    {
        "optimizer": tf.train.sgd({"learningRate": 0.01}),
        "loss": "sparseCategoricalCrossentropy",
    }
)
history = model.fit(
    images, labels, {"epochs": 2, "batchSize": 3, "verbose": 0}
).result()
print(history.history["loss"])
