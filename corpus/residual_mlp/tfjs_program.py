import tfjs as tf

num_blocks = 3
width = 6

inputs = tf.input({"shape": [width]})
x = inputs
for i in range(num_blocks):
    y = tf.layers.layerNormalization({"name": f"norm_{i}"}).apply(x)
    y = tf.layers.dense(
        {"units": width * 2, "activation": "relu", "name": f"expand_{i}"}
    ).apply(y)
    y = tf.layers.dense({"units": width, "name": f"project_{i}"}).apply(y)
    x = tf.layers.add({}).apply([x, y])

outputs = tf.layers.dense({"units": 2, "activation": "softmax"}).apply(x)
model = tf.model({"inputs": inputs, "outputs": outputs})

x_train = tf.range(0, 8 * width).sin().reshape([8, width])
y_train = tf.tensor1d([0, 1, 0, 1, 0, 1, 0, 1])
model.compile(
    {
        "optimizer": tf.train.sgd({"learningRate": 0.05}),
        "loss": "sparseCategoricalCrossentropy",
        "metrics": ["accuracy"],
    }
)
model.fit(x_train, y_train, {"epochs": 2, "batchSize": 4})
