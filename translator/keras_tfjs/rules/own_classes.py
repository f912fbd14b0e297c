"""A constraint, initializer, regularizer, loss or metric of one's own.

Keras calls the first three, TF.js asks them to `apply`; their `__init__` takes a config as a
layer's does (rules/layer_configs.py), since TF.js makes them from one when it reads a model.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

import libcst as cst

from keras_tfjs.catalog.keras.own_classes import BY_KERAS, BY_TFJS, OwnClass
from keras_tfjs.catalog.row import Parameter, Row, parameters
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.calls import to_keras, to_tfjs
from keras_tfjs.rules.layer_classes import renamed
from keras_tfjs.rules.model_classes import named_and_registered, unnamed
from keras_tfjs.source import Dialect

_CALLED = [
    f"{name}.__call__"
    for name, one in BY_KERAS.items()
    if "__call__" in one.methods and one.role != "Initializer"
]
_APPLIED = [
    f"{name}.apply"
    for name, one in BY_TFJS.items()
    if "__call__" in one.methods and one.role != "Initializer"
]


def _owner(at: Site) -> str:
    return (at.name or "").rpartition(".")[0]


@rule(cst.ClassDef, *BY_KERAS, to=Dialect.TFJS)
def class_to_tfjs(node: cst.ClassDef, at: Site) -> cst.FlattenSentinel[cst.BaseStatement] | None:
    name = at.name or ""
    return named_and_registered(node, name, BY_KERAS[name].tfjs, at)


@rule(cst.ClassDef, *BY_TFJS, to=Dialect.KERAS)
def class_to_keras(node: cst.ClassDef, at: Site) -> cst.ClassDef | None:
    name = at.name or ""
    return unnamed(node, name, BY_TFJS[name].keras[-1], at)


@rule(cst.FunctionDef, *(f"{name}.*" for name in BY_KERAS), to=Dialect.TFJS)
def method_to_tfjs(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    one = BY_KERAS[_owner(at)]
    name = node.name.value
    other = one.methods.get(name, name)
    if one.role == "Initializer" and name == "__call__":
        node = _shaped(node)
    return renamed(node, other) if other != name else None


def _shaped(node: cst.FunctionDef) -> cst.FunctionDef:
    """`__call__(self, shape, dtype=None, **kwargs)`: TF.js gives a shape and a type, no more."""
    return node.with_changes(params=node.params.with_changes(star_kwarg=None))


@rule(cst.FunctionDef, *(f"{name}.*" for name in BY_TFJS), to=Dialect.KERAS)
def method_to_keras(node: cst.FunctionDef, at: Site) -> cst.FunctionDef | None:
    one = BY_TFJS[_owner(at)]
    back = {tfjs: keras for keras, tfjs in one.methods.items()}
    other = back.get(node.name.value)
    return renamed(node, other) if other not in (None, node.name.value) else None


@rule(cst.Call, *_CALLED, to=Dialect.TFJS)
def call_to_apply(call: cst.Call, at: Site) -> cst.BaseExpression:
    return call.with_changes(func=build.attribute(call.func, "apply"))


@rule(cst.Call, *_APPLIED, to=Dialect.KERAS)
def apply_to_call(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return call.with_changes(func=call.func.value) if isinstance(call.func, cst.Attribute) else None


@rule(cst.Call, *(f"{name}.__init__" for name in BY_KERAS), to=Dialect.TFJS)
def super_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """What the base takes is one object; the rest of the options come with the config."""
    one = BY_KERAS[_owner(at)]
    if not one.options:
        return call.with_changes(args=[])
    named = [arg for arg in call.args if not arg.star]
    row = Row(one.keras[-1], one.tfjs, _in_order(one, at))
    made = to_tfjs(call.with_changes(args=named), [row], at, lambda _: call.func)
    if made is None or len(named) == len(call.args):
        return made
    config: cst.BaseExpression = cst.Name("config")
    said: list[cst.BaseDictElement] = []
    match made.args:
        case [cst.Arg(value=cst.Dict(elements=items))]:
            said += items
    said += _kept(named, one, at)
    if said:
        config = build.dict_of([cst.StarredDictElement(config), *build.without_last_comma(said)])
    return made.with_changes(args=[cst.Arg(config)])


_OF_OLDER_OPTIMIZERS = parameters("name", "learning_rate(lr) clipnorm clipvalue global_clipnorm")
_OLDER_METHODS = frozenset({"_create_slots", "_resource_apply_dense"})


def _in_order(one: OwnClass, at: Site) -> tuple[Parameter, ...]:
    """What the base takes; that of older optimizers takes the name first."""
    owner = next((each for each in reversed(at.parents) if isinstance(each, cst.ClassDef)), None)
    tree = at.file.naming.own_class(owner.name.value) if owner is not None else None
    if one.role != "Optimizer" or tree is None:
        return one.options
    methods = {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}
    return one.options if methods.isdisjoint(_OLDER_METHODS) else _OF_OLDER_OPTIMIZERS


def _kept(given: list[cst.Arg], one: OwnClass, at: Site) -> list[cst.BaseDictElement]:
    """Keys of the class's own that the base would take for its options, and is not given."""
    own = next((each for each in reversed(at.parents) if isinstance(each, cst.FunctionDef)), None)
    params = [*own.params.params[1:], *own.params.kwonly_params] if own is not None else []
    named = {each.name.value for each in params}
    places = sum(each.keyword is None for each in given)
    told = {each.keras for each in _in_order(one, at)[:places]}
    told |= {each.keyword.value for each in given if each.keyword is not None}
    return [
        build.entry(build.string(each.tfjs), build.literal(None))
        for each in one.options
        if each.tfjs in named and each.keras not in told
    ]


