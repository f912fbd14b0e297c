"""A variational autoencoder as Keras 2's own examples write it, with fixed noise.

All batches are of one size: tf_keras counts batches alike in the loss of an epoch, Keras before it
and TensorFlow.js by their sizes."""

import keras
import numpy as np
from keras import backend as K
from keras import metrics
from keras.layers import Dense, Input, Lambda
from keras.models import Model
from keras.optimizers import SGD

original_dim = 4
first = keras.initializers.Constant(0.3)
x_train = np.array(
    [
        [0.1, 0.9, 0.2, 0.7],
        [0.4, 0.3, 0.6, 0.2],
        [0.8, 0.1, 0.5, 0.9],
        [0.2, 0.6, 0.3, 0.4],
        [0.7, 0.5, 0.9, 0.1],
        [0.3, 0.2, 0.1, 0.6],
    ]
)

x = Input(shape=(original_dim,))
h = Dense(3, activation="tanh", kernel_initializer=first)(x)
z_mean = Dense(2, kernel_initializer=first)(h)
z_log_var = Dense(2, kernel_initializer=first)(h)


def sampling(args):
    mean, log_var = args
    return mean + K.exp(log_var / 2) * 0.5


z = Lambda(sampling, output_shape=(2,))([z_mean, z_log_var])
decoder_mean = Dense(original_dim, activation="sigmoid", kernel_initializer=first)
x_decoded_mean = decoder_mean(z)
vae = Model(x, x_decoded_mean)

xent_loss = original_dim * metrics.binary_crossentropy(x, x_decoded_mean)
kl_loss = -0.5 * K.sum(1 + z_log_var - K.square(z_mean) - K.exp(z_log_var), axis=-1)
vae_loss = K.mean(xent_loss + kl_loss)

vae.add_loss(vae_loss)
vae.compile(optimizer=SGD(learning_rate=0.1))
history = vae.fit(
    x_train, shuffle=False, epochs=3, batch_size=2, validation_data=(x_train, None), verbose=0
)
print(history.history["loss"])
print(history.history["val_loss"])
print(vae.evaluate(x_train, verbose=0))
