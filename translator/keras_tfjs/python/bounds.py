"""Whether a slice in a loop ends before the axis does, as far as the loop's own numbers show."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import libcst as cst

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.python import build
from keras_tfjs.python.printing import code_of
from keras_tfjs.python.site import Site


def fits(
    at: Site, begin: cst.BaseExpression, count: cst.BaseExpression, size: cst.BaseExpression
) -> bool:
    """Whether `count` elements from `begin` on lie inside an axis of length `size`."""
    if build.is_literal(count, 1):
        return True  # an element that is there, as a part of its axis
    start, length, end = _tree(begin), _tree(count), build.evaluated(size)
    if build.is_literal(begin, 0) and _is_part(at, count):
        return True
    if build.is_literal(begin, 0) and isinstance(end, int):
        number = _number(_written(length, at), None)
        if number is not None and 0 <= number <= end:
            return True
    for name, numbers in _loops(at):
        match numbers:
            case [stop] | [ast.Constant(value=0), stop]:
                ends = (stop, _origin(stop, at))
                whole = build.is_literal(begin, 0)
                product, factor = (length, None) if whole else (start, length)
                if any(_is_multiple(at, product, name, factor, each) for each in ends):
                    return True
                if _is_within(start, length, name, ends[1]):
                    return True
            case [ast.Constant(value=0), stop, step] if _is_name(start, name):
                total, jump = _number(_origin(stop, at), end), _number(_written(step, at), None)
                one = _number(_written(length, at), None)
                if total is not None and jump is not None and one is not None:
                    last = max(total - 1, 0) // max(jump, 1) * jump
                    if isinstance(end, int) and last + one <= end:
                        return True
    return False


def from_the_end(bound: cst.BaseExpression) -> cst.BaseExpression | None:
    """`n * k` of `-n * k`, `-1 * n * k` and `-(n * k)`: how far from the end a bound is whose sign
    is seen; None for any other."""
    match bound:
        case cst.UnaryOperation(operator=cst.Minus(), expression=distance):
            return distance
        case cst.BinaryOperation(left=left, operator=operator, right=right):
            before = from_the_end(left)
            if isinstance(operator, cst.Multiply):
                return _multiplied(before, right, left, from_the_end(right))
            if before is not None and isinstance(operator, cst.Subtract):
                return cst.BinaryOperation(before, cst.Add(), right)
    return None


def has_unseen_sign(bound: cst.BaseExpression) -> bool:
    """`-n + 1`: counted from the end for most n, from the front for others."""
    match bound:
        case cst.BinaryOperation(left=left, operator=cst.Add(), right=right):
            return any(from_the_end(each) is not None for each in (left, right))
    return False


def is_negative_name(bound: cst.BaseExpression, at: Site) -> bool:
    """Whether a name is bound to `-n` and to nothing else."""
    if not isinstance(bound, cst.Name):
        return False
    found = _written(_tree(bound), at)
    return isinstance(found, ast.UnaryOp) and isinstance(found.op, ast.USub)


def _multiplied(
    before: cst.BaseExpression | None,
    right: cst.BaseExpression,
    left: cst.BaseExpression,
    behind: cst.BaseExpression | None,
) -> cst.BaseExpression | None:
    """A product of which one factor is negative, without its sign."""
    if (before is None) == (behind is None):
        return None
    one, other = (left, behind) if before is None else (before, right)
    if one is None or other is None:
        return None
    if build.is_literal(one, 1):
        return other
    return one if build.is_literal(other, 1) else cst.BinaryOperation(one, cst.Multiply(), other)


def _is_part(at: Site, count: cst.BaseExpression) -> bool:
    """Whether a number is a fraction of a length: `int(0.8 * len(x))`."""
    found = at.tree(count)
    match _origin(found, at) if isinstance(found, ast.expr) else _tree(count):
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            pairs = ((left, right), (right, left))
            return any(_is_fraction(one) and _is_length(two, at) for one, two in pairs)
        case ast.BinOp(left=left, op=ast.FloorDiv() | ast.Div()):
            return _is_length(left, at)
    return False


def _is_fraction(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=int() | float() as value):
            return 0 <= value <= 1
        case ast.BinOp(left=ast.Constant(value=1 | 1.0), op=ast.Sub()) | ast.Name():
            return True
    return False


def _is_length(node: ast.expr, at: Site) -> bool:
    match _origin(node, at):
        case ast.Call(func=ast.Name(id="len")) | ast.Subscript(value=ast.Attribute(attr="shape")):
            return True
    return False


def _tree(node: cst.BaseExpression) -> ast.expr:
    return ast.parse(f"({code_of(node)})", mode="eval").body


def _loops(at: Site) -> Iterator[tuple[str, list[ast.expr]]]:
    """The numbers that the loops around have, by their names: the arguments of `range`."""
    node = at.tree()
    while node is not None:
        match node:
            case ast.For(
                target=ast.Name(id=name), iter=ast.Call(func=ast.Name(id="range")) as call
            ):
                yield name, call.args
            case ast.ListComp(generators=parts) | ast.GeneratorExp(generators=parts):
                for part in parts:
                    match part.target, part.iter:
                        case ast.Name(id=name), ast.Call(func=ast.Name(id="range")) as call:
                            yield name, call.args
        node = at.facts.parents.get(node)


def _origin(node: ast.expr, at: Site) -> ast.expr:
    """What a name was bound to, `int(...)` and `floor(...)` taken off."""
    binding = at.facts.binding(node) if isinstance(node, ast.Name) else None
    if binding is not None and binding.source is not None and not binding.path:
        node = binding.source
    match node:
        case ast.Call(func=ast.Name(id="int") | ast.Attribute(attr="floor"), args=[value]):
            return value
    return node


def _same(one: ast.expr, other: ast.expr) -> bool:
    return ast.unparse(one) == ast.unparse(other)


def _is_name(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def _is_multiple(
    at: Site, node: ast.expr, name: str, factor: ast.expr | None, stop: ast.expr
) -> bool:
    """Whether `node` is the loop's number times a factor that goes into a length `stop` times."""
    match node:
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            for one, two in ((left, right), (right, left)):
                if _is_name(one, name) and (factor is None or _same(two, factor)):
                    return _divided_by(stop, two) or _divided_by(_written(two, at), stop)
    return False


