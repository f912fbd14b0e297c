import tfjs as tf

image_size = 8
num_classes = 2

# Synthetic photos: a bright half, on the left or on the right.
labels = tf.range(0, 12, 1, "int32").mod(num_classes)
left = tf.tensor1d([200.0, 200.0, 200.0, 200.0, 20.0, 20.0, 20.0, 20.0])
right = tf.scalar(220.0).sub(left)
columns = tf.where(labels.reshape([12, 1]).equal(0), left, right)
images = tf.zeros([12, image_size, image_size, 3]).add(
    tf.reshape(columns, [12, 1, image_size, 1])
)

data_augmentation = tf.sequential(
    {
        "layers": [
            tf.layers.randomFlip({"mode": "vertical"}),
            tf.layers.randomRotation({"factor": 0.1}),
            tf.layers.randomZoom({"heightFactor": 0.2}),
            tf.layers.randomContrast({"factor": 0.2}),
        ],
        "name": "augmentation",
    }
)


def make_classifier():
    inputs = tf.input({"shape": [image_size, image_size, 3]})
    x = tf.layers.rescaling({"scale": 1.0 / 255}).apply(inputs)
    x = tf.layers.conv2d(
        {
            "filters": 4,
            "kernelSize": 3,
            "strides": 2,
            "padding": "same",
            "activation": "relu",
        }
    ).apply(x)
    x = tf.layers.separableConv2d(
        {"filters": 6, "kernelSize": 3, "padding": "same", "activation": "relu"}
    ).apply(x)
    x = tf.layers.globalAveragePooling2d({}).apply(x)
    outputs = tf.layers.dense({"units": 1}).apply(x)
    return tf.model({"inputs": inputs, "outputs": outputs})


classifier = make_classifier()
classifier.compile(
    {
        "optimizer": tf.train.sgd({"learningRate": 0.5}),
        "loss": tf.losses.sigmoidCrossEntropy,
        "metrics": [tf.metrics.binaryAccuracy({"name": "acc", "threshold": 0.0})],
    }
)
classifier.fit(images, labels, {"batchSize": 4, "epochs": 3, "verbose": 0})

# The layers of augmentation are still at inference.
inputs = tf.input({"shape": [image_size, image_size, 3]})
model = tf.model(
    {"inputs": inputs, "outputs": classifier.apply(data_augmentation.apply(inputs))}
)
scores = model.predict(images)
print(scores.shape)
probability = scores.gather(0).gather(0).sigmoid().dataSync()[0]
print(f"This image is {100 * (1 - probability):.2f}% left.")
