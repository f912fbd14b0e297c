"""What cannot be said: at its place, kept as a comment, the rest translated."""

from __future__ import annotations

import pytest

from keras_tfjs.diagnostics import Stage
from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Options


def found(stage: Stage) -> list[tuple[str, int, int]]:
    return [(one.code, one.span.line, one.span.column) for one in stage.diagnostics]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("x = 1j\n", ("KT301", 1, 4), id="a complex number"),
        pytest.param(
            "import tempfile\nwith tempfile.NamedTemporaryFile() as f:\n    pass\n",
            ("KT308", 2, 0),
            id="a file without a name",
        ),
        pytest.param(
            "def f(x):\n    with x:\n        pass\n", ("KT301", 2, 4), id="a with statement"
        ),
        pytest.param("def f(a, b):\n    return a + b\n", ("KT302", 2, 11), id="unknown operands"),
        pytest.param(
            "def f(x):\n    x /= 255.0\n", ("KT302", 2, 4), id="what is divided by a number"
        ),
        pytest.param(
            "x = tf.ones([2])\ny = x * 2\n", ("KT303", 2, 4), id="an operator on a tensor"
        ),
        pytest.param(
            "class Own(tuple):\n    pass\n", ("KT308", 1, 0), id="a class on a built-in type"
        ),
        pytest.param(
            "def f(x):\n    return isinstance(x, slice)\n", ("KT308", 2, 25), id="the class slice"
        ),
        pytest.param(
            "class Own:\n    def next(self):\n        return 1\n\n"
            "    def __next__(self):\n        return 2\n",
            ("KT308", 2, 4),
            id="two methods that JavaScript calls next",
        ),
        pytest.param(
            "def f(x):\n    return isinstance(x, 'float32')\n",
            ("KT301", 2, 25),
            id="a type of numbers as a class",
        ),
        pytest.param(
            "class Own:\n    def run(self):\n        pass\n\n    older = wrapped(run)\n",
            ("KT301", 5, 20),
            id="a method that the body of its class uses",
        ),
        pytest.param(
            "def f(self):\n    super().f()\n", ("KT301", 2, 4), id="super outside of a class"
        ),
        pytest.param("def f(x):\n    return x[[0, 2]]\n", ("KT301", 2, 11), id="a list as index"),
        pytest.param(
            "def f(x, n):\n    places = [None] * n\n    return x[places]\n",
            ("KT301", 3, 11),
            id="a list of any length as index",
        ),
        pytest.param(
            "import tfjs as tf\ndef f(x):\n    return x[tf.range(0, 5)]\n",
            ("KT301", 3, 11),
            id="a tensor of places as index",
        ),
        pytest.param(
            "def f(x):\n    x -= [1, 2]\n    return x\n",
            ("KT303", 2, 4),
            id="a list taken from what is not known",
        ),
        pytest.param(
            "model = tf.sequential()\n\n\nclass A:\n    def __init__(self):\n"
            "        self.h = model.fit(1, 2).result()\n",
            ("KT305", 6, 17),
            id="waiting in a constructor",
        ),
        pytest.param(
            "model = tf.sequential()\n\n\ndef step():\n    return model.fit(1, 2).result()\n\n\n"
            "def other():\n    return tf.tidy(step)\n",
            ("KT305", 9, 11),
            id="a waiting function handed to tidy",
        ),
        pytest.param(
            "class Own(tf.layers.Layer):\n    def call(self, x):\n"
            "        return tf.gatherND(x, tf.whereAsync(x.greater(0)).result())\n",
            ("KT305", 3, 30),
            id="waiting in what TF.js calls for its value",
        ),
        pytest.param(
            "def loss(y, x):\n    return x.gather(tf.whereAsync(y).result())\n\n\n"
            'tf.sequential().compile({"optimizer": "sgd", "loss": {"a": loss}})\n',
            ("KT305", 5, 0),
            id="a loss that waits",
        ),
        pytest.param(
            "layer = tf.layers.dense(units=1)\n", ("KT306", 1, 8), id="a keyword argument of TF.js"
        ),
        pytest.param(
            "class A:\n    pass\n\n\nclass B(A):\n    def __init__(self):\n"
            "        self.start()\n        super().__init__()\n",
            ("KT307", 7, 8),
            id="self before super",
        ),
        pytest.param(
            "def f(g):\n    return g.__doc__\n",
            ("KT308", 2, 11),
            id="what Python knows of a function",
        ),
        pytest.param(
            "def f(x):\n    return isinstance(x, type)\n", ("KT308", 2, 25), id="what classes are"
        ),
        pytest.param(
            "def f(x):\n    return NotImplemented\n", ("KT308", 2, 11), id="not implemented"
        ),
        pytest.param('x = "a".decode("utf-8")\n', ("KT308", 1, 4), id="a text of Python 2"),
        pytest.param(
            "import enum\ndef f(x):\n    return isinstance(x, enum.Enum)\n",
            ("KT308", 3, 25),
            id="any enumeration",
        ),
        pytest.param(
            "import dataclasses\ndef f(x):\n    return dataclasses.is_dataclass(x)\n",
            ("KT308", 3, 11),
            id="any data class",
        ),
        pytest.param(
            "import math\nx = math.erf(1.0)\n", ("KT308", 2, 4), id="a function without counterpart"
        ),
        pytest.param(
            "import random\nrandom.seed(1)\n", ("KT309", 2, 0), id="random numbers that are seeded"
        ),
        pytest.param("import pandas as pd\n", ("KT310", 1, 0), id="a module without counterpart"),
    ],
)
def test_python_that_javascript_cannot_say(source: str, expected: tuple[str, int, int]) -> None:
    assert expected in found(from_python(source, Options()))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("with (Math) {\n  f(PI);\n}\n", ("KT301", 1, 0), id="a with statement"),
        pytest.param("const x = <p>a</p>;\n", ("KT301", 1, 10), id="JSX"),
        pytest.param(
            "import * as tf from '@tensorlowjs/tfjs';\n", ("KT311", 1, 0), id="the misspelt package"
        ),
        pytest.param("import express from 'express';\n", ("KT310", 1, 0), id="another package"),
        pytest.param("import http from 'http';\n", ("KT312", 1, 0), id="a module of Node"),
        pytest.param(
            "const e = document.getElementById('x');\n", ("KT312", 1, 10), id="the browser"
        ),
    ],
)
def test_javascript_that_python_cannot_say(source: str, expected: tuple[str, int, int]) -> None:
    assert expected in found(to_python(source, Options()))


