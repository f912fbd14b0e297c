import tfjs as tf

# Study hours and whether the exam was passed.
hours = tf.tensor1d([0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5, 2.75])
passed = tf.tensor1d([0, 0, 0, 0, 0, 1, 0, 1, 1, 1])

model = tf.sequential()
model.add(tf.layers.dense({"units": 1, "inputShape": [1], "activation": "sigmoid"}))
model.compile(
    {"optimizer": "sgd", "loss": "binaryCrossentropy", "metrics": ["accuracy"]}
)
model.fit(hours, passed, {"epochs": 5, "batchSize": 10})

new_hours = tf.tensor1d([1.0, 2.0, 3.0])
probabilities = model.predict(new_hours)
probabilities.print()
probabilities.greater(0.5).print()
