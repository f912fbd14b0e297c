"""evaluate of several outputs: TF.js lists the sum of the losses after each one, and only the last
is the total, with which the runtime's list starts."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_EVALUATE = "tfjs.LayersModel.evaluate"


@rule(cst.ListComp, _EVALUATE, to=Dialect.JS)
def from_the_total(node: cst.ListComp, at: Site) -> cst.ListComp | None:
    tree = at.tree(node.for_in.iter)
    outputs = _outputs(tree, at)
    if outputs is None or outputs < 2:
        return None
    rest = cst.SubscriptElement(cst.Slice(cst.Integer(str(outputs - 1)), None))
    return _with_values(node, cst.Subscript(node.for_in.iter, [rest]))


@rule(cst.ListComp, "*", to=Dialect.TFJS)
def whole(node: cst.ListComp, at: Site) -> cst.ListComp | None:
    match node.for_in.iter:
        case cst.Subscript(
            value=cst.Call() as call,
            slice=[
                cst.SubscriptElement(
                    slice=cst.Slice(lower=cst.Integer(value=first), upper=None, step=None)
                )
            ],
        ) if (
            at.name_of(call) == _EVALUATE and _outputs(at.tree(call), at) == int(first) + 1
        ):
            return _with_values(node, call)
    return None


def _outputs(tree: ast.AST | None, at: Site) -> int | None:
    match tree:
        case ast.Call(func=ast.Attribute(value=model)):
            kind = at.facts.kind(model)
            return kind.outputs if isinstance(kind, Instance) else None
    return None


def _with_values(node: cst.ListComp, values: cst.BaseExpression) -> cst.ListComp:
    return node.with_changes(for_in=node.for_in.with_changes(iter=values))


@rule(cst.Call, "tfjs.LayersModel.*", to=Dialect.TFJS)
def listed(call: cst.Call, at: Site) -> None:
    """A list of several outputs whose first values are not left out."""
    outputs = _outputs(at.tree(), at) if at.name == _EVALUATE else None
    if outputs is not None and outputs > 1 and not _is_rest(at.parent, outputs):
        at.report_once("KT422")


def _is_rest(node: cst.CSTNode, outputs: int) -> bool:
    match node:
        case cst.Subscript(
            slice=[cst.SubscriptElement(slice=cst.Slice(lower=cst.Integer(value=first)))]
        ):
            return int(first) + 1 == outputs
    return False
