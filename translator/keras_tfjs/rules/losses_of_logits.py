"""Losses of what sigmoid and softmax give: Keras on TensorFlow looks behind these activations.

Both leave on their result what they were given, and crossentropies take that as the logits, also
where the result belongs to the other activation (sigmoid under categorical_crossentropy) and where
from_logits says that there was none. TF.js takes the outputs.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site

_OWN = {
    "categoricalcrossentropy": "softmax",
    "sparsecategoricalcrossentropy": "softmax",
    "binarycrossentropy": "sigmoid",
    "bce": "sigmoid",
}
"""The activation whose logits a loss takes, by the loss's name in small letters alone."""

_ACTIVATIONS = frozenset({"sigmoid", "softmax"})

_MODELS = {
    "keras.Sequential": "layers",
    "keras.Model": "outputs",
    "tfjs.sequential": "layers",
    "tfjs.model": "outputs",
}
"""What makes a model, and the option that says where it ends."""

_POSITIONS = {"keras.Sequential": 0, "keras.Model": 1}
_ACTIVATION_POSITION = {"keras.layers.Dense": 1, "keras.layers.Activation": 0}
_LOSS_POSITION = 1


def say_what_losses_take(at: Site) -> None:
    """For a compile call of either library."""
    compiling = at.tree()
    if not isinstance(compiling, ast.Call) or not isinstance(compiling.func, ast.Attribute):
        return
    loss, from_logits = _loss(_option(compiling, "loss", _LOSS_POSITION), at)
    own = _OWN.get(loss.replace("_", "").lower())
    model = at.facts.kind(compiling.func.value)
    if own is None or not isinstance(model, Instance) or at.file.keras_version == 1:
        return
    for layer in _last_layers(model, at):
        found = _activation(layer, at)
        if found and (from_logits or found != own):
            at.report("KT470", loss=loss, activation=found)
            return


def _loss(written: ast.expr | None, at: Site) -> tuple[str, bool]:
    """A loss's name, and whether it says that it is given logits."""
    match written and (at.facts.origin(written) or written):
        case ast.Constant(value=str(name)):
            return name, False
        case ast.Call() as made:
            given = _option(made, "from_logits", 0) or _option(made, "fromLogits", None)
            is_true = isinstance(given, ast.Constant) and given.value is True
            return _last_word(at.facts.callee(made)), is_true
        case ast.Name() | ast.Attribute() as function:
            return _last_word(at.facts.name(function)), False
    return "", False


def _last_word(name: str | None) -> str:
    return (name or "").rpartition(".")[2]


def _option(call: ast.Call, name: str, position: int | None) -> ast.expr | None:
    """An option as either library gives it."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    match call.args:
        case [ast.Dict(keys=keys, values=values)]:
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and key.value == name:
                    return value
            return None
    if position is None or any(isinstance(each, ast.Starred) for each in call.args):
        return None
    return call.args[position] if len(call.args) > position else None


def _last_layers(model: Instance, at: Site) -> Iterator[ast.Call]:
    """The calls that made the layers whose results are the outputs, where the file shows them."""
    made = model.origin
    name = at.facts.callee(made) if isinstance(made, ast.Call) else None
    if not isinstance(made, ast.Call) or name not in _MODELS:
        return
    ends = _option(made, _MODELS[name], _POSITIONS.get(name))
    if _MODELS[name] == "layers":
        added = [call for call in at.facts.calls_on(model, "add") if call.args]
        row = ends and at.facts.origin(ends)
        if added:
            yield from _layer(added[-1].args[0], at)
        elif isinstance(row, ast.List | ast.Tuple) and row.elts:
            yield from _layer(row.elts[-1], at)
        return
    several = ends.elts if isinstance(ends, ast.List | ast.Tuple) else [ends]
    for end in several:
        match end and at.facts.origin(end):
            case ast.Call(func=ast.Attribute(value=layer, attr="apply")):
                yield from _layer(layer, at)
            case ast.Call(func=layer):
                yield from _layer(layer, at)


def _layer(layer: ast.expr, at: Site) -> Iterator[ast.Call]:
    made = at.facts.origin(layer)
    if isinstance(made, ast.Call):
        yield made


def _activation(layer: ast.Call, at: Site) -> str:
    """`sigmoid` or `softmax` where a layer ends with the library's own."""
    name = at.facts.callee(layer) or ""
    if not name.startswith(("keras.layers.", "tfjs.layers.")):
        return ""
    if name.rpartition(".")[2].lower() == "softmax":
        return "softmax"
    written = _option(layer, "activation", _ACTIVATION_POSITION.get(name))
    if isinstance(written, ast.Constant) and written.value in _ACTIVATIONS:
        return str(written.value)
    owner, _, word = (at.facts.name(written) or "").rpartition(".") if written else ("", "", "")
    return word if owner == "keras.activations" and word in _ACTIVATIONS else ""
