import keras
import numpy as np

latent_dim = 3


def build_generator():
    return keras.Sequential(
        [
            keras.layers.Dense(units=6, input_shape=[latent_dim]),
            keras.layers.LeakyReLU(negative_slope=0.2),
            keras.layers.Dense(units=4, activation="tanh"),
        ],
        name="generator",
    )


def build_discriminator():
    return keras.Sequential(
        [
            keras.layers.Dense(units=6, input_shape=[4]),
            keras.layers.LeakyReLU(negative_slope=0.2),
            keras.layers.Dense(units=1, activation="sigmoid"),
        ],
        name="discriminator",
    )


generator = build_generator()
discriminator = build_discriminator()
discriminator.compile(optimizer="sgd", loss="binary_crossentropy")

real = np.reshape(np.sin(np.arange(16)), [4, 4])
noise = np.reshape(np.cos(np.arange(12)), [4, latent_dim])

for step in range(3):
    fake = generator.predict(noise)
    d_loss_real = discriminator.train_on_batch(real, np.ones([4, 1]))
    d_loss_fake = discriminator.train_on_batch(fake, np.zeros([4, 1]))
    print("step", step)

print(discriminator.predict(real))
