"""Optimizers and learning-rate schedules of one's own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tfjs as tf


class Rising(tf.train.LearningRateSchedule):
    className = "Rising"

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__()
        self.rate = config["rate"]

    def apply(self, step: Any) -> Any:
        return step.add(1).mul(self.rate)


class HeavyBall(tf.train.Optimizer):
    """Its attributes have the names that the base could have chosen, too."""

    className = "HeavyBall"

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__({**config})
        self.slots = config.get("momentum", 0.9)
        self.rate = self.schedule = self.weightDecay = 7.0

    def build(self, variables: Any) -> None:
        self.velocities = [self.addSlot(one, "velocity") for one in variables]
        self.steps = self.addVariable([], "steps")

    def updateStep(self, gradient: Any, variable: Any, learningRate: Any) -> None:
        velocity = self.velocities[self.variableIndex(variable)]
        velocity.assign(velocity.mul(self.slots).add(gradient))
        variable.assign(variable.sub(velocity.mul(learningRate)))
        self.steps.assign(self.steps.add(1))


def model_with(optimizer: Any) -> Any:
    model = tf.sequential()
    model.add(tf.layers.dense({"units": 1, "inputShape": [2], "kernelInitializer": "ones"}))
    model.compile({"optimizer": optimizer, "loss": "meanSquaredError"})
    return model


def losses(model: Any, epochs: int = 3) -> list[float]:
    x, y = tf.tensor2d([[1, 2], [3, -1]]), tf.tensor2d([[1], [0]])
    history = model.fit(x, y, {"epochs": epochs, "verbose": 0, "shuffle": False}).result()
    found: list[float] = history.history["loss"]
    return found


def test_a_schedule_gives_numbers_for_numbers_and_tensors_for_tensors() -> None:
    rising = Rising({"rate": 0.5})
    assert rising(3) == 2.0
    assert rising.apply(3).arraySync() == 2.0
    assert rising(tf.scalar(1)).arraySync() == 1.0
    assert rising.apply([0, 1]).arraySync() == [0.5, 1.0]


def test_schedules_of_the_library_do_so_too() -> None:
    halving = tf.train.exponentialDecay(
        {"initialLearningRate": 1, "decaySteps": 1, "decayRate": 0.5}
    )
    assert halving(2) == 0.25
    assert halving.apply([[1, 2]]).arraySync() == [[0.5, 0.25]]
    assert halving(tf.scalar(1)).arraySync() == 0.5


def test_it_trains_as_the_optimizer_that_it_rewrites() -> None:
    own = model_with(HeavyBall({"learningRate": 0.05}))
    other = model_with(tf.train.momentum(0.05, 0.9))
    np.testing.assert_allclose(losses(own), losses(other), rtol=1e-6)


def test_a_schedule_of_ones_own_changes_the_rate_of_each_step() -> None:
    optimizer = HeavyBall({"learningRate": Rising({"rate": 0.01}), "momentum": 0.0})
    own = model_with(optimizer)
    other = model_with(tf.train.sgd({"learningRate": lambda step: 0.01 * (step + 1)}))
    np.testing.assert_allclose(losses(own), losses(other), rtol=1e-6)
    assert optimizer.iterations == 3
    assert optimizer.learningRate == pytest.approx(0.04)


def test_options_of_all_optimizers_are_carried_out() -> None:
    options = {"clipnorm": 0.5, "weightDecay": 0.1}
    own = model_with(HeavyBall({"learningRate": 0.05, "momentum": 0.0, **options}))
    other = model_with(tf.train.sgd({"learningRate": 0.05, **options}))
    np.testing.assert_allclose(losses(own), losses(other), rtol=1e-6)


def test_it_goes_on_from_the_weights_of_another() -> None:
    first = model_with(HeavyBall({"learningRate": 0.05}))
    losses(first)
    second = model_with(HeavyBall({"learningRate": 0.05}))
    second.setWeights(first.getWeights())
    names = [one.originalName for one in second.trainableWeights]
    kept = first.optimizer.getWeights().result()
    own = [one.val.name for one in first.trainableWeights]
    other = dict(zip(own, [one.val.name for one in second.trainableWeights], strict=True))
    renamed = [
        {**one, "name": "/".join([other.get(head, head), tail]) if head else tail}
        for one in kept
        for head, _, tail in [one["name"].rpartition("/")]
    ]
    assert len(names) == 2
    second.optimizer.setWeights(renamed).result()
    np.testing.assert_allclose(losses(second), losses(first), rtol=1e-6)
    assert second.optimizer.iterations == 6
    assert second.optimizer.steps.arraySync() == 12


def test_what_it_keeps_goes_when_it_is_disposed_of() -> None:
    model = model_with(HeavyBall({"learningRate": 0.05}))
    before = tf.memory()["numTensors"]
    losses(model, 1)
    assert tf.memory()["numTensors"] > before
    model.optimizer.dispose()
    assert tf.memory()["numTensors"] == before


def test_a_slot_is_made_once() -> None:
    optimizer, variable = HeavyBall({}), tf.variable(tf.zeros([2]))
    optimizer.addSlot(variable, "again", tf.ones([2]))
    assert optimizer.slot(variable, "again").arraySync() == [1, 1]
    with pytest.raises(ValueError, match="'again' already"):
        optimizer.addSlot(variable, "again")


def test_variables_that_it_was_not_built_for_are_refused() -> None:
    optimizer = HeavyBall({})
    first, second = tf.variable(tf.zeros([2])), tf.variable(tf.zeros([2]))
    optimizer.applyGradients({first.name: tf.ones([2])})
    with pytest.raises(ValueError, match="none of its variables"):
        optimizer.applyGradients({second.name: tf.ones([2])})


def test_a_class_without_a_step_says_what_is_missing() -> None:
    class Nothing(tf.train.Optimizer):
        className = "Nothing"

    variable = tf.variable(tf.zeros([2]))
    with pytest.raises(NotImplementedError, match="must define updateStep"):
        Nothing({}).applyGradients({variable.name: tf.ones([2])})
