import tensorflow as tf

base = tf.keras.applications.inception_v3.InceptionV3(
    input_shape=(75, 75, 3), weights=None, include_top=False
)
definition = tf.keras.Model(base.input, base.get_layer("mixed7").output)
