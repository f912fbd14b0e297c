import keras
import numpy as np

rng = np.random.default_rng(0)
features = keras.ops.cast(rng.normal(size=(24, 6)), "float32")
targets = keras.ops.cast(np.sum(features, axis=1) > 0, "float32")


def batches(x, y, batch_size):
    """Yields batches for ever, as `fit` wants them."""
    while True:
        for start in range(0, x.shape[0], batch_size):
            yield x[start : start + batch_size], y[start : start + batch_size]


model = keras.Sequential(
    [
        keras.layers.Dense(units=8, activation="relu", input_shape=[6]),
        keras.layers.Dense(units=1, activation="sigmoid"),
    ]
)
model.compile(optimizer="sgd", loss="binary_crossentropy", metrics=["accuracy"])

train = batches(features[:16], targets[:16], batch_size=4)
valid = batches(features[16:], targets[16:], batch_size=4)
history = model.fit(
    train,
    steps_per_epoch=4,
    epochs=3,
    validation_data=valid,
    validation_steps=2,
    verbose=0,
)
print("loss:", history.history["loss"])
print("val_loss:", history.history["val_loss"])
loss, accuracy = model.evaluate(batches(features[16:], targets[16:], 4), steps=2)
print(f"accuracy: {accuracy:.3f}")
