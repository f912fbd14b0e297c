import keras
import numpy as np
from keras import layers


def double_conv(x, filters):
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    return x


def build_unet(size, depths):
    inputs = keras.Input((size, size, 1))
    x = inputs

    # The way down: the tensors to come back to are kept.
    skips = []
    for filters in depths:
        x = double_conv(x, filters)
        skips.append(x)
        x = layers.MaxPooling2D(2)(x)

    x = double_conv(x, 8)

    # The way up.
    for level in range(len(depths) - 1, -1, -1):
        filters = depths[level]
        x = layers.Conv2DTranspose(filters, 2, strides=2, padding="same")(x)
        x = layers.Concatenate()([x, skips[level]])
        x = double_conv(x, filters)

    outputs = layers.Conv2D(1, 1, activation="sigmoid")(x)
    return keras.Model(inputs, outputs)


model = build_unet(8, [2, 4])
model.compile(optimizer="sgd", loss="binary_crossentropy")

images = np.sin(np.arange(4 * 64) / 5).reshape(4, 8, 8, 1)
masks = (images > 0).astype("float32")
model.fit(images, masks, batch_size=2, epochs=2)
print(model.predict(images).shape)
