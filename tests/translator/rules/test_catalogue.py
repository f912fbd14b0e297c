"""The catalogue agrees with itself and with the names of the two libraries."""

from __future__ import annotations

import pytest

from keras_tfjs.catalog import ROWS, Row, rows_of_keras, rows_of_tfjs, tfjs
from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.keras.members import ATTRIBUTES
from keras_tfjs.catalog.row import parameters
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.catalog.words import camel, nearest, snake

CONFIGURED = [row for row in ROWS if row.config and not row.member and row.tfjs]


def label(row: Row) -> str:
    return f"{row.keras} is {row.tfjs}"


@pytest.mark.parametrize("row", CONFIGURED, ids=label)
def test_every_key_is_one_that_tfjs_takes(row: Row) -> None:
    order = tfjs.parameters(row.tfjs) or ()
    names = {each.name for each in order} | {key for each in order for key in each.config or ()}
    for parameter in row.parameters:
        if parameter.tfjs is not None:
            assert parameter.tfjs in names | LEGACY, parameter.keras


LEGACY = {"inputDType", "weights", "inputShape", "batchInputShape", "implementation"} | {
    "restoreBestWeights",
    "resetAfter",
    "inputLength",
    "inputDim",
    "unroll",
    "sparse",
    "dtype",
    "activityRegularizer",
    "dropoutFunc",
    "merge_mode",
}
"""Keys that TF.js reads although its declaration does not list them for every class."""


@pytest.mark.parametrize("row", CONFIGURED, ids=label)
def test_every_keyword_is_one_that_keras_has(row: Row) -> None:
    assert signatures.exists(row.keras)
    known = signatures.parameter_names(row.keras)
    for parameter in row.parameters:
        assert parameter.keras in known | OLD, parameter.keras


OLD = {"input_dtype", "implementation", "input_length", "input_dim", "decay"}
"""Keywords of Keras 1 and 2 that no signature shows."""


@pytest.mark.parametrize(
    "row", [row for row in CONFIGURED if row.keras.startswith("keras.layers.")], ids=label
)
def test_positional_arguments_are_in_keras_order(row: Row) -> None:
    order = list(signatures.ordered(row.keras))
    mine = [each.keras for each in row.positional]
    assert order[: len(mine)] == mine


@pytest.mark.parametrize("row", ROWS, ids=label)
def test_every_name_is_found_again(row: Row) -> None:
    assert row in rows_of_keras(row.keras)
    assert not row.tfjs or row in rows_of_tfjs(row.tfjs)


@pytest.mark.parametrize("row", [row for row in ROWS if row.tfjs], ids=label)
def test_every_tfjs_name_exists(row: Row) -> None:
    assert tfjs.exists(row.tfjs)


@pytest.mark.parametrize("pair", ATTRIBUTES.items(), ids=lambda pair: f"{pair[0]} is {pair[1]}")
def test_every_attribute_exists_in_tfjs(pair: tuple[str, str]) -> None:
    assert tfjs.exists(pair[1])


@pytest.mark.parametrize("type_", WORDS, ids=str)
def test_words_come_back(type_: Type) -> None:
    words = WORDS[type_]
    for tfjs_word in words.to_tfjs.values():
        assert words.to_tfjs[words.to_keras[tfjs_word]] == tfjs_word
    assert not words.none & set(words.to_tfjs)


def test_the_notation_says_everything_about_a_parameter() -> None:
    units, alpha, groups, verbose, axis, name = parameters(
        "units(output_dim) | slope/a=alpha:shape@KT212 -groups:1 ?verbose:0 axis~-1", "name"
    )
    assert (units.bare, units.older, units.tfjs) == (True, ("output_dim",), "units")
    assert (alpha.tfjs, alpha.also, alpha.type) == ("alpha", ("a",), Type.SHAPE)
    assert (alpha.note, alpha.bare) == ("KT212", False)
    assert (groups.tfjs, groups.harmless, groups.cosmetic) == (None, 1, False)
    assert (verbose.harmless, verbose.cosmetic) == (0, True)
    assert (axis.filler, axis.positional) == (-1, True)
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
