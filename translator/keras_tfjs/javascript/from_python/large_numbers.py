"""Whole numbers of more than 53 bits, which Python has and JavaScript's numbers do not: products
that are cut off at once are computed with BigInt, the rest is said."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds import Number
from keras_tfjs.kinds.subtree import subtree

_EXACT = 2**53
_LARGE_FACTOR = 2**21
_OPERATORS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Pow: "**", ast.BitXor: "^"}


def exact_part(
    t: Translator, operator: str, left: ast.expr, right: ast.expr
) -> tree.Expression | None:
    """`(a * 1103515245 + 12345) % 2**31`, `(h * base + c) % m`: what is left of a product that may
    have more digits than a number of JavaScript; None for any other remainder."""
    is_number = isinstance(t.kind(left), Number) or (operator == "&" and not t.may_have_tensors)
    if _has_large_factor(left) and is_number:
        whole = tree.Binary(operator, _as_big(t, left), _as_big(t, right))
        return build.call("Number", whole)
    if operator != "%":
        return None
    product: ast.expr = left
    more: ast.expr | None = None
    if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
        product, more = left.left, left.right
    match product:
        case ast.BinOp(left=one, op=ast.Mult(), right=other) if _feeds_itself(t, one, other, right):
            made = build.call(
                "pyProductModulo", t.expression(one), t.expression(other), t.expression(right)
            )
        case _:
            return None
    if more is None:
        return made
    total = tree.Binary("+", made, t.expression(more))
    return build.call("pyModulo", total, t.expression(right))


def _has_large_factor(node: ast.expr) -> bool:
    return any(
        (_value(one) or 0) >= _LARGE_FACTOR
        for inner in subtree(node)
        if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Mult)
        for one in (inner.left, inner.right)
    )


def _feeds_itself(t: Translator, one: ast.expr, other: ast.expr, modulus: ast.expr) -> bool:
    """Whether a factor is a remainder by that modulus itself: `b = b * b % m`, m not small."""
    if any(_is_less(factor, 2**16) for factor in (one, other)) or _is_less(modulus, 2**26):
        return False
    wanted = ast.dump(modulus)
    return any(
        isinstance(factor, ast.Name) and (factor.id, wanted) in t.remainders
        for factor in (one, other)
    )


def _is_less(node: ast.expr, bound: int) -> bool:
    value = _value(node)
    return value is not None and abs(value) < bound


def _as_big(t: Translator, node: ast.expr) -> tree.Expression:
    value = _value(node)
    if value is not None and not isinstance(node, ast.BinOp):
        text = t.layout.text(node) if isinstance(node, ast.Constant) else str(value)
        return tree.NumberLiteral(f"{text.replace('_', '').lower()}n")
    match node:
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            made = _OPERATORS[type(operator)]
            return tree.Binary(made, _as_big(t, left), _as_big(t, right))
        case _:
            return build.call("BigInt", t.expression(node))


def _value(node: ast.expr) -> int | None:
    """A whole number that stands in the program, or a power of two such."""
    match node:
        case ast.Constant(value=int() as value) if not isinstance(value, bool):
            return value
        case ast.BinOp(
            left=left, op=ast.Pow() | ast.LShift() | ast.Sub() | ast.Add() as operator, right=right
        ):
            other = _value(right)
            one = _value(left) if other is not None else None
            if one is None or other is None:
                return None
            match operator:
                case ast.Add():
                    return one + other
                case ast.Sub():
                    return one - other
                case ast.LShift() if 0 <= other < 4096:
                    return one << other
                case ast.Pow() if 0 <= other < 4096 and abs(one) < 4096:
                    return int(one**other)
                case _:
                    return None
        case _:
            return None


def report_large(t: Translator, node: ast.BinOp) -> None:
    """Says that a power is too large: `2 ** 64`, and not of the numbers inside of it."""
    if node in _growing_in(t.module):
        t.report("KT331", node, source=t.source(node))
    if isinstance(node.op, ast.Div):
        t.said_large.update(subtree(node))  # a fraction is a float in Python, too
    if not isinstance(node.op, ast.Pow | ast.LShift | ast.Add | ast.Sub | ast.Mod | ast.BitAnd):
        return
    value = _value(node.right if isinstance(node.op, ast.Mod | ast.BitAnd) else node)
    if value is not None and abs(value) > _EXACT and node not in t.said_large:
        t.said_large.update(subtree(node))
        t.report("KT331", node, source=t.source(node))


@functools.lru_cache(maxsize=1)
def _growing_in(module: ast.Module) -> frozenset[ast.AST]:
    return frozenset(_growing(module))


def _growing(module: ast.Module) -> Iterator[ast.AST]:
    """`h = (h * 1000003) ^ ord(c)` in a loop that cuts nothing off: sums of the codes of a text
    have more digits than a number after a dozen turns."""
    for loop in subtree(module):
        if not isinstance(loop, ast.For | ast.While):
            continue
        assigned = [one for one in subtree(loop) if isinstance(one, ast.Assign | ast.AugAssign)]
        cut = {name for one in assigned if _cuts(one) for name in _targets(one)}
        for one in assigned:
            if isinstance(one.value, ast.BinOp) and any(
                name not in cut and _grows(one.value, name) for name in _targets(one)
            ):
                yield one.value


def _targets(node: ast.Assign | ast.AugAssign) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return [one.id for one in targets if isinstance(one, ast.Name)]


def _cuts(node: ast.Assign | ast.AugAssign) -> bool:
    operators = [one.op for one in subtree(node) if isinstance(one, ast.BinOp | ast.AugAssign)]
    return any(isinstance(one, ast.Mod | ast.BitAnd | ast.FloorDiv | ast.Div) for one in operators)


def _grows(node: ast.BinOp, name: str) -> bool:
    is_multiplied = any(
        isinstance(one, ast.BinOp)
        and isinstance(one.op, ast.Mult)
        and any(isinstance(side, ast.Name) and side.id == name for side in (one.left, one.right))
        and any((_value(side) or 0) >= 8 for side in (one.left, one.right))
        for one in subtree(node)
    )
    return is_multiplied and any(
        isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "ord"
        for one in subtree(node)
    )
