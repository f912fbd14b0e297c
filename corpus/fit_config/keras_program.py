import keras
import numpy as np

model = keras.Sequential()
model.add(keras.layers.Dense(units=1, input_shape=[2]))
model.compile(optimizer="sgd", loss="mean_squared_error")

xs = np.array([[0.5, 1], [1, 0.5], [1.5, 2], [2, 1.5]])
ys = np.array([[1.5], [0.5], [4.5], [3.5]])

model.fit(xs, ys, epochs=1000)

# What fit() gives back.
history = model.fit(xs, ys, batch_size=2, epochs=5, shuffle=False)
print(history.history["loss"])
