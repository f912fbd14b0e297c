"""Weights of a layer of one's own: add_weight <-> addWeight, and reading them."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import tfjs
from keras_tfjs.catalog.row import Parameter
from keras_tfjs.catalog.types import WORDS, Type
from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, of_role, rule
from keras_tfjs.python.arrays import is_catalogued
from keras_tfjs.python.option import Option
from keras_tfjs.python.values import convert
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.source import Dialect

_KERAS_ORDER = ("shape", "initializer", "dtype", "trainable")
_TFJS_ORDER = ("name", "shape", "dtype", "initializer", "regularizer", "trainable", "constraint")
_DEFAULTS: dict[str, build.Value] = {"dtype": "float32", "initializer": "glorot_uniform"}
_STATE_ORDER = _TFJS_ORDER[:4]
_START: dict[str, tuple[build.Value, ...]] = {
    "shape": ((), []),
    "dtype": ("float32", None),
    "initializer": ("zeros", "zero", None),
}
"""What the state of a metric is where nothing is said, and other ways to say it."""
_FILLERS: dict[str, build.Value] = {"regularizer": None, "trainable": True, "constraint": None}
_PARAMETERS = {
    "shape": Parameter("shape", "shape", Type.SHAPE),
    "dtype": Parameter("dtype", "dtype", Type.DTYPE),
    "initializer": Parameter("initializer", "initializer", Type.INITIALIZER),
    "regularizer": Parameter("regularizer", "regularizer", Type.REGULARIZER),
    "constraint": Parameter("constraint", "constraint", Type.CONSTRAINT),
}


ADDING = tuple(
    f"keras.{owner}.{name}"
    for owner in ("layers.Layer", "Model")
    for name in ("add_weight", "add_variable")
)
"""Today's name and that of Keras 2.0."""

ADDING_STATE = ("keras.metrics.Metric.add_weight", "keras.metrics.Metric.add_variable")
"""The same of a metric, whose state starts with zeros."""

_WEIGHT = "keras.layers.Weight"
"""What a layer's add_weight gives, as the catalogue has it."""
_ROLES = of_role("Variable"), of_role("LayerVariable")


@rule(cst.Call, *ADDING_STATE, to=Dialect.TFJS)
def add_state_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    given = _given(call, at)
    if given is None:
        return None
    given.pop("aggregation", None)
    unknown = [key for key in given if key not in _STATE_ORDER]
    if unknown:
        return at.report("KT104", owner="add_weight", parameter=unknown[0])
    given.setdefault("name", build.string(_assigned_name(at)))
    said = [key for key in given if build.evaluated(given[key]) not in _START.get(key, ())]
    for key, (value, *_) in _START.items():
        given.setdefault(key, build.literal(value) if value != () else cst.List([]))
    last = max(map(_STATE_ORDER.index, said))
    args = [_argument(key, given, at) for key in _STATE_ORDER[: last + 1]]
    return build.call(_renamed(call.func, "addWeight"), *args)


@rule(cst.Call, *ADDING, to=Dialect.TFJS)
def add_weight_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    given = _given(call, at)
    if given is None:
        return None
    unknown = [key for key in given if key not in _TFJS_ORDER]
    if unknown:
        return at.report("KT104", owner="add_weight", parameter=unknown[0])
    for key, value in _FILLERS.items():
        if key in given and build.is_literal(given[key], value):
            del given[key]
    given.setdefault("name", build.string(_assigned_name(at)))
    given.setdefault("shape", cst.List([]))
    for key, value in _DEFAULTS.items():
        given.setdefault(key, build.literal(value))
    last = max(_TFJS_ORDER.index(key) for key in given)
    args = [_argument(key, given, at) for key in _TFJS_ORDER[: last + 1]]
    return build.call(_renamed(call.func, "addWeight"), *args)


def _given(call: cst.Call, at: Site) -> dict[str, cst.BaseExpression] | None:
    """Arguments by name. Keras 2 has the name in front, Keras 3 the shape."""
    found: dict[str, cst.BaseExpression] = {}
    order = _KERAS_ORDER
    for place, arg in enumerate(call.args):
        if arg.star:
            at.report("KT119", owner="add_weight")
            return None
        if arg.keyword is not None:
            found[arg.keyword.value] = arg.value
            continue
        if place == 0 and isinstance(arg.value, cst.SimpleString):
            order = ("name", "shape", "dtype", "initializer")
        if place >= len(order):
            at.report("KT114", owner="add_weight", count=len(order))
            return None
        found[order[place]] = arg.value
    return found


def _assigned_name(at: Site) -> str:
    """`w` of `self.w = self.add_weight(...)`, which Keras takes for a name, too."""
    match at.parent:
        case cst.Assign(targets=[cst.AssignTarget(target=cst.Attribute(attr=attr))]):
            return attr.value
    return "variable"


def _argument(key: str, given: dict[str, cst.BaseExpression], at: Site) -> build.Value:
    value = given.get(key)
    if value is None:
        return _FILLERS[key]
    if key not in _PARAMETERS:
        return value
    made = convert(value, Option(at, "add_weight", _PARAMETERS[key]))
    if key in ("initializer", "constraint") and isinstance(made, cst.SimpleString):
        factory = f"tfjs.{key}s.{build.text_of(made)!s}"
        arguments = [build.dict_({})] if tfjs.parameters(factory) else []
        return build.call(library_name(factory, at), *arguments)
    return made


