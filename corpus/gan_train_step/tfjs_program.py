import tfjs as tf
import numpy as np

latent_dim = 3
batch_size = 8

discriminator = tf.sequential(
    {
        "layers": [
            tf.layers.dense({"units": 8, "inputShape": [4]}),
            tf.layers.leakyReLU({"alpha": 0.2}),
            tf.layers.dense({"units": 1}),
        ],
        "name": "discriminator",
    }
)
generator = tf.sequential(
    {
        "layers": [
            tf.layers.dense({"units": 8, "inputShape": [latent_dim]}),
            tf.layers.leakyReLU({"alpha": 0.2}),
            tf.layers.dense({"units": 4, "activation": "tanh"}),
        ],
        "name": "generator",
    }
)


class GAN(tf.Model):
    """Each batch has real samples and the latent vectors for the fake ones."""
    className = "GAN"

    def __init__(self, config):
        super().__init__(config)
        self.discriminator = config["discriminator"]
        self.generator = config["generator"]
        self.d_loss_metric = tf.metrics.mean({"name": "d_loss"})
        self.g_loss_metric = tf.metrics.mean({"name": "g_loss"})

    def compile(self, d_optimizer, g_optimizer, loss_fn):
        super().compile({"optimizer": "rmsprop"})
        self.d_optimizer = d_optimizer
        self.g_optimizer = g_optimizer
        self.loss_fn = loss_fn

    @property
    def metrics(self):
        return [self.d_loss_metric, self.g_loss_metric]

    def trainStep(self, data):
        real_samples, random_latent_vectors = data
        generated = self.generator.apply(random_latent_vectors)
        combined = tf.concat([generated, real_samples], 0)
        labels = tf.concat([tf.ones([batch_size, 1]), tf.zeros([batch_size, 1])], 0)

        # Train the discriminator.
        def compute_loss():
            predictions = self.discriminator.apply(combined)
            return self.loss_fn(labels, predictions)

        d_loss = self.d_optimizer.minimize(
            compute_loss, True, [w.read() for w in self.discriminator.trainableWeights]
        )

        # Train the generator, without updating the discriminator.
        misleading_labels = tf.zeros([batch_size, 1])

        def compute_loss():
            predictions = self.discriminator.apply(
                self.generator.apply(random_latent_vectors)
            )
            return self.loss_fn(misleading_labels, predictions)

        g_loss = self.g_optimizer.minimize(
            compute_loss, True, [w.read() for w in self.generator.trainableWeights]
        )

        self.d_loss_metric.updateState(d_loss)
        self.g_loss_metric.updateState(g_loss)
        return {
            "d_loss": self.d_loss_metric.result(),
            "g_loss": self.g_loss_metric.result(),
        }


tf.serialization.registerClass(GAN)
rng = np.random.default_rng(3)
real = tf.tensor(rng.standard_normal((16, 4))).tanh()
latent = tf.tensor(rng.standard_normal((16, latent_dim)))

gan = GAN({"discriminator": discriminator, "generator": generator})
gan.compile(
    d_optimizer=tf.train.adam({"learningRate": 0.003}),
    g_optimizer=tf.train.adam({"learningRate": 0.003}),
    loss_fn=tf.losses.binaryCrossentropy({"fromLogits": True}),
)
history = gan.fit(
    real, latent, {"batchSize": batch_size, "epochs": 3, "verbose": 0}
).result()
print("d_loss", history.history["d_loss"])
print("g_loss", history.history["g_loss"])
generator.predict(latent.slice([0], [2])).print()
