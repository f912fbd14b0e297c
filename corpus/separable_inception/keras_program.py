import keras
import numpy as np
from keras import layers


def inception_module(x, filters):
    """Four towers side by side, as in GoogLeNet."""
    tower_1 = layers.Conv2D(filters, 1, padding="same", activation="relu")(x)
    tower_2 = layers.Conv2D(filters, 1, padding="same", activation="relu")(x)
    tower_2 = layers.Conv2D(filters, 3, padding="same", activation="relu")(tower_2)
    tower_3 = layers.AveragePooling2D(3, strides=1, padding="same")(x)
    tower_3 = layers.Conv2D(filters, 1, padding="same", activation="relu")(tower_3)
    return layers.Concatenate(axis=-1)([tower_1, tower_2, tower_3])


inputs = keras.Input(shape=(6, 6, 2))
x = layers.ZeroPadding2D(1)(inputs)
x = inception_module(x, 2)
x = inception_module(x, 3)
x = layers.Cropping2D(1)(x)
x = layers.Flatten()(x)
outputs = layers.Dense(3, activation="softmax")(x)
model = keras.Model(inputs, outputs, name="inception")

images = np.cos(np.arange(3 * 6 * 6 * 2) / 5).reshape(3, 6, 6, 2)
labels = np.array([0, 1, 2])
model.compile(keras.optimizers.SGD(0.01), "sparse_categorical_crossentropy")
history = model.fit(images, labels, epochs=2, batch_size=3, verbose=0)
print(history.history["loss"])
