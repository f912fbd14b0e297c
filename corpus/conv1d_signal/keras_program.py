import numpy as np
import tensorflow as tf

sequence_length = 16
num_channels = 2

signals = np.sin(np.arange(6 * sequence_length * num_channels) / 3)
signals = signals.reshape((6, sequence_length, num_channels))
labels = tf.keras.utils.to_categorical([0, 1, 2, 0, 1, 2], num_classes=3)

model = tf.keras.models.Sequential()
model.add(
    tf.keras.layers.Conv1D(
        filters=4,
        kernel_size=3,
        activation="relu",
        input_shape=(sequence_length, num_channels),
    )
)
model.add(tf.keras.layers.MaxPooling1D(pool_size=2))
model.add(tf.keras.layers.Conv1D(6, 3, activation="relu"))
model.add(tf.keras.layers.GlobalMaxPooling1D())
model.add(tf.keras.layers.Dense(3, activation="softmax"))

model.compile(
    loss="categorical_crossentropy",
    optimizer=tf.keras.optimizers.SGD(learning_rate=0.1),
    metrics=["accuracy"],
)
model.fit(signals, labels, epochs=2, batch_size=3)

loss, accuracy = model.evaluate(signals, labels)
print("accuracy", accuracy)
