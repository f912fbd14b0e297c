import keras
import numpy as np


def residual_block(x, filters, stride=1):
    shortcut = x
    x = keras.layers.Conv2D(
        filters=filters, kernel_size=3, strides=stride, padding="same"
    )(x)
    x = keras.layers.BatchNormalization()(x)
    x = keras.layers.Activation(activation="relu")(x)
    x = keras.layers.Conv2D(filters=filters, kernel_size=3, padding="same")(x)
    x = keras.layers.BatchNormalization()(x)
    if stride != 1 or shortcut.shape[-1] != filters:
        shortcut = keras.layers.Conv2D(
            filters=filters, kernel_size=1, strides=stride, padding="same"
        )(shortcut)
    x = x + shortcut
    return keras.layers.Activation(activation="relu")(x)


inputs = keras.Input(shape=[8, 8, 2])
x = residual_block(inputs, 2)
x = residual_block(x, 4, stride=2)
x = keras.layers.GlobalAveragePooling2D()(x)
outputs = keras.layers.Dense(units=2, activation="softmax")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="sgd", loss="categorical_crossentropy")

images = np.reshape(np.sin(np.arange(4 * 8 * 8 * 2) / 3), [4, 8, 8, 2])
labels = np.array([[1, 0], [0, 1], [1, 0], [0, 1]])
model.fit(images, labels, epochs=2, batch_size=2, verbose=0)
print(model.predict(images))
