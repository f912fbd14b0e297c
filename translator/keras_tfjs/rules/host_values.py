"""Numbers of tensors that Python looks up: a tensor is no key of a dict, and no member of a set."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import DictOf, Kind
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.arrays import is_tensor
from keras_tfjs.source import Dialect

_ROLES = ("Tensor", "Variable", "NdArray")


@rule(cst.Subscript, *(f"list[{role}]" for role in _ROLES), to=Dialect.TFJS)
def looked_up(node: cst.Subscript, at: Site) -> cst.BaseExpression | None:
    """`names[np.argmax(p)]`: the places of lists and texts take a tensor, keys do not."""
    original = at.original
    assert isinstance(original, cst.Subscript)
    match node.slice:
        case [cst.SubscriptElement(slice=cst.Index(value=index, star=None))]:
            if isinstance(at.kind(original.value), DictOf) and is_tensor(index, at):
                return build.subscript(node.value, build.first_number(index))
    return None


@rule(cst.Comparison, *_ROLES, to=Dialect.TFJS)
def among(node: cst.Comparison, at: Site) -> cst.BaseExpression | None:
    """`y[0] in {1, 2}`"""
    match node.comparisons:
        case [cst.ComparisonTarget(operator=cst.In() | cst.NotIn(), comparator=holder)]:
            if _has_keys(at.kind(holder), holder) and is_tensor(node.left, at):
                return node.with_changes(left=build.first_number(node.left))
    return None


def _has_keys(kind: Kind, holder: cst.BaseExpression) -> bool:
    return isinstance(kind, DictOf) or isinstance(holder, cst.Set | cst.Dict)


@rule(cst.Call, "builtins.str", "builtins.repr", to=Dialect.TFJS)
def text(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A tensor's numbers as text: its own text is TF.js's."""
    match call.args:
        case [cst.Arg(keyword=None, star="", value=value) as arg] if is_tensor(value, at):
            if isinstance(value, cst.Subscript):
                return None
            return call.with_changes(args=[arg.with_changes(value=_values(value))])
    return None


@rule(cst.Call, "builtins.dict", to=Dialect.TFJS)
def paired(call: cst.Call, at: Site) -> cst.Call | None:
    """`dict(zip(labels, counts))`, whose keys are numbers."""
    original = at.original
    assert isinstance(original, cst.Call)
    match original.args, call.args:
        case [cst.Arg(value=cst.Call(args=[source, *_]) as pairs, keyword=None, star="")], [
            cst.Arg(value=cst.Call(args=[first, *others]) as made) as arg
        ] if (at.name_of(pairs) == "builtins.zip" and not source.star):
            if is_tensor(source.value, at):
                first = first.with_changes(value=_values(build.bare(first.value)))
                pairs = made.with_changes(args=[first, *others])
                return call.with_changes(args=[arg.with_changes(value=pairs)])
    return None


def _values(tensor: cst.BaseExpression) -> cst.BaseExpression:
    return build.method(build.bare(tensor), "arraySync")