def _renamed(func: cst.BaseExpression, name: str) -> cst.BaseExpression:
    return func.with_changes(attr=cst.Name(name)) if isinstance(func, cst.Attribute) else func


@rule(cst.Name, *_ROLES, to=Dialect.TFJS)
@rule(cst.Subscript, *_ROLES, to=Dialect.TFJS)
def weight_as_value(node: cst.Name | cst.Subscript, at: Site) -> cst.BaseExpression | None:
    """A weight of a list that is computed with: `tf.square(w) for w in model.weights`."""
    return build.method(node, "read") if _is_unread(at) and _is_computed_with(at) else None


def _is_unread(at: Site) -> bool:
    """Whether a name or a place of a list has the variable, not the value that was read of it."""
    kind, tree = at.kind(), at.tree()
    if not isinstance(kind, Instance) or not isinstance(tree, ast.expr):
        return False
    if kind.role == "LayerVariable":
        return True
    if kind.of != _WEIGHT:
        return False
    if isinstance(tree, ast.Subscript):
        return True
    return any(path or isinstance(made, ast.Subscript) for made, path in at.facts.sources(tree))


def _is_computed_with(at: Site) -> bool:
    if at.is_target():
        return False
    match at.parent:
        case cst.BinaryOperation() | cst.UnaryOperation() | cst.ComparisonTarget():
            return True
        case cst.Comparison(left=left):
            return left is at.original
        case cst.Attribute(attr=attr, value=value):
            return attr.value == "numpy" and value is at.original
        case cst.Subscript(value=value):
            return value is at.original
        case cst.Arg():
            call = at.tree(at.parents[-2])
            callee = at.facts.callee(call) if isinstance(call, ast.Call) else None
            return callee is not None and is_catalogued(callee)
    return False


@rule(cst.Attribute, *_ROLES, to=Dialect.TFJS)
def weight_to_tfjs(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    """A weight's value is read from its variable."""
    return build.method(node, "read") if is_weight_read(at) else None


def is_weight_read(at: Site) -> bool:
    kind = at.kind()
    if not isinstance(kind, Instance) or at.is_target():
        return False
    if kind.role == "LayerVariable" and _is_computed_with(at):
        return True
    match at.original, at.parent:
        case _, cst.Attribute():
            return False
        case cst.Attribute(value=cst.Name(value="self")), _:
            return kind.role == "LayerVariable" or kind.of == _WEIGHT
    return False


# Back


@rule(cst.Call, "tfjs.metrics.Metric.addWeight", to=Dialect.KERAS)
def add_state_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if any(arg.star or arg.keyword for arg in call.args) or len(call.args) > len(_STATE_ORDER):
        return None
    given = {key: arg.value for key, arg in zip(_STATE_ORDER, call.args, strict=False)}
    args: dict[str, build.Value] = {}
    for key in ("name", "shape", "initializer", "dtype"):
        value = given.get(key, build.string("zeros") if key == "initializer" else None)
        if value is None or (key in ("shape", "dtype") and build.evaluated(value) in _START[key]):
            continue
        args[key] = _word(value) if key == "initializer" else value
    return build.call(_renamed(call.func, "add_weight"), **args)


@rule(cst.Call, "tfjs.layers.Layer.addWeight", "tfjs.LayersModel.addWeight", to=Dialect.KERAS)
def add_weight_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if any(arg.star or arg.keyword for arg in call.args) or len(call.args) > len(_TFJS_ORDER):
        return None
    given = {key: arg.value for key, arg in zip(_TFJS_ORDER, call.args, strict=False)}
    args: dict[str, build.Value] = {}
    for key in ("shape", "initializer", "dtype", "trainable", "regularizer", "constraint", "name"):
        value = given.get(key)
        if value is None or _is_default(key, value, at):
            continue
        args[key] = _word(value) if key == "initializer" else value
    return build.call(_renamed(call.func, "add_weight"), **args)


def _is_default(key: str, value: cst.BaseExpression, at: Site) -> bool:
    if key == "name":
        return build.is_literal(value, _assigned_name(at))
    if key == "initializer":
        return build.is_literal(_word(value), _DEFAULTS[key])
    wanted = _DEFAULTS.get(key, _FILLERS.get(key))
    return key in (*_DEFAULTS, *_FILLERS) and build.evaluated(value) == wanted


def _word(value: cst.BaseExpression) -> cst.BaseExpression:
    """An initializer without options, which was rewritten already, by its string."""
    words = WORDS[Type.INITIALIZER]
    match value:
        case cst.Call(func=cst.Attribute(attr=cst.Name(value=name)), args=[]):
            if name in words.to_tfjs:
                return build.string(words.to_keras[words.to_tfjs[name]])
    return value


@rule(cst.Call, "tfjs.LayerVariable.read", to=Dialect.KERAS)
def read_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return call.func.value if isinstance(call.func, cst.Attribute) else None
