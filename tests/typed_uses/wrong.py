"""Uses that are wrong: type checkers say so in each of these lines and in no other, and the runtime
in the words of the comment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import tfjs as tf
from tfjs import extensions

x, y = tf.ones([4, 2]), tf.ones([4, 1])
model = tf.sequential({"layers": [tf.layers.dense({"units": 1, "inputShape": [2], "name": "out"})]})
model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})

WRONG: Sequence[Callable[[], Any]] = [
    lambda: tf.layers.dense({"unit": 1}),  # layers.dense: the key 'unit' is unknown; did you mean 'units'
    lambda: tf.layers.dense({"units": 1, "kernel_initializer": "zeros"}),  # did you mean 'kernelInitializer'
    lambda: tf.layers.dense({"units": "1"}),  # units: expected a whole number from 1 on, got '1'
    lambda: tf.layers.dense({"activation": "relu"}),  # the key 'units' is missing: layers.dense({'units': ...})
    lambda: tf.layers.dense(),  # the key 'units' is missing
    lambda: tf.layers.dense(3),  # layers.dense: expected one config object, got 3
    lambda: tf.layers.dense({"units": 1, "activation": 2}),  # activation: expected the name of an activation or a function, got 2
    lambda: tf.layers.dense({"units": 1, "inputShape": 3}),  # inputShape: expected a list of whole numbers, got 3
    lambda: tf.layers.flatten({"dataFormat": "channels_last"}),  # did you mean 'channelsLast'
    lambda: tf.layers.flatten({"data_format": "channelsLast"}),  # did you mean 'dataFormat'
    lambda: tf.layers.add([tf.input({"shape": [1]})]),  # write layers.add({}).apply([...])
    lambda: tf.layers.conv2d({"filters": 2, "kernelSize": 3, "padding": "SAME"}),  # did you mean 'same'
    lambda: tf.layers.lstm({"units": 2, "return_sequences": True}),  # did you mean 'returnSequences'
    lambda: tf.layers.groupNormalization({"group": 2}),  # did you mean 'groups'
    lambda: tf.input({"shpe": [2]}),  # input: the key 'shpe' is unknown; did you mean 'shape'
    lambda: tf.sequential({"layer": []}),  # sequential: the key 'layer' is unknown; did you mean 'layers'
    lambda: tf.model({"inputs": [], "output": []}),  # model: the key 'output' is unknown; did you mean 'outputs'
    lambda: tf.model({"inputs": []}),  # model: the key 'outputs' is missing
    lambda: tf.train.sgd({"learning_rate": 0.1}),  # did you mean 'learningRate'
    lambda: tf.train.sgd({"rate": 0.1}),  # sgd: the key 'rate' is unknown
    lambda: tf.train.adam({"beta_1": 0.9}),  # did you mean 'beta1'
    lambda: tf.train.adam(0.1, 0.9, 0.99, 1e-7, 3),  # adam: expected at most learningRate, beta1, beta2, epsilon
    lambda: tf.train.adam("0.1"),  # adam: learningRate must be a number, got '0.1'
    lambda: tf.train.adamW({"weight_decay": 0.1}),  # did you mean 'weightDecay'
    lambda: tf.train.exponentialDecay({"initialLearningRate": 0.1, "decaySteps": 5}),  # the key 'decayRate' is missing
    lambda: extensions.train.lion({"beta3": 0.1}),  # lion: the key 'beta3' is unknown; did you mean 'beta
    lambda: extensions.layers.attention({"useScales": True}),  # did you mean 'useScale'
    lambda: tf.losses.huber({"Delta": 1}),  # did you mean 'delta'
    lambda: tf.losses.meanSquaredError({"reduce": "sum"}),  # losses.meanSquaredError: the key 'reduce' is unknown
    lambda: tf.losses.huber({"reduction": "average"}),  # reduction 'average' is unknown
    lambda: tf.metrics.auc({"curves": "PR"}),  # did you mean 'curve'
    lambda: tf.metrics.precisionAtRecall({}),  # the key 'recall' is missing
    lambda: tf.metrics.f1Score({"average": "mean"}),  # average 'mean' is unknown
    lambda: tf.callbacks.earlyStopping({"patient": 2}),  # did you mean 'patience'
    lambda: tf.callbacks.earlyStopping({"mode": "least"}),  # earlyStopping: mode 'least' is unknown
    lambda: tf.callbacks.csvLogger({}),  # the key 'filename' is missing
    lambda: tf.callbacks.modelCheckpoint({"filepath": "m", "save_best_only": True}),  # did you mean 'saveBestOnly'
    lambda: tf.initializers.constant({"val": 2}),  # did you mean 'value'
    lambda: tf.initializers.zeros({"value": 2}),  # initializers.zeros: the key 'value' is unknown
    lambda: tf.initializers.randomUniform({"minVal": 0.1}),  # did you mean 'minval'
    lambda: tf.initializers.varianceScaling({"mode": "fan_in"}),  # did you mean 'fanIn'
    lambda: tf.regularizers.l2({"l1": 0.1}),  # the key 'l1' is unknown; for both rates use tf.regularizers.l1l2
    lambda: tf.regularizers.l1l2({"l3": 0.1}),  # regularizers.l1l2: the key 'l3' is unknown
    lambda: tf.constraints.maxNorm({"max_value": 1}),  # did you mean 'maxValue'
    lambda: model.compile({"optimiser": "sgd", "loss": "hinge"}),  # compile: the key 'optimiser' is unknown; did you mean 'optimizer'
    lambda: model.compile({"optimizer": 0.1, "loss": "hinge"}),  # optimizer: expected a name or an object such as tf.train.sgd(0.1)
    lambda: model.compile({"optimizer": "sgd", "loss": 3}),  # a loss must be one of TF.js's names or a function
    lambda: model.compile({"optimizer": "sgd", "loss": "hinge", "metrics": [3]}),  # a metric must be one of TF.js's names
    lambda: model.fit(x, y, {"epoch": 3}),  # fit: the key 'epoch' is unknown; did you mean 'epochs'
    lambda: model.fit(x, y, {"batch_size": 3}),  # did you mean 'batchSize'
    lambda: model.fit(x, y, {"epochs": "3"}),  # fit: epochs: expected a whole number from 0 on, got '3'
    lambda: model.fit(x, y, {"yieldEvery": "step"}),  # fit: yieldEvery 'step' is unknown
    lambda: model.fit(x, y, {"callbacks": [3]}),  # fit: callbacks: expected callback objects or dicts
    lambda: model.fit(x, y, {"classWeight": 2}),  # classWeight: expected an object {class: weight}
    lambda: model.fitDataset(x, {"batches": 2}),  # fitDataset: expected a dataset of tf.data
    lambda: model.fitDataset(tf.data.array([1]), {"batchesPerEpoch": 2}),  # fitDataset: the key 'epochs' is missing
    lambda: model.evaluate(x, y, {"stepps": 4}),  # evaluate: the key 'stepps' is unknown; did you mean 'steps'
    lambda: model.predict(x, {"verbose": "auto"}),  # predict: verbose: expected 0, 1 or 2, got 'auto'
    lambda: model.predict(x, {"batchsize": 2}),  # did you mean 'batchSize'
    lambda: model.trainOnBatch(x, y, {"weight": 4}),  # trainOnBatch: the key 'weight' is unknown
    lambda: model.save("file:///nowhere", {"optimizer": True}),  # save: the key 'optimizer' is unknown
    lambda: tf.data.csv("file:///nowhere.csv", {"header": True}),  # did you mean 'hasHeader'
]  # fmt: skip
