"""Which Keras a program is written for: meanings and defaults depend on it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.row import Literal
from keras_tfjs.kinds import Facts

LATEST = 3

OLDER_DEFAULTS: Mapping[int, Mapping[str, Literal]] = {
    1: {"recurrent_activation": "hard_sigmoid", "reset_after": False},
}
"""Defaults of recurrent layers that were others than today's."""

_SECOND = frozenset({"lr", "alpha", "bins", "epsilon", "on_batch_begin", "on_batch_end", "mask"})
"""Old parameter names that Keras 2 still had; all others went with Keras 1."""

_FIRST_ONLY = frozenset(
    {"nb_row", "nb_col", "nb_epoch", "samples_per_epoch", "nb_val_samples", "consume_less"}
)
_OLD_MODULES = (
    "tensorflow.python.keras",
    "keras.engine",
    "keras.layers.core",
    "keras.layers.convolutional",
    "keras.layers.recurrent",
    "keras.layers.embeddings",
    "keras.layers.normalization",
    "keras.layers.advanced_activations",
    "keras.utils.np_utils",
)
_SECOND_PLACES = ("tf_keras", "tensorflow.compat.v1", *_OLD_MODULES)
_THIRD_PLACES = ("keras.ops", "keras.random", "keras.distribution", "keras.tree", "keras.export")


def version(facts: Facts, calls: Mapping[str, tuple[ast.Call, ...]]) -> int:
    """The major version that a file's imports and arguments speak for; today's without a sign."""
    places = {facts.spelling(call.func) or "" for group in calls.values() for call in group}
    if any(_is_under(place, _THIRD_PLACES) for place in places):
        return LATEST
    found = set(_signs(calls))
    if any(_is_under(place, _SECOND_PLACES) for place in places):
        found.add(2)
    return min(found, default=LATEST)


def speaks_of_old_optimizers(facts: Facts, calls: Mapping[str, tuple[ast.Call, ...]]) -> bool:
    """Whether a file shows, other than by `lr` itself, that it is for Keras 1 or 2.0 to 2.10:
    tf_keras's optimizers of those releases take `lr` for the learning rate."""
    places = {facts.spelling(call.func) or "" for group in calls.values() for call in group}
    if any(_is_under(place, _OLD_MODULES) for place in places):
        return True
    others = {
        name: tuple(call for call in group if all(each.arg != "lr" for each in call.keywords))
        for name, group in calls.items()
    }
    return any(
        (keyword.arg == "decay" and "keras.optimizers" in name) or keyword.arg in _FIRST_ONLY
        for name, group in calls.items()
        for call in group
        for keyword in call.keywords
    ) or 1 in set(_signs(others))


def _is_under(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


def _signs(calls: Mapping[str, tuple[ast.Call, ...]]) -> Iterator[int]:
    for name, group in calls.items():
        if not name.startswith("keras."):
            continue
        rows = rows_of_keras(name)
        today = signatures.parameter_names(name)
        for call in group:
            for keyword in call.keywords:
                word = keyword.arg or ""
                if word in _FIRST_ONLY:
                    yield 1
                elif any(word in each.older for row in rows for each in row.parameters):
                    yield 2 if word in _SECOND or word in today else 1
                elif word == "decay" and "optimizers" in name:
                    yield 2