@rule(cst.Call, *(f"{name}.__init__" for name in BY_TFJS), to=Dialect.KERAS)
def super_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    one = BY_TFJS[_owner(at)]
    rest = cst.Arg(cst.Name("kwargs"), star="**")
    row = Row(one.keras[-1], one.tfjs, one.options)
    match call.args:
        case [cst.Arg(value=cst.Name(value="config"))]:
            return call.with_changes(args=[rest])
        case [cst.Arg(value=cst.Dict(elements=[cst.StarredDictElement(), *items]))]:
            alone = call.with_changes(args=[cst.Arg(cst.Dict(build.without_last_comma(items)))])
            made = to_keras(call.func, alone, row, at)
            return None if made is None else made.with_changes(args=[*made.args, rest])
        case []:
            return call
    return to_keras(call.func, call, row, at)


@rule(cst.Call, *(f"{name}.get_config" for name in BY_KERAS), to=Dialect.TFJS)
def config_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return _renamed(call, "getConfig")


@rule(cst.Call, *(f"{name}.getConfig" for name in BY_TFJS), to=Dialect.KERAS)
def config_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return _renamed(call, "get_config")


def _renamed(call: cst.Call, name: str) -> cst.Call | None:
    if not isinstance(call.func, cst.Attribute):
        return None
    return call.with_changes(func=call.func.with_changes(attr=cst.Name(name)))


def own_method(call: cst.Call, at: Site) -> cst.Call | None:
    """`own.update_state(y, p)`, and `own(w)` of a class that says what a call is."""
    owner, _, method = (at.name or "").rpartition(".")
    for name, one in BY_KERAS.items():
        if at.file.naming.is_own(owner, name):
            if method == "__call__" and method in one.methods:
                return call.with_changes(func=build.attribute(call.func, one.methods[method]))
            return method_called(call, at, (name,), one.methods)
    return None


def own_method_back(call: cst.Call, at: Site) -> cst.Call | None:
    owner = (at.name or "").rpartition(".")[0]
    for name, one in BY_TFJS.items():
        back = {tfjs: keras for keras, tfjs in one.methods.items()}
        if at.file.naming.is_own(owner, name):
            if back.get((at.name or "").rpartition(".")[2]) != "__call__":
                return method_called(call, at, (name,), back)
            assert isinstance(call.func, cst.Attribute)
            return call.with_changes(func=call.func.value)
    return None


def method_called(
    call: cst.Call, at: Site, bases: tuple[str, ...], names: Mapping[str, str]
) -> cst.Call | None:
    """`layer.get_config()`: by the name that the class's own definition has now."""
    owner, _, method = (at.name or "").rpartition(".")
    other = names.get(method, method)
    if other == method or not isinstance(call.func, cst.Attribute):
        return None
    if not any(at.file.naming.is_own(owner, base) for base in bases):
        return None
    return call.with_changes(func=call.func.with_changes(attr=cst.Name(other)))
