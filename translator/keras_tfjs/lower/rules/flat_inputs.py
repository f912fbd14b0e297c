"""Flatten of what is flat: Keras and the runtime take it, TF.js's layer wants three axes."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from itertools import pairwise

import libcst as cst

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.lower.configs import items
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_FLATTEN = "tfjs.layers.flatten"
_INPUT = "tfjs.input"


def _factories(names: str) -> frozenset[str]:
    return frozenset(f"tfjs.layers.{name}" for name in names.split())


_FLATTENING = _factories(
    "flatten globalAveragePooling1d globalAveragePooling2d globalMaxPooling1d globalMaxPooling2d"
)
_KEEPING = _factories(
    """dense dropout activation batchNormalization leakyReLU reLU elu softmax thresholdedReLU
    gaussianNoise gaussianDropout alphaDropout"""
)
"""Layers whose outputs have as many axes as their inputs."""


@rule(cst.Call, _FLATTEN, to=Dialect.JS)
def flat_input(call: cst.Call, at: Site) -> cst.Call | None:
    """`tf.layers.activation({activation: 'linear'})` leaves two axes as they are, too."""
    tree = at.tree()
    if not isinstance(tree, ast.Call) or not isinstance(call.func, cst.Attribute):
        return None
    if len(call.args) > 1 or not _is_given_matrix(tree, at):
        return None
    options = items(call.args[0].value) if call.args else {}
    if options is None:
        return None
    kept = {key: value for key, value in options.items() if key != "dataFormat"}
    config = build.dict_({"activation": "linear", **kept})
    return build.call(call.func.with_changes(attr=cst.Name("activation")), config)


def _is_given_matrix(layer: ast.Call, at: Site) -> bool:
    if _has_one_axis(layer, "inputShape"):
        return True
    grandparent = at.tree(at.parents[-2]) if len(at.parents) > 1 else None
    match grandparent:
        case ast.Call(func=ast.Attribute(value=value, attr="apply"), args=[given, *_]):
            return value is layer and _is_matrix(given, at)
    before = _layer_before(layer, at)
    return before is not None and _gives_matrix(before, at)


def _is_matrix(value: ast.expr, at: Site) -> bool:
    """Whether a symbolic tensor is known to have a batch axis and one more."""
    match at.facts.origin(value):
        case ast.Call(func=ast.Attribute(value=layer, attr="apply"), args=[given, *_]):
            name = _factory(layer, at)
            return name in _FLATTENING or (name in _KEEPING and _is_matrix(given, at))
        case ast.Call() as made:
            return at.facts.callee(made) == _INPUT and _has_one_axis(made, "shape")
    return False


def _factory(layer: ast.expr, at: Site) -> str | None:
    made = at.facts.origin(layer)
    return at.facts.callee(made) if isinstance(made, ast.Call) else None


def _gives_matrix(layer: ast.expr, at: Site) -> bool:
    """The same of what a layer of a sequential model gives to the next one."""
    made, name = at.facts.origin(layer), _factory(layer, at)
    if name in _FLATTENING:
        return True
    if name not in _KEEPING or not isinstance(made, ast.Call):
        return False
    if _has_one_axis(made, "inputShape"):
        return True
    before = _layer_before(layer, at)
    return before is not None and _gives_matrix(before, at)


def _layer_before(layer: ast.expr, at: Site) -> ast.expr | None:
    """The layer in front of one in a list, or in front of one that is added."""
    for node in subtree(at.file.tree):
        match node:
            case ast.List(elts=layers) if layer in layers[1:]:
                return layers[layers.index(layer) - 1]
        for one, other in pairwise(_statements(node)):
            if (last := _added(other)) and last[1] is layer:
                first = _added(one)
                return first[1] if first is not None and first[0] == last[0] else None
    return None


def _statements(node: ast.AST) -> Sequence[ast.AST]:
    body = getattr(node, "body", None)
    return body if isinstance(body, list) else ()


def _added(statement: ast.AST) -> tuple[str, ast.expr] | None:
    """The model and the layer of `model.add(layer)`."""
    match statement:
        case ast.Expr(
            value=ast.Call(func=ast.Attribute(value=model, attr="add"), args=[layer], keywords=[])
        ):
            return ast.unparse(model), layer
    return None


def _has_one_axis(made: ast.Call, option: str) -> bool:
    match made.args:
        case [ast.Dict(keys=keys, values=values)]:
            return any(
                isinstance(key, ast.Constant)
                and key.value == option
                and isinstance(value, ast.List)
                and len(value.elts) == 1
                and not isinstance(value.elts[0], ast.Starred)
                for key, value in zip(keys, values, strict=True)
            )
    return False
