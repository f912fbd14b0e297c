import keras
import numpy as np


def inception_module(x, filters):
    """Four towers side by side, as in GoogLeNet."""
    tower_1 = keras.layers.Conv2D(
        filters=filters, kernel_size=1, padding="same", activation="relu"
    )(x)
    tower_2 = keras.layers.Conv2D(
        filters=filters, kernel_size=1, padding="same", activation="relu"
    )(x)
    tower_2 = keras.layers.Conv2D(
        filters=filters, kernel_size=3, padding="same", activation="relu"
    )(tower_2)
    tower_3 = keras.layers.AveragePooling2D(pool_size=3, strides=1, padding="same")(x)
    tower_3 = keras.layers.Conv2D(
        filters=filters, kernel_size=1, padding="same", activation="relu"
    )(tower_3)
    return keras.layers.Concatenate(axis=-1)([tower_1, tower_2, tower_3])


inputs = keras.Input(shape=[6, 6, 2])
x = keras.layers.ZeroPadding2D(padding=1)(inputs)
x = inception_module(x, 2)
x = inception_module(x, 3)
x = keras.layers.Cropping2D(cropping=1)(x)
x = keras.layers.Flatten()(x)
outputs = keras.layers.Dense(units=3, activation="softmax")(x)
model = keras.Model(inputs, outputs, name="inception")

images = np.reshape(np.cos(np.arange(3 * 6 * 6 * 2) / 5), [3, 6, 6, 2])
labels = np.array([0, 1, 2])
model.compile(
    optimizer=keras.optimizers.SGD(learning_rate=0.01),
    loss="sparse_categorical_crossentropy",
)
history = model.fit(images, labels, epochs=2, batch_size=3, verbose=0)
print(history.history["loss"])
