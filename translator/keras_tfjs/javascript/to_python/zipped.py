"""`zip` as our JavaScript writes it: the rows of one list by their place in the other."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter


def zipped(c: Converter, node: tree.Expression, taker: tree.Expression) -> ast.expr | None:
    """`zip(xs, ys)` of what pairs two lists up to the end of the shorter one:
    `xs.slice(0, Math.min(xs.length, ys.length)).map((value, index) => [value, ys[index]])`.

    It gives tuples, one by one, in the place of a list of lists: only where `taker`, a loop's
    target or a function, takes each apart.
    """
    match taker:
        case tree.Array() | tree.Arrow(parameters=(tree.Array(),)):
            pass
        case _:
            return None
    match node:
        case tree.Call(
            callee=tree.Member(
                object=tree.Call(
                    callee=tree.Member(object=first, name="slice", optional=False),
                    arguments=(
                        tree.NumberLiteral(raw="0"),
                        tree.Call(
                            callee=tree.Member(object=tree.Identifier(name="Math"), name="min"),
                            arguments=(
                                tree.Member(object=one, name="length"),
                                tree.Member(object=other, name="length"),
                            ),
                        ),
                    ),
                ),
                name="map",
                optional=False,
            ),
            arguments=(
                tree.Arrow(
                    parameters=(tree.Identifier(name=value), tree.Identifier(name=index)),
                    body=tree.Array(
                        elements=(
                            tree.Identifier(name=left),
                            tree.Index(object=second, index=tree.Identifier(name=right)),
                        )
                    ),
                ),
            ),
        ) if (
            (value, index) == (left, right)
            and _path(first) == _path(one) is not None
            and _path(second) == _path(other) is not None
            and value not in (_path(second) or ())
        ):
            return build.call("zip", c.expression(first), c.expression(second))
    return None


def _path(node: tree.Expression) -> tuple[str, ...] | None:
    """The names in `a.b.c`, which is the same value each time; None for anything else."""
    match node:
        case tree.Identifier(name=name):
            return (name,)
        case tree.This():
            return ("this",)
        case tree.Member(object=owner, name=name, optional=False):
            inner = _path(owner)
            return None if inner is None else (*inner, name)
    return None
