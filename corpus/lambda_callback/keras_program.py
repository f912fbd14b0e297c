import keras
import numpy as np

x = np.linspace(0.0, 1.0, 8).reshape(8, 1)
y = x * x

model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")


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