def test_the_statement_stays_as_a_comment_and_the_rest_is_translated() -> None:
    stage = from_python("a = 1\nx = [\n    1j,\n]\nb = 2\n", Options())
    assert stage.code == "const a = 1;\n// x = [\n//     1j,\n// ]\nconst b = 2;\n"
    back = to_python("const a = 1;\nfetch('x').then(f);\nconst b = 2;\n", Options())
    assert back.code == "a = 1\n# fetch('x').then(f);\nb = 2\n"


def test_a_body_that_is_left_is_still_a_body() -> None:
    stage = to_python("function f() {\n  document.write('x');\n}\n", Options())
    compile(stage.code, "<case>", "exec")
    assert [one.code for one in stage.diagnostics] == ["KT312"]


def test_places_count_letters_not_bytes() -> None:
    source = "const größe = 'é', x = document.x;\n"
    (one,) = to_python(source, Options()).diagnostics
    assert source[one.span.column : one.span.end_column] == "document"
    python = "größe = 'é'; x = 1j\n"
    (other,) = from_python(python, Options()).diagnostics
    assert python[other.span.column : other.span.end_column] == "1j"


@pytest.mark.parametrize("operation", ["a + 1", "a < b", "-a", "a == b", "a[0] * 2"], ids=str)
def test_an_operation_on_something_unknown_is_said_once(operation: str) -> None:
    stage = from_python(f"def f(a, b):\n    return {operation}\n", Options())
    assert [one.code for one in stage.diagnostics] == ["KT302"]


def test_a_text_shows_that_the_other_operand_is_no_tensor() -> None:
    assert not found(from_python("def f(a):\n    return a + 'x'\n", Options()))


@pytest.mark.parametrize(
    "source",
    [
        "d = {}\nfor w in ws:\n    d[w] = d.get(w, 0) + 1\n"
        "x = sorted(d.items(), key=lambda p: -p[1])\n",
        "import functools\n\ndef f(shape):\n"
        "    return functools.reduce(lambda a, b: a * b, shape)\n\nn = f((2, 3))\n",
        "from collections import Counter\nc = Counter(ws)\n"
        "x = sorted(c.items(), key=lambda p: (-p[1], p[0]))\n",
    ],
    ids=["counts in a dict", "a product of sizes", "counts of a Counter"],
)
def test_numbers_that_the_file_puts_there_are_known(source: str) -> None:
    assert not found(from_python(f"import tfjs as tf\n{source}", Options()))


def test_what_is_not_all_numbers_stays_unknown() -> None:
    source = "import tfjs as tf\nd = {}\nd[0] = 1\nd[1] = f()\nx = d[0] * 2\n"
    assert "KT302" in [code for code, _, _ in found(from_python(source, Options()))]


def test_what_a_left_over_statement_binds_is_declared_where_it_is_read() -> None:
    source = "x, y = 1j, 2j\nprint(x)\nx, y = 1, 2\nz = 1j\nz = z + 1\n"
    lines = from_python(source, Options()).code.splitlines()
    assert lines.index("let x;") < lines.index("console.log(x);") < lines.index("[x, y] = [1, 2];")
    assert lines.index("let z;") < lines.index("z = z + 1;")


def test_a_value_in_a_class_that_cannot_be_said_leaves_the_class() -> None:
    head = "class Own:\n    SIZE = 2\n\n    def run(self):\n        pass\n\n"
    stage = from_python(f"{head}    older = wrapped(run)\n    AREA = SIZE + 1\n", Options())
    assert "class Own {\n  static SIZE = 2;\n" in stage.code
    assert "\n  // older = wrapped(run)\n  static AREA = Own.SIZE + 1;\n" in stage.code
