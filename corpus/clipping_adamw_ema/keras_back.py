import keras
import numpy as np

x = keras.ops.cast(np.reshape(np.sin(np.arange(96)), [24, 4]), "float32")
y = np.reshape(x[:, 0] * 10 - x[:, 2] * 5, [24, 1])


def regressor(optimizer):
    model = keras.Sequential(
        [
            keras.layers.Dense(units=8, activation="tanh", input_shape=[4]),
            keras.layers.Dense(units=1),
        ]
    )
    model.compile(optimizer=optimizer, loss="mean_squared_error", metrics=["mae"])
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
    print(model.evaluate(x, y))
