"""A loss for each sample: its sum is minimized, its mean is shown."""

import keras
import numpy as np
from keras import backend as K
from keras.optimizers import SGD

x_train = np.array([[0.1, 0.9], [0.4, 0.3], [0.8, 0.1], [0.2, 0.6], [0.7, 0.5]])
x = keras.Input(shape=(2,))
h = keras.layers.Dense(3, kernel_initializer="ones")(x)
y = keras.layers.Dense(2, kernel_initializer="ones")(h)
model = keras.Model(x, y)
model.add_loss(K.sum(K.square(x - y), axis=-1))
model.compile(optimizer=SGD(learning_rate=0.01))
history = model.fit(x_train, shuffle=False, epochs=2, batch_size=3, verbose=0)
print(history.history["loss"])
print(model.evaluate(x_train, verbose=0))
