"""Calls of the program's own functions: that they give what is taken, where it is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from keras_tfjs import pipeline, translate
from keras_tfjs.javascript import from_python
from keras_tfjs.repo import modules
from keras_tfjs.source import Dialect, Module, Options

HEAD = """\
def scale(x, by=2, *, name=None):
    return [x, by, name]
def gather(first, *rest, **options):
    return [first, rest, options]
class Shop:
    def __init__(self, goods, open=True):
        self.goods = goods
    def sell(self, what, count=1):
        return [what, count]
    def price(self, what):
        raise NotImplementedError
    def total(self):
        return self.price(1, taxed=True)
shop = Shop(1)
"""
WRONG = {
    "scale()": "scale is not given x",
    "scale(1, 2, 3)": "scale takes 2 values by position, and 3 are given",
    "scale(1, factor=3)": "scale has no parameter factor",
    "scale(1, x=3)": "scale is given x twice",
    "scale(1, *[2], factor=3)": "scale has no parameter factor",
    "Shop()": "Shop is not given goods",
    "Shop(1, closed=True)": "Shop has no parameter closed",
    "shop.sell(1, 2, 3)": "shop.sell takes 2 values by position, and 3 are given",
    "gather(a=1)": "gather is not given first",
}
RIGHT = (
    "scale(1)",
    "scale(by=1, x=2)",
    "scale(*[1, 2])",
    "scale(1, **{'by': 2})",
    "gather(1, 2, 3, four=4)",
    "Shop(1, open=False)",
    "shop.sell(what=1)",
    "Shop.sell(shop, 1, 2)",
)


@pytest.mark.parametrize(("call", "said"), WRONG.items(), ids=WRONG)
def test_a_call_that_python_refuses_is_said(call: str, said: str) -> None:
    with pytest.raises(TypeError):
        exec(f"{HEAD}{call}", {})
    made = translate(f"{HEAD}print({call})", to="js", from_="tfjs")
    found = [(one.code, one.message.partition(":")[0]) for one in made.diagnostics]
    assert found == [("KT346", said)]


@pytest.mark.parametrize("call", RIGHT)
def test_a_call_that_fits_needs_no_word(call: str) -> None:
    exec(f"{HEAD}{call}", {})
    assert not translate(f"{HEAD}print({call})", to="js", from_="tfjs").diagnostics


def test_a_method_of_the_name_that_does_not_take_it_is_not_the_one() -> None:
    made = translate(f"{HEAD}def run(other):\n    other.sell(1, to=3)\n", to="js", from_="tfjs")
    assert "other.sell(1, {to: 3});" in made.code
    assert not made.diagnostics


AGAIN = """\
def area(a, b):
    return a * b
print(area(2, 3), area(a=2, b=4))
def area(a, b=2):
    return a * b
print(area(2, 3), area(2, b=5))
def both():
    return area(1, 3)
"""


def test_a_function_that_is_bound_again_is_called_as_it_is_then() -> None:
    made = translate(AGAIN, to="js", from_="tfjs").code
    assert "console.log(area(2, 3), area(2, 4));" in made
    assert "console.log(area(2, {b: 3}), area(2, {b: 5}));" in made
    assert "return area(1, {b: 3});" in made


BRANCHES = """\
import sys
if sys.argv:
    def area(a, b):
        return a
else:
    def area(a, b=2):
        return b
"""


def test_of_two_branches_functions_it_may_be_either() -> None:
    made = translate(f"{BRANCHES}print(area(1, 3))", to="js", from_="tfjs")
    assert [one.code for one in made.diagnostics] == ["KT301"]
    alike = translate(BRANCHES.replace("b=2", "b") + "print(area(1, 3))", to="js", from_="tfjs")
    assert "console.log(area(1, 3));" in alike.code
    assert not alike.diagnostics


def _of_project(folder: Path, **files: str) -> str:
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    path = folder / "main.py"
    project = modules.Project()
    text = files["main"]
    options = Options(
        filename="main.py", modules=project.modules(path, text, folder), path=str(path)
    )
    made = pipeline.run(text, Dialect.JS, Dialect.TFJS, options)
    assert not made.diagnostics
    return made.code


SHOP = f"{HEAD}__all__ = ['scale', 'Shop']\n"


@pytest.mark.parametrize(
    ("taken", "call", "javascript"),
    [
        ("from shop import *", "scale(1, 3)", "scale(1, {by: 3})"),
        ("from shop import *", "Shop(1, False)", "new Shop(1, {open: false})"),
        ("import shop", "shop.scale(1, 3)", "shop.scale(1, {by: 3})"),
        (
            "from shop import *",
            "Shop.sell(Shop(1), 2)",
            "Shop.prototype.sell.call(new Shop(1), 2)",
        ),
        ("import shop", "[shop.Shop.sell]", "[(one, ...rest) => one.sell(...rest)]"),
    ],
    ids=["a function", "a class", "a member", "a method of a class", "a method that is handed on"],
)
def test_all_names_of_another_file_are_called_as_they_are_there(
    tmp_path: Path, taken: str, call: str, javascript: str
) -> None:
    code = _of_project(tmp_path, shop=SHOP, main=f"{taken}\nprint({call})\n")
    assert javascript in code


@pytest.mark.parametrize(
    ("made", "method", "name"),
    [
        ("datetime.datetime.now()", "toordinal", "datetime.datetime.toordinal"),
        ("re.compile('a')", "fullmatch", ""),
        ("open('a.txt')", "fileno", "io.TextIOWrapper.fileno"),
        ("'a'", "isprintable", "str.isprintable"),
    ],
)
def test_a_method_that_javascripts_value_has_not_is_left(made: str, method: str, name: str) -> None:
    given = "'a'" if not name else ""
    head = f"import datetime, re\nvalue = {made}\n"
    found = translate(f"{head}print(value.{method}({given}))\n", to="js", from_="tfjs").diagnostics
    errors = [one.message.split()[0] for one in found if one.code == "KT308"]
    assert errors == ([name] if name else [])


@pytest.mark.parametrize(
    "read", ["text = open('a.txt').read()", "with open('a.txt') as file:\n    text = file.read()"]
)
def test_what_a_file_gives_is_a_text(read: str) -> None:
    made = translate(f"{read}\nprint(text.find('b'))", to="js", from_="tfjs").code
    assert "text.indexOf('b')" in made


def test_only_a_list_of_inputs_has_a_length() -> None:
    head = "import tfjs as tf\nx = tf.input({'shape': [1]})\n"
    made = translate(
        f"{head}print(len(tf.model({{'inputs': [x], 'outputs': x}}).input))", to="js", from_="tfjs"
    )
    assert ".input.length);" in made.code
    assert not made.diagnostics


def test_what_a_text_is_given_is_a_text() -> None:
    made = translate("a = 'x'\ndef f(b):\n    return a.replace('x', b.c)\n", to="js", from_="tfjs")
    assert "return a.replaceAll('x', b.c);" in made.code
    assert not made.diagnostics


def test_a_number_for_a_boolean_of_another_file_may_be_any() -> None:
    there = Module("def f(n, jitter=True):\n    return n * jitter\n", Dialect.TFJS, {})
    text = "from data import f\nf(1, jitter=0.5)\nf(1, 2)\nf(1, jitter=False)\nf(*[1, 2])\n"
    made = from_python(text, Options(modules={"data": there})).code
    assert "f(1, {jitter: /** @type {any} */ (0.5)});" in made
    assert "f(1, {jitter: /** @type {any} */ (2)});" in made
    assert made.count("any") == 2
