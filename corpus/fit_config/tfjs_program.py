import tfjs as tf

model = tf.sequential()
model.add(tf.layers.dense({"units": 1, "inputShape": [2]}))
model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})

xs = tf.tensor2d([[0.5, 1], [1, 0.5], [1.5, 2], [2, 1.5]], [4, 2])
ys = tf.tensor2d([[1.5], [0.5], [4.5], [3.5]], [4, 1])

model.fit(xs, ys, {"epochs": 1000})

# What fit() gives back.
history = model.fit(xs, ys, {"batchSize": 2, "epochs": 5, "shuffle": False}).result()
print(history.history["loss"])
