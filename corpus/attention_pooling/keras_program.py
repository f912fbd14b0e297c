import keras
import numpy as np
from keras import layers

# Attention over time steps, written with plain layers.
inputs = keras.Input(shape=(5, 3))
hidden = layers.LSTM(4, return_sequences=True)(inputs)
scores = layers.Dense(1, activation="tanh")(hidden)
scores = layers.Flatten()(scores)
weights = layers.Softmax()(scores)
weights = layers.RepeatVector(4)(weights)
weights = layers.Permute((2, 1))(weights)
weighted = layers.Multiply()([hidden, weights])
context = layers.GlobalAveragePooling1D()(weighted)
outputs = layers.Dense(1)(context)

model = keras.Model(inputs=inputs, outputs=outputs)
model.compile(optimizer="sgd", loss="mse")

x = np.cos(np.arange(4 * 5 * 3)).reshape(4, 5, 3)
y = np.array([0.0, 1.0, -1.0, 0.5])
model.fit(x, y, epochs=2, batch_size=2)
print(model.predict(x).shape)
