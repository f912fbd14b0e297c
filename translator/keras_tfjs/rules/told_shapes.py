"""Calls of the methods that are told the shapes of several inputs: `attend.build(query_shape,
value_shape)` is one list of them in TF.js, as the inputs themselves are."""

from __future__ import annotations

import ast
from collections.abc import Mapping

import libcst as cst

from keras_tfjs.catalog import rows_of_tfjs
from keras_tfjs.catalog.keras.calls import CALLS
from keras_tfjs.catalog.keras.members import LAYER_METHODS
from keras_tfjs.kinds import LOCAL, Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.called_with_several import (
    names_of_inputs,
    own_method,
    place_of_shape,
    told_names,
)
from keras_tfjs.source import Dialect

_METHODS = {each: LAYER_METHODS[each] for each in ("build", "compute_output_shape")}
_BACK = {tfjs: keras for keras, tfjs in _METHODS.items()}
Places = Mapping[str, int]
"""Where in TF.js's list a shape stands, by the parameter that it is for in Keras."""


@rule(cst.Call, *(f"keras.layers.Layer.{each}" for each in _METHODS), to=Dialect.TFJS)
def of_library(call: cst.Call, at: Site) -> cst.Call | None:
    places = _library_places(at)
    return _as_list(call, places, at) if places else None


@rule(cst.Call, *(f"tfjs.layers.Layer.{each}" for each in _BACK), to=Dialect.KERAS)
def of_library_back(call: cst.Call, at: Site) -> cst.Call | None:
    return _spread(call) if _library_places(at) else None


def of_own(call: cst.Call, at: Site) -> cst.Call | None:
    """The same of an object of a class of one's own."""
    found = _own_methods(at)
    if found is None:
        return None
    method, own = found
    needed, possible = names_of_inputs(own, at)
    every = [*needed, *possible]
    names = [each.arg for each in method.args.args[1:]]
    if len(every) < 2 or (len(names) == 1 and len(needed) == 1):
        return None
    places = {each: place_of_shape(each, every) for each in names} if len(names) > 1 else {}
    known = {name: place for name, place in places.items() if place is not None}
    if len(known) < len(places):
        return None
    return _as_list(call, known or {names[0]: 0}, at)


def of_own_back(call: cst.Call, at: Site) -> cst.Call | None:
    found = _own_methods(at)
    return _spread(call) if found is not None and len(told_names(*found)) > 1 else None


def _library_places(at: Site) -> Places:
    receiver = _receiver(at)
    kind, made = at.facts.kind(receiver), at.facts.origin(receiver)
    if not isinstance(kind, Instance):
        return {}
    rows = rows_of_tfjs((at.facts.callee(made) or "") if isinstance(made, ast.Call) else "")
    names = [each for each in at.facts.bases(kind.of) if not each.startswith(LOCAL)]
    row = CALLS.get(next(iter([*(each.keras for each in rows), *names]), ""))
    inputs = row.gathered if row is not None else ()
    return {f"{name}_shape": place for place, name in enumerate(inputs)}


def _receiver(at: Site) -> ast.expr:
    match at.tree():
        case ast.Call(func=ast.Attribute(value=receiver)):
            return receiver
    return ast.Constant(None)


def _own_methods(at: Site) -> tuple[ast.FunctionDef, ast.FunctionDef] | None:
    """The method that a call names, of a class of one's own, and the `call` of that class."""
    owner, _, name = (at.name or "").rpartition(".")
    if name not in {**_METHODS, **_BACK}:
        return None
    method, call = own_method(owner, name, at), own_method(owner, "call", at)
    return None if method is None or call is None else (method, call)


def _as_list(call: cst.Call, places: Places, at: Site) -> cst.Call:
    """The call with the shapes that it names as one list."""
    given: dict[int, cst.BaseExpression] = {}
    for (name, place), arg in zip(places.items(), call.args, strict=False):
        key = name if arg.keyword is None else arg.keyword.value
        given[places.get(key, place)] = build.bare(arg.value)
    if len(given) < len(call.args) or any(arg.star for arg in call.args) or 0 not in given:
        at.report("KT119", owner=at.name)
        return call
    shapes = [given.get(place, build.literal(None)) for place in range(max(given) + 1)]
    return _with_name(call, build.list_(shapes), names=_METHODS)


def _spread(call: cst.Call) -> cst.Call | None:
    match call.args:
        case [cst.Arg(value=cst.List(elements=elements))]:
            return _with_name(call, *(build.bare(each.value) for each in elements), names=_BACK)
    return None


def _with_name(call: cst.Call, *given: cst.BaseExpression, names: Mapping[str, str]) -> cst.Call:
    assert isinstance(call.func, cst.Attribute)
    name = call.func.attr.value
    func = call.func.with_changes(attr=cst.Name(names.get(name, name)))
    return build.call(func, *given)
