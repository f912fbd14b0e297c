import tfjs as tf

xs = tf.tensor2d([[1], [2], [3], [4]], [4, 1])
tf.layers.dense({"units": 2}).apply(xs).print()
