"""Real Keras still computes what tests/recordings/keras_training.json says; all in one process."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import fit_cases
import numpy as np
import pytest
import training_cases
from programs import KERAS_PYTHON, ORACLES
from recorded import FOLDER, recording

from keras_tfjs.verify import Toolbox

PATH = FOLDER / "keras_training.json"
NAMES = [*(c.id for c in training_cases.CASES), *(c.name for c in fit_cases.CASES)]


@pytest.fixture(scope="module")
def answers(toolbox: Toolbox, update: bool) -> dict[str, Any]:
    cases = [c.request() for c in (*training_cases.CASES, *fit_cases.CASES)]
    command = [str(KERAS_PYTHON), str(ORACLES / "run_training.py")]
    request = json.dumps({"start": training_cases.START, "cases": cases})
    done = subprocess.run(command, input=request, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = dict(zip(NAMES, json.loads(done.stdout.splitlines()[-1]), strict=True))
    if update:
        rows = ",\n".join(f" {json.dumps(name)}: {json.dumps(one)}" for name, one in found.items())
        PATH.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_recording_is_what_keras_computes(name: str, answers: dict[str, Any]) -> None:
    recorded, fresh = recording("keras_training")[name], answers[name]
    assert "error" not in fresh, fresh["error"]
    assert type(recorded) is type(fresh)
    parts = (
        (recorded, fresh)
        if isinstance(fresh, list)
        else map(list, map(dict.values, (recorded, fresh)))
    )
    ours, theirs = (training_cases.flat(list(part)) for part in parts)
    np.testing.assert_allclose(theirs, ours, rtol=1e-4, atol=1e-5)
