import keras
import numpy as np

sequence_length = 16
num_channels = 2

signals = np.sin(np.arange(6 * sequence_length * num_channels) / 3)
signals = np.reshape(signals, [6, sequence_length, num_channels])
labels = keras.ops.one_hot(
    keras.ops.cast([0, 1, 2, 0, 1, 2], "int32"), 3, dtype="float32"
)

model = keras.Sequential()
model.add(
    keras.layers.Conv1D(
        filters=4,
        kernel_size=3,
        activation="relu",
        input_shape=[sequence_length, num_channels],
    )
)
model.add(keras.layers.MaxPooling1D(pool_size=2))
model.add(keras.layers.Conv1D(filters=6, kernel_size=3, activation="relu"))
model.add(keras.layers.GlobalMaxPooling1D())
model.add(keras.layers.Dense(units=3, activation="softmax"))

model.compile(
    loss="categorical_crossentropy",
    optimizer=keras.optimizers.SGD(learning_rate=0.1),
    metrics=["accuracy"],
)
model.fit(signals, labels, epochs=2, batch_size=3)

loss, accuracy = model.evaluate(signals, labels)
print("accuracy", accuracy)
