import keras
import numpy as np


def double_conv(x, filters):
    x = keras.layers.Conv2D(
        filters=filters, kernel_size=3, padding="same", activation="relu"
    )(x)
    x = keras.layers.Conv2D(
        filters=filters, kernel_size=3, padding="same", activation="relu"
    )(x)
    return x


def build_unet(size, depths):
    inputs = keras.Input(shape=[size, size, 1])
    x = inputs

    # The way down: the tensors to come back to are kept.
    skips = []
    for filters in depths:
        x = double_conv(x, filters)
        skips.append(x)
        x = keras.layers.MaxPooling2D(pool_size=2)(x)

    x = double_conv(x, 8)

    # The way up.
    for level in range(len(depths) - 1, -1, -1):
        filters = depths[level]
        x = keras.layers.Conv2DTranspose(
            filters=filters, kernel_size=2, strides=2, padding="same"
        )(x)
        x = keras.layers.Concatenate()([x, skips[level]])
        x = double_conv(x, filters)

    outputs = keras.layers.Conv2D(filters=1, kernel_size=1, activation="sigmoid")(x)
    return keras.Model(inputs, outputs)


model = build_unet(8, [2, 4])
model.compile(optimizer="sgd", loss="binary_crossentropy")

images = np.reshape(np.sin(np.arange(4 * 64) / 5), [4, 8, 8, 1])
masks = keras.ops.cast(images > 0, "float32")
model.fit(images, masks, batch_size=2, epochs=2)
print(model.predict(images).shape)
