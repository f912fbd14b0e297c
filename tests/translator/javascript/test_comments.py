"""Comments and blank lines: as many come out as went in."""

from __future__ import annotations

import re

import pytest
from language_cases import cases

from keras_tfjs import Dialect, translate
from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Options

JAVASCRIPT = """// one
const a = 1; // two

/* three */
function f(/* four */ x, y) {
  // five
  const z = {
    // six
    k: 1, // seven
    // eight
  };
  // nine
  return z;
} // ten

class A {
  // eleven
  constructor() {
    this.x = 1; // twelve
  }

  // thirteen
  m() {
    // fourteen
  }
  // fifteen
}

if (a > 0) {
  // sixteen
} else {
  // seventeen
  f(
    // eighteen
    1,
    2, // nineteen
  );
}
const s = a + // twenty
  2;
for (const q of [1]) {
  console.log(q); // twentyone
}
// twentytwo
"""

PYTHON = """# one
a = 1  # two


def f(x, y):  # three
    # four
    z = {
        # five
        "k": 1,  # six
        # seven
    }
    # eight
    return z  # nine
    # ten


# eleven
class A:
    # twelve
    def __init__(self):
        self.x = 1  # thirteen

    # fourteen
    def m(self):
        # fifteen
        pass
    # sixteen


if a > 0:
    # seventeen
    pass
elif a < 0:  # eighteen
    pass
else:
    # nineteen
    f(
        1,  # twenty
        # twentyone
        2,
    )
# twentytwo
"""

WORD = re.compile(r"(?:#|//|/\*) ?([a-z]+)")


def test_all_comments_of_javascript_survive_in_order() -> None:
    code = to_python(JAVASCRIPT, Options()).code
    assert sorted(WORD.findall(code)) == sorted(WORD.findall(JAVASCRIPT))


def test_all_comments_of_python_survive() -> None:
    code = from_python(PYTHON, Options()).code
    assert sorted(WORD.findall(code)) == sorted(WORD.findall(PYTHON))


@pytest.mark.parametrize("case", cases("pairs"), ids=lambda case: case.title)
def test_a_trip_and_back_keeps_the_comments(case: object) -> None:
    source = case["js"]  # type: ignore[index]  # a Case
    back = from_python(to_python(source, Options()).code, Options()).code
    assert WORD.findall(back) == WORD.findall(source)


def test_what_ends_lines_in_javascript_alone_ends_no_comment() -> None:
    python = "# one\u2028x = 1\nx = 2  # two\u2029x = 3\nx = print(vars('\u2028'))\n"
    made = translate(python, to="js", from_="tfjs").code
    assert made.splitlines()[:2] == ["// one x = 1", "let x = 2; // two x = 3"]
    assert not {"\u2028", "\u2029"} & set(made)


def test_blank_lines_group_statements() -> None:
    source = "const a = 1;\n\nconst b = 2;\nconst c = 3;\n\n\n\nconst d = 4;\n"
    code = to_python(source, Options()).code
    assert code == "a = 1\n\nb = 2\nc = 3\n\nd = 4\n"
    assert from_python(code, Options()).code == source.replace("\n\n\n\n", "\n\n")


def test_comments_above_a_module_docstring_stay_above_it() -> None:
    text = '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n# Ours.\n"""Doc."""\n\nx = 1\n'
    made = from_python(text, Options()).code
    assert made == "// Ours.\n/** Doc. */\n\nconst x = 1;\n"


def test_documentation_of_some_options_tells_of_all() -> None:
    source = (
        'def block(x, *, rate=1.0, units=2, name="a"):\n    """Applies it.\n\n    Args:\n'
        "        x: the tensor\n        rate: how much\n        more: not there\n"
        '        units: how many\n    """\n    return [x, rate, units, name]\n'
    )
    made = translate(source, from_=Dialect.TFJS, to=Dialect.JS)
    tags = [one.strip(" *") for one in made.code.splitlines() if "@param" in one]
    assert tags == [
        "@param x the tensor",
        "@param {object} [options]",
        "@param [options.rate] how much",
        "@param [options.units] how many",
        "@param {any} [options.name]",
        "@param more not there",
    ]
    assert "name:" not in translate(made.code, from_=Dialect.JS, to=Dialect.TFJS).code


def test_documentation_that_tells_another_type_than_there_is_tells_none() -> None:
    source = (
        "import numpy as np\n\n\ndef f(a=0.5, b=1, c=None):\n"
        '    """Applies it.\n\n    Args:\n        a (list): one\n        b (int): two\n'
        '        c (str): three\n    """\n    return [a, b, c]\n\n\ndef g(rows, others):\n'
        '    """Applies it.\n\n    Args:\n        rows (list): one\n        others (list): two\n'
        '    """\n    rows[0, 1] = 3\n    return rows, others\n\n\n'
        "print(f(a=[1]), g(np.zeros((3, 3)), [1]))\n"
    )
    made = translate(source, from_=Dialect.KERAS, to=Dialect.JS)
    tags = [one.strip(" *") for one in made.code.splitlines() if "@param" in one]
    assert tags == [
        "@param {object} [options]",
        "@param [options.a] (list) one",
        "@param {number} [options.b] two",
        "@param {string} [options.c] three",
        "@param rows (list) one",
        "@param {Array} others two",
    ]
