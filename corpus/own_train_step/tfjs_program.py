import tfjs as tf


class CustomModel(tf.Model):
    className = "CustomModel"

    def __init__(self, config):
        units = config["units"]
        super().__init__(config)
        self.hidden = tf.layers.dense({"units": units, "activation": "tanh"})
        self.out = tf.layers.dense({"units": 1})
        self.loss_tracker = tf.metrics.mean({"name": "loss"})
        self.mae_metric = tf.metrics.meanAbsoluteError({"name": "mae"})
        self.loss_fn = tf.losses.meanSquaredError({})

    def call(self, inputs, kwargs):
        return self.out.apply(self.hidden.apply(inputs))

    def trainStep(self, data):
        x, y = data
        y_pred = None

        def compute_loss():
            nonlocal y_pred
            y_pred = tf.keep(self.apply(x, {"training": True}))
            return self.loss_fn(y, y_pred)

        loss = self.optimizer.minimize(
            compute_loss, True, [w.read() for w in self.trainableWeights]
        )
        self.loss_tracker.updateState(loss)
        self.mae_metric.updateState(y, y_pred)
        return {
            "loss": self.loss_tracker.result(),
            "mae": self.mae_metric.result(),
        }

    def testStep(self, data):
        x, y = data
        y_pred = self.apply(x, {"training": False})
        self.loss_tracker.updateState(self.loss_fn(y, y_pred))
        self.mae_metric.updateState(y, y_pred)
        return {
            "loss": self.loss_tracker.result(),
            "mae": self.mae_metric.result(),
        }

    @property
    def metrics(self):
        return [self.loss_tracker, self.mae_metric]


tf.serialization.registerClass(CustomModel)
x = tf.range(0, 64).sin().reshape([16, 4]).cast("float32")
y = x.sum(1, True).mul(0.5)

model = CustomModel({"units": 6})
model.compile({"optimizer": tf.train.momentum({"learningRate": 0.05, "momentum": 0.9})})

history = model.fit(x, y, {"batchSize": 4, "epochs": 3, "verbose": 0}).result()
print("mae:", history.history["mae"])
