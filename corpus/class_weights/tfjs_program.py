import tfjs as tf

features = tf.linspace(-1, 1, 40).reshape([10, 4])
targets = tf.tensor1d([0, 0, 0, 0, 0, 0, 0, 0, 1, 1])

# Weight the classes by how rare they are.
counts = [8, 2]
weight_for_0 = 1.0 / counts[0]
weight_for_1 = 1.0 / counts[1]

model = tf.sequential(
    {
        "layers": [
            tf.layers.dense({"units": 8, "activation": "relu", "inputShape": [4]}),
            tf.layers.dense({"units": 1, "activation": "sigmoid"}),
        ]
    }
)
model.compile(
    {"optimizer": tf.train.sgd({"learningRate": 0.1}), "loss": "binaryCrossentropy"}
)

history = model.fit(
    features,
    targets,
    {
        "batchSize": 5,
        "epochs": 3,
        "verbose": 0,
        "classWeight": {0: weight_for_0, 1: weight_for_1},
    },
).result()
print("losses:", history.history["loss"])
