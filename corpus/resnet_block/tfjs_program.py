import tfjs as tf


def residual_block(x, filters, stride=1):
    shortcut = x
    x = tf.layers.conv2d(
        {"filters": filters, "kernelSize": 3, "strides": stride, "padding": "same"}
    ).apply(x)
    x = tf.layers.batchNormalization().apply(x)
    x = tf.layers.activation({"activation": "relu"}).apply(x)
    x = tf.layers.conv2d(
        {"filters": filters, "kernelSize": 3, "padding": "same"}
    ).apply(x)
    x = tf.layers.batchNormalization().apply(x)
    if stride != 1 or shortcut.shape[-1] != filters:
        shortcut = tf.layers.conv2d(
            {"filters": filters, "kernelSize": 1, "strides": stride, "padding": "same"}
        ).apply(shortcut)
    x = tf.layers.add({}).apply([x, shortcut])
    return tf.layers.activation({"activation": "relu"}).apply(x)


inputs = tf.input({"shape": [8, 8, 2]})
x = residual_block(inputs, 2)
x = residual_block(x, 4, stride=2)
x = tf.layers.globalAveragePooling2d({}).apply(x)
outputs = tf.layers.dense({"units": 2, "activation": "softmax"}).apply(x)
model = tf.model({"inputs": inputs, "outputs": outputs})
model.compile({"optimizer": "sgd", "loss": "categoricalCrossentropy"})

images = tf.range(0, 4 * 8 * 8 * 2, 1, "int32").div(3).sin().reshape([4, 8, 8, 2])
labels = tf.tensor2d([[1, 0], [0, 1], [1, 0], [0, 1]], [4, 2])
model.fit(images, labels, {"epochs": 2, "batchSize": 2, "verbose": 0})
model.predict(images).print()
