"""What kind of layer it is: `isinstance(layer, keras.layers.Dense)` asks TF.js's layer for the name
of its class, which is Keras's."""

from __future__ import annotations

import ast
from collections.abc import Mapping

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.rules.several_inputs import asked_of_shape
from keras_tfjs.source import Dialect

_LAYERS = "keras.layers."
_BELOW: Mapping[str, tuple[str, ...]] = {
    "Attention": ("AdditiveAttention",),
    "Dropout": ("SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D"),
    "Embedding": ("ReversibleEmbedding",),
    "RNN": ("SimpleRNN", "LSTM", "GRU", "ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D"),
}
"""Layers that Keras derives from another."""


@rule(cst.Call, "builtins.isinstance", to=Dialect.TFJS)
def asked(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    tree = at.tree()
    names = told_apart(tree, at) if isinstance(tree, ast.Call) else ()
    if not names:
        made: cst.BaseExpression | None = asked_of_shape(call, at)
        return made
    found = build.method(call.args[0].value, "getClassName")
    if len(names) == 1:
        return _compared(found, cst.Equal(), build.string(names[0]))
    return _compared(found, cst.In(), build.list_(build.string(each) for each in names))


def _compared(
    left: cst.BaseExpression, operator: cst.BaseCompOp, right: cst.BaseExpression
) -> cst.Comparison:
    return cst.Comparison(left, [cst.ComparisonTarget(operator, right)])


def told_apart(call: ast.Call, at: Site) -> tuple[str, ...]:
    """The names of the classes that `isinstance(layer, ...)` asks for; none where the value is not
    known to be a layer, or one of the classes not to be a layer of Keras."""
    if len(call.args) != 2 or call.keywords or at.facts.callee(call) != "builtins.isinstance":
        return ()
    layer, classes = call.args
    kind = at.facts.kind(layer)
    if not isinstance(kind, Instance) or kind.role != "Layer":
        return ()
    found: list[str] = []
    for each in classes.elts if isinstance(classes, ast.Tuple) else [classes]:
        name = at.facts.name(each) or ""
        rows = rows_of_keras(name) if name.startswith(_LAYERS) else ()
        last = rows[0].keras.removeprefix(_LAYERS) if rows else ""
        if not last[:1].isupper() or last == "Layer":
            return ()
        found += [last, *_BELOW.get(last, ())]
    return tuple(dict.fromkeys(found))


@rule(cst.Call, "tfjs.layers.Layer.getClassName", to=Dialect.KERAS)
def named(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The name of a class in Python; goes with its comparison where that becomes `isinstance`."""
    if not isinstance(call.func, cst.Attribute) or call.args:
        return None
    if isinstance(at.parent, cst.Comparison) and _asked(at.parent):
        return call
    return build.attribute(build.call("type", call.func.value), "__name__")


@rule(cst.Comparison, "*", to=Dialect.KERAS)
def asked_back(node: cst.Comparison, at: Site) -> cst.BaseExpression | None:
    """`layer.getClassName() == "Dense"` as `isinstance`."""
    classes = _asked(node)
    match node.left:
        case cst.Call(func=cst.Attribute(value=layer)) if classes:
            kind = at.kind(layer)
        case _:
            return None
    if not isinstance(kind, Instance) or kind.role != "Layer":
        return None
    named = [library_name(_LAYERS + each, at) for each in classes]
    asked_for = named[0] if len(named) == 1 else cst.Tuple([cst.Element(each) for each in named])
    made = build.call("isinstance", layer, asked_for)
    negated = isinstance(node.comparisons[0].operator, cst.NotEqual)
    return cst.UnaryOperation(cst.Not(), made) if negated else made


def _asked(node: cst.Comparison) -> tuple[str, ...]:
    """The classes of Keras that a comparison with the name of a class asks for."""
    match node:
        case cst.Comparison(
            left=cst.Call(func=cst.Attribute(attr=cst.Name(value="getClassName")), args=[]),
            comparisons=[cst.ComparisonTarget(operator=operator, comparator=right)],
        ):
            return _classes(operator, right)
    return ()


def _classes(operator: cst.BaseCompOp, right: cst.BaseExpression) -> tuple[str, ...]:
    """The classes of Keras without those that come with their base."""
    match operator, build.evaluated(right):
        case (cst.Equal() | cst.NotEqual()), str() as name:
            names = (name,)
        case cst.In(), list() | tuple() as listed:
            names = tuple(listed)
        case _:
            return ()
    below = {each for name in names for each in _BELOW.get(name, ())}
    kept = tuple(name for name in names if name not in below)
    return kept if all(rows_of_keras(_LAYERS + str(name)) for name in kept) else ()
