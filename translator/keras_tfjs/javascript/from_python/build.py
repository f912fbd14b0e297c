"""Short ways to make nodes."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.python_patterns import (
    javascript_expression,
    substitute,
)


def name(text: str) -> tree.Identifier:
    return tree.Identifier(text)


def number(value: int) -> tree.Expression:
    if value < 0:
        return tree.Unary("-", tree.NumberLiteral(str(-value)))
    return tree.NumberLiteral(str(value))


def call(callee: tree.Expression | str, *arguments: tree.Expression) -> tree.Call:
    function = name(callee) if isinstance(callee, str) else callee
    return tree.Call(function, arguments)


def method(receiver: tree.Expression, member: str, *arguments: tree.Expression) -> tree.Call:
    return tree.Call(tree.Member(receiver, member), arguments)


def arrow(parameter: tree.Expression, body: tree.Expression) -> tree.Arrow:
    return tree.Arrow((parameter,), body)


def const(target: str, value: tree.Expression) -> tree.Statement:
    return tree.Declaration("const", (tree.Declarator(name(target), value),))


def let(*names: str) -> tree.Statement:
    return tree.Declaration("let", tuple(tree.Declarator(name(one), None) for one in names))


def run(expression: tree.Expression) -> tree.Statement:
    return tree.ExpressionStatement(expression)


def spliced(*elements: tree.Expression | None) -> tuple[tree.Expression, ...]:
    """Elements, those of a literal that is spread among them in its place."""
    made: list[tree.Expression] = []
    for one in elements:
        match one:
            case tree.Spread(tree.Array(elements=inner)):
                made += spliced(*inner)
            case tree.Expression():
                made.append(one)
    return tuple(made)


def text(javascript: str, **operands: tree.Expression) -> tree.Expression:
    """JavaScript text as an expression; names of operands stand for them."""
    return substitute(javascript_expression(javascript), operands)


def block(*statements: tree.Statement) -> tree.Block:
    return tree.Block(statements)
