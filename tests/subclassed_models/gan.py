import keras
import numpy as np
import tensorflow as tf
from keras import layers


class GAN(keras.Model):
    """Two networks with an optimizer each; the noise comes as the targets."""

    def __init__(self, discriminator, generator):
        super().__init__()
        self.discriminator = discriminator
        self.generator = generator
        self.d_loss = keras.metrics.Mean(name="d_loss")
        self.g_loss = keras.metrics.Mean(name="g_loss")

    def compile(self, d_optimizer, g_optimizer, loss_fn):
        super().compile()
        self.d_optimizer = d_optimizer
        self.g_optimizer = g_optimizer
        self.loss_fn = loss_fn

    @property
    def metrics(self):
        return [self.d_loss, self.g_loss]

    def train_step(self, data):
        real, noise = data
        fake = self.generator(noise)
        mixed = tf.concat([fake, real], axis=0)
        labels = tf.concat([tf.ones((8, 1)), tf.zeros((8, 1))], axis=0)
        with tf.GradientTape() as tape:
            predicted = self.discriminator(mixed)
            d_loss = self.loss_fn(labels, predicted)
        grads = tape.gradient(d_loss, self.discriminator.trainable_weights)
        self.d_optimizer.apply_gradients(zip(grads, self.discriminator.trainable_weights))

        misleading = tf.zeros((8, 1))
        with tf.GradientTape() as tape:
            predicted = self.discriminator(self.generator(noise))
            g_loss = self.loss_fn(misleading, predicted)
        grads = tape.gradient(g_loss, self.generator.trainable_weights)
        self.g_optimizer.apply_gradients(zip(grads, self.generator.trainable_weights))
        self.d_loss.update_state(d_loss)
        self.g_loss.update_state(g_loss)
        return {"d_loss": self.d_loss.result(), "g_loss": self.g_loss.result()}


discriminator = keras.Sequential(
    [keras.Input(shape=(4,)), layers.Dense(6, activation="relu"), layers.Dense(1)]
)
generator = keras.Sequential(
    [keras.Input(shape=(3,)), layers.Dense(6, activation="relu"), layers.Dense(4)]
)
x = np.sin(np.arange(32, dtype="float32")).reshape((8, 4))
y = np.cos(np.arange(24, dtype="float32")).reshape((8, 3))
model = GAN(discriminator=discriminator, generator=generator)
model.compile(
    d_optimizer=keras.optimizers.Adam(learning_rate=0.01),
    g_optimizer=keras.optimizers.SGD(learning_rate=0.05),
    loss_fn=keras.losses.BinaryCrossentropy(from_logits=True),
)
