"""Nothing grows faster than the file: what is called in Python, counted for n, 2 n and 4 n parts.

Calls are counted, not seconds, so that the test says the same on every machine. Work in proportion
to the file doubles from one step to the next, work in proportion to its square becomes four times
as much.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from keras_tfjs import python, translate
from keras_tfjs.javascript.from_python import imported
from keras_tfjs.kinds import Facts, infer
from keras_tfjs.python.layout import matched_lines
from keras_tfjs.repo import Cache, cells, notebook, translate_all
from keras_tfjs.repo.files import Job, translate_file
from keras_tfjs.source import Dialect, Options

PARTS = 6
MOST = 2.6
"""How much more the second doubling may add than the first: 2 in proportion, 4 for squares."""
_HEAD = "import keras\nimport numpy as np\n"


def _repeated(before: str, part: str, behind: str = "") -> Callable[[int], str]:
    """A program with n parts, in which `@` is the number of the part."""
    return lambda count: (
        _HEAD + before + "".join(part.replace("@", str(n)) for n in range(count)) + behind
    )


def _nested(count: int) -> str:
    return f"{_HEAD}y = {'keras.ops.abs(' * count}x{')' * count}\n"


def _sum(count: int) -> str:
    terms = " + ".join(f"keras.ops.exp(x * {n})" for n in range(count))
    return f"{_HEAD}x = keras.ops.ones((2,))\ny = {terms}\n"


_INPUT = "x = keras.Input((2,))\n"
_MODEL = "m = keras.Sequential([keras.layers.Dense(1)])\nm.compile('adam', 'mse')\n"
_LAYER = """class Layer@(keras.layers.Layer):
    def build(self, shape):
        self.w = self.add_weight(shape=(shape[-1], 3))

    def call(self, x):
        return keras.ops.matmul(x, self.w)
"""
_ROWS = """class Rows@:
    def __init__(self, path, names=None):
        self.path = path
        self.names = names or []

    def load(self, n):
        rows = [n + len(name) for name in self.names]
        return {self.path: rows}


def main@(argv):
    return Rows@(argv[0]).load(3)
