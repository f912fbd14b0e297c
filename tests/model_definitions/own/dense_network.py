from tensorflow.keras import backend as K
from tensorflow.keras import layers
from tensorflow.keras.models import Model
from tensorflow.keras.regularizers import l2


def conv_layer(x, growth, bottleneck=True, decay=1e-4):
    axis = 1 if K.image_data_format() == "channels_first" else -1
    y = layers.BatchNormalization(axis=axis, epsilon=1.1e-5)(x)
    y = layers.Activation("relu")(y)
    if bottleneck:
        y = layers.Conv2D(
            4 * growth, (1, 1), padding="same", use_bias=False, kernel_regularizer=l2(decay)
        )(y)
        y = layers.Activation("relu")(layers.BatchNormalization(axis=axis)(y))
    return layers.Conv2D(growth, (3, 3), padding="same", use_bias=False)(y)


def dense_block(x, count, growth):
    features = [x]
    for _ in range(count):
        made = conv_layer(x, growth)
        features.append(made)
        x = layers.concatenate([x, made], axis=-1)
    return x, len(features)


def transition(x, compression):
    width = int(K.int_shape(x)[-1] * compression)
    x = layers.Conv2D(width, 1, use_bias=False)(layers.Activation("relu")(x))
    return layers.AveragePooling2D((2, 2), strides=(2, 2))(x)


def build(depth=(2, 3), growth=4, compression=0.5, pooling=None, include_top=True):
    image = layers.Input(shape=(16, 16, 3))
    x = layers.Conv2D(2 * growth, 3, padding="same")(image)
    for index, count in enumerate(depth):
        x, _ = dense_block(x, count, growth)
        if index != len(depth) - 1:
            x = transition(x, compression)
    x = layers.ReLU()(x)
    if include_top:
        x = layers.GlobalAveragePooling2D()(x)
        x = layers.Dense(3, activation="softmax")(x)
    elif pooling == "max":
        x = layers.GlobalMaxPooling2D()(x)
    return Model(inputs=image, outputs=x)


definition = [build(), build(include_top=False, pooling="max"), build(depth=(1,), growth=2)]
