import tfjs as tf


def inverted_residual(x, expansion, filters):
    channels = x.shape[-1]
    y = tf.layers.conv2d(
        {"filters": expansion * channels, "kernelSize": 1, "useBias": False}
    ).apply(x)
    y = tf.layers.batchNormalization({"momentum": 0.9}).apply(y)
    y = tf.layers.reLU({"maxValue": 6}).apply(y)
    y = tf.layers.depthwiseConv2d(
        {"kernelSize": 3, "padding": "same", "useBias": False}
    ).apply(y)
    y = tf.layers.batchNormalization({"momentum": 0.9}).apply(y)
    y = tf.layers.reLU({"maxValue": 6}).apply(y)
    y = tf.layers.conv2d({"filters": filters, "kernelSize": 1, "useBias": False}).apply(
        y
    )
    if filters == channels:
        y = tf.layers.add({}).apply([x, y])
    return y


inputs = tf.input({"shape": [6, 6, 2]})
x = tf.layers.separableConv2d({"filters": 4, "kernelSize": 3, "padding": "same"}).apply(
    inputs
)
for filters in [4, 6]:
    x = inverted_residual(x, expansion=2, filters=filters)
x = tf.layers.globalAveragePooling2d({}).apply(x)
outputs = tf.layers.dense({"units": 1}).apply(x)
model = tf.model({"inputs": inputs, "outputs": outputs})
model.compile({"optimizer": "adam", "loss": "meanSquaredError", "metrics": ["mae"]})

images = tf.range(0, 4 * 6 * 6 * 2, 1, "int32").div(4).cos().reshape([4, 6, 6, 2])
targets = tf.tensor1d([0.1, 0.4, 0.2, 0.3])
history = model.fit(images, targets, {"epochs": 2, "batchSize": 4}).result()
print(history.history["mae"])
