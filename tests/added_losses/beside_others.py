"""A symbolic loss beside the one of `compile`."""

import keras
import numpy as np
from keras import backend as K
from keras.optimizers import SGD

x_train = np.array([[0.1, 0.9], [0.4, 0.3], [0.8, 0.1], [0.2, 0.6], [0.7, 0.5]])
y_train = np.array([[1.0], [0.5], [0.0], [0.75], [0.25]])
x = keras.Input(shape=(2,))
h = keras.layers.Dense(3, kernel_initializer="ones")(x)
y = keras.layers.Dense(1, kernel_initializer="ones")(h)
model = keras.Model(x, y)
model.add_loss(0.1 * K.mean(K.square(h)))
model.compile(optimizer=SGD(learning_rate=0.01), loss="mse", metrics=["mae"])
history = model.fit(
    x_train, y_train, shuffle=False, epochs=2, batch_size=3, validation_split=0.4, verbose=0
)
print(history.history["loss"])
print(history.history["val_loss"])
print(history.history["mae"])
print(model.evaluate(x_train, y_train, verbose=0))
