"""Attributes that a class uses and that others set: TypeScript hears of them, the program does
not."""

from __future__ import annotations

from keras_tfjs import translate
from keras_tfjs.javascript import from_python
from keras_tfjs.source import Options

BASE = """\
class Model:
    def __init__(self, rate):
        self.rate = rate

    def predict(self, x):
        return self.net_work.predict(x), self.start(), self.rate


class Residual(Model):
    def __init__(self, given):
        super().__init__(given)
        self.net_work = given

    def start(self):
        return 1
"""


def test_the_constructor_declares_what_a_subclass_sets_and_no_method() -> None:
    made = translate(BASE, to="js", from_="tfjs").code
    assert made.count("@type {any}") == 1
    assert "constructor(rate) {\n    /** @type {any} */\n    this.netWork;\n    this.rate" in made


def test_python_does_not_have_the_declaration() -> None:
    made = translate(BASE, to="js", from_="tfjs").code
    assert translate(made, to="tfjs", from_="js").code.count("net_work") == 2


def test_it_stands_behind_super() -> None:
    source = BASE.replace("return 1", "return self.more")
    made = translate(source, to="js", from_="tfjs").code
    assert "super(given);\n    /** @type {any} */\n    this.more;" in made


def test_of_a_base_elsewhere_nothing_is_known_but_what_subclasses_set() -> None:
    source = "from base import Base\n\n\n" + BASE.replace("class Model:", "class Model(Base):")
    made = translate(source, to="js", from_="tfjs").code
    assert "this.netWork;" not in made
    assert "/** @this {any} */\n  predict(x) {" in made


OTHERS = """\
class Base:
    def __init__(self, rate):
        self.rate = rate

    def fit(self, x):
        \"\"\"Fits.\"\"\"
        return self.net_work.fit(x)

    def half(self):
        return self.rate / 2

    def evaluate(self, x):
        return self.net_work.evaluate(x)
"""


def test_where_others_may_derive_the_methods_say_so_and_the_constructor_does_nothing() -> None:
    made = from_python(OTHERS, Options(package=True)).code
    assert "  /**\n   * Fits.\n   * @this {any}\n   */\n  fit(x)" in made
    assert "  /** @this {any} */\n  evaluate(x)" in made
    assert made.count("@this") == 2
    assert "this.netWork;" not in made
    back = translate(made, to="tfjs", from_="js").code
    assert back.replace("netWork", "net_work").strip() == OTHERS.strip()
