import tfjs as tf

inputs = tf.input({"shape": [8, 8, 1]})
x = tf.layers.conv2d(
    {"filters": 4, "kernelSize": 3, "activation": "relu", "name": "conv_1"}
).apply(inputs)
x = tf.layers.conv2d(
    {"filters": 6, "kernelSize": 3, "activation": "relu", "name": "last_conv"}
).apply(x)
x = tf.layers.globalAveragePooling2d({}).apply(x)
outputs = tf.layers.dense(
    {"units": 3, "activation": "softmax", "name": "predictions"}
).apply(x)
model = tf.model({"inputs": inputs, "outputs": outputs})

images = (
    tf.range(0, 8 * 64, 1, "int32")
    .mul(0.37)
    .sin()
    .reshape([8, 8, 8, 1])
    .cast("float32")
)
labels = tf.range(0, 8, 1, "int32").mod(3).cast("float32")
model.compile({"optimizer": "sgd", "loss": "sparseCategoricalCrossentropy"})
model.fit(images, labels, {"batchSize": 4, "epochs": 2, "verbose": 0})

# From the images to the activations of the last convolution and the predictions.
cam_model = tf.model(
    {
        "inputs": model.inputs,
        "outputs": [model.getLayer("last_conv").output, model.output],
    }
)
activations, predictions = cam_model.predict(images.slice([0], [2]))
print(activations.shape, predictions.shape)

# How much each place of the first image speaks for each class.
class_weights = model.getLayer("predictions").getWeights()[0]
heatmaps = activations.gather(0).matMul(class_weights)
heatmaps = heatmaps.maximum(0).div(heatmaps.max().add(1e-7))
print(heatmaps.shape, heatmaps.max().arraySync(), heatmaps.mean().arraySync())
