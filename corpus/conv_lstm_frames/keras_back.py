import keras
import numpy as np

# Three films of four frames each.
frames = np.reshape(np.sin(np.arange(3 * 4 * 6 * 6) / 5), [3, 4, 6, 6, 1])
labels = np.array([[0.0], [1.0], [0.0]])

model = keras.Sequential()
model.add(keras.layers.InputLayer(shape=[4, 6, 6, 1]))
model.add(
    keras.layers.TimeDistributed(
        layer=keras.layers.Conv2D(filters=2, kernel_size=3, activation="relu")
    )
)
model.add(keras.layers.TimeDistributed(layer=keras.layers.Flatten()))
model.add(keras.layers.LSTM(units=3, return_sequences=False))
model.add(keras.layers.Dense(units=1, activation="sigmoid"))
model.compile(loss="binary_crossentropy", optimizer="sgd")
model.fit(frames, labels, epochs=2, batch_size=3)
print(model.predict(frames))
