import keras
import numpy as np
from keras import layers

latent_dim = 3


def build_generator():
    return keras.Sequential(
        [
            keras.Input(shape=(latent_dim,)),
            layers.Dense(6),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dense(4, activation="tanh"),
        ],
        name="generator",
    )


def build_discriminator():
    return keras.Sequential(
        [
            keras.Input(shape=(4,)),
            layers.Dense(6),
            layers.LeakyReLU(negative_slope=0.2),
            layers.Dense(1, activation="sigmoid"),
        ],
        name="discriminator",
    )


generator = build_generator()
discriminator = build_discriminator()
discriminator.compile(optimizer="sgd", loss="binary_crossentropy")

real = np.sin(np.arange(16)).reshape(4, 4)
noise = np.cos(np.arange(12)).reshape(4, latent_dim)

for step in range(3):
    fake = generator.predict(noise)
    d_loss_real = discriminator.train_on_batch(real, np.ones((4, 1)))
    d_loss_fake = discriminator.train_on_batch(fake, np.zeros((4, 1)))
    print("step", step)

print(discriminator.predict(real))
