"""Layers compute what real Keras and real TensorFlow.js compute, and so do the recordings say."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from extension_cases import ALL_CASES
from layer_cases import Case, difference
from programs import KERAS_PYTHON, ORACLES
from recorded import FOLDER, recording

from keras_tfjs.verify import Toolbox

KERAS = [case for case in ALL_CASES if case.keras is not None]
TFJS = [case for case in ALL_CASES if case.tfjs]
COMMANDS = {
    "keras": ([str(KERAS_PYTHON), str(ORACLES / "run_layers.py")], KERAS),
    "tfjs": (["node", str(ORACLES / "run_layers.mjs")], TFJS),
}
RECORDING = FOLDER / "layers.json"

Answers = Mapping[str, Mapping[str, Any]]


def _ask(command: Sequence[str], cases: Sequence[Case]) -> dict[str, Any]:
    requests = json.dumps([case.request() for case in cases])
    done = subprocess.run(command, input=requests, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers = json.loads(done.stdout.splitlines()[-1])
    return {case.name: answer for case, answer in zip(cases, answers, strict=True)}


@pytest.fixture(scope="module")
def answers(toolbox: Toolbox, update: bool) -> Answers:
    fresh = {name: _ask(command, cases) for name, (command, cases) in COMMANDS.items()}
    if update:
        _write(RECORDING, fresh)
    return fresh


def _write(path: Path, fresh: Answers) -> None:
    parts = [
        f'"{library}": {{\n'
        + ",\n".join(f"  {json.dumps(name)}: {json.dumps(one)}" for name, one in by_case.items())
        + "\n }"
        for library, by_case in fresh.items()
    ]
    path.write_text("{\n " + ",\n ".join(parts) + "\n}\n", encoding="utf-8")


def _same(case: Case, actual: Any, expected: Any) -> None:
    assert not (found := difference(case, actual, expected)), found


@pytest.mark.parametrize("case", KERAS, ids=lambda case: f"{case.name} as in Keras")
def test_keras(case: Case, answers: Answers) -> None:
    _same(case, case.computed(), answers["keras"][case.name])
    _same(case, recording("layers")["keras"][case.name], answers["keras"][case.name])


@pytest.mark.parametrize("case", TFJS, ids=lambda case: f"{case.name} as in TensorFlow.js")
def test_tfjs(case: Case, answers: Answers) -> None:
    _same(case, case.computed(), answers["tfjs"][case.name])
    _same(case, recording("layers")["tfjs"][case.name], answers["tfjs"][case.name])
