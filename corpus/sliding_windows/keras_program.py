import keras
import numpy as np

steps = np.arange(80)
series = np.sin(steps * 0.3) + 0.05 * steps
split_time = 60
window_size = 8

mean = series[:split_time].mean()
std = series[:split_time].std()
scaled = (series - mean) / std


def create_windows(values, window, horizon=1):
    xs, ys = [], []
    for i in range(len(values) - window - horizon + 1):
        xs.append(values[i : i + window])
        ys.append(values[i + window : i + window + horizon])
    return np.array(xs)[..., np.newaxis], np.array(ys)


x_train, y_train = create_windows(scaled[:split_time], window_size)
x_test, y_test = create_windows(scaled[split_time - window_size :], window_size)
print(x_train.shape, y_train.shape, x_test.shape)

model = keras.models.Sequential(
    [
        keras.layers.Input((window_size, 1)),
        keras.layers.Conv1D(4, 3, padding="causal", activation="relu"),
        keras.layers.LSTM(6),
        keras.layers.Dense(1),
    ]
)
model.compile(
    loss=keras.losses.Huber(), optimizer=keras.optimizers.SGD(0.05, momentum=0.9)
)
history = model.fit(x_train, y_train, epochs=3, batch_size=13, verbose=0)
print(history.history["loss"])

print(model.predict(x_test, verbose=0))
