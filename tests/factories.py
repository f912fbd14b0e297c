"""Every factory of TF.js taken to Keras and back again: which arrive, and as what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from keras_tfjs.catalog import rows_of_tfjs, tfjs
from keras_tfjs.diagnostics import Severity
from keras_tfjs.pipeline import Translation, translate
from keras_tfjs.pipeline.example import example
from keras_tfjs.source import Dialect

NAMESPACES = (
    "layers",
    "train",
    "losses",
    "metrics",
    "initializers",
    "regularizers",
    "constraints",
    "callbacks",
    "models",
)

_ARGUMENTS: Mapping[str, str] = {
    "tfjs.train.momentum": "0.1, 0.9",
    "tfjs.train.sgd": "0.1",
    "tfjs.layers.concatenate": "",
    "tfjs.layers.inputLayer": "{inputShape: [3]}",
    "tfjs.layers.input": "{shape: [3]}",
    "tfjs.layers.rnn": "{cell: tf.layers.simpleRNNCell({units: 3})}",
    "tfjs.layers.stackedRNNCells": "{cells: [tf.layers.simpleRNNCell({units: 3})]}",
    "tfjs.layers.convLstm2dCell": "{filters: 2, kernelSize: 3}",
    "tfjs.layers.centerCrop": "{height: 2, width: 2}",
    "tfjs.layers.resizing": "{height: 2, width: 2}",
    "tfjs.layers.randomWidth": "{factor: 0.5}",
    "tfjs.models.modelFromJSON": "config",
}
"""Arguments where the row gives no example."""


_MODEL = "const model = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [2]})]});\n"


@dataclass(frozen=True)
class Factory:
    """`back`: a call of it becomes Keras without an error; `there`: that becomes it again, or, a
    loss or metric, what says the same in TF.js."""

    name: str
    back: bool
    there: bool
    keras: str


def factories() -> tuple[Factory, ...]:
    """What TF.js's declarations have in the namespaces of things that are made by a factory."""
    return tuple(_taken(name) for name in _names())


def _names() -> Iterator[str]:
    for namespace in NAMESPACES:
        for last in sorted(tfjs.contents(f"tfjs.{namespace}")):
            name = f"tfjs.{namespace}.{last}"
            if last[:1].islower() and not tfjs.is_namespace(name):
                yield name


def _taken(name: str) -> Factory:
    keras = _translated(_program(name), Dialect.JS, Dialect.KERAS)
    again = _translated(keras.code, Dialect.KERAS, Dialect.TFJS)
    spellings = {name, *(row.tfjs for row in rows_of_tfjs(name))}
    arrives = any(_short(each) in again.code for each in spellings)
    if name.split(".")[1] in ("losses", "metrics"):
        arrives = "keras" not in again.code  # by a string that TF.js knows, or by another function
    return Factory(name, _is_whole(keras), arrives and _is_whole(again), keras.code)


def _program(name: str) -> str:
    text = _statement(name)
    return _IMPORT + text if "extensions." in text else text


def _statement(name: str) -> str:
    short, namespace = _short(name), name.split(".")[1]
    if namespace == "losses":
        return f"{_MODEL}model.compile({{optimizer: 'sgd', loss: {short}}});\n"
    if namespace == "metrics":
        return f"{_MODEL}model.compile({{optimizer: 'sgd', loss: 'hinge', metrics: [{short}]}});\n"
    return f"const made = {_call(name)};\n"


def _call(name: str) -> str:
    if name in _ARGUMENTS:
        return f"{_short(name)}({_ARGUMENTS[name]})"
    for row in rows_of_tfjs(name):
        shown = example(row)
        if shown is not None:
            text = shown[Dialect.JS].strip().removeprefix("const made = ").removesuffix(";")
            return text.replace(_short(row.tfjs) + "(", _short(name) + "(")
    return f"{_short(name)}()"


def _short(name: str) -> str:
    return name.replace("tfjs.", "tf.", 1)


_IMPORT = "import * as extensions from './extensions.js';\n"


def _translated(text: str, source: Dialect, to: Dialect) -> Translation:
    return translate(text, to=to, from_=source)


def _is_whole(made: Translation) -> bool:
    return not any(each.severity is Severity.ERROR for each in made.diagnostics)
