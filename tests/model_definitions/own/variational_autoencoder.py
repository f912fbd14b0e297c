import keras
from keras import layers, ops


def sampling(args):
    z_mean, z_log_var, noise = args
    return z_mean + ops.exp(0.5 * z_log_var) * noise


original = layers.Input(shape=(12,), name="encoder_input")
noise = layers.Input(shape=(2,), name="noise")
h = layers.Dense(8, activation="relu")(original)
z_mean = layers.Dense(2, name="z_mean")(h)
z_log_var = layers.Dense(2, name="z_log_var")(h)
z = layers.Lambda(sampling, output_shape=(2,), name="z")([z_mean, z_log_var, noise])
encoder = keras.Model([original, noise], [z_mean, z_log_var, z], name="encoder")

latent = layers.Input(shape=(2,), name="z_sampling")
x = layers.Dense(8, activation="relu")(latent)
decoder = keras.Model(latent, layers.Dense(12, activation="sigmoid")(x), name="decoder")

outputs = decoder(encoder([original, noise])[2])
definition = keras.Model([original, noise], outputs, name="vae")
