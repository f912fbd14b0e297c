"""The catalogue: every correspondence between Keras and TF.js, as data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from keras_tfjs.catalog.keras.advice import advice_of
from keras_tfjs.catalog.keras.applications import APPLICATIONS
from keras_tfjs.catalog.keras.callbacks import CALLBACKS
from keras_tfjs.catalog.keras.calls import CALLS
from keras_tfjs.catalog.keras.data import DATA, ON_DATASETS
from keras_tfjs.catalog.keras.descriptions import DESCRIPTIONS
from keras_tfjs.catalog.keras.functions import FUNCTIONS
from keras_tfjs.catalog.keras.graphs import GRAPHS
from keras_tfjs.catalog.keras.layers import LAYERS, MODELS
from keras_tfjs.catalog.keras.losses import LOSSES
from keras_tfjs.catalog.keras.members import ATTRIBUTES, CLASSES, METHODS
from keras_tfjs.catalog.keras.metrics import METRICS
from keras_tfjs.catalog.keras.optimizers import OPTIMIZERS, SCHEDULES
from keras_tfjs.catalog.keras.preprocessing import PREPROCESSING
from keras_tfjs.catalog.keras.progress import PROGRESS
from keras_tfjs.catalog.keras.weights import (
    CONSTRAINTS,
    IDENTIFIERS,
    INITIALIZERS,
    REGULARIZERS,
)
from keras_tfjs.catalog.row import Answer, Parameter, Pin, Row
from keras_tfjs.catalog.types import Type

ROWS: tuple[Row, ...] = (
    *MODELS,
    *LAYERS,
    *OPTIMIZERS,
    *SCHEDULES,
    *LOSSES,
    *METRICS,
    *CALLBACKS,
    *INITIALIZERS,
    *REGULARIZERS,
    *CONSTRAINTS,
    *IDENTIFIERS,
    *METHODS,
    *CALLS.values(),
    *FUNCTIONS,
    *DATA,
    *DESCRIPTIONS,
    *APPLICATIONS,
    *PREPROCESSING,
    *PROGRESS,
    *GRAPHS,
)


@cache
def _by_keras() -> dict[str, tuple[Row, ...]]:
    return _index((name, row) for row in ROWS for name in (row.keras, *row.aliases, *row.older))


@cache
def _by_tfjs() -> dict[str, tuple[Row, ...]]:
    rows = (*ROWS, *ON_DATASETS.values())
    return _index((name, row) for row in rows for name in (row.tfjs, *row.also) if name)


def _index(pairs: Iterable[tuple[str, Row]]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, tuple[Row, ...]] = {}
    for name, row in pairs:
        found[name] = (*found.get(name, ()), row)
    return found


def rows_of_keras(name: str) -> tuple[Row, ...]:
    """Rows of a canonical Keras, NumPy or TensorFlow name, in the order in which to try them."""
    return _by_keras().get(name, ())


def rows_of_tfjs(name: str) -> tuple[Row, ...]:
    """Rows of a canonical TF.js name, "tfjs.layers.dense"; the first is the usual answer."""
    return _by_tfjs().get(name, ())


@cache
def _attributes_back() -> dict[str, str]:
    back: dict[str, str] = {}
    for keras, tfjs in ATTRIBUTES.items():
        back.setdefault(tfjs, keras)
    return back


def attribute_of_keras(name: str) -> str | None:
    return ATTRIBUTES.get(name)


def attribute_of_tfjs(name: str) -> str | None:
    return _attributes_back().get(name)


CLASSES_BACK: dict[str, str] = {CLASSES[keras]: keras for keras in reversed(list(CLASSES))}


__all__ = [
    "CLASSES",
    "CLASSES_BACK",
    "ON_DATASETS",
    "ROWS",
    "Answer",
    "Parameter",
    "Pin",
    "Row",
    "Type",
    "advice_of",
    "attribute_of_keras",
    "attribute_of_tfjs",
    "rows_of_keras",
    "rows_of_tfjs",
]
