"""Losses, metrics, optimizers, schedules, regularizers, constraints and whole trainings compute
what real Keras computed, as recorded by tests/oracles/run_training.py."""

from __future__ import annotations

import fit_cases
import pytest
import training_cases
from fit_cases import Fit
from recorded import recording
from training_cases import Case

RECORDED = recording("keras_training")


@pytest.mark.parametrize("case", training_cases.CASES, ids=lambda case: str(case.id))
def test_twenty_steps_as_in_keras(case: Case) -> None:
    found = training_cases.difference(case, training_cases.answer(case), RECORDED[case.id])
    assert not found, found


@pytest.mark.parametrize("case", fit_cases.CASES, ids=lambda case: str(case.name))
@pytest.mark.filterwarnings("ignore:You provided")
def test_curves_as_in_keras(case: Fit) -> None:
    found = fit_cases.difference(case, fit_cases.history(case), RECORDED[case.name])
    assert not found, found


def test_every_loss_metric_and_optimizer_has_a_case() -> None:
    import tfjs as tf

    cased = {(case.space, case.name) for case in training_cases.CASES}
    made = {"losses": tf.losses, "metrics": tf.metrics, "train": tf.train}
    names = {
        ("schedules" if (("schedules", name) in cased) else space, name)
        for space, members in made.items()
        for name in dir(members)
        if hasattr(getattr(members, name), "cls")
    }
    # A wrapper of a function or of optimizers; those have tests of their own.
    others = {("metrics", "meanMetricWrapper"), ("train", "lossScaleOptimizer"),
              ("train", "multiOptimizer"), ("train", "optimizerMap")}  # fmt: skip
    assert names - cased - others == {("train", "sgd")} - cased
