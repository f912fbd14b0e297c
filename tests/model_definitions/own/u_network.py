import keras
from keras.layers import BatchNormalization, Conv2D, Conv2DTranspose, MaxPool2D, UpSampling2D


def double_conv(x, filters, batchnorm=True):
    for _ in range(2):
        x = Conv2D(filters, 3, padding="same", kernel_initializer="he_normal")(x)
        if batchnorm:
            x = BatchNormalization()(x)
        x = keras.layers.Activation("relu")(x)
    return x


def unet(size=(32, 32), channels=1, start=4, depth=3, transposed=True):
    inputs = keras.Input((*size, channels))
    skips = []
    x = inputs
    for level in range(depth):
        x = double_conv(x, start * 2**level)
        skips.append(x)
        x = MaxPool2D((2, 2))(x)
    x = double_conv(x, start * 2**depth, batchnorm=False)
    for level, skip in reversed(list(enumerate(skips))):
        filters = start * 2**level
        if transposed:
            x = Conv2DTranspose(filters, (2, 2), strides=(2, 2), padding="same")(x)
        else:
            x = UpSampling2D(size=(2, 2))(x)
        x = keras.layers.concatenate([skip, x])
        x = double_conv(x, filters)
    outputs = Conv2D(1, (1, 1), activation="sigmoid")(x)
    return keras.Model(inputs=[inputs], outputs=[outputs])


definition = {"transposed": unet(), "upsampled": unet(transposed=False, depth=2)}
