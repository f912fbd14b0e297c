"""Where a program needs the runtime to compute what Keras computes and TF.js does not."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.row import ABSENT, Ask, Parameter, Row
from keras_tfjs.kinds import is_symbolic
from keras_tfjs.python import build
from keras_tfjs.python.hidden_inputs import hides_input
from keras_tfjs.python.site import Site


class _Given(Protocol):
    """An argument of a call: its parameter, its name and its value."""

    @property
    def key(self) -> str: ...
    @property
    def parameter(self) -> Parameter | None: ...
    @property
    def value(self) -> cst.BaseExpression: ...


G = TypeVar("G", bound=_Given)


def is_ask(key: str, row: Row) -> bool:
    """Whether a key asks the runtime for Keras's meaning."""
    return any(each.key == key for each in row.asks)


def written(row: Row, given: Sequence[_Given], at: Site) -> list[Ask]:
    """The keys that a call needs to mean in TF.js what it means in Keras, each once. Says what
    differs without them where only `exact` writes them."""
    found: dict[str, Ask] = {}
    for ask in _needed(row, given, at):
        if not ask.exact or at.options.exact:
            found.setdefault(ask.key, ask)
        elif ask.key not in found:
            at.report_once(ask.code, None, **ask.fields)
    return list(found.values())


def heard(row: Row, given: Sequence[G], at: Site) -> list[G]:
    """The arguments of a call of TF.js but those that ask for Keras's meaning. Says where the call
    means something else in Keras, because it does not ask."""
    asked = {each.key for each in given if is_ask(each.key, row)}
    given = [each for each in given if each.key not in asked]
    for ask in _needed(row, given, at):
        if ask.key not in asked:
            at.report_once(ask.code, None, **ask.fields)
    return given


def _needed(row: Row, given: Sequence[_Given], at: Site) -> list[Ask]:
    if not row.asks:
        return []
    values = {each.parameter.keras: each.value for each in given if each.parameter is not None}
    return [ask for ask in row.asks if _is_needed(ask, values, at)]


def _is_needed(ask: Ask, values: Mapping[str, cst.BaseExpression], at: Site) -> bool:
    if ask.where:
        return PROGRAMS[ask.where](at)
    if not ask.parameter:
        return True
    value = values.get(ask.parameter)
    if value is None:
        return False
    said = build.evaluated(value)
    if said is None or (ask.off is not ABSENT and said == ask.off):
        return False
    return ask.least is None or not isinstance(said, int | float) or said >= ask.least


_RATES = frozenset({"learning_rate", "lr", "learningRate"})
_RATE_CALLBACKS = (
    "keras.callbacks.LearningRateScheduler",
    "keras.callbacks.ReduceLROnPlateau",
    "tfjs.callbacks.learningRateScheduler",
    "tfjs.callbacks.reduceLROnPlateau",
)


def changes_rates(at: Site) -> bool:
    """Whether the learning rate of some optimizer is changed after it was made."""
    if any(name in at.file.calls for name in _RATE_CALLBACKS):
        return True
    return any(_sets_a_rate(node) for node in at.file.pairs.nodes.values())


def _sets_a_rate(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(attr=name, ctx=ast.Store()):
            return name in _RATES
        case ast.Call(func=ast.Attribute(attr="setLearningRate")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=name), attr="assign")):
            return name in _RATES
        case ast.Call(
            func=ast.Attribute(attr="set_value") | ast.Name(id="set_value"),
            args=[ast.Attribute(attr=name), *_],
        ):
            return name in _RATES
    return False


def _calls(at: Site, *names: str) -> list[ast.Call]:
    """The calls of these factories, in the order of the text."""
    found = [call for name in names for call in at.file.calls.get(name, ())]
    return sorted(found, key=lambda call: (call.lineno, call.col_offset))


def _options(call: ast.Call) -> Iterator[tuple[str, ast.expr]]:
    """The options of a factory of either library by name."""
    for keyword in call.keywords:
        if keyword.arg is not None:
            yield keyword.arg, keyword.value
    for argument in call.args:
        if isinstance(argument, ast.Dict):
            for key, value in zip(argument.keys, argument.values, strict=True):
                if isinstance(key, ast.Constant):
                    yield str(key.value), value


def says(call: ast.Call, option: str, value: object = True) -> bool:
    return any(
        name == option and isinstance(each, ast.Constant) and each.value == value
        for name, each in _options(call)
    )


def _both(words: str) -> tuple[str, ...]:
    """Factories of layers as both libraries name them."""
    rows = [rows_of_keras(f"keras.layers.{word}")[0] for word in words.split()]
    return tuple(name for row in rows for name in (row.keras, row.tfjs))


MASKING = _both("Masking")
EMBEDDINGS = _both("Embedding")
RECURRENT = _both("LSTM GRU SimpleRNN RNN")
ENDING = _both(
    "GlobalAveragePooling1D GlobalMaxPooling1D Flatten Conv1D MaxPooling1D AveragePooling1D"
)
"""Layers that pass no mask on."""


def has_masks(at: Site) -> bool:
    """Whether some layer says which steps are there."""
    embeddings = _calls(at, *EMBEDDINGS)
    return bool(_calls(at, *MASKING)) or any(
        says(each, option) for each in embeddings for option in ("mask_zero", "maskZero")
    )


def masks_outputs(at: Site) -> bool:
    """Whether a mask may reach the outputs: the last layer of the text that could end it does
    not."""
    if not has_masks(at):
        return False
    recurrent = _calls(at, *RECURRENT)
    last = max((*recurrent, *_calls(at, *ENDING)), key=_place, default=None)
    return last is None or (
        last in recurrent
        and any(says(last, option) for option in ("return_sequences", "returnSequences"))
    )


def _place(call: ast.Call) -> tuple[int, int]:
    return call.lineno, call.col_offset


_EVALUATIONS = ("evaluate", "testOnBatch", "test_on_batch", "evaluateDataset")
_VALIDATIONS = frozenset(
    {"validation_data", "validation_split", "validationData", "validationSplit"}
)


def evaluates_regularization(at: Site) -> bool:
    """Whether a model with regularization losses is evaluated."""
    answers, question = at.file.answers, "evaluates regularization"
    if question not in answers:
        calls = [call for each in at.file.calls.values() for call in each]
        symbolic = {call for call in at.file.calls.get(_ADDING, ()) if _adds_symbols(call, at)}
        answers[question] = any(map(_evaluates, calls)) and any(
            _regularizes(call) for call in calls if call not in symbolic
        )
    return answers[question]


_ADDING = "keras.Model.add_loss"


def _adds_symbols(call: ast.Call, at: Site) -> bool:
    """Whether the losses are symbolic tensors, which the runtime counts in evaluation anyway."""
    return bool(call.args) and is_symbolic(at.facts.kind(call.args[0]))


def _regularizes(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr="ActivityRegularization" | "activityRegularization" | "add_loss"):
            return True
    return any(
        option.lower().endswith("regularizer") and not _is_none(value)
        for option, value in _options(call)
    )


def _evaluates(call: ast.Call) -> bool:
    match call.func:
        case ast.Attribute(attr=name) if name in _EVALUATIONS:
            return True
    return any(option in _VALIDATIONS for option, _ in _options(call))


def _is_none(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


PROGRAMS: Mapping[str, Callable[[Site], bool]] = {
    "changing rates": changes_rates,
    "hidden input": hides_input,
    "masked outputs": masks_outputs,
    "regularization in evaluation": evaluates_regularization,
}
"""What `Ask.where` may name."""
