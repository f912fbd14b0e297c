"""Descriptors of a program whose `__get__` gives the class to the method that they decorate:
`return self.fget(owner)`."""

from __future__ import annotations

import ast
from collections.abc import Callable


def takes_class(
    method: ast.AST,
    name: Callable[[ast.expr], str | None],
    tree: Callable[[str], ast.ClassDef | None],
) -> bool:
    """Whether a method is given its class: `name` tells what a decorator is, `tree` its class."""
    decorators: list[ast.expr] = getattr(method, "decorator_list", [])
    return any(
        (isinstance(one, ast.Name) and one.id == "classmethod")
        or makes_class_property(tree(name(one) or ""))
        for one in decorators
    )


def makes_class_property(descriptor: ast.ClassDef | None) -> bool:
    """Whether decorating a method with this class of the project makes a property of the class."""
    if descriptor is None:
        return False
    methods = {one.name: one for one in descriptor.body if isinstance(one, ast.FunctionDef)}
    bases = [ast.unparse(base) for base in descriptor.bases if ast.unparse(base) != "object"]
    held = "fget" if bases == ["property"] else None
    if not bases:
        held = _held(methods.pop("__init__", None))
    if held is None or list(methods) != ["__get__"]:
        return False
    match _code(methods["__get__"]), [one.arg for one in methods["__get__"].args.args]:
        case [
            ast.Return(
                value=ast.Call(
                    func=ast.Attribute(value=ast.Name(id=own), attr=attribute),
                    args=[ast.Name(id=given)],
                    keywords=[],
                )
            )
        ], [first, _, last]:
            return (own, attribute, given) == (first, held, last)
        case _:
            return False


def _held(constructor: ast.FunctionDef | None) -> str | None:
    """The attribute in which a descriptor keeps the method."""
    if constructor is None:
        return None
    match _code(constructor), [one.arg for one in constructor.args.args]:
        case [
            ast.Assign(
                targets=[ast.Attribute(value=ast.Name(id=own), attr=attribute)],
                value=ast.Name(id=given),
            )
        ], [first, last] if (own, given) == (first, last):
            return attribute
        case _:
            return None


def _code(method: ast.FunctionDef) -> list[ast.stmt]:
    return method.body[1:] if ast.get_docstring(method) is not None else method.body
