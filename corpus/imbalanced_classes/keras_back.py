import keras
import numpy as np

features = keras.ops.cast(np.reshape(np.sin(np.arange(160)), [40, 4]), "float32")
targets = np.reshape(keras.ops.cast(np.sum(features, axis=1) > 1.2, "float32"), [40, 1])
positive = int(np.sum(targets))
print("positive samples:", positive, "of", targets.shape[0])

weight_for_0 = 1.0 / (targets.shape[0] - positive)
weight_for_1 = 1.0 / positive

model = keras.Sequential(
    [
        keras.layers.Dense(units=8, activation="relu", input_shape=[4]),
        keras.layers.Dense(units=1, activation="sigmoid"),
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
results = model.evaluate(features, targets)
print("loss:", results[0], "auc:", results[-1])
