import tfjs as tf

x = tf.linspace(-1.0, 1.0, 12).reshape([12, 1])
y = x.mul(3).add(1)

model = tf.sequential()
model.add(tf.layers.inputLayer({"inputShape": [1]}))
model.add(tf.layers.dense({"units": 1}))
model.compile(
    {"optimizer": tf.train.sgd({"learningRate": 0.5}), "loss": "meanAbsoluteError"}
)

stopping = tf.callbacks.earlyStopping({"monitor": "val_loss", "patience": 1})
history = model.fit(
    x,
    y,
    {"epochs": 10, "batchSize": 4, "validationSplit": 0.25, "callbacks": [stopping]},
).result()
print("Epochs:", len(history.history["loss"]))
