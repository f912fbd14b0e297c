"""The first layer of a sequential model: TF.js builds it at once and needs its input's shape."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_SHAPES = {"inputShape", "batchInputShape", "inputDim"}
_KNOW_THEIR_SHAPE = {"tfjs.layers.embedding", "tfjs.layers.inputLayer"}


@rule(cst.Call, "tfjs.sequential", to=Dialect.JS)
def listed(call: cst.Call, at: Site) -> None:
    tree = at.tree()
    assert isinstance(tree, ast.Call)
    layers = _entry(tree, "layers")
    if isinstance(layers, ast.List) and layers.elts:
        _check(layers.elts[0], at)


@rule(cst.Call, "tfjs.Sequential.add", to=Dialect.JS)
def added(call: cst.Call, at: Site) -> None:
    tree = at.tree()
    assert isinstance(tree, ast.Call)
    if len(tree.args) == 1 and _is_first(tree, at):
        _check(tree.args[0], at)


def _is_first(call: ast.Call, at: Site) -> bool:
    """Whether this is the first layer that the model gets, as far as the file tells."""
    model = at.facts.kind(call.func.value) if isinstance(call.func, ast.Attribute) else None
    if not isinstance(model, Instance) or not isinstance(model.origin, ast.Call):
        return False
    layers = _entry(model.origin, "layers")
    if layers is not None and not (isinstance(layers, ast.List) and not layers.elts):
        return False
    return call is at.facts.calls_on(model, "add")[0]


def _check(layer: ast.expr, at: Site) -> None:
    """Says so where a layer is written without a shape; one that comes from elsewhere may have."""
    call = _made(layer, at)
    if call is None:
        return
    callee = at.facts.callee(call) or ""
    if not callee.startswith("tfjs.layers.") or callee in _KNOW_THEIR_SHAPE:
        return
    config = call.args[0] if call.args else None
    if config is not None and not isinstance(config, ast.Dict):
        return
    keys = (
        [key.value if isinstance(key, ast.Constant) else None for key in config.keys]
        if (config is not None)
        else []
    )
    if None not in keys and not _SHAPES & set(keys):
        at.report("KT413")


def _made(layer: ast.expr, at: Site) -> ast.Call | None:
    """The call that makes the layer: here, or where its name was bound."""
    if isinstance(layer, ast.Name):
        binding = at.facts.binding(layer)
        source = binding.source if binding is not None and not binding.path else None
        return source if isinstance(source, ast.Call) else None
    return layer if isinstance(layer, ast.Call) else None


def _entry(call: ast.Call, name: str) -> ast.expr | None:
    """What the config of `call` holds under `name`."""
    if call.args and isinstance(call.args[0], ast.Dict):
        for key, value in zip(call.args[0].keys, call.args[0].values, strict=True):
            if isinstance(key, ast.Constant) and key.value == name:
                return value
    return None
