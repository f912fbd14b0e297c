import tfjs as tf

flatten = tf.layers.flatten()

flatten.apply(tf.ones([2, 3, 4])).print()
