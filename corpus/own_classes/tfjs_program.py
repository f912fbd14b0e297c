import tfjs as tf


class MeanShifted(tf.constraints.Constraint):
    """Keeps weights centered around a value."""
    className = "MeanShifted"

    def __init__(self, config):
        super().__init__()
        self.ref_value = config["ref_value"]

    def apply(self, w):
        return w.sub(w.mean()).add(self.ref_value)

    def getConfig(self):
        return {"ref_value": self.ref_value}


tf.serialization.registerClass(MeanShifted)


class L2Penalty(tf.regularizers.Regularizer):
    className = "L2Penalty"

    def __init__(self, config):
        super().__init__()
        self.strength = config.get("strength", 0.1)

    def apply(self, x):
        return x.square().sum().mul(self.strength)

    def getConfig(self):
        return {"strength": self.strength}


tf.serialization.registerClass(L2Penalty)


class ScaledOnes(tf.initializers.Initializer):
    className = "ScaledOnes"

    def __init__(self, config):
        super().__init__()
        self.scale = config.get("scale", 1.0)

    def apply(self, shape, dtype=None):
        return tf.ones(shape, dtype).mul(self.scale)


tf.serialization.registerClass(ScaledOnes)


class PullToMiddle(tf.losses.Loss):
    className = "PullToMiddle"

    def __init__(self, config):
        name = config.get("name", "pull_to_middle")
        super().__init__({"name": name})
        self.factor = config.get("factor", 0.1)

    def call(self, y_true, y_pred):
        mse = y_true.sub(y_pred).square().mean(-1)
        reg = tf.scalar(0.5).sub(y_pred).square().mean(-1)
        return mse.add(reg.mul(self.factor))


tf.serialization.registerClass(PullToMiddle)


class LargestError(tf.metrics.Metric):
    className = "LargestError"

    def __init__(self, config):
        name = config.get("name", "largest_error")
        super().__init__({**config, "name": name})
        self.largest = self.addWeight("largest")
        self.total = self.addWeight("total")

    def updateState(self, y_true, y_pred, sample_weight=None):
        errors = y_true.sub(y_pred).abs()
        self.largest.assign(self.largest.maximum(errors.max()))
        self.total.assign(self.total.add(errors.sum()))

    def result(self):
        return self.largest

    def resetState(self):
        self.largest.assign(tf.scalar(0.0, self.largest.dtype))
        self.total.assign(tf.scalar(0.0, self.total.dtype))


tf.serialization.registerClass(LargestError)
model = tf.sequential(
    {
        "layers": [
            tf.layers.dense(
                {
                    "units": 4,
                    "activation": "tanh",
                    "kernelRegularizer": L2Penalty({"strength": 0.05}),
                    "inputShape": [3],
                }
            ),
            tf.layers.dense(
                {
                    "units": 1,
                    "kernelInitializer": ScaledOnes({"scale": 0.5}),
                    "biasRegularizer": L2Penalty({}),
                }
            ),
        ]
    }
)
print("kernel at first:", model.layers[-1].getWeights()[0].arraySync())
model.compile(
    {"optimizer": "sgd", "loss": PullToMiddle({}), "metrics": [LargestError({})]}
)

x = tf.range(0, 48).sin().reshape([16, 3])
y = x.mean(1, True)
history = model.fit(x, y, {"batchSize": 4, "epochs": 3, "verbose": 0}).result()
print(history.history["loss"])
print(history.history["largest_error"])
print("loss:", PullToMiddle({"factor": 0.2})(y, model.predict(x)).dataSync()[0])
print("centered:", MeanShifted({"ref_value": 0.1}).apply(x).arraySync())
metric = LargestError({})
metric.updateState(y, y.add(0.25))
print("metric:", metric.result().dataSync()[0])
