import tfjs as tf


class Linear(tf.layers.Layer):
    className = "Linear"

    def __init__(self, config):
        super().__init__(config)
        self.units = config.get("units", 32)

    def build(self, input_shape):
        self.w = self.addWeight(
            "w",
            [input_shape[-1], self.units],
            "float32",
            tf.initializers.randomNormal({}),
        )
        self.b = self.addWeight("b", [self.units], "float32", tf.initializers.zeros())
        super().build(input_shape)

    def call(self, inputs, kwargs):
        inputs = inputs[0] if isinstance(inputs, list) else inputs
        return inputs.matMul(self.w.read()).add(self.b.read())

    def computeOutputShape(self, input_shape):
        return [*input_shape[:-1], self.units]

    def getConfig(self):
        config = super().getConfig()
        config.update({"units": self.units})
        return config


tf.serialization.registerClass(Linear)
inputs = tf.input({"shape": [3]})
x = Linear({"units": 8}).apply(inputs)
x = tf.layers.reLU().apply(x)
outputs = Linear({"units": 1}).apply(x)
model = tf.model({"inputs": inputs, "outputs": outputs})
model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})

x = tf.linspace(-1, 1, 24).reshape([8, 3])
y = x.sum(1)
model.fit(x, y, {"epochs": 3, "batchSize": 4})
model.predict(x).print()
