"""Programs of either language, translated and run: they print what they printed before."""

from __future__ import annotations

import pytest
from language_cases import Case, alike, cases, run_python, titled

from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Options

LANGUAGE, LANGUAGE_TITLES = titled("javascript_language")
LIBRARY, LIBRARY_TITLES = titled("javascript_library")


@pytest.mark.parametrize("case", [*LANGUAGE, *LIBRARY], ids=[*LANGUAGE_TITLES, *LIBRARY_TITLES])
def test_translated_python_prints_what_node_printed(case: Case) -> None:
    stage = to_python(case["js"], Options())
    assert not stage.diagnostics
    assert run_python(stage.code) == case["output"]


@pytest.mark.parametrize("case", [*LANGUAGE, *LIBRARY], ids=[*LANGUAGE_TITLES, *LIBRARY_TITLES])
def test_a_second_trip_still_prints_it(case: Case) -> None:
    """JavaScript, Python, JavaScript, Python."""
    once = to_python(case["js"], Options()).code
    twice = to_python(from_python(once, Options()).code, Options()).code
    assert run_python(twice) == case["output"]


@pytest.mark.parametrize("case", cases("python_language"), ids=lambda case: case.title)
def test_python_through_javascript_prints_the_same(case: Case) -> None:
    """Python, JavaScript, Python."""
    javascript = from_python(case["python"], Options())
    back = to_python(javascript.code, Options())
    assert alike(run_python(back.code)) == alike(run_python(case["python"]))
