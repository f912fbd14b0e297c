"""The recorded trainings of subclassed models are what real Keras computes today."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from programs import KERAS_PYTHON, ORACLES
from recorded import FOLDER, recording

from keras_tfjs.verify import Toolbox

NAME = "subclassed_models"
PROGRAMS = sorted(path.stem for path in (Path(__file__).parents[1] / NAME).glob("*.py"))


@pytest.fixture(scope="module")
def fresh(toolbox: Toolbox, update: bool) -> dict[str, Any]:
    command = [str(KERAS_PYTHON), str(ORACLES / "run_subclassed.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    if update:
        (FOLDER / f"{NAME}.json").write_text(json.dumps(answers) + "\n", encoding="utf-8")
    return answers


@pytest.mark.parametrize("name", PROGRAMS, ids=lambda name: f"Keras still trains {name} so")
def test_keras(name: str, fresh: dict[str, Any]) -> None:
    recorded = recording(NAME)[name]
    assert recorded.keys() == fresh[name].keys()
    for key, column in recorded["history"].items():
        np.testing.assert_allclose(fresh[name]["history"][key], column, rtol=1e-4, atol=1e-5)
    for ours, theirs in zip(
        recorded.get("outputs", []), fresh[name].get("outputs", []), strict=True
    ):
        np.testing.assert_allclose(theirs, ours, rtol=1e-3, atol=1e-4)
