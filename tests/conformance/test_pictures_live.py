"""Pictures that an imageDataGenerator changes are Keras's, number by number, in Python and in
JavaScript; batches of files are Keras's, too."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from picture_cases import FILES, PICTURES, Files, Pictures, written
from programs import KERAS_PYTHON, ORACLES

from keras_tfjs.verify import Toolbox

pytestmark = pytest.mark.filterwarnings("ignore:flowFromDataframe", "ignore:imageDataGenerator")
IN_NODE = [case for case in PICTURES if not case.config.get("zcaWhitening")]
"""JavaScript has no singular values, which the translator says (KT420)."""


@pytest.fixture(scope="module")
def folder() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as made:
        yield written(Path(made))


@pytest.fixture(scope="module")
def of_keras(toolbox: Toolbox, folder: str) -> dict[str, Any]:
    requests = [*(case.request for case in PICTURES), *(case.request(folder) for case in FILES)]
    return _answers([str(KERAS_PYTHON), str(ORACLES / "run_pictures.py")], requests)


@pytest.fixture(scope="module")
def of_node(toolbox: Toolbox) -> dict[str, Any]:
    requests = [case.request for case in IN_NODE]
    return _answers(["node", str(ORACLES / "run_pictures.mjs")], requests)


def _answers(command: list[str], requests: list[dict[str, Any]]) -> dict[str, Any]:
    text = json.dumps(requests)
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    named = {case["about"]: answer for case, answer in zip(requests, found, strict=True)}
    assert len(named) == len(requests), "cases of one name"
    return named


@pytest.mark.parametrize("case", PICTURES, ids=lambda case: f"{case.about}, as in Keras")
def test_pictures(case: Pictures, of_keras: dict[str, Any]) -> None:
    _same(case.computed(), of_keras[case.about], 0)


@pytest.mark.parametrize("case", IN_NODE, ids=lambda case: f"{case.about}, in JavaScript")
def test_pictures_in_javascript(case: Pictures, of_node: dict[str, Any]) -> None:
    """Means of NumPy's are sums of float32, which JavaScript adds up in float64."""
    assert isinstance(of_node[case.about], list), of_node[case.about]
    _same(case.computed(), of_node[case.about], 2e-6)


@pytest.mark.parametrize("case", FILES, ids=lambda case: f"files: {case.about}, as in Keras")
def test_files(case: Files, of_keras: dict[str, Any], folder: str) -> None:
    arrays, samples, names, classes = case.computed(folder)
    expected = of_keras[case.about]
    assert (samples, names) == tuple(expected[1:3])
    assert [list(one) for one in classes] == expected[3]
    _same([np.array(one) for one in arrays], expected[0], 1e-6)


def _same(made: list[Any], expected: list[Any], tolerance: float) -> None:
    assert len(made) == len(expected)
    for given, theirs in zip(made, expected, strict=True):
        mine, wanted = np.asarray(given, np.float64), np.asarray(theirs, np.float64)
        assert mine.shape == wanted.shape
        scale = max(1.0, float(np.abs(wanted).max()))
        np.testing.assert_allclose(mine / scale, wanted / scale, rtol=0, atol=tolerance)
