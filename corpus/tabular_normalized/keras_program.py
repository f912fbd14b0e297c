import numpy as np
from tensorflow.keras import Sequential
from tensorflow.keras.layers import Dense, Dropout

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
mpg = np.array([18.0, 24.0, 21.0, 32.0, 15.0, 27.0], dtype="float32")

# Normalize with the statistics of the training data.
mean = features.mean(axis=0)
std = features.std(axis=0)
normalized = (features - mean) / std

model = Sequential()
model.add(Dense(8, activation="relu", input_shape=(features.shape[1],)))
model.add(Dense(4, activation="relu"))
model.add(Dense(1))
model.compile(optimizer="rmsprop", loss="mse", metrics=["mae", "mse"])

history = model.fit(normalized, mpg, epochs=4, batch_size=3, verbose=0)
for epoch, mae in enumerate(history.history["mae"]):
    print("epoch", epoch, "mae", mae)
