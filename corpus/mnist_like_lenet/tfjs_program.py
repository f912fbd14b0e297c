import tfjs as tf

img_rows, img_cols = 12, 12
num_classes = 2

x_train = tf.range(0, 4 * img_rows * img_cols, 1, "int32").div(9).sin()
x_train = x_train.reshape([4, img_rows, img_cols, 1]).cast("float32")
y_train = tf.oneHot(tf.cast([0, 1, 1, 0], "int32"), num_classes, 1, 0, "float32")
print("x_train shape:", x_train.shape)
print(x_train.shape[0], "train samples")

model = tf.sequential()
model.add(
    tf.layers.conv2d(
        {
            "filters": 3,
            "kernelSize": [3, 3],
            "activation": "tanh",
            "inputShape": [img_rows, img_cols, 1],
        }
    )
)
model.add(tf.layers.averagePooling2d({"poolSize": [2, 2]}))
model.add(tf.layers.conv2d({"filters": 4, "kernelSize": [3, 3], "activation": "tanh"}))
model.add(tf.layers.averagePooling2d({"poolSize": [2, 2]}))
model.add(tf.layers.flatten())
model.add(tf.layers.dense({"units": 6, "activation": "tanh"}))
model.add(tf.layers.dense({"units": num_classes, "activation": "softmax"}))

model.compile(
    {"loss": "categoricalCrossentropy", "optimizer": "sgd", "metrics": ["accuracy"]}
)
model.fit(
    x_train,
    y_train,
    {"batchSize": 2, "epochs": 2, "verbose": 1, "validationData": [x_train, y_train]},
)
score = [t.dataSync()[0] for t in model.evaluate(x_train, y_train)]
print("Test loss:", score[0])
