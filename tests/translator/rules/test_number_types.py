"""Types of numbers that programs hand on: which are ready, which the running program reads."""

from __future__ import annotations

import pytest

import tfjs as tf
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import keras\nfrom keras import layers, ops\n\n\n"
READ = 'tf.util.kerasOption("dtype", dtype)'
OWN = """class Scale(layers.Layer):
    def __init__(self, dtype={default}, **kwargs):
        super().__init__(dtype=dtype, **kwargs)
        self.inner = layers.Dense(3, dtype=dtype)

    def call(self, x):
        return ops.cast(x, {given})
"""


def said(text: str, options: Options | None = None) -> list[str]:
    made = translate(HEAD + text, Dialect.TFJS, options or Options())
    return [one.code for one in made.diagnostics if one.code in ("KT110", "KT210", "KT348")]


def code(text: str, options: Options | None = None) -> str:
    return translate(HEAD + text, Dialect.TFJS, options or Options()).code


def test_words_are_those_of_the_catalogue() -> None:
    words = WORDS[Type.DTYPE].to_tfjs
    assert {word: tf.util.kerasOption("dtype", word) for word in words} == words
    assert tf.util.kerasOption("dtype", None) is None


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("self.compute_dtype", "self.computeDtype"),
        ("self.variable_dtype", "self.variableDtype"),
        ("self.dtype", "self.variableDtype"),
        ("self.dtype_policy.name", "self.dtypePolicy"),
        ("self.dtype_policy.compute_dtype", "self.dtypePolicy"),
        ("self.inner.compute_dtype", "self.inner.computeDtype"),
        ("x.dtype", "x.dtype"),
    ],
)
def test_what_layers_say_is_ready(given: str, made: str) -> None:
    text = OWN.format(default=None, given=given)
    assert said(text, Options(is_imported=True)) == []
    assert f"x.cast({made})" in code(text)


def test_what_is_no_layer_keeps_its_attribute() -> None:
    text = """class Plan:
    def __init__(self, compute_dtype):
        self.compute_dtype = compute_dtype


def cast(x, plan, model):
    print(Plan("int32").compute_dtype, model.dtype_policy)
"""
    assert 'Plan("int32").compute_dtype, model.dtypePolicy' in code(text)


def test_a_word_is_translated_where_an_own_layer_is_made() -> None:
    text = OWN.format(default=None, given="x.dtype") + "\n\nmade = Scale(dtype='int64')\n"
    assert said(text) == ["KT210"]
    assert 'Scale({"dtype": "int32"})' in code(text)


def test_a_default_of_another_word_is_read() -> None:
    text = OWN.format(default="'bfloat16'", given="x.dtype")
    assert said(text) == ["KT348"]


FUNCTION = "def filled(dtype=None):\n    return ops.ones((3,), dtype=dtype)\n\n\n"


@pytest.mark.parametrize("calls", ["filled()\n", "filled('int32')\nfilled(dtype='float32')\n"])
def test_words_of_all_calls_are_known(calls: str) -> None:
    assert said(FUNCTION + calls) == []
    assert READ not in code(FUNCTION + calls)


@pytest.mark.parametrize(
    ("calls", "narrowed"),
    [
        ("", []),
        ("filled('bfloat16')\n", []),
        ("filled('int64')\n", ["KT210"]),
        ("filled(*rest)\n", []),
    ],
)
def test_words_that_may_be_others_are_read(calls: str, narrowed: list[str]) -> None:
    text = f"rest = ['int32']\n\n\n{FUNCTION}{calls}"
    assert sorted(said(text)) == [*narrowed, "KT348"]
    assert READ in code(text)


@pytest.mark.parametrize(
    ("layer", "is_read"),
    [
        ("layers.Dense(3, dtype=dtype)", False),
        ("layers.Dense(3, input_shape=(4,), dtype=dtype)", True),
        ("keras.Input((4,), dtype=dtype)", True),
        ("layers.InputLayer(shape=(4,), dtype=dtype)", True),
    ],
)
def test_only_inputs_have_a_type(layer: str, is_read: bool) -> None:
    text = f"def made(dtype=None):\n    return {layer}\n"
    assert said(text) == ["KT348"]
    assert (READ in code(text)) is is_read
