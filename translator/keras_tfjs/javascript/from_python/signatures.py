"""The functions and classes of a file as their JavaScript signatures follow from the Python ones:
parameters without a default stay positional, the others go into one trailing object."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from keras_tfjs.catalog import tfjs
from keras_tfjs.kinds import Facts

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Signature:
    """`positional`: in order; `named`: in the trailing object, with their defaults. `fixed`: an
    override of a TF.js method, whose parameters keep their places."""

    positional: tuple[str, ...]
    named: tuple[tuple[str, ast.expr | None], ...]
    rest: str | None = None
    keywords: str | None = None
    fixed: bool = False
    order: tuple[str, ...] = ()
    """All parameters that a Python call may give by position."""

    @property
    def has_object(self) -> bool:
        return bool(self.named or self.keywords) and not self.fixed


def signature_of(function: FunctionNode, *, method: bool = False, fixed: bool = False) -> Signature:
    arguments = function.args
    listed = [*arguments.posonlyargs, *arguments.args]
    if method and listed:
        listed = listed[1:]
    plain = len(listed) - min(len(arguments.defaults), len(listed))
    order = tuple(one.arg for one in listed)
    named = [
        *zip(order[plain:], arguments.defaults[-len(order[plain:]) or None :], strict=False),
        *(
            (one.arg, default)
            for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        ),
    ]
    return Signature(
        order[:plain],
        tuple(named) if order[plain:] or arguments.kwonlyargs else (),
        arguments.vararg.arg if arguments.vararg else None,
        arguments.kwarg.arg if arguments.kwarg else None,
        fixed,
        order,
    )


def is_method(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function in a class takes the object first."""
    return not any(
        isinstance(one, ast.Name) and one.id == "staticmethod" for one in node.decorator_list
    )


class Definitions:
    """Every function, class and method of the file under its qualified name."""

    def __init__(
        self,
        module: ast.Module,
        facts: Facts,
        imported: Mapping[str, FunctionNode] = MappingProxyType({}),
    ) -> None:
        self._facts = facts
        self._imported = imported
        self.functions: dict[str, FunctionNode] = {}
        self.classes: dict[str, ast.ClassDef] = {}
        self.overrides: set[int] = set()
        self.owners: dict[int, ast.ClassDef] = {}
        self._by_name: dict[str, list[str]] = {}
        self._collect(module.body, "__main__", None)

    def _collect(self, body: list[ast.stmt], prefix: str, owner: ast.ClassDef | None) -> None:
        for statement in body:
            match statement:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    qualified = f"{prefix}.{name}"
                    self.functions[qualified] = statement
                    self._by_name.setdefault(name, []).append(qualified)
                    if owner is not None:
                        self.owners[id(statement)] = owner
                        if name in self._base_members(owner):
                            self.overrides.add(id(statement))
                    self._collect(statement.body, qualified, None)
                case ast.ClassDef(name=name):
                    qualified = f"{prefix}.{name}"
                    self.classes[qualified] = statement
                    self._by_name.setdefault(name, []).append(qualified)
                    self._collect(statement.body, qualified, statement)
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Lambda() as function):
                    self.functions[f"{prefix}.{name}"] = function
                    self._by_name.setdefault(name, []).append(f"{prefix}.{name}")
                case _:
                    for field in ("body", "orelse", "finalbody"):
                        self._collect(getattr(statement, field, []), prefix, owner)
                    for handler in getattr(statement, "handlers", []):
                        self._collect(handler.body, prefix, owner)

    def _base_members(self, owner: ast.ClassDef) -> frozenset[str]:
        """The members that a class has from TF.js, through the user's own bases too."""
        members: frozenset[str] = frozenset()
        for base in owner.bases:
            name = self._facts.name(base)
            if name is None:
                continue
            if name.startswith("tfjs."):
                members |= tfjs.members(name) or frozenset()
            elif name in self.classes and self.classes[name] is not owner:
                members |= self._base_members(self.classes[name])
        return members

    def from_framework(self, owner: ast.ClassDef) -> bool:
        return bool(self._base_members(owner))

    def find(self, call: ast.Call) -> FunctionNode | ast.ClassDef | None:
        """The function or class of this file that a call calls."""
        name = self._facts.callee(call)
        if name is not None and name in self.functions:
            return self.functions[name]
        if name is not None and name in self.classes:
            return self.classes[name]
        if name is not None and name in self._imported:
            return self._imported[name]
        match call.func:
            case ast.Name(id=plain) if name is None or name.startswith("__main__."):
                found = self._by_name.get(plain, [])
            case ast.Attribute(attr=plain) if name is None or name.startswith("__main__."):
                found = [
                    one
                    for one in self._by_name.get(plain, [])
                    if one in self.functions and id(self.functions[one]) in self.owners
                ]
            case _:
                return None
        if len(found) != 1:
            return None
        return self.functions.get(found[0]) or self.classes.get(found[0])

    def constructor(self, node: ast.ClassDef) -> ast.FunctionDef | None:
        for statement in node.body:
            if isinstance(statement, ast.FunctionDef) and statement.name == "__init__":
                return statement
        for base in node.bases:
            name = self._facts.name(base)
            inherited = self.classes.get(name) if name else None
            if inherited is not None and inherited is not node:
                return self.constructor(inherited)
        return None

    def signature(self, node: FunctionNode) -> Signature:
        owner = self.owners.get(id(node))
        method = owner is not None and not isinstance(node, ast.Lambda) and is_method(node)
        return signature_of(node, method=method, fixed=id(node) in self.overrides)
