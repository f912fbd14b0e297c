import keras
import numpy as np

# Columns: cylinders, horsepower, weight.
features = np.array(
    [
        [8, 130, 3504],
        [4, 95, 2372],
        [6, 100, 3233],
        [4, 65, 1836],
        [8, 198, 4341],
        [4, 88, 2130],
    ],
    dtype="float32",
)
mpg = np.array([18.0, 24.0, 21.0, 32.0, 15.0, 27.0])

# Normalize with the statistics of the training data.
mean = features.mean(axis=0)
std = np.sqrt(keras.ops.var(features, 0))
normalized = (features - mean) / std

model = keras.Sequential()
model.add(
    keras.layers.Dense(units=8, activation="relu", input_shape=[features.shape[1]])
)
model.add(keras.layers.Dense(units=4, activation="relu"))
model.add(keras.layers.Dense(units=1))
model.compile(optimizer="rmsprop", loss="mean_squared_error", metrics=["mae", "mse"])

history = model.fit(normalized, mpg, epochs=4, batch_size=3, verbose=0)
for epoch, mae in enumerate(history.history["mae"]):
    print("epoch", epoch, "mae", mae)
