import math

import keras
import numpy as np

x = keras.ops.cast(np.reshape(np.sin(np.arange(60)), [20, 3]), "float32")
y = np.sum(np.cos(x), axis=1, keepdims=True)


def build_model(optimizer):
    model = keras.Sequential(
        [
            keras.layers.Dense(units=6, activation="tanh", input_shape=[3]),
            keras.layers.Dense(units=1),
        ]
    )
    model.compile(optimizer=optimizer, loss="mean_squared_error")
    return model


# The rate falls with the steps.
schedules = {
    "exponential": keras.optimizers.schedules.ExponentialDecay(
        initial_learning_rate=0.1, decay_steps=5, decay_rate=0.8, staircase=True
    ),
    "cosine": keras.optimizers.schedules.CosineDecay(
        initial_learning_rate=0.1, decay_steps=12, alpha=0.1
    ),
}
for name, schedule in schedules.items():
    scheduled = build_model(keras.optimizers.SGD(learning_rate=schedule))
    losses = scheduled.fit(x, y, batch_size=5, epochs=3, verbose=0).history["loss"]
    print(name, losses)


# The rate falls with the epochs.
def step_decay(epoch, lr):
    return 0.1 * math.pow(0.5, math.floor(epoch / 2))


model = build_model(keras.optimizers.SGD(learning_rate=0.1))
history = model.fit(
    x,
    y,
    batch_size=5,
    epochs=4,
    callbacks=[keras.callbacks.LearningRateScheduler(schedule=step_decay)],
    verbose=0,
)
print("step decay", history.history["loss"])
print("rates", history.history["learning_rate"])
