"""Subclassed models in real Keras, translated to JavaScript in real TensorFlow.js, and back."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest
import subclassed
from programs import KERAS_PYTHON, ORACLES
from recorded import FOLDER, recording

from keras_tfjs import Dialect, Severity, translate
from keras_tfjs.verify import Toolbox

NAMES = [path.stem for path in subclassed.PROGRAMS]
RECORDED: Mapping[str, Any] = recording(subclassed.NAME)


def _translated(text: str, source: Dialect, target: Dialect) -> str:
    done = translate(text, from_=source, to=target)
    said = [one for one in done.diagnostics if one.severity is Severity.ERROR]
    assert not said, said
    return done.code


@pytest.fixture(scope="module")
def in_javascript() -> Mapping[str, str]:
    return {
        path.stem: _translated(path.read_text(encoding="utf-8"), Dialect.KERAS, Dialect.JS)
        for path in subclassed.PROGRAMS
    }


@pytest.fixture(scope="module")
def in_keras(
    toolbox: Toolbox,
    update: bool,
    in_javascript: Mapping[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> list[dict[str, Any]]:
    """What real Keras computes for the programs, and for their translations' translations."""
    folder = tmp_path_factory.mktemp("back")
    for name, code in in_javascript.items():
        back = _translated(code, Dialect.JS, Dialect.KERAS)
        (folder / f"{name}.py").write_text(back, encoding="utf-8")
    command = [str(KERAS_PYTHON), str(ORACLES / "run_subclassed.py"), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    if update:
        (FOLDER / f"{subclassed.NAME}.json").write_text(json.dumps(answers[0]) + "\n", "utf-8")
    return answers


@pytest.fixture(scope="module")
def in_node(toolbox: Toolbox, in_javascript: Mapping[str, str]) -> dict[str, Any]:
    requests = {
        path.stem: {
            "code": in_javascript[path.stem],
            "weights": [
                [array.tolist() for array in arrays]
                for arrays in subclassed.weights(subclassed.built(path)["model"])
            ],
        }
        for path in subclassed.PROGRAMS
    }
    done = subprocess.run(
        ["node", str(ORACLES / "run_subclassed.mjs")],
        input=json.dumps(requests),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    answers: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answers


def _same(name: str, answer: Mapping[str, Any], keys: Callable[[str], str], rtol: float) -> None:
    recorded = RECORDED[name]
    compared = 0
    for key, column in recorded["history"].items():
        if keys(key) in answer["history"]:
            compared += 1
            np.testing.assert_allclose(answer["history"][keys(key)], column, rtol, rtol)
    assert compared, answer["history"].keys()
    for ours, theirs in zip(answer.get("outputs", []), recorded.get("outputs", []), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol * 10, rtol * 10)
    if "evaluated" in recorded:
        np.testing.assert_allclose(answer["evaluated"], recorded["evaluated"], rtol, rtol)


@pytest.mark.parametrize("name", NAMES, ids=lambda name: f"Keras still trains {name} so")
def test_keras(name: str, in_keras: list[dict[str, Any]]) -> None:
    assert in_keras[0][name]["history"].keys() == RECORDED[name]["history"].keys()
    _same(name, in_keras[0][name], str, 1e-4)


@pytest.mark.parametrize("name", NAMES, ids=lambda name: f"{name} from JavaScript back to Keras")
def test_back(name: str, in_keras: list[dict[str, Any]]) -> None:
    _same(name, in_keras[1][name], str, 1e-4)


_SHORT = {"accuracy": "acc"}


@pytest.mark.parametrize("name", NAMES, ids=lambda name: f"TensorFlow.js trains {name} so")
def test_node(name: str, in_node: dict[str, Any]) -> None:
    answer = in_node[name]
    assert "error" not in answer, answer
    _same(name, answer, lambda key: _SHORT.get(key, key), 2e-5)
    for ours, theirs in zip(answer.get("predicted", []), answer.get("outputs", []), strict=True):
        np.testing.assert_allclose(ours, theirs, 1e-6, 1e-6)


@pytest.mark.parametrize(
    "name", NAMES, ids=lambda name: f"training {name} leaves no tensors behind"
)
def test_memory(name: str, in_node: dict[str, Any]) -> None:
    assert in_node[name]["leaked"][1] <= 0, in_node[name]["leaked"]
