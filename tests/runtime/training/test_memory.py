"""A thousand calls of each way to use a model leave no tensor behind, and the process as it was."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tfjs as tf

CALLS, FIRST = 1000, 30
MEGABYTES = 8

X, Y = np.ones((6, 2), np.float32), np.zeros((6, 1), np.float32)
QUIET = {"verbose": 0, "batchSize": 4}


def resident() -> float:
    """The memory of this process in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def network() -> Any:
    model = tf.sequential()
    model.add(tf.layers.dense({"units": 3, "inputShape": [2], "activation": "relu"}))
    model.add(tf.layers.batchNormalization())
    model.add(tf.layers.dense({"units": 1}))
    model.compile({"optimizer": "adam", "loss": "meanSquaredError", "metrics": ["mae"]})
    return model


MODEL = network()
DATASET = tf.data.zip({"xs": tf.data.array(X.tolist()), "ys": tf.data.array(Y.tolist())}).batch(3)
WEIGHT = tf.variable(tf.ones([2, 1]))
OPTIMIZER = tf.train.momentum(0.01, 0.9)


def _by_hand() -> None:
    def loss() -> Any:
        return tf.tensor(X).matMul(WEIGHT).square().mean()

    with_gradients = tf.variableGrads(loss, [WEIGHT])
    OPTIMIZER.applyGradients(with_gradients["grads"])
    tf.dispose(with_gradients)


def _with_callbacks() -> None:
    stopping = tf.callbacks.earlyStopping({"monitor": "loss", "restoreBestWeights": True})
    MODEL.fit(X, Y, {**QUIET, "callbacks": [stopping]}).result()


WAYS: Mapping[str, Callable[[], object]] = {
    "predict": lambda: MODEL.predict(X, QUIET),
    "predictOnBatch": lambda: MODEL.predictOnBatch(X),
    "apply": lambda: MODEL.apply(tf.tensor(X)),
    "fit": lambda: MODEL.fit(X, Y, QUIET).result(),
    "fit with validation": lambda: MODEL.fit(X, Y, {**QUIET, "validationSplit": 0.4}).result(),
    "fit with callbacks": _with_callbacks,
    "trainOnBatch": lambda: MODEL.trainOnBatch(X, Y).result(),
    "evaluate": lambda: MODEL.evaluate(X, Y, QUIET),
    "fitDataset": lambda: MODEL.fitDataset(DATASET, {"epochs": 1, "verbose": 0}).result(),
    "evaluateDataset": lambda: MODEL.evaluateDataset(DATASET).result(),
    "a loop by hand": _by_hand,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell")
def test_nothing_is_left_behind(way: str) -> None:
    for _ in range(FIRST):
        WAYS[way]()
    gc.collect()
    tensors, size = tf.memory()["numTensors"], resident()
    for _ in range(CALLS):
        WAYS[way]()
    gc.collect()
    assert tf.memory()["numTensors"] == tensors
    assert resident() - size < MEGABYTES
