import tfjs as tf

num_classes = 4
input_shape = (8, 8, 1)

# The data: four shifted waves, scaled to the [0, 1] range.
x_train = tf.range(0, 8 * 64).sin().reshape([8, 8, 8, 1])
x_train = x_train.add(1).div(2)
y_train = tf.tensor1d([0, 1, 2, 3, 0, 1, 2, 3], "int32")

# Convert class vectors to binary class matrices.
y_train = tf.oneHot(y_train.cast("int32"), num_classes, 1, 0, "float32")

model = tf.sequential(
    {
        "layers": [
            tf.layers.conv2d(
                {
                    "filters": 4,
                    "kernelSize": [3, 3],
                    "activation": "relu",
                    "inputShape": input_shape,
                }
            ),
            tf.layers.maxPooling2d({"poolSize": [2, 2]}),
            tf.layers.conv2d(
                {"filters": 8, "kernelSize": [2, 2], "activation": "relu"}
            ),
            tf.layers.flatten(),
            tf.layers.dense({"units": num_classes, "activation": "softmax"}),
        ]
    }
)

model.summary()

batch_size = 4
epochs = 2

model.compile(
    {"loss": "categoricalCrossentropy", "optimizer": "adam", "metrics": ["accuracy"]}
)
model.fit(x_train, y_train, {"batchSize": batch_size, "epochs": epochs})

score = [t.dataSync()[0] for t in model.evaluate(x_train, y_train)]
print("Test loss:", score[0])
print("Test accuracy:", score[1])
