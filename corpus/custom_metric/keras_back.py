import keras
import numpy as np


def mean_error(y_true, y_pred):
    return keras.ops.mean(keras.ops.abs(y_true - y_pred))


def r_squared(y_true, y_pred):
    residual = keras.ops.sum(keras.ops.square(y_true - y_pred))
    total = keras.ops.sum(keras.ops.square(y_true - keras.ops.mean(y_true)))
    return 1 - residual / (total + 1e-7)


model = keras.Sequential()
model.add(keras.layers.Dense(units=4, activation="tanh", input_dim=2))
model.add(keras.layers.Dense(units=1))
model.compile(
    optimizer="adam", loss="mean_squared_error", metrics=[mean_error, r_squared]
)

x = np.reshape(np.linspace(0, 1, num=16), [8, 2])
y = np.reshape(np.linspace(2, 4, num=8), [8, 1])
model.fit(x, y, epochs=2, batch_size=8)
results = model.evaluate(x, y, batch_size=8)
print(results)
