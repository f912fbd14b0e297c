from functools import partial, reduce

from keras.layers import Add, BatchNormalization, Conv2D, Input, LeakyReLU, ZeroPadding2D
from keras.models import Model
from keras.regularizers import l2

Convolution = partial(Conv2D, kernel_regularizer=l2(5e-4), padding="same", use_bias=False)
Head = partial(Conv2D, kernel_size=1, padding="same")


def compose(*functions):
    return reduce(lambda f, g: lambda x: g(f(x)), functions)


def conv_leaky(filters, kernel_size):
    def made(x):
        x = Convolution(filters, kernel_size)(x)
        x = BatchNormalization()(x)
        return LeakyReLU(negative_slope=0.1)(x)

    return made


def body(x, filters, blocks):
    x = ZeroPadding2D(((1, 0), (1, 0)))(x)
    x = Conv2D(filters, (3, 3), strides=(2, 2), use_bias=False)(x)
    for _ in range(blocks):
        y = compose(conv_leaky(filters // 2, (1, 1)), conv_leaky(filters, (3, 3)))(x)
        x = Add()([x, y])
    return x


inputs = Input((32, 32, 3))
x = conv_leaky(4, 3)(inputs)
for width, count in [(8, 1), (16, 2)]:
    x = body(x, width, count)
definition = Model(inputs, [Head(6)(x), Head(filters=3, activation="sigmoid")(x)])
