from keras import layers
from keras.layers import Activation, BatchNormalization, Conv2D, MaxPooling2D, ZeroPadding2D
from keras.models import Model


def identity_block(x, kernel_size, filters, stage, block):
    f1, f2, f3 = filters
    base = "res" + str(stage) + block + "_branch"
    y = Conv2D(f1, (1, 1), name=base + "2a")(x)
    name = "bn%d%s_2a" % (stage, block)  # noqa: UP031  (as it was written then)
    y = BatchNormalization(axis=3, name=name)(y)
    y = Activation("relu")(y)
    y = Conv2D(f2, kernel_size, padding="same", name=base + "2b")(y)
    y = BatchNormalization(axis=3, name=f"bn{stage}{block}_2b")(y)
    y = Activation("relu")(y)
    y = Conv2D(f3, (1, 1), name=base + "2c")(y)
    y = layers.add([y, x])
    return Activation("relu")(y)


def conv_block(x, kernel_size, filters, stage, block, strides=(2, 2)):
    f1, f2, f3 = filters
    base = "res" + str(stage) + block + "_branch"
    y = Conv2D(f1, (1, 1), strides=strides, name=base + "2a")(x)
    y = BatchNormalization(axis=3)(y)
    y = Activation("relu")(y)
    y = Conv2D(f2, kernel_size, padding="same", name=base + "2b")(y)
    y = Activation("relu")(y)
    y = Conv2D(f3, (1, 1), name=base + "2c")(y)
    shortcut = Conv2D(f3, (1, 1), strides=strides, name=base + "1")(x)
    y = layers.add([y, shortcut])
    return Activation("relu")(y)


def small_resnet(input_shape=(32, 32, 3), classes=5, blocks=(1, 2)):
    inputs = layers.Input(shape=input_shape)
    x = ZeroPadding2D((3, 3))(inputs)
    x = Conv2D(8, (7, 7), strides=(2, 2), name="conv1")(x)
    x = MaxPooling2D((3, 3), strides=(2, 2))(x)
    for number, count in enumerate(blocks):
        width = 4 * 2**number
        stage = number + 2
        x = conv_block(x, 3, [width, width, 4 * width], stage, "a", strides=(1, 1))
        for place in range(count):
            x = identity_block(x, 3, [width, width, 4 * width], stage, chr(ord("b") + place))
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dense(classes, activation="softmax", name="fc" + str(classes))(x)
    return Model(inputs, x, name="small_resnet")


definition = small_resnet()
