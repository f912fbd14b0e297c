import tensorflow as tf
import keras
import numpy as np

inputs = keras.Input(shape=[8], name="features")
x1 = keras.layers.Dense(units=10, activation="relu")(inputs)
x2 = keras.layers.Dense(units=10, activation="relu")(x1)
outputs = keras.layers.Dense(units=3, name="predictions")(x2)
model = keras.Model(inputs, outputs)

optimizer = keras.optimizers.SGD(learning_rate=0.05)
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
val_acc_metric = keras.metrics.SparseCategoricalAccuracy()


def train_step(features, labels):
    with tf.GradientTape() as tape:
        logits = model(features, training=True)
        loss_value = loss_fn(labels, logits)

    grads = tape.gradient(loss_value, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    return loss_value


x = keras.ops.cast(np.reshape(np.sin(np.arange(240)), [30, 8]), "float32")
y = np.arange(30) % 3
x_train, y_train = x[:24], y[:24]
x_val, y_val = x[24:], y[24:]

batch_size = 8
for epoch in range(2):
    print("Start of epoch", epoch)

    # Iterate over the batches of the training data.
    for step in range(3):
        low = step * batch_size
        loss = train_step(
            x_train[low : low + batch_size],
            y_train[low : low + batch_size],
        )
        print("Training loss at step", step, float(loss))

    # Run a validation loop at the end of each epoch.
    val_logits = model(x_val, training=False)
    val_acc_metric.update_state(y_val, val_logits)
    print("Validation acc:", float(val_acc_metric.result()))
    val_acc_metric.reset_state()
