import tfjs as tf

latent_dim = 3


def build_generator():
    return tf.sequential(
        {
            "layers": [
                tf.layers.dense({"units": 6, "inputShape": [latent_dim]}),
                tf.layers.leakyReLU({"alpha": 0.2}),
                tf.layers.dense({"units": 4, "activation": "tanh"}),
            ],
            "name": "generator",
        }
    )


def build_discriminator():
    return tf.sequential(
        {
            "layers": [
                tf.layers.dense({"units": 6, "inputShape": [4]}),
                tf.layers.leakyReLU({"alpha": 0.2}),
                tf.layers.dense({"units": 1, "activation": "sigmoid"}),
            ],
            "name": "discriminator",
        }
    )


generator = build_generator()
discriminator = build_discriminator()
discriminator.compile({"optimizer": "sgd", "loss": "binaryCrossentropy"})

real = tf.range(0, 16).sin().reshape([4, 4])
noise = tf.range(0, 12).cos().reshape([4, latent_dim])

for step in range(3):
    fake = generator.predict(noise)
    d_loss_real = discriminator.trainOnBatch(real, tf.ones([4, 1])).result()
    d_loss_fake = discriminator.trainOnBatch(fake, tf.zeros([4, 1])).result()
    print("step", step)

discriminator.predict(real).print()
