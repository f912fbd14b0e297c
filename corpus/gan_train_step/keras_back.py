import tensorflow as tf
import keras
import numpy as np

latent_dim = 3
batch_size = 8

discriminator = keras.Sequential(
    [
        keras.layers.Dense(units=8, input_shape=[4]),
        keras.layers.LeakyReLU(negative_slope=0.2),
        keras.layers.Dense(units=1),
    ],
    name="discriminator",
)
generator = keras.Sequential(
    [
        keras.layers.Dense(units=8, input_shape=[latent_dim]),
        keras.layers.LeakyReLU(negative_slope=0.2),
        keras.layers.Dense(units=4, activation="tanh"),
    ],
    name="generator",
)


@keras.saving.register_keras_serializable()
class GAN(keras.Model):
    """Each batch has real samples and the latent vectors for the fake ones."""

    def __init__(self, discriminator, generator, **kwargs):
        super().__init__(**kwargs)
        self.discriminator = discriminator
        self.generator = generator
        self.d_loss_metric = keras.metrics.Mean(name="d_loss")
        self.g_loss_metric = keras.metrics.Mean(name="g_loss")

    def compile(self, d_optimizer, g_optimizer, loss_fn):
        super().compile(optimizer="rmsprop")
        self.d_optimizer = d_optimizer
        self.g_optimizer = g_optimizer
        self.loss_fn = loss_fn

    @property
    def metrics(self):
        return [self.d_loss_metric, self.g_loss_metric]

    def train_step(self, data):
        real_samples, random_latent_vectors = data
        generated = self.generator(random_latent_vectors)
        combined = keras.ops.concatenate([generated, real_samples], axis=0)
        labels = keras.ops.concatenate(
            [np.ones([batch_size, 1]), np.zeros([batch_size, 1])], axis=0
        )

        # Train the discriminator.
        with tf.GradientTape() as tape:
            predictions = self.discriminator(combined)
            d_loss = self.loss_fn(labels, predictions)

        grads = tape.gradient(d_loss, self.discriminator.trainable_variables)
        self.d_optimizer.apply_gradients(
            zip(grads, self.discriminator.trainable_variables)
        )

        # Train the generator, without updating the discriminator.
        misleading_labels = np.zeros([batch_size, 1])

        with tf.GradientTape() as tape:
            predictions = self.discriminator(self.generator(random_latent_vectors))
            g_loss = self.loss_fn(misleading_labels, predictions)

        grads = tape.gradient(g_loss, self.generator.trainable_variables)
        self.g_optimizer.apply_gradients(zip(grads, self.generator.trainable_variables))

        self.d_loss_metric.update_state(d_loss)
        self.g_loss_metric.update_state(g_loss)
        return {
            "d_loss": self.d_loss_metric.result(),
            "g_loss": self.g_loss_metric.result(),
        }


rng = np.random.default_rng(3)
real = np.tanh(rng.standard_normal((16, 4)))
latent = rng.standard_normal((16, latent_dim))

gan = GAN(discriminator=discriminator, generator=generator)
gan.compile(
    d_optimizer=keras.optimizers.Adam(learning_rate=0.003),
    g_optimizer=keras.optimizers.Adam(learning_rate=0.003),
    loss_fn=keras.losses.BinaryCrossentropy(from_logits=True),
)
history = gan.fit(real, latent, batch_size=batch_size, epochs=3, verbose=0)
print("d_loss", history.history["d_loss"])
print("g_loss", history.history["g_loss"])
print(generator.predict(latent[:2]))
