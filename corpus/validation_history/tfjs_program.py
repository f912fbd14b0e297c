import tfjs as tf

x = tf.linspace(-1.0, 1.0, 20).reshape([20, 1])
y = x.pow(2)

model = tf.sequential(
    {
        "layers": [
            tf.layers.dense({"units": 6, "activation": "tanh", "inputShape": [1]}),
            tf.layers.dense({"units": 1}),
        ]
    }
)
model.compile(
    {
        "loss": "meanSquaredError",
        "optimizer": tf.train.sgd({"learningRate": 0.1}),
        "metrics": ["mae"],
    }
)
history = model.fit(
    x, y, {"validationSplit": 0.2, "epochs": 4, "batchSize": 4, "verbose": 0}
).result()

loss = history.history["loss"]
val_loss = history.history["val_loss"]
for epoch in range(len(loss)):
    print("epoch", epoch + 1, "loss", loss[epoch], "val_loss", val_loss[epoch])

if val_loss[-1] < val_loss[0]:
    print("It is learning.")
