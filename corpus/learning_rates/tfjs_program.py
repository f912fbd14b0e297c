import math

import tfjs as tf

x = tf.range(0, 60).sin().reshape([20, 3]).cast("float32")
y = x.cos().sum(1, True)


def build_model(optimizer):
    model = tf.sequential(
        {
            "layers": [
                tf.layers.dense({"units": 6, "activation": "tanh", "inputShape": [3]}),
                tf.layers.dense({"units": 1}),
            ]
        }
    )
    model.compile({"optimizer": optimizer, "loss": "meanSquaredError"})
    return model


# The rate falls with the steps.
schedules = {
    "exponential": tf.train.exponentialDecay(
        {
            "initialLearningRate": 0.1,
            "decaySteps": 5,
            "decayRate": 0.8,
            "staircase": True,
        }
    ),
    "cosine": tf.train.cosineDecay(
        {"initialLearningRate": 0.1, "decaySteps": 12, "alpha": 0.1}
    ),
}
for name, schedule in schedules.items():
    scheduled = build_model(tf.train.sgd({"learningRate": schedule}))
    losses = (
        scheduled.fit(x, y, {"batchSize": 5, "epochs": 3, "verbose": 0})
        .result()
        .history["loss"]
    )
    print(name, losses)


# The rate falls with the epochs.
def step_decay(epoch, lr):
    return 0.1 * math.pow(0.5, math.floor(epoch / 2))


model = build_model(tf.train.sgd({"learningRate": 0.1}))
history = model.fit(
    x,
    y,
    {
        "batchSize": 5,
        "epochs": 4,
        "callbacks": [tf.callbacks.learningRateScheduler({"schedule": step_decay})],
        "verbose": 0,
    },
).result()
print("step decay", history.history["loss"])
print("rates", history.history["learning_rate"])
