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


class Uses:
    """The ways to use a model; made in the test, because other tests dispose of all variables."""

    def __init__(self) -> None:
        self.model = network()
        rows = {"xs": tf.data.array(X.tolist()), "ys": tf.data.array(Y.tolist())}
        self.dataset = tf.data.zip(rows).batch(3)
        self.weight = tf.variable(tf.ones([2, 1]))
        self.optimizer = tf.train.momentum(0.01, 0.9)

    def by_hand(self) -> None:
        def loss() -> Any:
            return tf.tensor(X).matMul(self.weight).square().mean()

        with_gradients = tf.variableGrads(loss, [self.weight])
        self.optimizer.applyGradients(with_gradients["grads"])
        tf.dispose(with_gradients)

    def with_callbacks(self) -> None:
        stopping = tf.callbacks.earlyStopping({"monitor": "loss", "restoreBestWeights": True})
        self.model.fit(X, Y, {**QUIET, "callbacks": [stopping]}).result()


WAYS: Mapping[str, Callable[[Uses], object]] = {
    "predict": lambda use: use.model.predict(X, QUIET),
    "predictOnBatch": lambda use: use.model.predictOnBatch(X),
    "apply": lambda use: use.model.apply(tf.tensor(X)),
    "fit": lambda use: use.model.fit(X, Y, QUIET).result(),
    "fit with validation": lambda use: (
        use.model.fit(X, Y, {**QUIET, "validationSplit": 0.4}).result()
    ),
    "fit with callbacks": Uses.with_callbacks,
    "trainOnBatch": lambda use: use.model.trainOnBatch(X, Y).result(),
    "evaluate": lambda use: use.model.evaluate(X, Y, QUIET),
    "fitDataset": lambda use: (
        use.model.fitDataset(use.dataset, {"epochs": 1, "verbose": 0}).result()
    ),
    "evaluateDataset": lambda use: use.model.evaluateDataset(use.dataset).result(),
    "a loop by hand": Uses.by_hand,
}


@pytest.fixture(scope="module")
def uses() -> Uses:
    return Uses()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not tell")
def test_nothing_is_left_behind(way: str, uses: Uses) -> None:
    for _ in range(FIRST):
        WAYS[way](uses)
    gc.collect()
    tensors, size = tf.memory()["numTensors"], resident()
    for _ in range(CALLS):
        WAYS[way](uses)
    gc.collect()
    assert tf.memory()["numTensors"] == tensors
    assert resident() - size < MEGABYTES
