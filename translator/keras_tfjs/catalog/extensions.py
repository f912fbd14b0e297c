"""What only the runtime has, in TF.js's namespaces and style."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from keras_tfjs.catalog import ROWS, tfjs
from keras_tfjs.catalog.keras import applications, descriptions, graphs, preprocessing, progress
from keras_tfjs.catalog.keras.data import RESULTS
from keras_tfjs.catalog.keras.derived import DERIVED_BACK
from keras_tfjs.catalog.keras.own_classes import OWN_CLASSES
from keras_tfjs.catalog.keras_results import CLASS_ROLES

_GIVEN: Mapping[str, str] = {
    **RESULTS,
    **applications.RESULTS,
    **descriptions.RESULTS,
    **graphs.RESULTS,
    **preprocessing.RESULTS,
    **progress.RESULTS,
}


@cache
def extensions() -> Mapping[str, str]:
    """Canonical TF.js-style names and what calling each gives: a role, or more in the notation."""
    return {
        row.tfjs: _GIVEN.get(row.tfjs) or _role(row.keras)
        for row in ROWS
        if row.extension and not row.member and not tfjs.exists(row.tfjs)
    } | dict(BASES)


@cache
def object_factories() -> Mapping[str, str]:
    """Functions of TF.js that, called with a config alone, are factories of extensions, and the
    role of what they then give."""
    return {
        row.tfjs: _role(row.keras)
        for row in ROWS
        if row.extension
        and not row.member
        and tfjs.exists(row.tfjs)
        and "Tensor" not in _role(row.keras)
    }


BASES: Mapping[str, str] = {
    "tfjs.Model": "Model",
    "tfjs.data.Sequence": "Dataset",
    "tfjs.util.kerasOption": "any",
    "tfjs.util.kerasOptions": "dict(any)",
    "tfjs.util.triedOutputShape": "any",
    "tfjs.util.numbersByName": "dict(float)",
    "tfjs.util.numbersIn": "any",
    "tfjs.util.dotProductAttention": "Tensor",
    "tfjs.util.dotAlongLast": "Tensor",
    "tfjs.util.repeatElements": "Tensor",
    "tfjs.util.sliceUpdate": "Tensor",
    "tfjs.util.takeAlongAxis": "Tensor",
    "tfjs.util.flattenStructure": "list(any)",
    "tfjs.util.mapStructure": "any",
    "tfjs.util.packXYSampleWeight": "any",
    "tfjs.util.unpackXYSampleWeight": "list(any)",
    "tfjs.util.toTensor": "Tensor",
    **{one.tfjs: one.role for one in OWN_CLASSES},
    **dict.fromkeys(DERIVED_BACK, "Layer"),
}
"""What Keras has no function for: classes to derive from, and the roles of their objects."""


@cache
def in_javascript() -> Mapping[str, frozenset[str]]:
    """The extensions that extensions.js has, and the options of each that it lacks; written with it
    by `make extensions`."""
    found = json.loads(Path(__file__).with_name("extensions.json").read_text(encoding="utf-8"))
    return {name: frozenset(lacking) for name, lacking in found.items()}


@cache
def _namespaces() -> frozenset[str]:
    parents = {name.rpartition(".")[0] for name in extensions()}
    return frozenset(parents | {parent.rpartition(".")[0] for parent in parents})


def is_namespace(name: str) -> bool:
    """Whether extensions are under a canonical name: tfjs.datasets, tfjs.datasets.mnist."""
    return name in _namespaces()


def is_promise(name: str) -> bool:
    """Whether calling an extension gives a promise."""
    return extensions().get(name, "").startswith("Promise(")


def _role(name: str) -> str:
    while name:
        if name in CLASS_ROLES:
            return CLASS_ROLES[name]
        name = name.rpartition(".")[0]
    return "Tensor"


def is_extension(name: str) -> bool:
    """Whether only the runtime has the factory or function of a canonical name."""
    return name in extensions()
