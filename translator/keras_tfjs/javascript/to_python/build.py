"""Short ways to make Python nodes."""

from __future__ import annotations

import ast
import copy

from keras_tfjs.kinds.subtree import subtree


def name(text: str) -> ast.Name:
    return ast.Name(text, ast.Load())


def constant(value: object) -> ast.Constant:
    return ast.Constant(value)  # type: ignore[arg-type]  # typeshed lists the literal types only


def none() -> ast.Constant:
    return ast.Constant(None)


def call(function: ast.expr | str, *arguments: ast.expr) -> ast.Call:
    callee = name(function) if isinstance(function, str) else function
    return ast.Call(callee, list(arguments), [])


def attribute(value: ast.expr, member: str) -> ast.Attribute:
    return ast.Attribute(value, member, ast.Load())


def method(receiver: ast.expr, member: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(attribute(receiver, member), list(arguments), [])


def subscript(value: ast.expr, index: ast.expr) -> ast.Subscript:
    return ast.Subscript(value, index, ast.Load())


def compare(left: ast.expr, operator: ast.cmpop, right: ast.expr) -> ast.Compare:
    return ast.Compare(left, [operator], [right])


def is_none(value: ast.expr) -> ast.expr:
    return compare(value, ast.Is(), none())


def is_not_none(value: ast.expr) -> ast.expr:
    return compare(value, ast.IsNot(), none())


def negated(value: ast.expr) -> ast.expr:
    """`not value`, by the opposite operator where there is one."""
    opposites: dict[type[ast.cmpop], type[ast.cmpop]] = {
        ast.Is: ast.IsNot,
        ast.IsNot: ast.Is,
        ast.Eq: ast.NotEq,
        ast.NotEq: ast.Eq,
        ast.In: ast.NotIn,
        ast.NotIn: ast.In,
    }
    match value:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            opposite = opposites.get(type(operator))
            if opposite is not None:
                return compare(left, opposite(), right)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand
        case _:
            pass
    return ast.UnaryOp(ast.Not(), value)


def parameters(*names: str) -> ast.arguments:
    return ast.arguments(
        posonlyargs=[],
        args=[ast.arg(one) for one in names],
        vararg=None,
        kwonlyargs=[],
        kw_defaults=[],
        kwarg=None,
        defaults=[],
    )


def store(target: ast.expr) -> ast.expr:
    """The same expression as the target of an assignment."""
    match target:
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            target.ctx = ast.Store()
            for element in elements:
                store(element)
        case ast.Starred(value=value):
            target.ctx = ast.Store()
            store(value)
        case ast.Name() | ast.Attribute() | ast.Subscript():
            target.ctx = ast.Store()
        case _:
            pass
    return target


def loaded(target: ast.expr) -> ast.expr:
    """A copy of a target that reads it."""
    made = copied(target)
    for inner in subtree(made):
        if hasattr(inner, "ctx"):
            inner.ctx = ast.Load()
    return made


def assign(target: ast.expr, value: ast.expr) -> ast.Assign:
    return ast.Assign([store(target)], value)


def run(value: ast.expr) -> ast.Expr:
    return ast.Expr(value)


def is_pure(node: ast.expr) -> bool:
    """Whether evaluating it twice is evaluating it once."""
    return all(
        isinstance(
            inner,
            ast.Name | ast.Attribute | ast.Constant | ast.Subscript | ast.expr_context,
        )
        for inner in subtree(node)
    )


def copied(node: ast.expr) -> ast.expr:
    """A second node that says the same, since a node stands in one place only."""
    return copy.deepcopy(node)


def has_effects(node: ast.expr) -> bool:
    """Whether evaluating it may do more than give a value."""
    effects = ast.Call | ast.Await | ast.NamedExpr | ast.Yield | ast.YieldFrom
    return any(isinstance(inner, effects) for inner in subtree(node))


class _Filler(ast.NodeTransformer):
    def __init__(self, operands: dict[str, ast.expr], again: dict[str, ast.expr]) -> None:
        self._operands = operands
        self._again = again
        self._used: set[str] = set()

    def visit_Name(self, node: ast.Name) -> ast.expr:
        operand = self._operands.get(node.id)
        if operand is None:
            return node
        if node.id in self._used:
            return copied(self._again.get(node.id, operand))
        self._used.add(node.id)
        return operand


def filled(
    template: ast.expr, operands: dict[str, ast.expr], again: dict[str, ast.expr] | None = None
) -> ast.expr:
    """The template with operands in the places of its names, and for those that it names more than
    once what stands in the later places."""
    made: ast.expr = _Filler(operands, again or {}).visit(copy.deepcopy(template))
    return made


def free_names(node: ast.expr) -> set[str]:
    return {inner.id for inner in subtree(node) if isinstance(inner, ast.Name)}
