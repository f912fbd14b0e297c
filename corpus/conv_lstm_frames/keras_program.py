import keras
import numpy as np
from keras import layers

# Three films of four frames each.
frames = np.sin(np.arange(3 * 4 * 6 * 6) / 5).reshape(3, 4, 6, 6, 1)
labels = np.array([[0.0], [1.0], [0.0]])

model = keras.Sequential()
model.add(keras.Input(shape=(4, 6, 6, 1)))
model.add(layers.TimeDistributed(layers.Conv2D(2, 3, activation="relu")))
model.add(layers.TimeDistributed(layers.Flatten()))
model.add(layers.LSTM(3, return_sequences=False))
model.add(layers.Dense(1, activation="sigmoid"))
model.compile(loss="binary_crossentropy", optimizer="sgd")
model.fit(frames, labels, epochs=2, batch_size=3)
print(model.predict(frames))
