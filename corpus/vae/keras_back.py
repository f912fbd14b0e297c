import tensorflow as tf
import keras
import numpy as np

latent_dim = 2


@keras.saving.register_keras_serializable()
class Sampling(keras.layers.Layer):
    """z = mean + exp(log_var / 2) * epsilon; epsilon comes with the data."""

    def call(self, inputs):
        z_mean, z_log_var, epsilon = inputs
        return z_mean + keras.ops.exp(z_log_var * 0.5) * epsilon

    def compute_output_shape(self, input_shape):
        return input_shape[0]


def build_encoder():
    inputs = keras.Input(shape=[6])
    epsilon = keras.Input(shape=[latent_dim])
    x = keras.layers.Dense(units=8, activation="relu")(inputs)
    z_mean = keras.layers.Dense(units=latent_dim, name="z_mean")(x)
    z_log_var = keras.layers.Dense(units=latent_dim, name="z_log_var")(x)
    z = Sampling()([z_mean, z_log_var, epsilon])
    return keras.Model([inputs, epsilon], [z_mean, z_log_var, z], name="encoder")


def build_decoder():
    latent_inputs = keras.Input(shape=[latent_dim])
    x = keras.layers.Dense(units=8, activation="relu")(latent_inputs)
    outputs = keras.layers.Dense(units=6, activation="sigmoid")(x)
    return keras.Model(latent_inputs, outputs, name="decoder")


@keras.saving.register_keras_serializable()
class VAE(keras.Model):
    def __init__(self, encoder, decoder, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.decoder = decoder
        self.total_loss_tracker = keras.metrics.Mean(name="total_loss")
        self.kl_loss_tracker = keras.metrics.Mean(name="kl_loss")

    @property
    def metrics(self):
        return [self.total_loss_tracker, self.kl_loss_tracker]

    def train_step(self, data):
        inputs, target = data

        with tf.GradientTape() as tape:
            z_mean, z_log_var, z = self.encoder(inputs)
            reconstruction = self.decoder(z)
            likely = keras.ops.clip(reconstruction, 1e-7, 1 - 1e-7)
            reconstruction_loss = keras.ops.mean(
                keras.ops.sum(
                    -keras.ops.mean(
                        target * keras.ops.log(likely)
                        + keras.ops.subtract(1, target)
                        * keras.ops.log(keras.ops.subtract(1, likely)),
                        axis=-1,
                    ),
                    axis=-1,
                )
            )
            kl_loss = (
                z_log_var + 1 - keras.ops.square(z_mean) - keras.ops.exp(z_log_var)
            ) * -0.5
            kl_loss = keras.ops.mean(keras.ops.sum(kl_loss, axis=1))
            total_loss = reconstruction_loss + kl_loss

        grads = tape.gradient(total_loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.total_loss_tracker.update_state(total_loss)
        self.kl_loss_tracker.update_state(kl_loss)
        return {
            "loss": self.total_loss_tracker.result(),
            "kl_loss": self.kl_loss_tracker.result(),
        }


x_train = keras.ops.cast(np.reshape(np.abs(np.sin(np.arange(96))), [16, 6]), "float32")
epsilon = keras.ops.cast(
    np.reshape(np.cos(np.arange(32) * 1.7), [16, latent_dim]), "float32"
)

encoder = build_encoder()
decoder = build_decoder()
vae = VAE(encoder=encoder, decoder=decoder)
vae.compile(optimizer=keras.optimizers.Adam(learning_rate=0.01))
history = vae.fit([x_train, epsilon], x_train, epochs=4, batch_size=8, verbose=0)
print("kl:", history.history["kl_loss"])

# Walk through the latent space.
grid = np.array([[-1.0, -1.0], [0.0, 0.0], [1.0, 1.0]])
print(decoder.predict(grid).shape)
