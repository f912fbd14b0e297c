"""Programs that type checkers must have nothing to say about, and that run."""

from __future__ import annotations

import numpy as np

import tfjs as tf
from tfjs import extensions

x, y = tf.ones([4, 2]), tf.ones([4, 1])


def half(rate: float) -> float:
    return rate / 2


class Halving(tf.Callback):
    def onEpochEnd(self, epoch: int, logs: dict[str, float]) -> None:
        self.model.optimizer.setLearningRate(half(self.model.optimizer.learningRate))


hidden = tf.layers.dense(
    {
        "units": 3,
        "inputShape": [None, 2],
        "activation": "relu",
        "kernelInitializer": tf.initializers.glorotUniform({"seed": 3}),
        "biasInitializer": "zeros",
        "kernelRegularizer": tf.regularizers.l2({"l2": 0.1}),
        "biasRegularizer": tf.regularizers.l1l2({"l1": 0, "l2": 0.1}),
        "kernelConstraint": tf.constraints.maxNorm({"maxValue": 3, "axis": 0}),
        "name": None,
    }
)
tf.layers.flatten()
tf.layers.flatten({"dataFormat": None})
tf.layers.add({"name": "sum"})
tf.layers.groupNormalization({"groups": 2, "epsilon": 0.01})
tf.layers.bidirectional({"layer": tf.layers.lstm({"units": 2}), "mergeMode": "concat"})
tf.layers.rnn({"cell": [tf.layers.gruCell({"units": 2}), tf.layers.lstmCell({"units": 2})]})

extensions.layers.groupNormalization({"groups": 2})
extensions.train.lion({"beta1": 0.9})
extensions.callbacks.reduceLROnPlateau({"factor": 0.5})

inputs = tf.input({"shape": [2], "dtype": "float32"})
outputs = tf.layers.dense({"units": 1}).apply(inputs)
functional = tf.model({"inputs": inputs, "outputs": outputs, "name": "functional"})
sequential = tf.sequential({"layers": [tf.layers.dense({"units": 1, "inputShape": [2]})]})

tf.train.sgd(0.1)
tf.train.sgd({"learningRate": 0.1, "clipnorm": 1})
tf.train.adam()
tf.train.adam(0.1, 0.9, 0.999)
tf.train.adam({"beta1": 0.8, "amsgrad": True, "weightDecay": None})
tf.train.adamW({"weightDecay": 0.1})
tf.train.momentum(0.1, 0.9, True)
schedule = tf.train.exponentialDecay({"initialLearningRate": 1, "decaySteps": 5, "decayRate": 0.5})
tf.train.rmsprop({"learningRate": schedule})
tf.train.rmsprop({"learningRate": lambda step: 0.1 / (step + 1)})

ones: tf.Tensor = tf.losses.meanSquaredError(y, y)
tf.losses.meanSquaredError(y, y, None)
tf.metrics.binaryAccuracy(y, y)
tf.metrics.meanAbsoluteError(y, y)

model = functional
model.compile({"optimizer": "sgd", "loss": "meanSquaredError", "metrics": ["mae", "mse"]})
model.compile({"optimizer": tf.train.adam(), "loss": tf.losses.huber({"delta": 2})})
model.compile(
    {"optimizer": "adam", "loss": lambda a, b: a.sub(b).square().mean(), "metrics": "mae"}
)
model.compile(
    {
        "optimizer": "adam",
        "loss": {"dense_Dense1": "meanSquaredError"} if not outputs.name else ["meanSquaredError"],
        "metrics": [tf.metrics.auc({"curve": "PR"}), "mae", tf.metrics.mse],
        "lossWeights": [1],
    }
)
model.compile({"optimizer": "sgd", "loss": "binaryCrossentropy"})
history = model.fit(
    x,
    y,
    {
        "epochs": 2,
        "batchSize": None,
        "verbose": 0,
        "callbacks": [Halving(), tf.callbacks.earlyStopping({"monitor": "loss", "patience": 1})],
        "validationData": [x, y],
        "shuffle": False,
        "yieldEvery": "epoch",
    },
).result()
losses: list[float] = history.history["loss"]
model.fit(x, y, {"callbacks": {"onEpochEnd": lambda epoch, logs: print(end="")}}).result()
model.fit(np.ones((4, 2)), [[1], [0], [1], [0]], {"validationSplit": 0.5}).result()
model.fitDataset(tf.data.zip({"xs": tf.data.array([[1, 2]]), "ys": tf.data.array([[1]])}).batch(1),
                 {"epochs": 1, "batchesPerEpoch": 1}).result()  # fmt: skip
model.evaluate(x, y, {"batchSize": 4})
model.predict(x)
model.predict(x, {"batchSize": 2, "verbose": False})
model.trainOnBatch(x, y, {"classWeight": {0: 1, 1: 2}}).result()
load = tf.loadLayersModel
tf.image.resizeBilinear(tf.ones([2, 2, 3]), [4, 4], True)
tf.linalg.qr(tf.eye(2))
tf.data.csv("file:///nowhere.csv", {"hasHeader": True, "columnConfigs": {"a": {"isLabel": True}}})


class Rising(tf.train.LearningRateSchedule):
    className = "Rising"

    def apply(self, step: tf.Tensor) -> tf.Tensor:
        return step.add(1).mul(0.1)


class Plain(tf.train.Optimizer):
    className = "Plain"

    def updateStep(
        self, gradient: tf.Tensor, variable: tf.Variable, learningRate: tf.Tensor
    ) -> None:
        variable.assign(variable.sub(gradient.mul(learningRate)))


model.compile({"optimizer": Plain({"learningRate": Rising({})}), "loss": "meanSquaredError"})
extensions.train.lossScaleOptimizer({"innerOptimizer": Plain({})})
