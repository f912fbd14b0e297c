"""Each program of corpus/, run by real Keras, by the runtime, by real TensorFlow.js, and by real
Keras after the way to JavaScript and back: from the same initial weights, the same numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import black
import pytest
from programs import PROGRAMS, Program, stage, traced

from keras_tfjs.pipeline import translate
from keras_tfjs.source import Dialect
from keras_tfjs.verify import Runner, Trace, compare

KERAS, TFJS, JS = Dialect.KERAS, Dialect.TFJS, Dialect.JS


@pytest.fixture(params=PROGRAMS, ids=lambda program: program.name)
def program(request: pytest.FixtureRequest) -> Program:
    program: Program = request.param
    return program


@pytest.fixture
def original(
    program: Program, keras_run: Callable[[Program], tuple[Trace, Any]]
) -> tuple[Trace, Any]:
    return keras_run(program)


def _agrees(program: Program, original: tuple[Trace, Any], runner: Runner, file: Path) -> None:
    expected, data = original
    got, _ = traced(runner, file, data["units"])
    difference = compare(expected, got, program.tolerance)
    assert difference is None, str(difference)


def _translated(text: str, to: Dialect, source: Dialect) -> str:
    translation = translate(text, to=to, from_=source, filename="program")
    assert translation.complete, translation.diagnostics
    return translation.code


def test_the_runtime_agrees_with_keras(
    program: Program, original: tuple[Trace, Any], runtime: Runner, tmp_path: Path
) -> None:
    text = _translated(program.text(KERAS), TFJS, KERAS)
    _agrees(program, original, runtime, stage(program, TFJS, tmp_path, text))


def test_tensorflow_js_agrees_with_keras(
    program: Program,
    original: tuple[Trace, Any],
    tensorflow_js: Callable[[str], Runner],
    tmp_path: Path,
) -> None:
    text = _translated(program.text(KERAS), JS, KERAS)
    _agrees(program, original, tensorflow_js(text), stage(program, JS, tmp_path, text))


def test_keras_agrees_with_itself_after_the_round_trip(
    program: Program, original: tuple[Trace, Any], real_keras: Runner, tmp_path: Path
) -> None:
    text = _translated(_translated(program.text(KERAS), JS, KERAS), KERAS, JS)
    if text == black.format_str(program.text(KERAS), mode=black.Mode()):
        return  # The same program: it has been run.
    _agrees(program, original, real_keras, stage(program, KERAS, tmp_path, text))
