"""Layers that prepare data compute what real Keras computes; what it draws is fed as data."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import numpy as np
import pytest
from preprocessing_cases import PREPARED, Prepared
from programs import KERAS_PYTHON, ORACLES

from keras_tfjs.verify import Toolbox


@pytest.fixture(scope="module")
def answers(toolbox: Toolbox) -> dict[str, Any]:
    requests = json.dumps([case.request() for case in PREPARED])
    command = [str(KERAS_PYTHON), str(ORACLES / "run_preprocessing.py")]
    done = subprocess.run(command, input=requests, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    named = {case.name: answer for case, answer in zip(PREPARED, found, strict=True)}
    assert len(named) == len(PREPARED), "cases of one name"
    return named


@pytest.fixture(scope="module")
def in_node(toolbox: Toolbox) -> dict[str, Any]:
    requests = json.dumps([case.plain() for case in PREPARED])
    command = ["node", str(ORACLES / "run_preprocessing.mjs")]
    done = subprocess.run(command, input=requests, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    named = {case.name: answer for case, answer in zip(PREPARED, found, strict=True)}
    assert len(named) == len(PREPARED), "cases of one name"
    return named


@pytest.mark.parametrize("case", PREPARED, ids=lambda case: f"{case.name} in TensorFlow.js")
def test_node(case: Prepared, in_node: dict[str, Any]) -> None:
    assert "error" not in in_node[case.name], in_node[case.name]
    actual = np.asarray(case.computed(), np.float64)
    np.testing.assert_allclose(in_node[case.name], actual, rtol=1e-4, atol=1e-3)


@pytest.mark.parametrize("case", PREPARED, ids=lambda case: f"{case.name} as in Keras")
def test_keras(case: Prepared, answers: dict[str, Any]) -> None:
    expected = np.asarray(answers[case.name]["output"], np.float64)
    actual = np.asarray(case.computed(), np.float64)
    assert actual.shape == expected.shape
    np.testing.assert_allclose(actual, expected, rtol=1e-4, atol=1e-4)
