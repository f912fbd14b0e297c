import numpy as np
from tensorflow import keras


def windows(series, length):
    """Each window of the series, and the value that follows it."""
    x = []
    y = []
    for start in range(len(series) - length):
        x.append(series[start : start + length])
        y.append(series[start + length])
    return x, y


series = [0.0, 0.5, 0.9, 1.0, 0.8, 0.4, -0.1, -0.6, -0.9, -1.0, -0.8, -0.3]
x, y = windows(series, 4)
x = np.array(x).reshape(-1, 4, 1)
y = np.array(y)

split = 6
x_train, x_val = x[:split], x[split:]
y_train, y_val = y[:split], y[split:]

model = keras.models.Sequential(
    [
        keras.layers.SimpleRNN(4, return_sequences=True, input_shape=[None, 1]),
        keras.layers.SimpleRNN(4),
        keras.layers.Dense(1),
    ]
)
model.compile(loss="mse", optimizer=keras.optimizers.SGD(learning_rate=0.05))
history = model.fit(
    x_train, y_train, epochs=4, batch_size=3, validation_data=(x_val, y_val)
)
print("best:", min(history.history["val_loss"]))
