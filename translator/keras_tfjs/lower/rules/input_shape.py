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
    if comes_from_extensions(at):
        return None
    layers = _layers(tree, at)
    if not any(_is_own_model(one, at) for one in layers) and not (
        layers and _is_shapeless(layers[0], at)
    ):
        return None
    return call.with_changes(func=from_extensions(_SEQUENTIAL, at))


def _layers(call: ast.Call, at: Site) -> list[ast.expr]:
    """The layers that the model gets, as far as the file tells, the first one first."""
    layers = _entry(call, "layers")
    if layers is not None and not isinstance(layers, ast.List):
        return []
    given = [] if layers is None else layers.elts
    model = at.facts.kind(call)
    if not isinstance(model, Instance):
        return given
    added = at.facts.calls_on(model, "add")
    if not given and added and len(added[0].args) != 1:
        return []
    return [*given, *(one.args[0] for one in added if len(one.args) == 1)]


def _is_own_model(layer: ast.expr, at: Site) -> bool:
    """Whether a layer is a model of one's own, which TF.js's `add` does not take."""
    kind = at.facts.kind(layer)
    if not isinstance(kind, Instance) or kind.role != "Model":
        return False
    return any(at.facts.library_base(one) == "tfjs.Model" for one in kind.among or (kind.of,))


def _is_shapeless(layer: ast.expr, at: Site) -> bool:
    """Whether a layer is written without a shape; one that comes from elsewhere may have one."""
    call = _made(layer, at)
    if call is None:
        return False
    callee = at.facts.callee(call) or ""
    if callee == _SEQUENTIAL:
        inner = _layers(call, at)
        return bool(inner) and _is_shapeless(inner[0], at)
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
