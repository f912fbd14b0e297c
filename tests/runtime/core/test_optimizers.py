"""Optimizers go through the weights that the real TensorFlow.js went through."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tfjs as tf

RECORDED = json.loads(
    (Path(__file__).parents[2] / "recordings" / "optimizers.json").read_text("utf-8")
)
RUNS = RECORDED["runs"]


def _name(run: dict[str, Any]) -> str:
    return f"{run['name']} of {run['args']}"


def _start() -> tuple[Any, Any, Any]:
    w = tf.variable(tf.tensor2d(RECORDED["start"]["w"]))
    b = tf.variable(tf.tensor1d(RECORDED["start"]["b"]))
    x, y = tf.tensor2d(RECORDED["x"]), tf.tensor2d(RECORDED["y"])
    return w, b, lambda: x.matMul(w).add(b).tanh().sub(y).square().mean()


def _follow(optimizer: Any, run: dict[str, Any]) -> None:
    w, b, loss = _start()
    for cost, weights in zip(run["costs"], run["weights"], strict=True):
        assert optimizer.minimize(loss, True, [w, b]).item() == pytest.approx(cost, rel=1e-5)
        np.testing.assert_allclose(w.dataSync(), weights[0], rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(b.dataSync(), weights[1], rtol=1e-5, atol=1e-6)
    assert optimizer.iterations == len(run["costs"])


@pytest.mark.parametrize("run", RUNS, ids=_name)
def test_follows_tfjs_given_positional_numbers(run: dict[str, Any]) -> None:
    _follow(getattr(tf.train, run["name"])(*run["args"]), run)


@pytest.mark.parametrize("run", RUNS, ids=_name)
def test_follows_tfjs_given_a_config(run: dict[str, Any]) -> None:
    optimizer = getattr(tf.train, run["name"])(run["config"])
    assert optimizer.getConfig() == run["config"]
    _follow(optimizer, run)


@pytest.mark.parametrize("run", RUNS, ids=_name)
def test_continues_from_saved_weights_as_if_it_had_not_stopped(run: dict[str, Any]) -> None:
    make = getattr(tf.train, run["name"])
    w, b, loss = _start()
    first = make(*run["args"])
    for _ in range(5):
        first.minimize(loss, False, [w, b])
    saved = [
        {"name": one["name"], "tensor": one["tensor"].clone()}
        for one in first.getWeights().result()
    ]
    second = make(*run["args"])
    second.setWeights(saved).result()
    for _ in range(5, len(run["costs"])):
        second.minimize(loss, False, [w, b])
    np.testing.assert_allclose(w.dataSync(), run["weights"][-1][0], rtol=1e-4, atol=1e-5)
    assert second.iterations == len(run["costs"])


def test_learning_rate_can_be_changed_between_steps() -> None:
    v = tf.variable(tf.scalar(1))
    optimizer = tf.train.sgd(0.5)
    optimizer.applyGradients({v.name: tf.scalar(1)})
    optimizer.setLearningRate(0.25)
    optimizer.applyGradients([{"name": v.name, "tensor": tf.scalar(1)}])
    assert v.item() == 0.25
    optimizer.learningRate = 0.125
    optimizer.applyGradients({v.name: tf.scalar(2)})
    assert v.item() == 0
    assert optimizer.getConfig() == {"learningRate": 0.125}


def test_a_clone_of_a_variable_keeps_the_value_it_had_before_a_step() -> None:
    v = tf.variable(tf.tensor1d([1, 2]))
    before = v.clone()
    tf.train.sgd(1).applyGradients({v.name: tf.tensor1d([1, 1])})
    assert before.arraySync() == [1, 2]
    assert v.arraySync() == [0, 1]


def test_steps_without_clones_stay_in_the_same_memory() -> None:
    v = tf.variable(tf.zeros([3]).add(1))
    where = v.storage
    optimizer = tf.train.adam()
    for _ in range(3):
        optimizer.minimize(lambda: v.square().sum())
    assert v.storage is where


def test_lr_is_read_with_a_warning() -> None:
    with pytest.warns(UserWarning, match="use 'learningRate'"):
        optimizer = tf.train.sgd({"lr": 0.2})
    assert optimizer.learningRate == 0.2


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: tf.train.sgd(), "learningRate for SGDOptimizer must be defined"),
        (lambda: tf.train.sgd({}), "learningRate for SGDOptimizer must be defined"),
        (lambda: tf.train.adagrad(), "learningRate for AdagradOptimizer must be defined"),
        (lambda: tf.train.momentum(0.1), "momentum for MomentumOptimizer must be defined"),
        (lambda: tf.train.rmsprop(), "learningRate for RMSPropOptimizer must be defined"),
        (lambda: tf.train.sgd({"learningrate": 0.1}), "did you mean 'learningRate'"),
        (lambda: tf.train.adam({"beta_1": 0.9}), "did you mean 'beta1'"),
        (lambda: tf.train.sgd("fast"), "learningRate must be a number, got 'fast'"),
        (lambda: tf.train.sgd(float("nan")), "learningRate must be finite"),
        (lambda: tf.train.sgd(0.1, 0.9), "expected at most learningRate"),
        (lambda: tf.train.sgd(0.1).applyGradients({"nobody": tf.scalar(1)}), "no variable named"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_tfjs_takes_in_silence_is_an_error(call: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError, KeyError), match=message):
        call()


def test_a_gradient_of_another_shape_is_refused() -> None:
    v = tf.variable(tf.zeros([2]))
    with pytest.raises(ValueError, match=r"has shape \[3\], the variable \[2\]"):
        tf.train.sgd(0.1).applyGradients({v.name: tf.zeros([3])})
