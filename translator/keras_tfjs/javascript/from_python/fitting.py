"""Whether a call gives a function of the program what it takes. Python raises where it does not,
JavaScript runs on: what is missing is undefined, and what is too much is dropped."""

from __future__ import annotations

import ast

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda

_KEEPING = frozenset(
    "staticmethod classmethod abstractmethod abc.abstractmethod override tf.function".split()
)
"""Decorators that leave what a function takes."""


def misfit(call: ast.Call, function: FunctionNode, *, takes_object: bool) -> str | None:
    """What Python would say of a call; None where it fits, or where that is not to be seen.
    `takes_object`: the first parameter is what stands before the dot."""
    if any(ast.unparse(one) not in _KEEPING for one in getattr(function, "decorator_list", [])):
        return None
    given = function.args
    listed = [one.arg for one in (*given.posonlyargs, *given.args)]
    optional = set(listed[len(listed) - len(given.defaults) :])
    parameters = listed[1:] if takes_object else listed
    named = {one.arg for one in call.keywords if one.arg is not None}
    stars = [at for at, one in enumerate(call.args) if isinstance(one, ast.Starred)]
    count = stars[0] if stars else len(call.args)
    if count > len(parameters) and given.vararg is None:
        return f"takes {len(parameters)} values by position, and {count} are given"
    known = {*parameters, *(one.arg for one in given.kwonlyargs)}
    if given.kwarg is None and (strange := sorted(named - known)):
        return f"has no parameter {strange[0]}"
    if twice := [one for one in parameters[:count] if one in named]:
        return f"is given {twice[0]} twice"
    if stars or any(one.arg is None for one in call.keywords):
        return None
    missing = [one for one in parameters[count:] if one not in named and one not in optional]
    missing += [
        one.arg
        for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True)
        if default is None and one.arg not in named
    ]
    return f"is not given {missing[0]}" if missing else None


def is_left_open(function: FunctionNode) -> bool:
    """Whether a method has no body of its own: a class that derives from its gives it one."""
    body = function.body if isinstance(function.body, list) else []
    match body:
        case [ast.Expr(value=ast.Constant()), *rest]:
            body = rest
        case _:
            pass
    match body:
        case [] | [ast.Pass() | ast.Raise() | ast.Expr(value=ast.Constant())]:
            return not isinstance(function, ast.Lambda)
        case _:
            return False
