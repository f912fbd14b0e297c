import tfjs as tf

my_input = tf.input({"shape": [2, 4]})
flatten = tf.layers.flatten()

print(flatten.apply(my_input).shape)
