"""Ranges whose numbers stay so small that float32 has each of them: TF.js may count in floats
there, `tf.range(0, 12, 1, "int32").mod(3)`, which reads better than whole numbers everywhere."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator

from keras_tfjs.kinds.subtree import subtree

_EXACT = 2**24
"""Up to here float32 has every whole number."""
_SMALL = 4096
_ROWS = frozenset(("reshape", "astype", "flatten", "ravel", "transpose"))
"""What only arranges the numbers of an array."""


def is_small(call: ast.Call) -> bool:
    """Whether the bounds of a range are written, and small."""
    return _extent(call) <= _SMALL


def grown(tree: ast.AST) -> frozenset[ast.Call]:
    """The ranges within arithmetic that may get past what float32 has."""
    found: set[ast.Call] = set()
    for node in subtree(tree):
        if isinstance(node, ast.BinOp):
            ranges = list(_ranges(node))
            if ranges and _largest(node) >= _EXACT:
                found.update(ranges)
    return frozenset(found)


def _ranges(node: ast.expr) -> Iterator[ast.Call]:
    """The ranges that an expression computes with."""
    match node:
        case ast.BinOp(left=left, right=right):
            yield from _ranges(left)
            yield from _ranges(right)
        case ast.Call() if _is_range(node):
            yield node
        case ast.Call() if (inner := _arranged(node)) is not None:
            yield from _ranges(inner)


def _largest(node: ast.expr) -> float:
    """What no number of an expression, nor of a part of it, is greater than."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return abs(number)
        case ast.BinOp(left=left, op=op, right=right):
            one, other = _largest(left), _largest(right)
            match op:
                case ast.Mod() | ast.FloorDiv() | ast.Div():
                    return one
                case ast.Add() | ast.Sub():
                    return one + other
                case ast.Mult():
                    return one * other
            return math.inf
        case ast.Call() if _is_range(node):
            return _extent(node)
        case ast.Call() if (inner := _arranged(node)) is not None:
            return _largest(inner)
    return math.inf


def _is_range(node: ast.Call) -> bool:
    match node.func:
        case ast.Attribute(attr="arange") | ast.Name(id="arange"):
            return True
    return False


def _extent(call: ast.Call) -> float:
    bounds = [*call.args, *(each.value for each in call.keywords)]
    return max(map(_largest, bounds), default=math.inf)


def _arranged(call: ast.Call) -> ast.expr | None:
    """The array that a call arranges, or counts on from as whole numbers."""
    match call:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="np" | "numpy"), attr=name), args=[x, *_]
        ):
            return x if name in _ROWS else None
        case ast.Call(func=ast.Attribute(value=value, attr=name)):
            return value if name in _ROWS else None
    return None