def _written(node: ast.expr, at: Site) -> ast.expr:
    """What the program binds a name of the slice to."""
    tree = at.tree()
    if isinstance(node, ast.Name) and tree is not None:
        for each in subtree(tree):
            if isinstance(each, ast.Name) and each.id == node.id:
                return _origin(each, at)
    return node


def _divided_by(node: ast.expr, divisor: ast.expr) -> bool:
    match node:
        case ast.BinOp(op=ast.FloorDiv() | ast.Div(), right=right):
            return _same(right, divisor)
    return False


def _is_within(start: ast.expr, length: ast.expr, name: str, stop: ast.expr) -> bool:
    """Whether what is added to the loop's number, up to the end of the slice, is taken away from
    the number where the loop stops: `x[i + a : i + a + b]` for i in `range(len(x) - a - b + 1)`."""
    added = [ast.unparse(each) for each in _added(start)]
    if name not in added:
        return False
    added.remove(name)
    added.append(ast.unparse(length))
    taken = list(_taken_away(stop))
    return all(each in taken and taken.remove(each) is None for each in added)


def _added(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield from _added(left)
            yield from _added(right)
        case _:
            yield node


def _taken_away(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.BinOp(left=left, op=ast.Sub(), right=right):
            yield from map(ast.unparse, _added(right))
            yield from _taken_away(left)
        case ast.BinOp(left=left, op=ast.Add(), right=ast.Constant(value=1)):
            yield from _taken_away(left)


def _number(node: ast.expr, length: object) -> int | None:
    """A number that is written out; `len(...)` and `shape[0]` are `length`."""
    match node:
        case ast.Constant(value=int() as value):
            return value
        case ast.Call(func=ast.Name(id="len")) | ast.Subscript(value=ast.Attribute(attr="shape")):
            return length if isinstance(length, int) else None
    return None
