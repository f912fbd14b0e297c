"""Losses, metrics, optimizers, schedules, regularizers, constraints and whole trainings compute
what real Keras computed, as recorded by tests/oracles/run_training.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import fit_cases
import pytest
import training_cases
from fit_cases import Fit
from recorded import recording
from training_cases import Case

import tfjs as tf

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


SPACES = "train losses metrics regularizers constraints initializers".split()

WITHOUT = {
    "train.lossScaleOptimizer": "around another optimizer: fit_cases has a scaled loss",
    "train.multiOptimizer": "Keras 3 has none: test_extensions.py has several optimizers",
    "train.optimizerMap": "Keras 3 has none: test_extensions.py has several optimizers",
    "metrics.meanMetricWrapper": "around a function of the user's own",
    "initializers.orthogonal": "Keras has other draws; test_initializers.py has those of TF.js",
    "initializers.stft": "Keras asks SciPy; the cases of stftSpectrogram have its kernel",
}
"""What Keras is not asked about, and why."""


def test_all_that_training_is_made_of_has_numbers_of_keras(measured: Callable[[str], None]) -> None:
    spaces = {"schedules": "train"}
    cased = {f"{spaces.get(c.space, c.space)}.{c.name}" for c in training_cases.CASES}
    made = {name: getattr(tf, name) for name in SPACES}
    names = {
        f"{space}.{name}"
        for space, members in made.items()
        for name in dir(members)
        if hasattr(getattr(members, name), "cls")
    }
    assert names - cased == set(WITHOUT)
    assert all(len(RECORDED[case.id]) == len(case.batches()) for case in training_cases.CASES)
    rows = Counter(case.space for case in training_cases.CASES)
    measured(
        f"training: {len(names & cased)} of {len(names)} losses, metrics, optimizers and their "
        f"like have numbers of Keras over {training_cases.STEPS} steps, in "
        + ", ".join(f"{count} cases of {space}" for space, count in rows.items())
    )
