from keras.layers import (
    Activation,
    AveragePooling2D,
    BatchNormalization,
    Concatenate,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Input,
    MaxPooling2D,
    concatenate,
)
from keras.models import Model


def conv_bn(x, filters, rows, columns, padding="same", strides=(1, 1), name=None):
    if name is not None:
        bn_name, conv_name = name + "_bn", name + "_conv"
    else:
        bn_name = conv_name = None
    x = Conv2D(
        filters, (rows, columns), strides=strides, padding=padding, use_bias=False, name=conv_name
    )(x)
    x = BatchNormalization(axis=-1, scale=False, name=bn_name)(x)
    return Activation("relu", name=name)(x)


image = Input(shape=(24, 24, 3))
x = conv_bn(image, 6, 3, 3, strides=(2, 2), padding="valid", name="stem")
branches = []
for width, size in ((4, 1), (4, 3), (2, 5)):
    branch = conv_bn(x, width, 1, 1)
    if size > 1:
        branch = conv_bn(branch, 2 * width, 1, size)
        branch = conv_bn(branch, 2 * width, size, 1)
    branches.append(branch)
pooled = AveragePooling2D((3, 3), strides=(1, 1), padding="same")(x)
branches += [conv_bn(pooled, 3, 1, 1)]
x = concatenate(branches, axis=3, name="mixed0")
x = Concatenate()([MaxPooling2D((3, 3), strides=(2, 2))(x), conv_bn(x, 8, 3, 3, "valid", (2, 2))])
x = Dropout(0.3)(Flatten()(x))
aux = Dense(4, activation="softmax", name="auxiliary")(x)
main = Dense(2, name="main")(x)
definition = Model(image, [main, aux])
