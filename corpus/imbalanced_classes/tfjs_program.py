import tfjs as tf

features = tf.range(0, 160).sin().reshape([40, 4]).cast("float32")
targets = features.sum(1).greater(1.2).cast("float32").reshape([40, 1])
positive = int(targets.sum().dataSync()[0])
print("positive samples:", positive, "of", targets.shape[0])

weight_for_0 = 1.0 / (targets.shape[0] - positive)
weight_for_1 = 1.0 / positive

model = tf.sequential(
    {
        "layers": [
            tf.layers.dense({"units": 8, "activation": "relu", "inputShape": [4]}),
            tf.layers.dense({"units": 1, "activation": "sigmoid"}),
        ]
    }
)
metrics = [
    tf.metrics.falseNegatives({"name": "fn"}),
    tf.metrics.truePositives({"name": "tp"}),
    tf.metrics.precision({"name": "precision"}),
    tf.metrics.recall({"name": "recall"}),
    tf.metrics.auc({"name": "auc"}),
]
model.compile(
    {
        "optimizer": tf.train.sgd({"learningRate": 1.0}),
        "loss": "binaryCrossentropy",
        "metrics": metrics,
    }
)
history = model.fit(
    features,
    targets,
    {
        "batchSize": 10,
        "epochs": 4,
        "classWeight": {0: weight_for_0, 1: weight_for_1},
        "verbose": 0,
    },
).result()
print("true positives:", history.history["tp"])
print("recall:", history.history["recall"])
print("auc:", history.history["auc"])
results = [t.dataSync()[0] for t in model.evaluate(features, targets)]
print("loss:", results[0], "auc:", results[-1])
