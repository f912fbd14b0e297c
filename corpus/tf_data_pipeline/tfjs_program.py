import tfjs as tf

features = tf.range(0, 96).sin().reshape([32, 3]).cast("float32")
labels = features.sum(1, True).greater(0).cast("float32")

batch_size = 8
train_ds = tf.data.fromTensorSlices(
    (features.slice([0], [24]), labels.slice([0], [24]))
)
val_ds = tf.data.fromTensorSlices(
    (features.slice([24], [-1]), labels.slice([24], [-1]))
)


def scale(x, y):
    return x.mul(2.0), y


train_ds = train_ds.map(scale).batch(batch_size).prefetch(2)
val_ds = val_ds.map(scale).batch(batch_size)

model = tf.sequential(
    {
        "layers": [
            tf.layers.dense({"units": 6, "activation": "relu", "inputShape": [3]}),
            tf.layers.dense({"units": 1, "activation": "sigmoid"}),
        ]
    }
)
model.compile(
    {
        "optimizer": tf.train.sgd({"learningRate": 0.2}),
        "loss": "binaryCrossentropy",
        "metrics": ["accuracy"],
    }
)
history = model.fitDataset(
    train_ds, {"epochs": 3, "validationData": val_ds, "verbose": 0}
).result()
print("val_loss", history.history["val_loss"])
loss, accuracy = [t.dataSync()[0] for t in model.evaluateDataset(val_ds, {}).result()]
print("evaluated", loss)
for x_batch, y_batch in val_ds.take(1):
    print(x_batch.shape, y_batch.shape)
