"""Values that the two languages have in different number: null and undefined, whole numbers beyond
53 bits. What is said of a program, and what not; what the programs print is in programs/nothing.js
and programs_python/large_numbers.md."""

from __future__ import annotations

import pytest

from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Options


def _said(stage: object) -> list[tuple[str, int]]:
    return [(one.code, one.span.line) for one in stage.diagnostics]  # type: ignore[attr-defined]  # a Stage


@pytest.mark.parametrize(
    ("source", "line"),
    [
        pytest.param(
            "function f(x) {\n  return x === undefined;\n}\nf(null);\nf();\n",
            2,
            id="a parameter that gets both",
        ),
        pytest.param(
            "function look(xs, k) {\n  for (const x of xs) if (x === k) return x;\n"
            "  return null;\n}\nconst r = look([1], 2);\nconsole.log(r === undefined);\n",
            6,
            id="the null of a search is asked for undefined",
        ),
        pytest.param(
            "let best;\nfor (const v of xs) best = v;\nif (best === null) f();\n",
            3,
            id="a variable without a value is asked for null",
        ),
        pytest.param(
            "class A {\n  constructor() { this.v = null; }\n"
            "  has() { return this.v !== undefined; }\n}\n",
            3,
            id="a member that starts as null is asked for undefined",
        ),
        pytest.param(
            "function g(b = [1]) {\n  return b;\n}\ng(null);\ng();\n",
            1,
            id="a default that is made anew, and null",
        ),
        pytest.param(
            "function f(x) {\n  return `${x}`;\n}\nf(null);\nf();\n",
            2,
            id="the text of either",
        ),
    ],
)
def test_null_told_from_undefined_is_said(source: str, line: int) -> None:
    assert _said(to_python(source, Options())) == [("KT330", line)]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(
            "function f(x) { return x === undefined; }\nf();\nf(1);\n", id="undefined only"
        ),
        pytest.param("function f(x) { return x === null; }\nf(null);\nf(1);\n", id="null only"),
        pytest.param(
            "function f(x) { return x == null; }\nf(null);\nf();\n", id="a loose comparison"
        ),
        pytest.param(
            "function f(x) { return x === null || x === undefined; }\nf(null);\nf();\n",
            id="both are asked for",
        ),
        pytest.param(
            "function f(x) {\n  if (!x) return 0;\n  return `${x}`;\n}\nf(null);\nf();\n",
            id="a test that leaves neither",
        ),
        pytest.param(
            "function f(x) {\n  if (x === undefined) x = 1;\n  return x;\n}\nf();\n",
            id="a substitute",
        ),
    ],
)
def test_where_one_of_them_comes_nothing_is_said(source: str) -> None:
    assert not _said(to_python(source, Options()))


def test_holes_are_said_where_a_method_passes_over_them() -> None:
    assert not _said(to_python("const xs = [1, , 3];\nconsole.log(xs.length);\n", Options()))
    said = _said(to_python("const xs = [1, , 3];\nxs.map((x) => x + 1);\n", Options()))
    assert said == [("KT309", 1)]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        pytest.param("print(2 ** 64)\n", 1, id="a power"),
        pytest.param("print(1)\nprint((1 << 60) + 1)\n", 2, id="a shift"),
        pytest.param(
            "def step(x):\n    return (x * 6364136223846793005 + 1) % 2 ** 64\n\nprint(step(1))\n",
            2,
            id="a modulus",
        ),
        pytest.param(
            "h = 0\nfor c in 'text':\n    h = (h * 1000003) ^ ord(c)\nprint(h)\n",
            3,
            id="a hash that nothing cuts off",
        ),
    ],
)
def test_whole_numbers_beyond_53_bits_are_said(source: str, line: int) -> None:
    assert _said(from_python(source, Options())) == [("KT331", line)]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("print(2 ** 31 - 1, 1 << 40)\n", id="smaller powers"),
        pytest.param("x = 7\nprint(x / 2 ** 64)\n", id="a fraction"),
        pytest.param(
            "h = 0\nfor c in 'text':\n    h = h * 31 + ord(c)\n    h &= 0xffffffff\nprint(h)\n",
            id="a hash that is cut off",
        ),
        pytest.param("x = 3\nprint(x * 2 ** 31 % 7)\n", id="computed with BigInt"),
    ],
)
def test_smaller_whole_numbers_are_not_said(source: str) -> None:
    assert not _said(from_python(source, Options()))
