import tfjs as tf

model = tf.sequential()
model.add(tf.layers.dense({"units": 2, "activation": "relu", "inputShape": [1]}))
model.add(tf.layers.dense({"units": 1}))
model.predict(tf.tensor2d([[1], [2], [3]], [3, 1])).print()
