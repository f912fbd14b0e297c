import tfjs as tf

latent_dim = 2


class Sampling(tf.layers.Layer):
    """z = mean + exp(log_var / 2) * epsilon; epsilon comes with the data."""
    className = "Sampling"

    def call(self, inputs, kwargs):
        z_mean, z_log_var, epsilon = inputs
        return z_mean.add(z_log_var.mul(0.5).exp().mul(epsilon))

    def computeOutputShape(self, input_shape):
        return input_shape[0]


tf.serialization.registerClass(Sampling)


def build_encoder():
    inputs = tf.input({"shape": [6]})
    epsilon = tf.input({"shape": [latent_dim]})
    x = tf.layers.dense({"units": 8, "activation": "relu"}).apply(inputs)
    z_mean = tf.layers.dense({"units": latent_dim, "name": "z_mean"}).apply(x)
    z_log_var = tf.layers.dense({"units": latent_dim, "name": "z_log_var"}).apply(x)
    z = Sampling({}).apply([z_mean, z_log_var, epsilon])
    return tf.model(
        {
            "inputs": [inputs, epsilon],
            "outputs": [z_mean, z_log_var, z],
            "name": "encoder",
        }
    )


def build_decoder():
    latent_inputs = tf.input({"shape": [latent_dim]})
    x = tf.layers.dense({"units": 8, "activation": "relu"}).apply(latent_inputs)
    outputs = tf.layers.dense({"units": 6, "activation": "sigmoid"}).apply(x)
    return tf.model({"inputs": latent_inputs, "outputs": outputs, "name": "decoder"})


class VAE(tf.Model):
    className = "VAE"

    def __init__(self, config):
        super().__init__(config)
        self.encoder = config["encoder"]
        self.decoder = config["decoder"]
        self.total_loss_tracker = tf.metrics.mean({"name": "total_loss"})
        self.kl_loss_tracker = tf.metrics.mean({"name": "kl_loss"})

    @property
    def metrics(self):
        return [self.total_loss_tracker, self.kl_loss_tracker]

    def trainStep(self, data):
        inputs, target = data
        kl_loss = None

        def compute_loss():
            nonlocal kl_loss
            z_mean, z_log_var, z = self.encoder.apply(inputs)
            reconstruction = self.decoder.apply(z)
            likely = reconstruction.clipByValue(1e-7, 1 - 1e-7)
            reconstruction_loss = (
                target.mul(likely.log())
                .add(tf.sub(1, target).mul(tf.sub(1, likely).log()))
                .mean(-1)
                .neg()
                .sum(-1)
                .mean()
            )
            kl_loss = tf.keep(
                z_log_var.add(1).sub(z_mean.square()).sub(z_log_var.exp()).mul(-0.5)
            )
            kl_loss = tf.keep(kl_loss.sum(1).mean())
            return reconstruction_loss.add(kl_loss)

        total_loss = self.optimizer.minimize(
            compute_loss, True, [w.read() for w in self.trainableWeights]
        )
        self.total_loss_tracker.updateState(total_loss)
        self.kl_loss_tracker.updateState(kl_loss)
        return {
            "loss": self.total_loss_tracker.result(),
            "kl_loss": self.kl_loss_tracker.result(),
        }


tf.serialization.registerClass(VAE)
x_train = tf.range(0, 96).sin().abs().reshape([16, 6]).cast("float32")
epsilon = (
    tf.range(0, 32, 1, "int32").mul(1.7).cos().reshape([16, latent_dim]).cast("float32")
)

encoder = build_encoder()
decoder = build_decoder()
vae = VAE({"encoder": encoder, "decoder": decoder})
vae.compile({"optimizer": tf.train.adam({"learningRate": 0.01})})
history = vae.fit(
    [x_train, epsilon], x_train, {"epochs": 4, "batchSize": 8, "verbose": 0}
).result()
print("kl:", history.history["kl_loss"])

# Walk through the latent space.
grid = tf.tensor2d([[-1.0, -1.0], [0.0, 0.0], [1.0, 1.0]], [3, 2])
print(decoder.predict(grid).shape)
