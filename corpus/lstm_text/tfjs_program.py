import tfjs as tf

max_features = 20
maxlen = 6

x_train = tf.tensor2d(
    [
        [1, 4, 7, 2, 0, 0],
        [1, 9, 3, 0, 0, 0],
        [1, 12, 14, 6, 8, 2],
        [1, 5, 5, 19, 2, 0],
    ],
    [4, 6],
)
y_train = tf.tensor1d([1, 0, 1, 0])

print("Build model...")
model = tf.sequential()
model.add(
    tf.layers.embedding({"inputDim": max_features, "outputDim": 4, "maskZero": True})
)
model.add(
    tf.layers.lstm(
        {"units": 5, "recurrentActivation": "sigmoid", "unitForgetBias": True}
    )
)
model.add(tf.layers.dense({"units": 1, "activation": "sigmoid"}))

model.compile(
    {"loss": "binaryCrossentropy", "optimizer": "sgd", "metrics": ["accuracy"]}
)

print("Train...")
model.fit(x_train, y_train, {"batchSize": 2, "epochs": 2, "verbose": 0})
score, acc = [
    t.dataSync()[0] for t in model.evaluate(x_train, y_train, {"batchSize": 2})
]
print("Test score:", score)
print("Test accuracy:", acc)
