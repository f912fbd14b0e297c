"""Optimizers: named options in the dialect, positions in TF.js."""

from __future__ import annotations

import pytest
from lowering import PRELUDE, codes, loose, strict

from keras_tfjs.catalog import tfjs

BOTH_WAYS = {
    "the rate": ('tf.train.sgd({"learningRate": 0.2})', "tf.train.sgd(0.2)"),
    "the rate as a variable": ('tf.train.sgd({"learningRate": rate})', "tf.train.sgd(rate)"),
    "two options": (
        'tf.train.momentum({"learningRate": 0.1, "momentum": 0.9})',
        "tf.train.momentum(0.1, 0.9)",
    ),
    "all options": (
        'tf.train.adam({"learningRate": 0.1, "beta1": 0.8, "beta2": 0.9, "epsilon": 1e-08})',
        "tf.train.adam(0.1, 0.8, 0.9, 1e-08)",
    ),
    "none, where TF.js has a rate of its own": ("tf.train.adam()", "tf.train.adam()"),
}


@pytest.mark.parametrize(("named", "placed"), BOTH_WAYS.values(), ids=BOTH_WAYS.keys())
def test_both_ways(named: str, placed: str) -> None:
    assert strict(f"{PRELUDE}o = {named}\n").code == f"{PRELUDE}o = {placed}\n"
    assert loose(f"{PRELUDE}o = {placed}\n").code == f"{PRELUDE}o = {named}\n"


@pytest.mark.parametrize(("named", "placed"), BOTH_WAYS.values(), ids=BOTH_WAYS.keys())
def test_a_second_run_changes_nothing(named: str, placed: str) -> None:
    assert strict(f"{PRELUDE}o = {placed}\n").code == f"{PRELUDE}o = {placed}\n"
    assert loose(f"{PRELUDE}o = {named}\n").code == f"{PRELUDE}o = {named}\n"


ONE_WAY = {
    "options between are written out with their defaults": (
        'tf.train.rmsprop({"learningRate": 0.1, "centered": True})',
        "tf.train.rmsprop(0.1, 0.9, 0, 1e-07, True)",
    ),
    "the rate too, where TF.js has one": (
        'tf.train.adam({"beta1": 0.8})',
        "tf.train.adam(0.001, 0.8)",
    ),
    "in any order": (
        'tf.train.momentum({"momentum": 0.9, "learningRate": 0.1})',
        "tf.train.momentum(0.1, 0.9)",
    ),
    "an empty object": ("tf.train.adam({})", "tf.train.adam()"),
}


@pytest.mark.parametrize(("named", "placed"), ONE_WAY.values(), ids=ONE_WAY.keys())
def test_to_strict(named: str, placed: str) -> None:
    stage = strict(f"{PRELUDE}o = {named}\n")
    assert (stage.code, codes(stage)) == (f"{PRELUDE}o = {placed}\n", [])


def test_every_optimizer_of_tfjs_goes_both_ways() -> None:
    names = sorted(name for name in tfjs.contents("tfjs.train"))
    assert len(names) == 7
    for name in names:
        numbers = ", ".join(
            f"0.{place + 1}" for place, _ in enumerate(tfjs.parameters(f"tfjs.train.{name}") or ())
        )
        placed = f"{PRELUDE}o = tf.train.{name}({numbers})\n"
        back = loose(placed)
        assert "{" in back.code
        assert " ".join(strict(back.code).code.split()) == " ".join(placed.split())


def test_lr_is_read_with_a_warning_in_both_directions() -> None:
    text = f'{PRELUDE}o = tf.train.sgd({{"lr": 0.2}})\n'
    down, up = strict(text), loose(text)
    assert (down.code, codes(down)) == (f"{PRELUDE}o = tf.train.sgd(0.2)\n", ["KT401"])
    assert up.code == f'{PRELUDE}o = tf.train.sgd({{"learningRate": 0.2}})\n'
    assert codes(up) == ["KT401"]


def test_what_is_undefined_in_javascript_is_not_named() -> None:
    stage = loose(f"{PRELUDE}o = tf.train.adam(None, 0.8)\n")
    assert stage.code == f'{PRELUDE}o = tf.train.adam({{"beta1": 0.8}})\n'


SAID = {
    "an option that it does not have": ('tf.train.sgd({"momentum": 0.9})', ["KT402"]),
    "no rate": ("tf.train.sgd()", ["KT403"]),
    "no rate among the options": ('tf.train.rmsprop({"decay": 0.8})', ["KT403"]),
    "no momentum": ('tf.train.momentum({"learningRate": 0.1})', ["KT403"]),
}


@pytest.mark.parametrize(("text", "expected"), SAID.values(), ids=SAID.keys())
def test_is_left_and_said(text: str, expected: list[str]) -> None:
    stage = strict(f"{PRELUDE}o = {text}\n")
    assert (codes(stage), stage.code) == (expected, f"{PRELUDE}o = {text}\n")


@pytest.mark.parametrize("options", ["options", "{**options}", "tf.util.kerasOptions(options)"])
def test_options_from_elsewhere_are_for_the_extension(options: str) -> None:
    text = f'{PRELUDE}options = {{"learningRate": 0.1}}\no = tf.train.sgd({options})\n'
    stage = strict(text)
    assert codes(stage) == []
    assert "o = extensions.train.sgd(" in stage.code
    assert loose(stage.code).code == text


ALONE = {
    "a method of that name": "o = mine.train.sgd({'lr': 0.1})",
    "a module of that name": "from mine import train\no = train.sgd({'lr': 0.1})",
    "a hidden tf": "def f(tf):\n    return tf.train.sgd({'lr': 0.1})",
    "an optimizer that is handed on": "o = tf.train.sgd",
    "a dict with such keys": "o = {'lr': 0.1}",
}


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE.keys())
def test_is_left_alone(text: str) -> None:
    program = f"{PRELUDE}{text}\n"
    assert (strict(program).code, loose(program).code) == (program, program)
