"""The programs of corpus/ run by the runtime compute what real Keras computed, and print what
real TensorFlow.js printed (both recorded; `make conformance` checks the recordings)."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from programs import PROGRAMS, WRITTEN_IN_JAVASCRIPT, Program, stage, traced

from keras_tfjs.source import Dialect
from keras_tfjs.verify import Runner, Trace, compare


@pytest.mark.parametrize(
    "program", PROGRAMS, ids=lambda one: f"{one.name} computes what Keras computed"
)
def test_numbers(program: Program, runtime: Runner, tmp_path: Path) -> None:
    recorded = program.keras_json
    file = stage(program, Dialect.TFJS, tmp_path)
    trace, _ = traced(runtime, file, recorded["units"])
    difference = compare(Trace.of(recorded), trace, program.tolerance)
    assert difference is None, str(difference)


@pytest.mark.parametrize(
    "program", PROGRAMS, ids=lambda one: f"{one.name} prints what TensorFlow.js printed"
)
def test_texts(program: Program, runtime: Runner, tmp_path: Path) -> None:
    """Tensors; numbers and shapes in a call of print() are each language's own."""
    recorded = Trace.of(program.tfjs_json)
    file = stage(program, Dialect.TFJS, tmp_path)
    trace, _ = traced(runtime, file, program.keras_json["units"])
    difference = compare(_texts(recorded), _texts(trace), program.tolerance)
    assert difference is None, str(difference)


@pytest.mark.parametrize(
    "program", WRITTEN_IN_JAVASCRIPT, ids=lambda one: f"{one.name} computes what TensorFlow.js did"
)
def test_written_in_javascript(program: Program, runtime: Runner, tmp_path: Path) -> None:
    recorded = program.tfjs_json
    trace, _ = traced(runtime, stage(program, Dialect.TFJS, tmp_path), recorded["units"])
    difference = compare(Trace.of(recorded), trace, program.tolerance)
    assert difference is None, str(difference)


def _texts(trace: Trace) -> Trace:
    """The printed texts of tensors as the values: words equal, numbers within the tolerance.

    How wide a column is depends on the last digits.
    """
    events = tuple(
        replace(event, facts={"values": [re.sub(r"\s", "", event.facts["text"])]})
        for event in trace.events
        if event.facts.get("text", "").startswith("Tensor")
    )
    return Trace((), events, "")
