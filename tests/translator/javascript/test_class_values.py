"""Classes, layers and objects that are called as values: JavaScript calls each in its own way."""

from __future__ import annotations

import pytest

from keras_tfjs import Dialect, translate

CLASSES = """\
from functools import partial

import tensorflow as tf
import torch.nn as nn


class Wide:
    def __init__(self, width, depth=2):
        self.size = width


class Deep:
    def __init__(self, depth, width=2):
        self.size = width


class One(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)


class Two(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)


class Block(nn.Module):
    def __init__(self, width):
        super().__init__()


"""


def _translated(body: str) -> tuple[str, list[str]]:
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    program = f"{CLASSES}def run(flag: bool, x):\n{lines}"
    made = translate(program, to=Dialect.JS, from_=Dialect.KERAS)
    start = program[: program.index("def run")].count("\n")
    return made.code, [one.code for one in made.diagnostics if one.span.line > start]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "kind = Wide if flag else Deep\nmade = kind(3, 4)", id="that take other arguments"
        ),
        pytest.param("kind = One if flag else Two\nmade = kind(units=3)", id="made of a config"),
        pytest.param(
            "made = partial(One, units=3)", id="made of a config, of which a part is given"
        ),
        pytest.param("made = Block(3)(x)", id="an object of one on an unknown base"),
        pytest.param("block = Block(3)\nmade = block(x)", id="an object of it in a variable"),
    ],
)
def test_what_cannot_be_called_so_is_said(body: str) -> None:
    assert "KT301" in _translated(body)[1]


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("made = (Wide if flag else Wide)(3, depth=1)", "new (flag ? Wide : Wide)(3, {depth: 1})"),
        ("made = partial(Wide, depth=5)(2)", "new Wide(width, {depth: 5, ...options})"),
    ],
)
def test_classes_are_made_objects_of(body: str, made: str) -> None:
    code, said = _translated(body)
    assert made in code
    assert not said


def test_a_name_that_is_bound_to_what_it_holds_itself() -> None:
    code, said = _translated("x, kind = flag\nkind = kind(3) if x else kind\nmade = kind(4)")
    assert "kind = pyTruth(x) ? kind(3) : kind;\n  const made = kind(4);" in code
    assert not said


def test_layers_are_made_one_function() -> None:
    program = (
        "from functools import reduce\nimport keras\n\n\ndef compose(*layers):\n"
        "    return reduce(lambda f, g: lambda *a, **kw: g(f(*a, **kw)), layers)\n"
    )
    made = translate(program, to=Dialect.JS, from_=Dialect.KERAS)
    folded = "(f, g) => (...a) => pyCall(g, pyCall(f, ...a)),"
    assert f"return layers.reduce( {folded} );" in " ".join(made.code.split())
    assert not made.diagnostics
