import keras
import numpy as np

# Attention over time steps, written with plain layers.
inputs = keras.Input(shape=[5, 3])
hidden = keras.layers.LSTM(units=4, return_sequences=True)(inputs)
scores = keras.layers.Dense(units=1, activation="tanh")(hidden)
scores = keras.layers.Flatten()(scores)
weights = keras.layers.Softmax()(scores)
weights = keras.layers.RepeatVector(n=4)(weights)
weights = keras.layers.Permute(dims=[2, 1])(weights)
weighted = hidden * weights
context = keras.layers.GlobalAveragePooling1D()(weighted)
outputs = keras.layers.Dense(units=1)(context)

model = keras.Model(inputs, outputs)
model.compile(optimizer="sgd", loss="mean_squared_error")

x = np.reshape(np.cos(np.arange(4 * 5 * 3)), [4, 5, 3])
y = np.array([0.0, 1.0, -1.0, 0.5])
model.fit(x, y, epochs=2, batch_size=2)
print(model.predict(x).shape)
