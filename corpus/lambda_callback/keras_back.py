import keras
import numpy as np

x = np.reshape(np.linspace(0.0, 1.0, num=8), [8, 1])
y = x * x

model = keras.Sequential([keras.layers.Dense(units=1, input_shape=[1])])
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="mean_squared_error"
)


def report(epoch, logs):
    print("epoch", epoch, "loss", logs["loss"])


model.fit(
    x,
    y,
    epochs=3,
    batch_size=4,
    verbose=0,
    callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=report)],
)
