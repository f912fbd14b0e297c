"""The programs of corpus/ that were written in JavaScript: the recorded run is TensorFlow.js's
today, and real Keras computes the same from what they become."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from programs import TFJS_TRACES, WRITTEN_IN_JAVASCRIPT, Program, dump, stage, traced

from keras_tfjs.source import Dialect
from keras_tfjs.verify import Runner, Trace, compare


@pytest.mark.parametrize("program", WRITTEN_IN_JAVASCRIPT, ids=lambda one: one.name)
def test_tensorflow_js_still_computes_its_trace(
    program: Program, tensorflow_js: Callable[[str], Runner], tmp_path: Path, update: bool
) -> None:
    recording = TFJS_TRACES / f"{program.name}.json"
    given = json.loads(recording.read_text("utf-8"))["units"] if recording.exists() else None
    runner = tensorflow_js(program.text(Dialect.JS))
    _, fresh = traced(runner, stage(program, Dialect.JS, tmp_path), given)
    if update:
        recording.write_text(dump(fresh), encoding="utf-8")
    difference = compare(Trace.of(program.tfjs_json), Trace.of(fresh), program.tolerance)
    assert difference is None, f"{recording.name} is not what the library does: {difference}"


@pytest.mark.parametrize("program", WRITTEN_IN_JAVASCRIPT, ids=lambda one: one.name)
def test_keras_computes_the_same(program: Program, real_keras: Runner, tmp_path: Path) -> None:
    recorded = program.tfjs_json
    file = stage(program, Dialect.KERAS, tmp_path, program.back.read_text(encoding="utf-8"))
    trace, _ = traced(real_keras, file, recorded["units"])
    difference = compare(Trace.of(recorded), trace, program.tolerance)
    assert difference is None, str(difference)
