"""Random layers draw what they say, on the average."""

from __future__ import annotations

import pytest
from random_layers import CASES, SEED, Draws, problem

import tfjs as tf


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_draws(case: Draws) -> None:
    layer = getattr(tf.layers, case.layer)({**case.config, "seed": SEED})
    output = layer.apply(tf.tensor(case.x.tolist()), {"training": True})
    assert problem(case, output.arraySync()) is None
