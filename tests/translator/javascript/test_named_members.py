"""Attributes that a text names, and members of classes that are handed over: JavaScript spells and
finds them as it does those that are written out."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

CLASS = """
class Policy:
    all_modes = ["greedy"]

    @staticmethod
    def add_one(x):
        return 1

    @classmethod
    def make_one(cls):
        return cls()

    def run(self, args):
        self.action_mask = 1
        return {}
"""


def _made(expression: str) -> str:
    return translate(CLASS.replace("{}", expression), to="js", from_="tfjs").code


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        ("hasattr(self, 'action_mask')", "'actionMask' in this"),
        ("not hasattr(self, 'action_mask')", "!('actionMask' in Object(this))"),
        ("hasattr(self, 'all_modes')", "'allModes' in this.constructor"),
        ("hasattr(args, 'use_bias')", "'useBias' in Object(args)"),
        ("getattr(self, 'action_mask')", "this.actionMask"),
        ("getattr(self, 'all_modes')", "this.constructor.allModes"),
        ("getattr(self, 'run')(args)", "this.run(args)"),
        ("getattr(args, 'use_bias', None)", "pyAttribute(args, 'useBias', null)"),
        ("getattr(self, '__doc__', None)", "pyAttribute(this, '__doc__', null)"),
        ("getattr(self, args)", "this[args]"),
    ],
)
def test_a_text_names_the_member_that_an_attribute_is(python: str, javascript: str) -> None:
    assert f"return {javascript};" in _made(python)


def test_what_sets_a_named_attribute_assigns_to_the_member() -> None:
    source = "def start(model, rate):\n    setattr(model, 'base_rate', rate)\n"
    assert "model.baseRate = rate;" in translate(source, to="js", from_="tfjs").code


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        ("self.add_one", "this.constructor.addOne"),
        ("self.make_one", "this.constructor.makeOne.bind(this.constructor)"),
        ("self.run", "this.run.bind(this)"),
    ],
)
def test_a_function_is_handed_over_from_where_it_is(python: str, javascript: str) -> None:
    assert f"return {javascript};" in _made(python)


def test_python_asks_for_the_attribute_that_it_has() -> None:
    source = """\
class Policy {
  run() {
    this.actionMask = 1;
    return 'actionMask' in this;
  }
}
"""
    assert 'return hasattr(self, "action_mask")' in translate(source, to="tfjs", from_="js").code


OPTIONS = """
class Detector:
    def __init__(self, options, name):
        {}
        self.weights_path = 1

    def run_all(self):
        return {{}}
"""


@pytest.mark.parametrize(
    ("python", "javascript"),
    [
        ("setattr(self, name, 1)", "this[name] = 1;"),
        ("self.__dict__.update(options)", "Object.assign(this, options);"),
        ("vars(self).update(options)", "Object.assign(this, options);"),
        ("print(getattr(self, name))", "console.log(this[name]);"),
    ],
)
def test_a_computed_name_is_said_where_names_are_respelled(python: str, javascript: str) -> None:
    made = translate(OPTIONS.format(python), to="js", from_="tfjs")
    assert javascript in made.code
    assert [(one.code, one.span.line) for one in made.diagnostics] == [("KT343", 4)]
    plain = OPTIONS.replace("weights_path", "weights").format("setattr(self, name, 1)")
    assert not translate(plain, to="js", from_="tfjs").diagnostics


def test_an_entry_of_an_objects_dict_is_left() -> None:
    made = translate(OPTIONS.format("self.__dict__['rate'] = 1"), to="js", from_="tfjs")
    assert [one.code for one in made.diagnostics] == ["KT308"]


def test_python_asks_the_object_itself_for_what_it_lacks() -> None:
    made = _made("not hasattr(self, 'action_mask')")
    assert 'not hasattr(self, "action_mask")' in translate(made, to="tfjs", from_="js").code
