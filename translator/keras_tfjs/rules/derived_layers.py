"""A layer of one's own that derives from a layer of the library: `class Own(Dropout)`.

It has the life cycle of every own layer (rules/layer_classes.py); what its constructor hands on to
the library's is in that one's words.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.keras.derived import CELL, DERIVED, DERIVED_BACK, LAYER, TFJS_CELL
from keras_tfjs.catalog.row import Parameter, Row
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site, build
from keras_tfjs.python.calls import bind, to_keras, to_tfjs
from keras_tfjs.rules.catalogued import library_name

_CONFIG = "config"


def base_row(name: str, at: Site) -> Row | None:
    """The row of the library's layer that the class `name` comes from."""
    full = name if name.startswith("__main__.") else f"__main__.{name}"
    for base in at.facts.bases(full):
        keras = base if base in DERIVED else DERIVED_BACK.get(base)
        if keras is not None:
            return rows_of_keras(keras)[0]
    return None


def row_around(at: Site) -> Row | None:
    """The same of the class that a place stands in."""
    owner = next((each for each in reversed(at.parents) if isinstance(each, cst.ClassDef)), None)
    return None if owner is None else base_row(owner.name.value, at)


def base_to_tfjs(base: cst.Arg, at: Site) -> cst.Arg:
    name = at.name_of(base.value) or ""
    other = TFJS_CELL if name == CELL else DERIVED.get(name)
    return base if other is None else base.with_changes(value=library_name(other, at))


def base_to_keras(base: cst.Arg, at: Site) -> cst.Arg:
    name = at.name_of(base.value) or ""
    other = LAYER if name == TFJS_CELL else DERIVED_BACK.get(name)
    return base if other is None else base.with_changes(value=library_name(other, at))


def inherited(own: Sequence[Parameter], row: Row, *, by_place: bool = False) -> list[Parameter]:
    """The parameters of the library's layer that a class hands on to it as they come."""
    names = {each.keras for each in own}
    return [
        replace(each, positional=each.positional and by_place)
        for each in row.parameters
        if each.keras not in names
    ]


def super_to_tfjs(call: cst.Call, row: Row, at: Site) -> cst.BaseExpression | None:
    """`super().__init__(units=3, **kwargs)`: Keras's defaults that differ come first, since the
    config may say otherwise, and what the call says itself last."""
    own = next((each for each in reversed(at.parents) if isinstance(each, cst.FunctionDef)), None)
    if own is None or _changes_rest(own, at):
        return at.report("KT129", name=_class_name(at), base=row.keras)
    said = call.with_changes(args=[each for each in call.args if not each.star])
    given = {each.parameter.keras for each in bind(said, row, at, speak=False) if each.parameter}
    made = to_tfjs(said, [row], at, lambda _: call.func)
    if made is None:
        return None
    pinned: list[cst.BaseDictElement] = []
    told: list[cst.BaseDictElement] = []
    match made.args:
        case [cst.Arg(value=cst.Dict(elements=elements))]:
            for each in build.without_last_comma(elements):
                parameter = row.by_key(_key(each))
                is_told = parameter is None or parameter.keras in given
                (told if is_told else pinned).append(each)
    params = {each.name.value for each in (*own.params.params, *own.params.kwonly_params)}
    kept = [
        build.entry(build.string(each.tfjs), build.literal(None))
        for each in row.parameters
        if each.tfjs in params and each.keras not in given
    ]
    value: cst.BaseExpression = cst.Name(_CONFIG)
    if pinned or told or kept:
        value = build.dict_of([*pinned, cst.StarredDictElement(value), *kept, *told])
    return made.with_changes(args=[cst.Arg(value)])


def _key(element: cst.BaseDictElement) -> str:
    match element:
        case cst.DictElement(key=cst.SimpleString() as key):
            return str(key.evaluated_value)
    return ""


def _class_name(at: Site) -> str:
    owner = next((each for each in reversed(at.parents) if isinstance(each, cst.ClassDef)), None)
    return owner.name.value if owner is not None else ""


def _changes_rest(init: cst.FunctionDef, at: Site) -> bool:
    """Whether a constructor adds to the options that it hands on."""
    tree = at.tree(init)
    if not isinstance(tree, ast.FunctionDef) or tree.args.kwarg is None:
        return False
    rest = tree.args.kwarg.arg
    for node in subtree(tree):
        match node:
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()) if name == rest:
                return True
            case ast.Attribute(value=ast.Name(id=name), attr="update" | "setdefault"):
                if name == rest:
                    return True
            case ast.Name(id=name, ctx=ast.Store()) if name == rest:
                return True
    return False


def hands_places_on(init: ast.FunctionDef) -> bool:
    """Whether `*args` of a constructor are nothing but handed on to the library's."""
    if init.args.vararg is None:
        return False
    name = init.args.vararg.arg
    reads = [each for each in subtree(init) if isinstance(each, ast.Name) and each.id == name]
    handed = [
        each
        for node in subtree(init)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "__init__"
        and isinstance(node.func.value, ast.Call)
        for each in node.args[:1]
        if isinstance(each, ast.Starred)
    ]
    return len(reads) == len(handed)


def super_to_keras(call: cst.Call, row: Row, at: Site) -> cst.Call | None:
    """`super().__init__({**config, "units": 3})`."""
    rest = cst.Arg(cst.Name("kwargs"), star="**")
    match call.args:
        case [cst.Arg(value=cst.Name())]:
            return call.with_changes(args=[rest])
        case [cst.Arg(value=cst.Dict(elements=elements))]:
            plain = [each for each in elements if isinstance(each, cst.DictElement)]
            told = [each for each in plain if not _is_none(each)]
            config = cst.Arg(cst.Dict(build.without_last_comma(told)))
            made = to_keras(call.func, call.with_changes(args=[config]), row, at)
            spread = [rest] if len(plain) < len(elements) else []
            return None if made is None else made.with_changes(args=[*made.args, *spread])
    return None


def _is_none(element: cst.DictElement) -> bool:
    return build.is_literal(element.value, None)
