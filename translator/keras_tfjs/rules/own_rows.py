"""What the constructor of a class of the program takes, as a row of the catalogue has it."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.catalog.keras.own_classes import BY_KERAS, BY_TFJS
from keras_tfjs.catalog.row import Parameter, Row, parameters
from keras_tfjs.catalog.types import Type
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import Site
from keras_tfjs.rules.derived_layers import base_row, inherited
from keras_tfjs.source import Dialect

_MODEL, _TFJS_MODEL = "keras.Model", "tfjs.Model"


def own_row(name: str, at: Site) -> Row | None:
    """The row of a layer or model class of the file's own: its parameters keep their names.

    A model class without `__init__` takes what a functional model takes.
    """
    family = at.file.naming.family(name)
    if not family:
        return None
    init = _init(family[0])
    of_model = any(at.file.naming.is_own(name, base) for base in (_MODEL, _TFJS_MODEL))
    if init is None and of_model and not any(map(_init, family)):
        (functional,) = rows_of_keras(_MODEL)
        return replace(functional, keras=name, tfjs=name)
    base = base_row(name, at)
    if base is not None and not any(map(_init, family)):
        return replace(base, tfjs=name)
    own = _config_fields(family) if at.to is Dialect.KERAS else _parameters(family)
    if base is not None and (at.to is Dialect.KERAS or _hands_on(family)):
        by_place = all(init.args.vararg is not None for init in filter(None, map(_init, family)))
        own += inherited(own, base, by_place=by_place)
    if base is None and (at.to is Dialect.KERAS or _hands_on(family)):
        own += _options(name, own, at, by_place=not any(map(_init, family)))
    return Row(name, name, _with_those_of_all(own))


def _options(name: str, own: Sequence[Parameter], at: Site, *, by_place: bool) -> list[Parameter]:
    """What the base of losses, optimizers, ... takes that a class does not name itself."""
    names = {word for each in own for word in (each.keras, each.tfjs)}
    read = [
        word for each in map(_init, at.file.naming.family(name)) for word in _read_of_rest(each)
    ]
    own_words = [Parameter(word, word, positional=False) for word in read if word not in names]
    names.update(read)
    return own_words + [
        replace(each, positional=by_place)
        for base, one in {**BY_KERAS, **BY_TFJS}.items()
        if at.file.naming.is_own(name, base)
        for each in one.options
        if names.isdisjoint((each.keras, each.tfjs))
    ]


def _read_of_rest(init: ast.FunctionDef | None) -> list[str]:
    """What a constructor asks its `**kwargs` for, or its base for what that was given of them."""
    rest = init.args.kwarg.arg if init is not None and init.args.kwarg is not None else None
    found = []
    for node in subtree(init) if init is not None and rest is not None else ():
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id=name), attr="get" | "pop"),
                args=[ast.Constant(value=str() as key), *_],
            ) if (
                name == rest
            ):
                found.append(key)
            case ast.Attribute(value=ast.Name(id="self"), attr="_initial_decay"):
                found.append("decay")
    return found


def _hands_on(family: Sequence[ast.ClassDef]) -> bool:
    """Whether all constructors hand on what they do not name."""
    return all(init.args.kwarg is not None for init in filter(None, map(_init, family)))


def _init(tree: ast.ClassDef) -> ast.FunctionDef | None:
    functions = (each for each in tree.body if isinstance(each, ast.FunctionDef))
    return next((each for each in functions if each.name == "__init__"), None)


def _parameters(family: Sequence[ast.ClassDef]) -> list[Parameter]:
    """What `__init__` takes, and what it hands on to the user's base classes."""
    found: list[Parameter] = []
    is_first = True
    for init in filter(None, map(_init, family)):
        names = {each.keras for each in found}
        args = init.args
        added = [_named(each) for each in (*args.posonlyargs, *args.args)[1:]]
        added += (replace(_named(each), positional=False) for each in args.kwonlyargs)
        found += (
            replace(each, positional=each.positional and is_first)
            for each in added
            if each.keras not in names
        )
        if args.kwarg is None:
            break
        is_first = False
    return found


def _named(each: ast.arg) -> Parameter:
    """A parameter of one's own: of those of Keras's classes only a type of numbers has words."""
    type_ = Type.DTYPE if each.arg == "dtype" else Type.VALUE
    return Parameter(each.arg, each.arg, type=type_)


OF_EVERY_LAYER = parameters("", "name trainable dtype input_shape batch_input_shape")


def _with_those_of_all(own: Sequence[Parameter]) -> tuple[Parameter, ...]:
    names = {each.keras for each in own}
    return (*own, *(each for each in OF_EVERY_LAYER if each.keras not in names))


def _config_fields(family: Sequence[ast.ClassDef]) -> list[Parameter]:
    """The keys that the class and its bases read, those of the class first."""
    keys = dict.fromkeys(key for each in family for key in keys_read(_init(each)))
    return [Parameter(key, key, bare=False) for key in keys]


def keys_read(init: ast.FunctionDef | None) -> dict[str, ast.expr | None]:
    """Keys that __init__ reads from its config, with their defaults, required ones first."""
    found: dict[str, ast.expr | None] = {}
    for node in subtree(init) if init is not None else ():
        match node:
            case ast.Subscript(value=ast.Name(id="config"), slice=ast.Constant(value=str() as key)):
                found.setdefault(key, None)
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="config"), attr="get"),
                args=[ast.Constant(value=str() as key), *rest],
            ):
                found[key] = rest[0] if rest else ast.Constant(None)
    return dict(sorted(found.items(), key=lambda item: item[1] is not None))
