"""The cost that `optimizer.minimize(f, True)` gives: a tensor in the dialect, in TF.js a number
where the program only reads it, so that the tensor can stay inside its tidy."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Binding, Facts, Use
from keras_tfjs.python import Site

MINIMIZE = "tfjs.Optimizer.minimize"


def is_only_read(binding: Binding | None, facts: Facts) -> bool:
    """Whether a name holds such a cost and is only asked for its number."""
    if binding is None or not _is_cost(binding.source, facts):
        return False
    return all(_is_read(use, binding, facts) for use in facts.uses(binding))


def _is_cost(source: ast.expr | None, facts: Facts) -> bool:
    match source:
        case ast.Call(args=[_, ast.Constant(value=True), *_]):
            return facts.callee(source) == MINIMIZE
        case _:
            return False


def _is_read(use: Use, binding: Binding, facts: Facts) -> bool:
    """`x.dataSync()[0]`, `x.item()` or `float(x)`."""
    if not isinstance(use.node, ast.Name) or facts.binding(use.node) is not binding:
        return False
    match use:
        case Use(how="receiver", callee="tfjs.Tensor.dataSync", call=ast.Call() as call):
            return all(further.how == "subscript" for further in facts.uses(call))
        case Use(how="receiver", callee="tfjs.Tensor.item", call=ast.Call()):
            return True
        case Use(how="argument", callee="builtins.float"):
            return True
        case _:
            return False


def number_of(node: cst.BaseExpression, at: Site) -> cst.BaseExpression | None:
    """The name itself, where the source's `node` reads a cost that became a number."""
    match node:
        case cst.Subscript(value=cst.Call(func=cst.Attribute(value=cst.Name() as name))):
            pass
        case cst.Call(func=cst.Attribute(value=cst.Name() as name), args=[]):
            pass
        case cst.Call(args=[cst.Arg(value=cst.Name() as name)]):
            pass
        case _:
            return None
    tree = at.tree(name)
    if isinstance(tree, ast.Name) and is_only_read(at.facts.binding(tree), at.facts):
        return cst.Name(name.value)
    return None


def read_in_tidy(binding: Binding | None, facts: Facts) -> bool:
    """The same the other way: whether a name holds a number that a tidy read from a cost."""
    source = binding.source if binding is not None else None
    match source:
        case ast.Call(args=[given]) if facts.callee(source) == "tfjs.tidy":
            result = _result(given, facts)
            return result is not None and _read_cost(result, facts)
        case _:
            return False


def _result(function: ast.expr, facts: Facts) -> ast.expr | None:
    """What a function that is given by name or written in place returns at its end."""
    match function:
        case ast.Lambda(body=body):
            return body
        case ast.Name():
            binding = facts.binding(function)
            node = binding.node if binding is not None else None
            last = node.body[-1] if isinstance(node, ast.FunctionDef) else None
            return last.value if isinstance(last, ast.Return) else None
        case _:
            return None


def _read_cost(node: ast.expr, facts: Facts) -> bool:
    match node:
        case ast.Subscript(value=ast.Call(func=ast.Attribute(value=cost, attr="dataSync"))):
            return _is_cost(cost, facts)
        case _:
            return False


def without_reading(node: cst.BaseExpression) -> cst.BaseExpression:
    """`c` of `c.dataSync()[0]`."""
    match node:
        case cst.Subscript(
            value=cst.Call(func=cst.Attribute(value=cost, attr=cst.Name(value="dataSync")))
        ):
            return cost
        case _:
            return node
