"""Subscripts: items, slices, and what is assigned to them or deleted."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.expressions import is_identifier
from keras_tfjs.javascript.from_python.objects import special
from keras_tfjs.javascript.from_python.ranges import counts_from_zero
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.rows import by_row, keyed
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    expression,
)
from keras_tfjs.kinds import Boolean, DictOf, Instance, ListOf, Number, String, TupleOf, Unknown

_MISSING = {
    "KeyError": (DictOf,),
    "IndexError": (ListOf, TupleOf, String),
    "LookupError": (DictOf, ListOf, TupleOf, String),
}


@expression(ast.Subscript)
def subscript(t: Translator, node: ast.Subscript) -> tree.Expression:
    if isinstance(node.ctx, ast.Load) and not isinstance(node.slice, ast.Slice):
        if (found := special(t, node.value, "__getitem__", node.slice)) is not None:
            return found
        if (found := _checked(t, node)) is not None:
            return found
    if isinstance(node.ctx, ast.Load) and (found := by_row(t, node)) is not None:
        return found
    receiver = t.expression(node.value)
    match node.slice:
        case ast.Slice():
            return _slice(t, node, receiver, node.slice)
        case ast.Constant(value=str() as key):
            if t.forms.of(node.value) == "match":
                receiver = tree.Member(receiver, "groups")
            if is_identifier(key):
                return tree.Member(receiver, key)
            return tree.Index(receiver, tree.StringLiteral(key))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int())):
            if not isinstance(t.kind(node.value), DictOf):
                return build.method(receiver, "at", t.expression(node.slice))
        case ast.Constant(value=None) if not isinstance(t.kind(node.value), DictOf):
            what = "a new axis of what is not known to be a tensor"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        case ast.Constant(value=value) if value is ...:
            what = "all of what is not known to be a tensor"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        case ast.Tuple() if not isinstance(t.kind(node.value), DictOf):
            what = "a subscript of several axes"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        case index if _is_list(t, index) and not isinstance(t.kind(node.value), DictOf):
            what = "a list as index of what is not known to be a tensor"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        case index if _has_axes(t, index) and not isinstance(t.kind(node.value), DictOf):
            what = "an array as index of what is not known to be a tensor"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        case index if _is_truth(t, index) and t.fits(node.value, "list"):
            return tree.Index(receiver, build.call("Number", t.expression(index)))
        case index if _is_given_negative(t, index) and not isinstance(t.kind(node.value), DictOf):
            return build.method(receiver, "at", t.expression(node.slice))
        case _ if _may_be_negative(t, node.slice) and t.fits(node.value, "list"):
            return build.method(receiver, "at", t.expression(node.slice))
        case _:
            pass
    return tree.Index(receiver, t.expression(node.slice))


def _is_truth(t: Translator, index: ast.expr) -> bool:
    return isinstance(t.kind(index), Boolean) or isinstance(index, ast.Compare)


def _is_list(t: Translator, index: ast.expr) -> bool:
    match t.facts.origin(index):
        case ast.BinOp(left=ast.List(), op=ast.Mult()):  # as often as nobody knows
            return True
        case _:
            return isinstance(t.kind(index), ListOf) and t.forms.of(index) is None


_ARRAYS = frozenset(("NdArray", "Tensor", "Variable"))
_MAKING_ARRAYS = frozenset(("numpy.arange", "numpy.array", "numpy.asarray"))
"""Functions whose results are arrays in JavaScript, too, and hold several places."""


def _has_axes(t: Translator, index: ast.expr) -> bool:
    """Whether an index is an array or a tensor of several places."""
    kind = t.kind(index)
    if not isinstance(kind, Instance) or kind.role not in _ARRAYS:
        return False
    made = t.facts.origin(index)
    is_made = isinstance(made, ast.Call) and callee(t.facts, made) in _MAKING_ARRAYS
    return bool(kind.shape) or (kind.shape is None and is_made)


def _may_be_negative(t: Translator, index: ast.expr) -> bool:
    """`-i`, `-i - 1`, `i - 1` of an i that counts from zero, and what the file gives as `-1`: an
    index that the program may mean to count from the end."""
    match index:
        case ast.UnaryOp(op=ast.USub()):
            return isinstance(t.kind(index), Number)
        case ast.BinOp(left=left, op=ast.Mult(), right=right):
            return _may_be_negative(t, left) or _may_be_negative(t, right)
        case ast.BinOp(left=ast.Name() as left, op=ast.Sub(), right=ast.Constant()):
            return counts_from_zero(t, left) or _may_be_negative(t, left)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub()):
            return _may_be_negative(t, left)
        case ast.BinOp(op=ast.Mod()):
            return False
        case ast.Name():
            binding = t.facts.binding(index)
            match binding.statement if binding else None:
                case ast.Assign(targets=[ast.Name()], value=ast.UnaryOp(op=ast.USub())):
                    return True
                case _:
                    return _is_given_negative(t, index)
        case _:
            return False


def _is_given_negative(t: Translator, index: ast.expr) -> bool:
    """Whether the file writes out a negative number for a parameter, or in a list that a loop goes
    through."""
    if not isinstance(index, ast.Name):
        return False
    binding = t.facts.binding(index)
    match binding.statement if binding else None:
        case ast.For(target=ast.Name(), iter=values):
            given = t.evidence.given(values) if isinstance(values, ast.Name) else []
            lists = (t.facts.origin(one) for one in (values, *given))
            written = (one.elts for one in lists if isinstance(one, ast.List | ast.Tuple))
            return any(isinstance(one, ast.UnaryOp) for elements in written for one in elements)
        case _:
            return any(isinstance(one, ast.UnaryOp) for one in t.evidence.given(index))


def _checked(t: Translator, node: ast.Subscript) -> tree.Expression | None:
    """An item of which the program catches that it is not there."""
    for name, kinds in _MISSING.items():
        is_map = t.is_map(node.value) and name != "IndexError"
        if name in t.caught_names and (isinstance(t.kind(node.value), kinds) or is_map):
            if t.forms.of(node.value) in ("counter", "defaultdict"):
                return None
            return build.call("pyItem", t.expression(node.value), keyed(t, node.value, node.slice))
    is_unknown = isinstance(t.kind(node.value), Unknown) and t.forms.of(node.value) is None
    if is_unknown and not t.may_have_tensors and t.handled_at(node) & _MISSING.keys():
        return build.call("pyItem", t.expression(node.value), t.expression(node.slice))
    return None


def _is_simple(node: ast.expr | None) -> bool:
    return node is None or not isinstance(node, ast.Constant) or node.value is not None


def _bounds(t: Translator, part: ast.Slice) -> list[tree.Expression]:
    nothing = tree.NullLiteral()
    return [
        t.expression(bound) if bound is not None else nothing for bound in (part.lower, part.upper)
    ]


def _slice(
    t: Translator, node: ast.Subscript, receiver: tree.Expression, part: ast.Slice
) -> tree.Expression:
    if part.step is not None or not (_is_simple(part.lower) and _is_simple(part.upper)):
        step = (t.expression(part.step),) if part.step is not None else ()
        return build.call("pySlice", receiver, *_bounds(t, part), *step)
    arguments = []
    if part.lower is not None or part.upper is not None:
        arguments.append(t.expression(part.lower) if part.lower else build.number(0))
    if part.upper is not None:
        arguments.append(t.expression(part.upper))
    return build.method(receiver, "slice", *arguments)


def stored(t: Translator, target: ast.Subscript, value: tree.Expression) -> tree.Expression | None:
    """`target = value` where that is a call; None: an assignment says it."""
    match target.slice:
        case ast.Slice() as part:
            receiver = t.expression(target.value)
            if part.lower is None and part.upper is None and part.step is None:
                length = tree.Member(receiver, "length")
                spread = tree.Spread(value)
                return build.method(receiver, "splice", build.number(0), length, spread)
            step = (t.expression(part.step),) if part.step is not None else ()
            return build.call("pySetSlice", receiver, *_bounds(t, part), value, *step)
        case index:
            pass
    from_class = special(t, target.value, "__setitem__", index)
    if isinstance(from_class, tree.Call):
        return tree.Call(from_class.callee, (*from_class.arguments, value))
    if t.is_map(target.value):
        return build.method(t.expression(target.value), "set", keyed(t, target.value, index), value)
    return None


def deleted(t: Translator, target: ast.Subscript) -> tree.Expression | None:
    """`del target`; None: nothing is known of what it is deleted from."""
    match target.slice:
        case ast.Slice() as part:
            receiver = t.expression(target.value)
            step = (t.expression(part.step),) if part.step is not None else ()
            return build.call("pyDeleteSlice", receiver, *_bounds(t, part), *step)
        case index:
            pass
    if (found := special(t, target.value, "__delitem__", index)) is not None:
        return found
    if t.is_map(target.value):
        return build.method(t.expression(target.value), "delete", keyed(t, target.value, index))
    match t.kind(target.value):
        case ListOf() | TupleOf():
            arguments = (t.expression(index), build.number(1))
            return build.method(t.expression(target.value), "splice", *arguments)
        case DictOf():
            return tree.Unary("delete", subscript(t, target))
        case _:
            return None
