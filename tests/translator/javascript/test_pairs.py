"""Texts of which each is made from the other, letter by letter."""

from __future__ import annotations

import pytest
from language_cases import Case, cases

from keras_tfjs.diagnostics import Severity
from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Options

PAIRS = cases("pairs")


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: case.title)
def test_javascript_becomes_python(case: Case) -> None:
    stage = to_python(case["js"], Options())
    assert stage.code == case["python"]
    assert all(one.severity is Severity.NOTE for one in stage.diagnostics)


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: case.title)
def test_python_becomes_javascript(case: Case) -> None:
    stage = from_python(case["python"], Options())
    assert stage.code == case["js"]
    assert not stage.diagnostics


@pytest.mark.parametrize("case", PAIRS, ids=lambda case: case.title)
def test_every_line_has_a_source_line(case: Case) -> None:
    for stage, source in (
        (to_python(case["js"], Options()), case["js"]),
        (from_python(case["python"], Options()), case["python"]),
    ):
        assert len(stage.lines) == stage.code.count("\n")
        assert all(1 <= line <= source.count("\n") for line in stage.lines)


def test_lines_lead_back_to_their_statements() -> None:
    source = (
        "const a = 1;\n\n// note\nconst b = [\n  1, // one\n];\nif (a > 0) {\n  b.push(a);\n}\n"
    )
    stage = to_python(source, Options())
    found = {line.strip(): stage.lines[index] for index, line in enumerate(stage.code.splitlines())}
    assert found["a = 1"] == 1
    assert found["# note"] == 3
    assert found["b = ["] == 4
    assert found["b.append(a)"] == 8
