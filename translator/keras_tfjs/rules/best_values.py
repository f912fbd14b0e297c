"""`best = score` where `best` began as a number: the number that a tensor holds.

A program that keeps the best score compares it, and prints it later: a tensor of TF.js in the place
of the number would print as a tensor, and has no formats.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import libcst as cst

from keras_tfjs.kinds import Number
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.source import Dialect

_ORDERS = (ast.Lt, ast.Gt, ast.LtE, ast.GtE)
Key = tuple[ast.AST | None, str]


@dataclass
class _Kept:
    """A name or attribute: what it is given."""

    values: list[ast.expr] = field(default_factory=list)
    is_compared: bool = False
    is_changed: bool = False


_known: WeakKeyDictionary[ast.Module, frozenset[ast.AST]] = WeakKeyDictionary()


@rule(cst.Assign, "*", to=Dialect.TFJS)
def kept(node: cst.Assign, at: Site) -> cst.Assign | None:
    if type(node.value) not in _MOVED:
        return None
    tree = at.tree()
    if not isinstance(tree, ast.Assign) or len(tree.targets) != 1:
        return None
    match node.value:
        case cst.Name() as value if _is_moved(value, at):
            return node.with_changes(value=build.first_number(value))
        case cst.Tuple(elements=elements) as row:
            made = [
                (
                    each.with_changes(value=build.first_number(each.value))
                    if _is_moved(each.value, at)
                    else each
                )
                for each in elements
            ]
            if made != list(elements):
                return node.with_changes(value=row.with_changes(elements=made))
    return None


_MOVED = frozenset((cst.Name, cst.Tuple))
"""By class: libcst's classes are slow to match."""


def _is_moved(value: cst.BaseExpression, at: Site) -> bool:
    return isinstance(value, cst.Name) and is_tensor(value, at) and at.tree(value) in _moved(at)


def _moved(at: Site) -> frozenset[ast.AST]:
    """Names of the file that are assigned to what holds a number before, and is compared."""
    tree = at.file.tree
    if tree not in _known:
        _known[tree] = frozenset(_found(tree, at))
    return _known[tree]


def _found(tree: ast.Module, at: Site) -> Iterator[ast.expr]:
    places: dict[Key, _Kept] = {}
    _gather(tree, None, places)
    for one in places.values():
        if not one.is_compared or one.is_changed:
            continue
        names = [value for value in one.values if isinstance(value, ast.Name)]
        others = [value for value in one.values if not isinstance(value, ast.Name)]
        if names and others and all(isinstance(at.facts.kind(each), Number) for each in others):
            yield from names


def _gather(node: ast.AST, scope: ast.AST | None, places: dict[Key, _Kept]) -> None:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
            scope = node
        case ast.Assign(targets=[target], value=value):
            match target, value:
                case ast.Tuple(elts=targets), ast.Tuple(elts=values):
                    if len(targets) == len(values):
                        for one, other in zip(targets, values, strict=True):
                            _at(one, scope, places).values.append(other)
                case ast.Name() | ast.Attribute(), _:
                    _at(target, scope, places).values.append(value)
                case _:
                    pass
        case ast.AugAssign(target=target) | ast.For(target=target):
            _at(target, scope, places).is_changed = True
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            if isinstance(operator, _ORDERS):
                for side in (left, right):
                    _at(side, scope, places).is_compared = True
        case _:
            pass
    for child in ast.iter_child_nodes(node):
        _gather(child, scope, places)


def _at(node: ast.expr, scope: ast.AST | None, places: dict[Key, _Kept]) -> _Kept:
    match node:
        case ast.Name(id=name):
            return places.setdefault((scope, name), _Kept())
        case ast.Attribute(value=ast.Name(id=owner), attr=attr):
            return places.setdefault((None, f"{owner}.{attr}"), _Kept())
    return _Kept()
