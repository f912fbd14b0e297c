"""What the light tests compare with is what the real libraries say today."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from programs import KERAS_PYTHON, ORACLES, PROGRAMS, TFJS_TRACES, Program, dump, stage, traced

from keras_tfjs.source import Dialect
from keras_tfjs.verify import Runner, Tolerance, Toolbox, Trace, compare

KERAS_MODEL = Path("load_model") / "model.h5"


@pytest.fixture(scope="module", autouse=True)
def _saved_model(toolbox: Toolbox, update: bool) -> None:
    """With --update, makes the model file that corpus/load_model loads, if it is gone."""
    target = PROGRAMS[0].folder.parent / KERAS_MODEL
    if update and not target.exists():
        subprocess.run([str(KERAS_PYTHON), str(ORACLES / "make_model.py"), str(target)], check=True)


def _check(recording: Path, fresh: Any, update: bool, tolerance: Tolerance) -> None:
    if update and not recording.exists():
        recording.parent.mkdir(parents=True, exist_ok=True)
        recording.write_text(dump(fresh), encoding="utf-8")
    recorded = json.loads(recording.read_text(encoding="utf-8"))
    difference = compare(Trace.of(recorded), Trace.of(fresh), tolerance)
    if difference is not None and update:
        recording.write_text(dump(fresh), encoding="utf-8")
        return
    assert difference is None, f"{recording.name} is not what the library does: {difference}"


@pytest.mark.parametrize(
    "program", PROGRAMS, ids=lambda one: f"Keras still computes the trace of {one.name}"
)
def test_keras(
    program: Program, keras_run: Callable[[Program], tuple[Trace, Any]], update: bool
) -> None:
    _, fresh = keras_run(program)
    _check(program.recording, fresh, update, program.tolerance)


@pytest.mark.parametrize(
    "program", PROGRAMS, ids=lambda one: f"TensorFlow.js still computes its trace of {one.name}"
)
def test_tfjs(
    program: Program, tensorflow_js: Callable[[str], Runner], tmp_path: Path, update: bool
) -> None:
    given = program.keras_json["units"]
    runner = tensorflow_js(program.text(Dialect.JS))
    _, fresh = traced(runner, stage(program, Dialect.JS, tmp_path), given)
    _check(TFJS_TRACES / f"{program.name}.json", fresh, update, program.tolerance)
