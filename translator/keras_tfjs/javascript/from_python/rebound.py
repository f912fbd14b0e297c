"""Variables that are bound again to a value that TypeScript would refuse: it gives a variable one
type, that of its first value."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.looser import is_loose
from keras_tfjs.javascript.from_python.scopes import target_names
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.javascript.words import ANY_TYPE
from keras_tfjs.kinds import (
    Boolean,
    DictOf,
    Instance,
    Kind,
    ListOf,
    Number,
    String,
    TupleOf,
    Unknown,
    is_tensor,
)
from keras_tfjs.kinds.subtree import subtree


def declared(
    t: Translator, node: ast.AST, kind: str, target: tree.Expression, value: tree.Expression
) -> tree.Declaration:
    """The declaration that an assignment makes. A variable whose values differ in type, or are more
    than they seem, says so: editors and `tsc --checkJs` take the first value's type for it
    otherwise."""
    word: Literal["const", "let"] = "const" if kind == "const" else "let"
    varies = word == "let" and any(_differs(t, node, name) for name in _names(node))
    if not varies and not is_loose(t, node):
        return tree.Declaration(word, (tree.Declarator(target, value),))
    if not t.typescript:
        said = (tree.Comment(ANY_TYPE),)
        return tree.Declaration(word, (tree.Declarator(target, value),), leading=said)
    if isinstance(target, tree.Identifier | tree.Array | tree.Object):
        target = replace(target, type=tree.Type("any"))
    return tree.Declaration(word, (tree.Declarator(target, value),))


def _names(node: ast.AST) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else []
    return [name for target in targets for name in target_names(target)]


def _differs(t: Translator, node: ast.AST, name: str) -> bool:
    first = next(_stores(node, name), None)
    if first is None:
        return False
    again = t.declarations.again.get((id(node), name), ())
    return any(
        _apart(t.kind(first), t.kind(other))
        or _other_container(t, _value(node), _value(one))
        or _loses_rank(t, _value(node), _value(one))
        for one in again
        for other in _stores(one, name)
    )


def _stores(node: ast.AST, name: str) -> Iterator[ast.Name]:
    match node:
        case ast.Assign(targets=targets):
            parts: list[ast.expr] = targets
        case (
            ast.AugAssign(target=target)
            | ast.AnnAssign(target=target)
            | ast.NamedExpr(target=target)
            | ast.For(target=target)
        ):
            parts = [target]
        case ast.Name():
            parts = [node]
        case _:
            return
    for part in parts:
        for one in subtree(part):
            if isinstance(one, ast.Name) and one.id == name:
                yield one


def _value(node: ast.AST) -> ast.expr | None:
    """What a statement binds one name to."""
    match node:
        case ast.Assign(targets=[ast.Name()], value=value):
            return value
        case _:
            return None


def _apart(first: Kind, later: Kind) -> bool:
    """Whether a variable of the type of `first` cannot hold `later`; where both are known."""
    match first, later:
        case (Number(), Number()) | (String(), String()) | (Boolean(), Boolean()):
            return False
        case ListOf() | TupleOf(), ListOf() | TupleOf():
            return _apart(_member(first), _member(later))
        case DictOf(items=known), DictOf(items=others):
            return bool(known and others) and dict(known).keys() != dict(others).keys()
        case Instance(role=role, of=of), Instance(role=other, of=another) if role == other:
            return role not in _INTERCHANGEABLE and bool(of) and of != another
        case Instance(role="Tensor"), Instance(role="Variable"):
            return False
        case (
            (Number() | String() | Boolean() | ListOf() | TupleOf() | DictOf() | Instance()),
            (Number() | String() | Boolean() | ListOf() | TupleOf() | DictOf() | Instance()),
        ):
            return True
        case _:
            return False


def _member(kind: ListOf | TupleOf) -> Kind:
    if isinstance(kind, ListOf):
        return kind.of
    return kind.items[0] if len(set(kind.items)) == 1 else Unknown()


_INTERCHANGEABLE = frozenset(("Tensor", "SymbolicTensor"))
"""Roles whose classes all have one type."""


def _other_container(t: Translator, first: ast.expr | None, later: ast.expr | None) -> bool:
    """The numbers that a tensor held, which are a typed array, then a plain one."""
    if first is None or later is None:
        return False
    if not isinstance(t.kind(first), ListOf) or not isinstance(t.kind(later), ListOf):
        return False
    return t.is_read(first) != t.is_read(later)


def _loses_rank(t: Translator, first: ast.expr | None, later: ast.expr | None) -> bool:
    """Whether the first value is of a function that TF.js declares with a rank, a later one of a
    function without. Methods take the rank of the variable."""
    if not isinstance(first, ast.Call) or not isinstance(later, ast.Call):
        return False
    if not is_tensor(t.kind(first)) or not is_tensor(t.kind(later)):
        return False
    if (rank := tfjs.declared_rank(t.facts.callee(first) or "")) is None:
        return False
    callee = t.facts.callee(later) or ""
    if callee.startswith("tfjs.Tensor."):
        return False
    return tfjs.declared_rank(callee) != rank