"""

SHAPES: dict[str, Callable[[int], str]] = {
    "functions in a file": _repeated(
        "",
        "def f@(x):\n    y = keras.layers.Dense(@)(x)\n    return keras.ops.relu(y) + np.sum(x)\n",
    ),
    "statements in a function": _repeated("def f(x):\n", "    y@ = keras.ops.exp(x) + @\n"),
    "expressions in expressions": _nested,
    "terms of a sum": _sum,
    "classes": _repeated("", _LAYER),
    "layers of a Sequential": _repeated(
        "m = keras.Sequential([\n", "    keras.layers.Dense(@, activation='relu'),\n", "])\n"
    ),
    "layers that are added": _repeated(_MODEL, "m.add(keras.layers.Dense(@))\n"),
    "layers that are called": _repeated(_INPUT, "x = keras.layers.Dense(@)(x)\n"),
    "models": _repeated(
        "", _MODEL.replace("m", "m@", 1).replace("m.", "m@.") + "print(m@.fit(x, y).history)\n"
    ),
    "trainings of a model": _repeated(_MODEL, "m.fit(x, y)\nprint(m.evaluate(x, y))\n"),
    "layers that are called in a function": _repeated(
        "def f(x):\n", "    x = keras.layers.Dense(@)(x)\n", "    return x\n"
    ),
    "branches in a function": _repeated(
        "def f(x):\n", "    if a@:\n        x = keras.layers.Dense(@)(x)\n", "    return x\n"
    ),
    "branches": _repeated(
        _INPUT,
        "if a@:\n    x = keras.layers.Dense(@)(x)\nelse:\n    x = keras.layers.ReLU()(x)\n",
    ),
    "loops": _repeated(_INPUT, "for i in range(@):\n    x = keras.layers.Dense(i)(x)\n"),
    "imports": _repeated("", "from keras.layers import Dense as D@\na@ = D@(@)\n"),
    "entries of a dict": _repeated("d = {\n", "    'k@': keras.layers.Dense(@),\n", "}\n"),
    "comments": _repeated("x = keras.layers.Dense(1)\n", "# why\n\n"),
    "arrays that are made of each other": _repeated(
        "x = np.ones((2,))\ny = 1\n", "y = y + @\nx = np.sum(x) + y\n"
    ),
    "uses of an array": _repeated("x = np.ones((2,))\n", "y@ = np.exp(x) + @\nprint(y@)\n"),
    "classes that have the same attributes": _repeated("", _ROWS),
    "functions that call each other": _repeated(
        "def f(x, n):\n    return keras.layers.Dense(n)(x)\n" + _INPUT, "x = f(x, @)\n"
    ),
}


def _calls(work: Callable[[], object]) -> int:
    count = 0

    def note(frame: object, event: str, given: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _check(work: Callable[[int], object]) -> None:
    work(2)  # tables are loaded
    few, some, many = (_calls(lambda n=n: work(n * PARTS)) for n in (1, 2, 4))
    assert few < some < many
    assert many - some <= MOST * (some - few)


@pytest.mark.parametrize("program", SHAPES.values(), ids=SHAPES)
def test_a_file(program: Callable[[int], str]) -> None:
    _check(lambda count: python.translate(program(count), Dialect.TFJS, Options()))


ON_THE_WAY_TO_JAVASCRIPT: dict[str, Callable[[int], str]] = {
    **{
        name: SHAPES[name]
        for name in (
            "functions in a file",
            "statements in a function",
            "classes",
            "layers of a Sequential",
            "arrays that are made of each other",
            "classes that have the same attributes",
        )
    },
    "values of a name": _repeated(
        "def f(x, y):\n", "    y = g(y) + len(x)\n    y = [y, str(y)]\n", "    return y\n"
    ),
}


@pytest.mark.parametrize(
    "program", ON_THE_WAY_TO_JAVASCRIPT.values(), ids=list(ON_THE_WAY_TO_JAVASCRIPT)
)
def test_a_file_on_the_way_to_javascript(program: Callable[[int], str]) -> None:
    _check(lambda count: translate(program(4 * count), to="js", from_="keras"))


def test_the_lines_of_a_statement() -> None:
    def matched(count: int) -> None:
        lines = [f"keras.layers.Dense({n}, activation='relu')," for n in range(8 * count)]
        assert matched_lines(lines, lines) == list(range(len(lines)))

    _check(matched)


def test_the_cells_of_a_notebook() -> None:
    def book(count: int) -> object:
        parts = [f"x{n} = keras.layers.Dense({n})(y)\nprint(x{n})\n" for n in range(count)]
        made = [{"cell_type": "code", "metadata": {}, "source": part} for part in (_HEAD, *parts)]
        language = {"kernelspec": {"language": "python"}}
        text = json.dumps({"cells": made, "metadata": language, "nbformat": 4})
        read = notebook.parse(text)
        return cells.translate_cells(read, Dialect.TFJS, None, Options(notebook=True))

    _check(book)


def test_files_that_import_a_common_one(tmp_path: Path) -> None:
    def project(count: int) -> None:
        folder = tmp_path / str(count)
        folder.mkdir(exist_ok=True)
        (folder / "m0.py").write_text("import keras\ndef f(n):\n    return keras.layers.Dense(n)\n")
        for n in range(1, count):
            text = f"import keras\nfrom m0 import f\nlayer = f({n})\nprint(keras.ops.abs(x))\n"
            (folder / f"m{n}.py").write_text(text)
        for path in sorted(folder.iterdir()):
            translate_file(Job(path, path.name, Dialect.TFJS, root=folder))

    _check(project)


def test_files_that_each_import_the_next(tmp_path: Path) -> None:
    def project(count: int) -> None:
        folder = tmp_path / str(count)
        folder.mkdir(exist_ok=True)
        for n in range(count):
            text = f"import keras\nfrom m{n + 1} import f{n + 1}\ndef f{n}(x):\n"
            text += f"    return f{n + 1}(keras.layers.Dense({n})(x))\n"
            (folder / f"m{n}.py").write_text(text)
        paths = sorted(folder.iterdir())
        jobs = [Job(path, path.name, Dialect.TFJS, root=folder) for path in paths]
        translate_all(jobs, lambda _: None, workers=1, cache=Cache(tmp_path / "cache"))

    _check(project)


@pytest.mark.parametrize("to", [Dialect.TFJS, Dialect.JS])
def test_files_that_all_import_each_other(tmp_path: Path, to: Dialect) -> None:
    """A package that hands everything on, and files that take everything from it."""

    def project(count: int) -> None:
        folder = tmp_path / str(count) / "package"
        folder.mkdir(parents=True, exist_ok=True)
        for n in range(count):
            text = f"import keras\nfrom package import *\nfrom . import m{(n + 2) % count}\n\n\n"
            text += f"class Layer{n}(keras.layers.Dense):\n    def call(self, x):\n"
            text += "        return unknown(x) + own.size\n\n\n"
            text += f"def f{n}(x):\n    return f{(n + 1) % count}(keras.layers.Dense({n})(x))\n"
            (folder / f"m{n}.py").write_text(text)
        stars = "".join(f"from .m{n} import *\n" for n in range(count))
        (folder / "__init__.py").write_text(stars)
        jobs = [Job(path, path.name, to, root=tmp_path / str(count)) for path in folder.iterdir()]
        translate_all(jobs, lambda _: None, workers=1)

    _check(project)


_KNOT = """def f@(x, n):
    a = f@n(x, n) + f@m(n, x)
    return a + f@n(a, x)


"""


def test_functions_whose_results_are_made_of_each_other() -> None:
    def program(count: int) -> str:
        parts = (
            _KNOT.replace("@n", str((n + 1) % count))
            .replace("@m", str((n + 2) % count))
            .replace("@", str(n))
            for n in range(count)
        )
        return "".join(parts)

    _check(lambda count: translate(program(count), to="js", from_="tfjs"))


def test_a_function_of_thousands_of_layers_is_no_chain_of_questions() -> None:
    """Each name is made of the one before: asked for from the end, they fill the stack."""
    program = SHAPES["layers that are called in a function"](400)
    stage = python.translate(program, Dialect.TFJS, Options())
    assert stage.code.count(".apply(x)") == 400


def test_on_the_way_to_javascript_each_file_of_a_chain_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = 6
    for n in range(count):
        text = f"import keras\nfrom m{n + 1} import f{n + 1}\ndef f{n}(x):\n"
        text += f"    return f{n + 1}(keras.layers.Dense({n})(x))\n"
        (tmp_path / f"m{n}.py").write_text(text)
    read: list[ast.Module] = []

    def note(tree: ast.Module, *given: Any) -> Facts:
        read.append(tree)
        return infer(tree, *given)

    monkeypatch.setattr(imported, "infer", note)
    jobs = [Job(path, path.name, Dialect.JS, root=tmp_path) for path in sorted(tmp_path.iterdir())]
    translate_all(jobs, lambda _: None, workers=1)
    assert len(read) == count - 1


def test_a_program_that_grows_as_its_square_is_found_out() -> None:
    with pytest.raises(AssertionError):
        _check(lambda count: [[str(n) for n in range(count)] for _ in range(count * count)])
