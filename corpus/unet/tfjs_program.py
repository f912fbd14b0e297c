import tfjs as tf


def double_conv(x, filters):
    x = tf.layers.conv2d(
        {"filters": filters, "kernelSize": 3, "padding": "same", "activation": "relu"}
    ).apply(x)
    x = tf.layers.conv2d(
        {"filters": filters, "kernelSize": 3, "padding": "same", "activation": "relu"}
    ).apply(x)
    return x


def build_unet(size, depths):
    inputs = tf.input({"shape": [size, size, 1]})
    x = inputs

    # The way down: the tensors to come back to are kept.
    skips = []
    for filters in depths:
        x = double_conv(x, filters)
        skips.append(x)
        x = tf.layers.maxPooling2d({"poolSize": 2}).apply(x)

    x = double_conv(x, 8)

    # The way up.
    for level in range(len(depths) - 1, -1, -1):
        filters = depths[level]
        x = tf.layers.conv2dTranspose(
            {"filters": filters, "kernelSize": 2, "strides": 2, "padding": "same"}
        ).apply(x)
        x = tf.layers.concatenate({}).apply([x, skips[level]])
        x = double_conv(x, filters)

    outputs = tf.layers.conv2d(
        {"filters": 1, "kernelSize": 1, "activation": "sigmoid"}
    ).apply(x)
    return tf.model({"inputs": inputs, "outputs": outputs})


model = build_unet(8, [2, 4])
model.compile({"optimizer": "sgd", "loss": "binaryCrossentropy"})

images = tf.range(0, 4 * 64, 1, "int32").div(5).sin().reshape([4, 8, 8, 1])
masks = images.greater(0).cast("float32")
model.fit(images, masks, {"batchSize": 2, "epochs": 2})
print(model.predict(images).shape)
