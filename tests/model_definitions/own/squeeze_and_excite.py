import keras
from keras import layers


def squeeze(x, ratio=4):
    channels = x.shape[-1]
    y = layers.GlobalAveragePooling2D()(x)
    y = layers.Reshape((1, 1, channels))(y)
    y = layers.Dense(channels // ratio, activation="relu", use_bias=False)(y)
    y = layers.Dense(channels, activation="sigmoid", use_bias=False)(y)
    return layers.multiply([x, y])


inputs = keras.Input((16, 16, 3))
x = layers.SeparableConv2D(8, 3, padding="same", depth_multiplier=2)(inputs)
x = layers.BatchNormalization()(x)
x = layers.Activation(keras.activations.swish)(x)
for filters in [8, 16]:
    y = layers.Conv2D(filters, 3, padding="same", strides=2, activation="gelu")(x)
    y = squeeze(y)
    shortcut = layers.Conv2D(filters, 1, strides=2)(x)
    x = 0.5 * y + shortcut
x = layers.GlobalMaxPooling2D()(x)
outputs = layers.Dense(3)(x - keras.ops.mean(x, axis=-1, keepdims=True))
definition = keras.Model(inputs, outputs)
