"""The first layer of a sequential model: TF.js builds it at once and needs its input's shape, that
of extensions.js takes the shape of the first data, as the runtime and Keras do.
"""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.lower.extensions import comes_from_extensions, from_extensions
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_SEQUENTIAL = "tfjs.sequential"
_SHAPES = {"inputShape", "batchInputShape", "inputDim"}
_KNOW_THEIR_SHAPE = {"tfjs.layers.embedding", "tfjs.layers.inputLayer"}


@rule(cst.Call, _SEQUENTIAL, to=Dialect.JS)
def made(call: cst.Call, at: Site) -> cst.Call | None:
    tree = at.tree()
    assert isinstance(tree, ast.Call)
    first = _first_layer(tree, at)
    if comes_from_extensions(at) or first is None or not _is_shapeless(first, at):
        return None
    return call.with_changes(func=from_extensions(_SEQUENTIAL, at))


def _first_layer(call: ast.Call, at: Site) -> ast.expr | None:
    """The first layer that the model gets, as far as the file tells."""
    layers = _entry(call, "layers")
    if isinstance(layers, ast.List) and layers.elts:
        return layers.elts[0]
    model = at.facts.kind(call)
    if (layers is not None and not isinstance(layers, ast.List)) or not isinstance(model, Instance):
        return None
    added = at.facts.calls_on(model, "add")
    return added[0].args[0] if added and len(added[0].args) == 1 else None


def _is_shapeless(layer: ast.expr, at: Site) -> bool:
    """Whether a layer is written without a shape; one that comes from elsewhere may have one."""
    call = _made(layer, at)
    if call is None:
        return False
    callee = at.facts.callee(call) or ""
    if callee == _SEQUENTIAL:
        inner = _first_layer(call, at)
        return inner is not None and _is_shapeless(inner, at)
    if not callee.startswith("tfjs.layers.") or callee in _KNOW_THEIR_SHAPE:
        return False
    config = call.args[0] if call.args else None
    if config is not None and not isinstance(config, ast.Dict):
        return False
    keys = (
        [key.value if isinstance(key, ast.Constant) else None for key in config.keys]
        if (config is not None)
        else []
    )
    return None not in keys and not _SHAPES & set(keys)


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
