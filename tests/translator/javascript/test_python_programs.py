"""Programs of Python: nothing of them is left over, and together they have all of the language."""

from __future__ import annotations

import ast
import collections
import keyword
from collections.abc import Callable

import pytest
from language_cases import Case
from python_programs import python_programs

from keras_tfjs.diagnostics import Severity
from keras_tfjs.javascript import from_python
from keras_tfjs.javascript.parse import parse
from keras_tfjs.source import Options

PROGRAMS = python_programs()
LEAST = 3
"""In so many programs each class of Python's syntax tree occurs."""

_ABSTRACT = frozenset(
    """AST Constant Ellipsis ExtSlice Index NameConstant Num Param Str Bytes Suite AugLoad AugStore
    alias arg arguments boolop cmpop comprehension excepthandler expr expr_context keyword
    match_case mod operator pattern slice stmt type_ignore unaryop withitem""".split()
)
"""Classes that others derive from, parts of other classes, and names of older versions."""
_NOT_OF_PROGRAMS = frozenset("Expression FunctionType Interactive Module TypeIgnore".split())
"""What only `ast.parse` with a mode other than that for programs makes; every program is one
Module."""
_LEFT = {
    "TryStar": "groups of exceptions: JavaScript throws one error",
    "AsyncWith": "needs a running event loop, which the programs' runner has not",
    "AsyncFor": "as AsyncWith",
    "AsyncFunctionDef": "as AsyncWith",
    "Await": "as AsyncWith",
    "MatMult": "an operator of arrays and tensors",
}
"""Classes of the syntax tree that no program here can have, and why."""


def _classes() -> set[str]:
    named = {
        name
        for name, value in vars(ast).items()
        if isinstance(value, type) and issubclass(value, ast.AST)
    }
    return {
        name
        for name in named - _ABSTRACT - _NOT_OF_PROGRAMS - set(_LEFT)
        if not keyword.iskeyword(name)
    }


@pytest.mark.parametrize("case", PROGRAMS, ids=lambda case: case.title)
def test_nothing_is_left_over(case: Case) -> None:
    stage = from_python(case["python"], Options())
    assert not [one for one in stage.diagnostics if one.severity is Severity.ERROR]
    parse(stage.code)


def test_every_class_of_pythons_syntax_is_in_three_programs(
    measured: Callable[[str], None],
) -> None:
    counts: collections.Counter[str] = collections.Counter()
    for case in PROGRAMS:
        found = {type(one).__name__ for one in ast.walk(ast.parse(case["python"]))}
        counts.update(found)
    rare = {name: counts[name] for name in sorted(_classes()) if counts[name] < LEAST}
    measured(f"Python's syntax tree: {len(_classes())} classes, least {min(counts.values())}")
    assert not rare
