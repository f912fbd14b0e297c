import tfjs as tf
import numpy as np

rng = np.random.default_rng(0)
features = tf.tensor(rng.normal(size=(24, 6))).cast("float32")
targets = features.sum(1).greater(0).cast("float32")


def batches(x, y, batch_size):
    """Yields batches for ever, as `fit` wants them."""
    while True:
        for start in range(0, x.shape[0], batch_size):
            yield x.slice([start], [min(batch_size, x.shape[0] - start)]), y.slice(
                [start], [min(batch_size, y.shape[0] - start)]
            )


model = tf.sequential(
    {
        "layers": [
            tf.layers.dense({"units": 8, "activation": "relu", "inputShape": [6]}),
            tf.layers.dense({"units": 1, "activation": "sigmoid"}),
        ]
    }
)
model.compile(
    {"optimizer": "sgd", "loss": "binaryCrossentropy", "metrics": ["accuracy"]}
)

train = batches(features.slice([0], [16]), targets.slice([0], [16]), batch_size=4)
valid = batches(features.slice([16], [-1]), targets.slice([16], [-1]), batch_size=4)
history = model.fitDataset(
    tf.data.fromGenerator(lambda: train),
    {
        "batchesPerEpoch": 4,
        "epochs": 3,
        "validationData": tf.data.fromGenerator(lambda: valid),
        "validationBatches": 2,
        "verbose": 0,
    },
).result()
print("loss:", history.history["loss"])
print("val_loss:", history.history["val_loss"])
loss, accuracy = [
    t.dataSync()[0]
    for t in model.evaluateDataset(
        tf.data.fromGenerator(
            lambda: batches(features.slice([16], [-1]), targets.slice([16], [-1]), 4)
        ),
        {"batches": 2},
    ).result()
]
print(f"accuracy: {accuracy:.3f}")
