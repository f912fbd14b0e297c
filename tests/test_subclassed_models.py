"""Subclassed Keras models, translated and trained by the runtime: the numbers of real Keras."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import subclassed
from recorded import recording

RECORDED = recording(subclassed.NAME)


def _in_order(outputs: Any) -> list[Any]:
    """Outputs as Keras lists them: those of a dict by their sorted names."""
    if isinstance(outputs, dict):
        return [outputs[name] for name in sorted(outputs)]
    return outputs if isinstance(outputs, list | tuple) else [outputs]


@pytest.fixture(scope="module", params=subclassed.PROGRAMS, ids=lambda path: path.stem)
def trained(request: pytest.FixtureRequest) -> tuple[str, Any, Any, dict[str, Any]]:
    path: Path = request.param
    space = subclassed.built(path)
    model, x, y = space["model"], space["x"], space["y"]
    for layer, arrays in zip(subclassed.leaves(model), subclassed.weights(model), strict=True):
        layer.setWeights(arrays)
    args = {"batchSize": 16, "epochs": 5, "shuffle": False, "verbose": 0}
    history = model.fit(x, y, args).result().history
    return path.stem, model, (x, y), history


def _close(actual: Any, expected: Any, tolerance: float = 1e-5) -> None:
    np.testing.assert_allclose(actual, expected, rtol=tolerance, atol=tolerance)


def test_the_losses_of_training_are_those_of_keras(trained: Any) -> None:
    name, _, _, history = trained
    expected = RECORDED[name]["history"]
    assert {"loss", *history} & expected.keys() or "d_loss" in expected
    common = [key for key in history if key in expected]
    assert common
    for key in common:
        _close(history[key], expected[key])


def test_outputs_and_evaluation_after_training_are_those_of_keras(trained: Any) -> None:
    name, model, (x, y), _ = trained
    expected = RECORDED[name]
    assert model.hasCall == ("outputs" in expected) or name == "own_step"
    if "outputs" in expected:
        outputs = _in_order(model.apply(x))
        for actual, wanted in zip(outputs, expected["outputs"], strict=True):
            _close(np.asarray(actual), wanted, 1e-4)
    if "evaluated" in expected:
        evaluated = model.evaluate(x, y)
        first = evaluated[0] if isinstance(evaluated, list) else evaluated
        _close(first.dataSync()[0], expected["evaluated"])
