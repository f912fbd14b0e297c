import keras
import numpy as np
import tensorflow as tf
from keras import layers

features = np.sin(np.arange(96)).reshape(32, 3).astype("float32")
labels = (features.sum(axis=1, keepdims=True) > 0).astype("float32")

batch_size = 8
train_ds = tf.data.Dataset.from_tensor_slices((features[:24], labels[:24]))
val_ds = tf.data.Dataset.from_tensor_slices((features[24:], labels[24:]))


def scale(x, y):
    return x * 2.0, y


train_ds = train_ds.map(scale).batch(batch_size).prefetch(tf.data.AUTOTUNE)
val_ds = val_ds.map(scale).batch(batch_size)

model = keras.Sequential(
    [
        keras.Input(shape=(3,)),
        layers.Dense(6, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.2),
    loss="binary_crossentropy",
    metrics=["accuracy"],
)
history = model.fit(train_ds, epochs=3, validation_data=val_ds, verbose=0)
print("val_loss", history.history["val_loss"])
loss, accuracy = model.evaluate(val_ds, verbose=0)
print("evaluated", loss)
for x_batch, y_batch in val_ds.take(1):
    print(x_batch.shape, y_batch.shape)
