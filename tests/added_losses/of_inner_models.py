"""Losses that layers inside of an inner model add: trained by TensorFlow.js, and by the module."""

import keras
import numpy as np
from keras import backend as K
from keras.optimizers import SGD


class Divergence(keras.layers.Layer):
    """Two inputs as they are, with what their distribution costs."""

    def __init__(self, *args, **kwargs):
        self.is_placeholder = True
        super().__init__(*args, **kwargs)

    def call(self, inputs):
        mean, log_var = inputs
        each = -0.5 * K.sum(1 + log_var - K.square(mean) - K.exp(log_var), axis=-1)
        self.add_loss(K.mean(each))
        return inputs


x_train = np.array([[0.1, 0.9], [0.4, 0.3], [0.8, 0.1], [0.2, 0.6], [0.7, 0.5]])
for loss in ["mse", keras.losses.Huber()]:
    x = keras.Input(shape=(2,))
    mean = keras.layers.Dense(3, kernel_initializer="ones")(x)
    log_var = keras.layers.Dense(3, kernel_initializer="zeros")(x)
    mean, log_var = Divergence()([mean, log_var])
    encoder = keras.Model(x, mean)
    model = keras.Model(x, keras.layers.Dense(2, kernel_initializer="ones")(encoder(x)))
    model.compile(optimizer=SGD(learning_rate=0.01), loss=loss)
    history = model.fit(x_train, x_train, shuffle=False, epochs=2, batch_size=3, verbose=0)
    print(history.history["loss"])
