import tfjs as tf

my_sgd = tf.train.sgd({"learningRate": 0.2})

model = tf.sequential()
model.add(tf.layers.dense({"units": 1, "inputShape": [1]}))
model.compile({"optimizer": my_sgd, "loss": "meanSquaredError"})

xs = tf.tensor2d([[0.1], [0.4], [0.7], [0.9]], [4, 1])
ys = tf.tensor2d([[1.2], [1.8], [2.4], [2.8]], [4, 1])
model.fit(xs, ys, {"epochs": 50})
model.predict(tf.tensor2d([[0.5]], [1, 1])).print()
