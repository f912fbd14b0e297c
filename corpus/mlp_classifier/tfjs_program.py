import tfjs as tf

# Three classes on a small grid.
x_train = tf.linspace(-1.0, 1.0, 48).reshape([12, 4])
y_train = tf.tensor1d([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2])

model = tf.sequential(
    {
        "layers": [
            tf.layers.dense({"units": 8, "activation": "relu", "inputShape": [4]}),
            tf.layers.dense({"units": 8, "activation": "relu"}),
            tf.layers.dense({"units": 3, "activation": "softmax"}),
        ]
    }
)
model.compile(
    {
        "optimizer": "adam",
        "loss": "sparseCategoricalCrossentropy",
        "metrics": ["accuracy"],
    }
)
history = model.fit(
    x_train, y_train, {"batchSize": 4, "epochs": 3, "verbose": 0}
).result()

loss, accuracy = [t.dataSync()[0] for t in model.evaluate(x_train, y_train)]
print("Loss:", loss)
print("Accuracy:", accuracy)
print("Final loss:", history.history["loss"][-1])
