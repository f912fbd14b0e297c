import keras
import numpy as np
from keras import layers

features = np.sin(np.arange(160)).reshape(40, 4).astype("float32")
targets = (features.sum(axis=1) > 1.2).astype("float32").reshape(40, 1)
positive = int(targets.sum())
print("positive samples:", positive, "of", len(targets))

weight_for_0 = 1.0 / (len(targets) - positive)
weight_for_1 = 1.0 / positive

model = keras.Sequential(
    [
        keras.Input(shape=(4,)),
        layers.Dense(8, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
metrics = [
    keras.metrics.FalseNegatives(name="fn"),
    keras.metrics.TruePositives(name="tp"),
    keras.metrics.Precision(name="precision"),
    keras.metrics.Recall(name="recall"),
    keras.metrics.AUC(name="auc"),
]
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=1.0),
    loss="binary_crossentropy",
    metrics=metrics,
)
history = model.fit(
    features,
    targets,
    batch_size=10,
    epochs=4,
    class_weight={0: weight_for_0, 1: weight_for_1},
    verbose=0,
)
print("true positives:", history.history["tp"])
print("recall:", history.history["recall"])
print("auc:", history.history["auc"])
results = model.evaluate(features, targets, verbose=0)
print("loss:", results[0], "auc:", results[-1])
