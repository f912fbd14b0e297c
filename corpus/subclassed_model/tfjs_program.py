import tfjs as tf
import numpy as np


class MLPBlock(tf.layers.Layer):
    className = "MLPBlock"

    def __init__(self, config):
        units = config["units"]
        super().__init__(config)
        self.dense_1 = tf.layers.dense({"units": units, "activation": "relu"})
        self.dense_2 = tf.layers.dense({"units": units, "useBias": False})
        self.norm = tf.layers.batchNormalization()

    def call(self, inputs, kwargs):
        inputs = inputs[0] if isinstance(inputs, list) else inputs
        training = kwargs.get("training")
        x = self.dense_2.apply(self.dense_1.apply(inputs))
        return self.norm.apply(x, {"training": training})

    def computeOutputShape(self, input_shape):
        return self.dense_2.computeOutputShape(
            self.dense_1.computeOutputShape(input_shape)
        )


tf.serialization.registerClass(MLPBlock)


class Classifier(tf.Model):
    """Two blocks and a softmax."""
    className = "Classifier"

    def __init__(self, config):
        units = config.get("units", 6)
        num_classes = config.get("num_classes", 3)
        super().__init__(config)
        self.block_1 = MLPBlock({"units": units})
        self.block_2 = MLPBlock({"units": units})
        self.dropout = tf.layers.dropout({"rate": 0.5})
        self.classifier = tf.layers.dense(
            {"units": num_classes, "activation": "softmax"}
        )

    def call(self, inputs, kwargs):
        training = kwargs.get("training")
        x = self.block_1.apply(inputs, {"training": training})
        x = x.relu()
        x = self.block_2.apply(x, {"training": training})
        return self.classifier.apply(x)


tf.serialization.registerClass(Classifier)
rng = np.random.default_rng(7)
x = tf.tensor(rng.standard_normal((24, 5))).cast("float32")
y = tf.tensor1d(rng.integers(0, 3, size=24), "int32")

model = Classifier({"num_classes": 3})
model.compile(
    {
        "optimizer": tf.train.sgd({"learningRate": 0.02}),
        "loss": "sparseCategoricalCrossentropy",
        "metrics": ["accuracy"],
    }
)
history = model.fit(
    x, y, {"batchSize": 8, "epochs": 3, "validationSplit": 0.25, "verbose": 0}
).result()
print("val_loss:", history.history["val_loss"])
loss, accuracy = [t.dataSync()[0] for t in model.evaluate(x, y)]
print(f"loss {loss:.3f}, accuracy {accuracy:.3f}")
probabilities = model.predict(x.slice([0], [4]))
probabilities.argMax(-1).print()
