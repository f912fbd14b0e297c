import keras
import numpy as np
from keras import layers

x = np.sin(np.arange(96)).reshape(24, 4).astype("float32")
y = (10 * x[:, 0] - 5 * x[:, 2]).reshape(24, 1)


def regressor(optimizer):
    model = keras.Sequential(
        [keras.Input(shape=(4,)), layers.Dense(8, activation="tanh"), layers.Dense(1)]
    )
    model.compile(optimizer=optimizer, loss="mse", metrics=["mae"])
    return model


optimizers = [
    keras.optimizers.SGD(learning_rate=0.05, clipnorm=1.0),
    keras.optimizers.SGD(learning_rate=0.05, clipvalue=0.5),
    keras.optimizers.AdamW(learning_rate=0.01, weight_decay=0.02, global_clipnorm=2.0),
    keras.optimizers.SGD(learning_rate=0.02, use_ema=True, ema_momentum=0.9),
]
for optimizer in optimizers:
    model = regressor(optimizer)
    history = model.fit(x, y, batch_size=6, epochs=3, verbose=0)
    print(history.history["loss"])
    print(model.evaluate(x, y, verbose=0))
