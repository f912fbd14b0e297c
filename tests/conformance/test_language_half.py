"""The language half against node and prettier: one process of each for all cases."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from language_cases import Case, alike, cases, prettier, run_javascript, run_python
from programs import PROGRAMS

from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.javascript.parse import parse
from keras_tfjs.javascript.printing import print_program
from keras_tfjs.source import Dialect, Options

JAVASCRIPT = [*cases("javascript_language"), *cases("javascript_library")]
PYTHON = cases("python_language")

EMITTED = {
    **{f"Python, {case.title}": from_python(case["python"], Options()).code for case in PYTHON},
    **{f"pair, {case.title}": case["js"] for case in cases("pairs")},
    **{f"layout, {case.title}": case["js"] for case in cases("layout")},
    **{
        f"there and back, {case.title}": from_python(
            to_python(case["js"], Options()).code, Options()
        ).code
        for case in JAVASCRIPT
    },
    **{f"corpus, {one.name}": one.text(Dialect.JS) for one in PROGRAMS},
}


@pytest.fixture(scope="module")
def node() -> Callable[[str], str]:
    """What node prints for any program of the cases."""
    programs = [case["js"] for case in JAVASCRIPT]
    programs += [from_python(case["python"], Options()).code for case in PYTHON]
    programs += [
        from_python(to_python(case["js"], Options()).code, Options()).code for case in JAVASCRIPT
    ]
    printed = dict(zip(programs, run_javascript(programs), strict=True))
    return printed.__getitem__


@pytest.fixture(scope="module")
def formatted() -> dict[str, str]:
    return dict(zip(EMITTED, prettier(list(EMITTED.values())), strict=True))


@pytest.mark.parametrize("case", JAVASCRIPT, ids=lambda case: case.title)
def test_node_prints_what_was_recorded(case: Case, node: Callable[[str], str]) -> None:
    assert node(case["js"]) == case["output"]


@pytest.mark.parametrize("case", PYTHON, ids=lambda case: case.title)
def test_node_prints_what_python_prints(case: Case, node: Callable[[str], str]) -> None:
    translated = from_python(case["python"], Options()).code
    assert alike(node(translated)) == alike(run_python(case["python"]))


@pytest.mark.parametrize("case", JAVASCRIPT, ids=lambda case: case.title)
def test_javascript_that_came_back_prints_the_same(case: Case, node: Callable[[str], str]) -> None:
    back = from_python(to_python(case["js"], Options()).code, Options()).code
    assert node(back) == case["output"]


@pytest.mark.parametrize("name", EMITTED)
def test_prettier_leaves_emitted_text_unchanged(name: str, formatted: dict[str, str]) -> None:
    assert formatted[name] == EMITTED[name]


SOURCES = ("conv_util", "broadcast_util", "concat_util", "slice_util", "axis_util")


def test_library_sources_are_laid_out_as_prettier_lays_them_out() -> None:
    """Code of TF.js itself, parsed and printed."""
    from programs import ORACLES

    folder = ORACLES / "node_modules" / "@tensorflow" / "tfjs-core" / "dist" / "ops"
    texts = []
    for name in SOURCES:
        text = (folder / f"{name}.js").read_text(encoding="utf-8")
        texts.append(text.partition("//# sourceMappingURL")[0])
    for name, text, wanted in zip(SOURCES, texts, prettier(texts), strict=True):
        assert print_program(parse(text))[0] == wanted, name
