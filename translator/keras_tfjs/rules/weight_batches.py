"""Values of many weights at once: keras.backend.batch_get_value and batch_set_value of Keras 2."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import Instance, ListOf, TupleOf
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_READING = {"LayerVariable": ("read", "clone"), "Variable": ("clone",)}
"""The value that a variable has now; later ones are other tensors."""
_WRITING = {"LayerVariable": "write", "Variable": "assign"}


@rule(cst.Call, "keras.backend.batch_get_value", to=Dialect.TFJS)
def values(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(star="", value=weights)]:
            methods = _READING.get(_role(weights, at))
            if methods is not None:
                each = at.unused_name("weight")
                value: cst.BaseExpression = cst.Name(each)
                for method in methods:
                    value = build.method(value, method)
                loop = cst.CompFor(cst.Name(each), build.bare(weights))
                return cst.ListComp(value, loop)
    return None


@rule(cst.SimpleStatementLine, "keras.backend.batch_set_value", to=Dialect.TFJS)
def assignment(node: cst.SimpleStatementLine, at: Site) -> cst.For | None:
    """`batch_set_value(zip(weights, values))`, or of a list of pairs, is a loop."""
    match node.body:
        case [cst.Expr(value=cst.Call() as call)]:
            method = _written(call, at)
            if method is not None:
                weight, value = at.unused_name("weight"), at.unused_name("value")
                write = build.method(cst.Name(weight), method, cst.Name(value))
                made = cst.For(
                    cst.Tuple(
                        [cst.Element(cst.Name(weight)), cst.Element(cst.Name(value))],
                        lpar=[],
                        rpar=[],
                    ),
                    build.bare(call.args[0].value),
                    cst.IndentedBlock([cst.SimpleStatementLine([cst.Expr(write)])]),
                )
                at.stands_for(made, node)
                return made
    return None


@rule(cst.Call, "keras.backend.batch_set_value", to=Dialect.TFJS)
def assigned(call: cst.Call, at: Site) -> cst.Call | None:
    """Goes with its statement."""
    return call if at.bare_statement() and _written(call, at) is not None else None


def _written(call: cst.Call, at: Site) -> str | None:
    """The method by which the weights of a call are assigned to, where it is known."""
    match call.args:
        case [cst.Arg(star="", value=cst.Call(args=[weights, _]) as zipped)]:
            if at.name_of(zipped) == "builtins.zip" and not weights.star:
                return _WRITING.get(_role(weights.value, at))
        case [cst.Arg(star="", value=pairs)]:
            match at.kind(pairs):
                case ListOf(of=TupleOf(items=(Instance(role=role), _))):
                    return _WRITING.get(role)
    return None


def _role(weights: cst.BaseExpression, at: Site) -> str:
    match at.kind(weights):
        case ListOf(of=Instance(role=role)):
            return role
    return ""
