"""What the translator says about a public name of Keras, whichever table or rule says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import libcst as cst

from keras_tfjs.catalog import (
    CLASSES,
    Answer,
    Row,
    advice_of,
    attribute_of_keras,
    keras_names,
    rows_of_keras,
)
from keras_tfjs.catalog.composition import compositions_of
from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.keras.layers import MERGE_FUNCTIONS
from keras_tfjs.catalog.keras.losses import LOSS_OBJECTS, LOSS_WORDS
from keras_tfjs.catalog.keras.members import CALLBACK_METHODS, LAYER_METHODS
from keras_tfjs.catalog.keras.metrics import METRIC_OBJECTS, METRIC_WORDS
from keras_tfjs.catalog.row import ABSENT
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.kinds import canonical
from keras_tfjs.python import load
from keras_tfjs.source import Dialect


@dataclass(frozen=True)
class Answered:
    """What is said about `name`: `by` names what does the same, or holds the advice. `covered` of
    its `parameters` are carried over, converted, or may be left out."""

    name: str
    answer: Answer
    by: str
    covered: frozenset[str]
    parameters: tuple[str, ...]


def answer(name: str) -> Answered | None:
    """The answer to a public name of Keras; None if there is none."""
    full = _today(name)
    order = signatures.ordered(full)
    rows = rows_of_keras(full)
    entries = compositions_of(full)
    composed = {
        spelling
        for entry in entries
        for parameter in entry.parameters
        for spelling in (parameter.keras, *parameter.also)
    }
    if rows:
        covered = frozenset(
            each for each in order if each in composed or any(_covers(row, each) for row in rows)
        )
        by = _short(rows[-1].tfjs) if rows[-1].tfjs else "a config object"
        return Answered(name, rows[-1].answer, by, covered, order)
    if entries:
        everything = any(entry.rest for entry in entries)
        covered = frozenset(each for each in order if everything or each in composed)
        return Answered(name, Answer.COMPOSITION, entries[0].template, covered, order)
    elsewhere = _elsewhere(full)
    if elsewhere is not None:
        return Answered(name, *elsewhere, frozenset(order), order)
    advice = advice_of(full)
    return None if advice is None else Answered(name, Answer.NONE, advice, frozenset(), order)


def _covers(row: Row, parameter: str) -> bool:
    found = row.parameter(parameter)
    return found is not None and (
        found.tfjs is not None or found.cosmetic or found.harmless is not ABSENT
    )


def _today(name: str) -> str:
    full = canonical(name)
    prefix = "keras.Sequential."
    if full.startswith(prefix) and not rows_of_keras(full):
        return "keras.Model." + full.removeprefix(prefix)
    return full


def _elsewhere(name: str) -> tuple[Answer, str] | None:
    """What tables of words and rules of their own say."""
    module, _, last = name.rpartition(".")
    if name in MERGE_FUNCTIONS:
        return Answer.COMPOSITION, f"{_short(rows_of_keras(MERGE_FUNCTIONS[name])[0].tfjs)}.apply"
    if name in CLASSES:
        return Answer.COUNTERPART, _short(CLASSES[name])
    attribute = attribute_of_keras(name)
    if attribute is not None:
        return Answer.COUNTERPART, _short(attribute)
    if module == "keras.callbacks.Callback" and last in CALLBACK_METHODS:
        return Answer.COUNTERPART, CALLBACK_METHODS[last]
    if module in ("keras.layers.Layer", "keras.Model") and last in LAYER_METHODS:
        return Answer.COUNTERPART, LAYER_METHODS[last]
    words = WORDS[Type.ACTIVATION]
    if module == "keras.activations" and last in words.to_tfjs:
        word = words.to_tfjs[last]
        extension = word in words.extension
        return Answer.EXTENSION if extension else Answer.COUNTERPART, f'"{word}"'
    if name in LOSS_WORDS or name in METRIC_WORDS:
        word = LOSS_WORDS.get(name) or METRIC_WORDS[name]
        return Answer.COUNTERPART, f'"{WORDS[Type.LOSS].to_tfjs.get(word, word)}"'
    objects = {"keras.losses": LOSS_OBJECTS, "keras.metrics": {**LOSS_OBJECTS, **METRIC_OBJECTS}}
    row = objects.get(module, {}).get(last)
    if row is not None:
        return Answer.EXTENSION, _short(row.tfjs)
    return (Answer.COUNTERPART, "a rule of its own") if name in _ruled() else None


@cache
def _ruled() -> frozenset[str]:
    """Names that a rule translates, whatever the tables say."""
    table = load("keras_tfjs.rules").table[Dialect.TFJS]
    nodes = (cst.Call, cst.ClassDef, cst.FunctionDef, cst.With, cst.Decorator)
    return frozenset(name for node in nodes for name in table.get(node, {}) if "*" not in name)


def _short(name: str) -> str:
    return name.replace("tfjs.", "tf.", 1)


@cache
def public_names() -> tuple[str, ...]:
    """Every public class and function of Keras 3, under every module that has it."""
    return tuple(
        sorted(
            f"{module}.{name}"
            for module, names in keras_names.modules().items()
            for name in (*names.classes, *names.functions)
        )
    )


def member_names() -> tuple[str, ...]:
    """Methods of models, layers, optimizers and callbacks."""
    owners = ("keras.Model", "keras.layers.Layer", "keras.optimizers.Optimizer")
    return tuple(
        f"{owner}.{name}"
        for owner in (*owners, "keras.callbacks.Callback")
        for name in signatures.names_in(owner)
    )


def older_names() -> tuple[str, ...]:
    """Public names that only Keras 1 and 2 had."""
    new = {*public_names(), *member_names()}
    modules = {name.rpartition(".")[0] for name in public_names()}
    return tuple(
        sorted(
            name
            for name in signatures.names()
            if name not in new and name.rpartition(".")[0] in modules | {"keras.backend"}
        )
    )


def answers(names: tuple[str, ...]) -> Iterator[tuple[str, Answered | None]]:
    return ((name, answer(name)) for name in names)
