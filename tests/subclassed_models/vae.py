import keras
import numpy as np
import tensorflow as tf
from keras import layers


class VAE(keras.Model):
    """The noise comes with the data, so that every library draws the same."""

    def __init__(self, latent=2, **kwargs):
        super().__init__(**kwargs)
        self.hidden = layers.Dense(8, activation="relu")
        self.mean = layers.Dense(latent)
        self.log_var = layers.Dense(latent)
        self.decoder = keras.Sequential(
            [layers.Dense(8, activation="relu"), layers.Dense(6, activation="sigmoid")]
        )
        self.loss_tracker = keras.metrics.Mean(name="loss")
        self.kl_tracker = keras.metrics.Mean(name="kl")

    @property
    def metrics(self):
        return [self.loss_tracker, self.kl_tracker]

    def call(self, inputs):
        data, noise = inputs
        h = self.hidden(data)
        mean = self.mean(h)
        log_var = self.log_var(h)
        z = mean + tf.exp(0.5 * log_var) * noise
        return self.decoder(z), mean, log_var

    def train_step(self, data):
        inputs, target = data
        with tf.GradientTape() as tape:
            made, mean, log_var = self(inputs, training=True)
            reconstruction = tf.reduce_mean(tf.reduce_sum(tf.square(target - made), axis=-1))
            kl = -0.5 * tf.reduce_mean(
                tf.reduce_sum(1 + log_var - tf.square(mean) - tf.exp(log_var), axis=-1)
            )
            loss = reconstruction + kl
        grads = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(grads, self.trainable_weights))
        self.loss_tracker.update_state(loss)
        self.kl_tracker.update_state(kl)
        return {"loss": self.loss_tracker.result(), "kl": self.kl_tracker.result()}


samples = np.abs(np.sin(np.arange(96, dtype="float32"))).reshape((16, 6))
x = [samples, np.cos(np.arange(32, dtype="float32")).reshape((16, 2))]
y = samples
model = VAE()
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01))
