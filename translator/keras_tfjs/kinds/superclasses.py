"""A base class's methods as older Python calls them: `super(Own, self).f(x)`, `Base.f(self, x)`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

_Function = ast.FunctionDef | ast.AsyncFunctionDef
_WITHIN = frozenset(
    (
        ast.FunctionDef,
        ast.AsyncFunctionDef,
        ast.ClassDef,
        ast.Lambda,
        ast.ListComp,
        ast.SetComp,
        ast.DictComp,
        ast.GeneratorExp,
    )
)


@dataclass(frozen=True)
class Parent:
    """`receiver` means what `super()` means at its place; `call` is the call of a method that
    hands the object over as its first argument, where it does."""

    receiver: ast.expr
    call: ast.Call | None = None


def parents(tree: ast.Module) -> Iterator[Parent]:
    """Every place of a method where `super()` means the same: `Base.f` where `Base` is the class's
    first base."""
    for owner in _classes(tree):
        yield from _in_class(owner)


def _in_class(owner: ast.ClassDef) -> Iterator[Parent]:
    bases = [base for base in map(ast.unparse, owner.bases) if base != "object"]
    for method in owner.body:
        if isinstance(method, _Function) and method.args.args:
            yield from _in_method(owner.name, bases, method)


def _classes(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """From without to within: a class is a statement, and no expression holds one."""
    level: list[ast.AST] = [tree]
    while level:
        below: list[ast.AST] = []
        for node in level:
            if isinstance(node, ast.ClassDef):
                yield node
            for field in _BLOCKS:
                below += getattr(node, field, ())
        level = below


_BLOCKS = ("body", "handlers", "orelse", "finalbody", "cases")


def called_parents(tree: ast.Module, text: str) -> Iterator[tuple[ast.expr, ast.Call]]:
    """The places of `text` of the form `Base.f(self)`: the base class, and the call."""
    for owner in _classes(tree):
        match [base for base in owner.bases if ast.unparse(base) != "object"]:
            case [ast.Name(id=last) | ast.Attribute(attr=last), *_] if _has_member(last, text):
                for found in _in_class(owner):
                    if found.call is not None:
                        yield found.receiver, found.call


def _has_member(name: str, text: str) -> bool:
    """Whether `text` may take a member of what it calls so; a place in a string is one, too."""
    if not text.isascii():  # Python reads some letters as others
        return True
    return re.search(rf"\b{name}\b(?:[\s\\)]|#.*\n)*\.", text) is not None


def _in_method(owner: str, bases: list[str], method: _Function) -> Iterator[Parent]:
    own = method.args.args[0].arg
    for node in _of_itself(method):
        match node:
            case ast.Call(func=ast.Name(id="super"), args=[ast.Name(id=kind), ast.Name(id=given)]):
                if kind == owner and given == own:
                    yield Parent(node)
            case ast.Call(func=ast.Name(id="super"), args=[of_itself, ast.Name(id=given)]):
                if given == own and ast.unparse(of_itself) in (f"{own}.__class__", f"type({own})"):
                    yield Parent(node)
            case ast.Call(
                func=ast.Attribute(value=ast.Name() | ast.Attribute() as base),
                args=[ast.Name(id=given), *_],
            ):
                if given == own and bases[:1] == [ast.unparse(base)]:
                    yield Parent(base, node)


def _of_itself(function: ast.AST) -> Iterator[ast.AST]:
    """Without what has an own first parameter: there `super()` alone means nothing."""
    pending = [function]
    while pending:
        children = list(ast.iter_child_nodes(pending.pop()))
        within = [each for each in children if type(each) not in _WITHIN]
        yield from within
        pending += within


def by_super(module: ast.Module) -> ast.Module:
    """The module, changed: `super()` at each of these places."""
    for found in parents(module):
        if found.call is None:
            assert isinstance(found.receiver, ast.Call)
            found.receiver.args = []
        else:
            assert isinstance(found.call.func, ast.Attribute)
            name = ast.copy_location(ast.Name("super", ast.Load()), found.receiver)
            found.call.func.value = ast.copy_location(ast.Call(name, [], []), found.receiver)
            found.call.args = found.call.args[1:]
    return module
