"""What the constructor of a class of the program takes, as a row of the catalogue has it."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.row import Parameter, Row, parameters
from keras_tfjs.python import Site
from keras_tfjs.source import Dialect

_MODEL, _TFJS_MODEL = "keras.Model", "tfjs.Model"
_LOCAL = "__main__."


def own_row(name: str, at: Site) -> Row | None:
    """The row of a layer or model class of the file's own: its parameters keep their names.

    A model class without `__init__` takes what a functional model takes.
    """
    tree = at.file.naming.own_class(name.removeprefix(_LOCAL))
    if tree is None:
        return None
    init = _init(tree)
    if init is None and at.file.naming.base_class(tree) in (_MODEL, _TFJS_MODEL):
        (functional,) = rows_of_keras(_MODEL)
        return replace(functional, keras=name, tfjs=name)
    if at.to is Dialect.KERAS:
        return Row(name, name, _with_those_of_all(_config_fields(init)))
    own = _parameters(tree, at)
    return Row(name, name, _with_those_of_all(own))


def _init(tree: ast.ClassDef) -> ast.FunctionDef | None:
    functions = (each for each in tree.body if isinstance(each, ast.FunctionDef))
    return next((each for each in functions if each.name == "__init__"), None)


def _parameters(tree: ast.ClassDef, at: Site) -> list[Parameter]:
    """What `__init__` takes, and what it hands on to a base class of the file."""
    init = _init(tree)
    found: list[Parameter] = []
    if init is not None:
        args = init.args
        found += (Parameter(each.arg, each.arg) for each in (*args.posonlyargs, *args.args)[1:])
        found += (Parameter(each.arg, each.arg, positional=False) for each in args.kwonlyargs)
    if init is None or init.args.kwarg is not None:
        names = {each.keras for each in found}
        bases = (at.file.naming.own_class(ast.unparse(base)) for base in tree.bases)
        for base in bases:
            if base is not None and base is not tree:
                found += (
                    replace(each, positional=each.positional and init is None)
                    for each in _parameters(base, at)
                    if each.keras not in names
                )
    return found


_OF_EVERY_LAYER = parameters("", "name trainable dtype input_shape batch_input_shape")


def _with_those_of_all(own: Sequence[Parameter]) -> tuple[Parameter, ...]:
    names = {each.keras for each in own}
    return (*own, *(each for each in _OF_EVERY_LAYER if each.keras not in names))


def _config_fields(init: ast.FunctionDef | None) -> list[Parameter]:
    return [Parameter(key, key, bare=False) for key in keys_read(init)]


def keys_read(init: ast.FunctionDef | None) -> dict[str, ast.expr | None]:
    """Keys that __init__ reads from its config, with their defaults, required ones first."""
    found: dict[str, ast.expr | None] = {}
    for node in ast.walk(init) if init is not None else ():
        match node:
            case ast.Subscript(value=ast.Name(id="config"), slice=ast.Constant(value=str() as key)):
                found.setdefault(key, None)
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="config"), attr="get"),
                args=[ast.Constant(value=str() as key), *rest],
            ):
                found[key] = rest[0] if rest else ast.Constant(None)
    return dict(sorted(found.items(), key=lambda item: item[1] is not None))
