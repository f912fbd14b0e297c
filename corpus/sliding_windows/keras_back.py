import keras
import numpy as np

steps = np.arange(80)
series = np.sin(steps * 0.3) + steps * 0.05
split_time = 60
window_size = 8

mean = np.mean(series[:split_time])
std = np.sqrt(keras.ops.var(series[:split_time]))
scaled = (series - mean) / std


def create_windows(values, window, horizon=1):
    xs, ys = [], []
    for i in range(values.shape[0] - window - horizon + 1):
        xs.append(values[i : i + window])
        ys.append(values[i + window : (i + window) + horizon])
    return keras.ops.expand_dims(np.array(xs), -1), np.array(ys)


x_train, y_train = create_windows(scaled[:split_time], window_size)
x_test, y_test = create_windows(scaled[split_time - window_size :], window_size)
print(x_train.shape, y_train.shape, x_test.shape)

model = keras.Sequential(
    [
        keras.layers.Conv1D(
            filters=4,
            kernel_size=3,
            padding="causal",
            activation="relu",
            input_shape=[window_size, 1],
        ),
        keras.layers.LSTM(units=6),
        keras.layers.Dense(units=1),
    ]
)
model.compile(
    loss=keras.losses.Huber(),
    optimizer=keras.optimizers.SGD(learning_rate=0.05, momentum=0.9),
)
history = model.fit(x_train, y_train, epochs=3, batch_size=13, verbose=0)
print(history.history["loss"])

print(model.predict(x_test))
