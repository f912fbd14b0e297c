import tensorflow as tf
import keras
import numpy as np

features = keras.ops.cast(np.reshape(np.sin(np.arange(96)), [32, 3]), "float32")
labels = keras.ops.cast(np.sum(features, axis=1, keepdims=True) > 0, "float32")

batch_size = 8
train_ds = tf.data.Dataset.from_tensor_slices((features[:24], labels[:24]))
val_ds = tf.data.Dataset.from_tensor_slices((features[24:], labels[24:]))


def scale(x, y):
    return x * 2.0, y


train_ds = train_ds.map(scale).batch(batch_size).prefetch(2)
val_ds = val_ds.map(scale).batch(batch_size)

model = keras.Sequential(
    [
        keras.layers.Dense(units=6, activation="relu", input_shape=[3]),
        keras.layers.Dense(units=1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.2),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(train_ds, epochs=3, validation_data=val_ds, verbose=0)
print("val_loss", history.history["val_loss"])
loss, accuracy = model.evaluate(val_ds)
print("evaluated", loss)
for x_batch, y_batch in val_ds.take(1):
    print(x_batch.shape, y_batch.shape)
