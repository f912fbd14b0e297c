"""What fills the holes of a composition, and whether its condition holds for that."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import libcst as cst

from keras_tfjs.kinds import Boolean, Instance, Kind, ListOf, Number, String, TupleOf, Unknown
from keras_tfjs.python import build, known
from keras_tfjs.python.arrays import is_integral, is_tensor, is_untyped
from keras_tfjs.python.loads import is_column_of_labels
from keras_tfjs.python.number_types import is_given
from keras_tfjs.python.site import Site


class Hole(NamedTuple):
    """What fills a hole. `source` is what the program wrote there, None where it is silent. `holds`
    tensors: a list or a dict of them. The default is `shared` by both libraries."""

    value: cst.BaseExpression
    source: cst.BaseExpression | None = None
    is_tensor: bool = False
    holds: bool = False
    shared: bool = False


@dataclass
class Filling:
    """All holes of one call; the arguments `rest` fill the one called `starred`."""

    at: Site
    holes: dict[str, Hole]
    starred: str | None = None
    rest: Sequence[cst.Arg] = ()

    def literal(self, name: str) -> object:
        hole = self.holes.get(name)
        return build.MISSING if hole is None else build.evaluated(hole.value)

    def shape(self, name: str) -> known.Shape | None:
        hole = self.holes.get(name)
        kind = self.at.kind(hole.source) if hole is not None and hole.source is not None else None
        return kind.shape if isinstance(kind, Instance) else None


def holds(condition: str, filling: Filling) -> bool:
    return not condition or bool(_asked(_condition(condition), filling) is True)


@cache
def _condition(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def _asked(node: ast.expr, filling: Filling) -> object:
    """The value of a condition; MISSING where it is not known."""
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_asked(each, filling) is True for each in values)
        case ast.BoolOp(values=values):
            return any(_asked(each, filling) is True for each in values)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            answer = _asked(operand, filling)
            return answer if answer is build.MISSING else not answer
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            return _compared(operator, _asked(left, filling), _asked(right, filling))
        case ast.Call(func=ast.Name(id=name), args=[ast.Name(id=hole), *more]):
            return _fact(name, hole, [_asked(each, filling) for each in more], filling)
        case ast.Name(id=name):
            return filling.literal(name)
    return ast.literal_eval(node)


def _compared(operator: ast.cmpop, left: object, right: object) -> object:
    if left is build.MISSING or right is build.MISSING:
        return build.MISSING
    match operator:
        case ast.Eq() | ast.Is():
            return left == right and isinstance(left, bool) == isinstance(right, bool)
        case ast.NotEq() | ast.IsNot():
            return left != right
        case ast.In() if isinstance(right, tuple | list):
            return left in right
        case ast.Gt() if isinstance(left, int | float) and isinstance(right, int | float):
            return left > right
        case ast.Lt() if isinstance(left, int | float) and isinstance(right, int | float):
            return left < right
    return build.MISSING


def _fact(name: str, hole: str, more: Sequence[object], filling: Filling) -> object:
    found = filling.holes.get(hole)
    source = found.source if found is not None else None
    kind = filling.at.kind(source) if source is not None else None
    match name:
        case "given":
            return source is not None and build.evaluated(source) is not None
        case "tensor":
            return found is not None and found.is_tensor
        case "tensors":
            return _are_tensors(source, kind, filling.at)
        case "number":
            return isinstance(kind, Number) and not isinstance(kind, Boolean)
        case "truth":
            return isinstance(kind, Boolean)
        case "integer":
            return isinstance(kind, Number) and kind.integer is True
        case "text":
            return isinstance(kind, String)
        case "literal":
            return found is not None and build.evaluated(found.value) is not build.MISSING
        case "sequence":
            return isinstance(source, cst.List | cst.Tuple)
        case "pairs":
            return source is not None and _are_pairs(filling.at.tree(source), filling.at)
        case "dtype":
            return (kind.dtype or build.MISSING) if isinstance(kind, Instance) else build.MISSING
        case "untyped":
            return source is not None and is_untyped(source, filling.at)
        case "integers":
            return source is not None and is_integral(source, filling.at)
        case "typed":
            tree = filling.at.tree(source) if source is not None else None
            return isinstance(tree, ast.expr) and is_given(tree, filling.at)
        case "sizes":
            return _are_sizes(kind)
        case "infinite":
            return found is not None and _is_infinite(found.source, filling.at)
        case "length":
            if isinstance(source, cst.List | cst.Tuple):
                return len(source.elements)
            return build.MISSING
        case "last":
            shape = filling.shape(hole)
            return shape is not None and more[0] == len(shape) - 1
        case "column":
            shape = filling.shape(hole)
            if shape is not None and shape[-1:] != (None,):
                return len(shape) > 1 and shape[-1] == 1
            tree = None if source is None else filling.at.tree(source)
            return isinstance(tree, ast.expr) and is_column_of_labels(tree, filling.at)
        case "matrix":
            return source is not None and _is_matrix(filling.at.tree(source), filling.at)
        case "square":
            shape = filling.shape(hole)
            square = shape is not None and len(shape) == 2 and shape[0] == shape[1]
            return shape[0] if square and shape is not None else build.MISSING
        case "rank":
            shape = filling.shape(hole)
            if shape is None and isinstance(source, cst.List | cst.Tuple) and source.elements:
                return _rank_of_all(source, filling.at)
            return build.MISSING if shape is None else len(shape)
    raise ValueError(f"a composition's condition asks for {name}")


def _are_tensors(source: cst.BaseExpression | None, kind: Kind | None, at: Site) -> bool:
    """Whether it is a row of tensors, for all that is known: each says its rank in the running
    program. What a function is given counts as a tensor, as in all compositions."""
    if isinstance(source, cst.List | cst.Tuple):
        values = [one.value for one in source.elements if isinstance(one, cst.Element)]
        known_ones = [one for one in values if not isinstance(at.kind(one), Unknown)]
        return len(values) == len(source.elements) and all(is_tensor(one, at) for one in known_ones)
    if isinstance(kind, ListOf):
        return isinstance(kind.of, Unknown | Instance)
    return not isinstance(kind, TupleOf)


def _rank_of_all(row: cst.List | cst.Tuple, at: Site) -> object:
    """The rank of the first of a row, unless another one is known to have a different one."""
    kinds = [at.kind(one.value) for one in row.elements]
    shapes = [kind.shape if isinstance(kind, Instance) else None for kind in kinds]
    ranks = {len(shape) for shape in shapes if shape is not None}
    return len(shapes[0]) if shapes[0] is not None and len(ranks) == 1 else build.MISSING


def _are_pairs(tree: ast.AST | None, at: Site) -> bool:
    """Whether it is a list of several pairs, or a name of one: as many as an array has axes."""
    if not isinstance(tree, ast.expr):
        return False
    match at.facts.origin(tree):
        case ast.List(elts=[_, _, *_] as pairs) | ast.Tuple(elts=[_, _, *_] as pairs):
            return all(
                isinstance(pair, ast.List | ast.Tuple)
                and len(pair.elts) == 2
                and not any(isinstance(one, ast.Starred) for one in pair.elts)
                for pair in pairs
            )
    return False


def _is_matrix(tree: ast.AST | None, at: Site) -> bool:
    """Whether it is a weight with two axes, as the layer adds it."""
    made = [one for one, _ in at.facts.sources(tree)] if isinstance(tree, ast.expr) else []
    added = [one for one in made if not _is_constant(one)]
    return bool(added) and all(_adds_matrix(one) for one in added)


def _is_constant(made: ast.expr) -> bool:
    match made:
        case ast.Tuple(elts=items) | ast.List(elts=items):
            return all(_is_constant(one) for one in items)
    return isinstance(made, ast.Constant)


def _adds_matrix(made: ast.expr) -> bool:
    match made:
        case ast.Call(func=ast.Attribute(attr="add_weight"), args=args, keywords=keywords):
            named = [one.value for one in keywords if one.arg == "shape"]
            shapes = [one for one in [*named, *args] if isinstance(one, ast.Tuple | ast.List)]
            return [len(one.elts) for one in shapes] == [2] and not any(
                isinstance(one, ast.Starred) for one in shapes[0].elts
            )
    return False


def _are_sizes(kind: Kind | None) -> bool:
    """Whether it is a list of whole numbers."""
    match kind:
        case ListOf(of):
            return of == Number(True)
        case TupleOf(items):
            return bool(items) and all(item == Number(True) for item in items)
    return False


def _is_infinite(node: cst.BaseExpression | None, at: Site) -> bool:
    names = ("numpy.inf", "math.inf", "numpy.Inf")
    return node is not None and at.name_of(node) in names
