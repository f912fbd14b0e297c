"""The catalogue agrees with itself and with the names of the two libraries."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from catalogue_join import unreached, wrong_defaults, wrong_keys, wrong_names, wrong_order

from keras_tfjs.catalog import ROWS, Row, rows_of_keras, rows_of_tfjs, tfjs
from keras_tfjs.catalog.keras.members import ATTRIBUTES, EXTENSION_ATTRIBUTES
from keras_tfjs.catalog.row import parameters
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.catalog.words import camel, nearest, snake
from keras_tfjs.pipeline.answers import answers, public_names


def label(row: Row) -> str:
    return f"{row.keras} is {row.tfjs}"


JOINS = {
    "every parameter is one that Keras has, and every one of Keras is there": wrong_names,
    "positional parameters are in Keras's order": wrong_order,
    "literals are Keras's defaults": wrong_defaults,
    "every key is one that TF.js takes, or an extension": wrong_keys,
}


@pytest.mark.parametrize("join", JOINS.values(), ids=JOINS.keys())
def test_in_the_catalogue(join: Callable[[], Iterator[str]]) -> None:
    assert list(join()) == []


FACTORIES = (
    "layers",
    "train",
    "initializers",
    "regularizers",
    "constraints",
    "callbacks",
    "models",
)


def test_every_factory_of_tfjs_is_reached_from_keras() -> None:
    assert set(unreached(FACTORIES)) == NOT_REACHED


NOT_REACHED = {"tfjs.layers.convLstm2dCell"}
"""Keras has the cell, but not under a public name."""


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_every_name_is_found_again(row: Row) -> None:
    assert row in rows_of_keras(row.keras)
    assert not row.tfjs or row in rows_of_tfjs(row.tfjs)


@pytest.mark.parametrize("row", [row for row in ROWS if row.tfjs], ids=label)
def test_a_tfjs_name_exists_unless_it_is_an_extension(row: Row) -> None:
    assert tfjs.exists(row.tfjs) or row.extension


def test_every_public_name_of_an_object_is_answered() -> None:
    functions = ("keras.ops.", "keras.backend.", "keras.utils.", "keras.random.")
    missing = [name for name, said in answers(public_names()) if said is None]
    assert [name for name in missing if not name.startswith(functions)] == []


PAIRS = [pair for pair in ATTRIBUTES.items() if pair[0] not in EXTENSION_ATTRIBUTES]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]} is {pair[1]}")
def test_every_attribute_exists_in_tfjs(pair: tuple[str, str]) -> None:
    assert tfjs.exists(pair[1])


@pytest.mark.parametrize("type_", WORDS, ids=str)
def test_words_come_back(type_: Type) -> None:
    words = WORDS[type_]
    for tfjs_word in words.to_tfjs.values():
        assert words.to_tfjs[words.to_keras[tfjs_word]] == tfjs_word
    assert not words.none & set(words.to_tfjs)


def test_the_notation_says_everything_about_a_parameter() -> None:
    units, alpha, groups, verbose, axis, cells, name = parameters(
        "units(output_dim) | slope/a=alpha:shape@KT212 -groups:1 ?verbose:0 axis~-1 +cell_kinds:2",
        "name",
    )
    assert (units.bare, units.older, units.tfjs) == (True, ("output_dim",), "units")
    assert (alpha.tfjs, alpha.also, alpha.type) == ("alpha", ("a",), Type.SHAPE)
    assert (alpha.note, alpha.bare) == ("KT212", False)
    assert (groups.tfjs, groups.harmless, groups.cosmetic) == (None, 1, False)
    assert (verbose.harmless, verbose.cosmetic) == (0, True)
    assert (axis.filler, axis.positional) == (-1, True)
    assert (cells.tfjs, cells.extension, cells.harmless) == ("cellKinds", True, 2)
    assert not name.positional


def test_what_is_no_notation_is_refused() -> None:
    with pytest.raises(ValueError, match="no parameter notation"):
        parameters("units == 3")


@pytest.mark.parametrize(
    ("keras", "tfjs_name"),
    [
        ("input_shape", "inputShape"),
        ("beta_1", "beta1"),
        ("units", "units"),
        ("_hidden_x", "_hiddenX"),
    ],
)
def test_camel_case(keras: str, tfjs_name: str) -> None:
    assert camel(keras) == tfjs_name


def test_snake_case_and_the_nearest_word() -> None:
    assert snake("MeanSquaredError") == "mean_squared_error"
    assert nearest("kernalInitializer", ["kernel_initializer", "bias_initializer"]) == (
        "kernel_initializer"
    )
    assert nearest("zzz", ["units"]) is None
