import tfjs as tf

inputs = tf.input({"shape": [8], "name": "features"})
x1 = tf.layers.dense({"units": 10, "activation": "relu"}).apply(inputs)
x2 = tf.layers.dense({"units": 10, "activation": "relu"}).apply(x1)
outputs = tf.layers.dense({"units": 3, "name": "predictions"}).apply(x2)
model = tf.model({"inputs": inputs, "outputs": outputs})

optimizer = tf.train.sgd({"learningRate": 0.05})
loss_fn = tf.losses.sparseCategoricalCrossentropy({"fromLogits": True})
val_acc_metric = tf.metrics.sparseCategoricalAccuracy({})


def train_step(features, labels):
    def compute_loss():
        logits = model.apply(features, {"training": True})
        return loss_fn(labels, logits)

    loss_value = optimizer.minimize(
        compute_loss, True, [w.read() for w in model.trainableWeights]
    )
    return loss_value


x = tf.range(0, 240).sin().reshape([30, 8]).cast("float32")
y = tf.range(0, 30, 1, "int32").mod(3)
x_train, y_train = x.slice([0], [24]), y.slice([0], [24])
x_val, y_val = x.slice([24], [-1]), y.slice([24], [-1])

batch_size = 8
for epoch in range(2):
    print("Start of epoch", epoch)

    # Iterate over the batches of the training data.
    for step in range(3):
        low = step * batch_size
        loss = train_step(
            x_train.slice([low], [min(batch_size, x_train.shape[0] - low)]),
            y_train.slice([low], [min(batch_size, y_train.shape[0] - low)]),
        )
        print("Training loss at step", step, loss.dataSync()[0])

    # Run a validation loop at the end of each epoch.
    val_logits = model.apply(x_val, {"training": False})
    val_acc_metric.updateState(y_val, val_logits)
    print("Validation acc:", val_acc_metric.result().dataSync()[0])
    val_acc_metric.resetState()
