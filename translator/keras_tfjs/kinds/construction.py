"""What the constructors of a class's bases do with the object: whether one of them meets attributes
that the class has given it before."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from keras_tfjs.kinds.model import LOCAL

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference

_LIBRARIES = frozenset(("abc", "builtins", "keras", "tensorflow", "tfjs", "typing"))
"""Whose constructors know no attributes but their own."""

_OF_ITS_CLASS = frozenset(("isinstance", "type", "id"))
_BY_NAME = frozenset(("getattr", "hasattr"))

Methods = dict[str, list[ast.FunctionDef]]


def meets(inference: Inference, owner: ast.ClassDef, attributes: Iterable[str]) -> bool:
    """Whether a constructor of a base may read or set one of the attributes, itself or by methods
    that it calls: it does where the file and those it imports do not show that it does not."""
    family = _family(inference, inference.definitions.qualified(owner))
    if family is None:
        return True
    methods: Methods = defaultdict(list)
    for one in family:
        for member in one.body:
            if isinstance(member, ast.FunctionDef):
                methods[member.name].append(member)
    held = [_held(methods, name) for name in attributes]
    if None in held:
        return True
    names = {*attributes, *filter(None, held)}
    started = (one for one in methods["__init__"] if one not in owner.body)
    met = _met(started, methods)
    return met is None or not names.isdisjoint(met)


def _family(inference: Inference, name: str) -> list[ast.ClassDef] | None:
    """A class and those of its bases that are the project's; None where one is out of sight."""
    home = inference.holdings.imports.home(name)
    if home is not None:
        return _family(home[0].inference, home[1])
    node = inference.definitions.classes.get(name)
    if node is None:
        return None
    found = [node]
    for base in node.bases:
        spelled = inference.name(base) or ""
        if spelled.startswith(LOCAL) and spelled != name:
            above = _family(inference, spelled)
            if above is None:
                return None
            found += above
        elif spelled.partition(".")[0] not in _LIBRARIES:
            return None
    return found


def _held(methods: Methods, name: str) -> str | None:
    """The attribute that has the value of another: itself, or what a property only stands for.
    None for a property that does more."""
    accessors = [one for one in methods.get(name, ()) if one.decorator_list]
    if not accessors:
        return name
    held: set[str | None] = set()
    for one in accessors:
        body = one.body[1:] if ast.get_docstring(one) is not None else one.body
        match one.decorator_list, body:
            case [ast.Name(id="property")], [
                ast.Return(value=ast.Attribute(value=ast.Name(id="self"), attr=inner))
            ]:
                held.add(inner)
            case [ast.Name(id="property")], [
                ast.Return(
                    value=ast.Call(
                        func=ast.Name(id="getattr"),
                        args=[ast.Name(id="self"), ast.Constant(value=str() as inner), _],
                    )
                )
            ]:
                held.add(inner)
            case [ast.Attribute(attr="setter")], [
                ast.Assign(
                    targets=[ast.Attribute(value=ast.Name(id="self"), attr=inner)],
                    value=ast.Name(id=given),
                )
            ] if (
                given == one.args.args[-1].arg
            ):
                held.add(inner)
            case _:
                held.add(None)
    return held.pop() if len(held) == 1 else None


def _met(started: Iterable[ast.FunctionDef], methods: Methods) -> set[str] | None:
    """The attributes that methods use, and those that they call; None where the object gets out of
    sight."""
    pending, seen = list(started), set[str]()
    while pending:
        for name in _used(pending.pop()):
            if name is None:
                return None
            if name not in seen:
                seen.add(name)
                pending += methods.get(name, ())
    return seen


def _used(method: ast.FunctionDef) -> Iterator[str | None]:
    """The attributes of its object that a method names; None for the object itself."""
    own = method.args.args[0].arg if method.args.args else ""
    pending: list[ast.AST] = list(method.body)
    while pending:
        match pending.pop():
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name == own:
                yield None if attribute == "__dict__" else attribute
            case ast.Call(func=ast.Name(id=function), args=[*_, ast.Name(id=name)]) if (
                name == own and function == "super"
            ):
                pass
            case ast.Call(func=ast.Name(id=function), args=[ast.Name(id=name), *given]) if (
                name == own and function in _OF_ITS_CLASS
            ):
                pending += given
            case ast.Call(
                func=ast.Name(id=function),
                args=[ast.Name(id=name), ast.Constant(value=str() as attribute), *given],
            ) if (
                name == own and function in _BY_NAME
            ):
                yield attribute
                pending += given
            case ast.Name(id=name) if name == own:
                yield None
            case node:
                pending.extend(ast.iter_child_nodes(node))
