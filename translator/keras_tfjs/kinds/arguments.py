"""What a call gives to a parameter, and what the parameter is else."""

from __future__ import annotations

import ast


def given(call: ast.Call, name: str, position: int | None) -> ast.expr | None:
    """What `call` gives to a parameter, by keyword or position; None where it cannot be told."""
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    if position is None or position >= len(call.args):
        return None
    before = call.args[: position + 1]
    return None if any(isinstance(each, ast.Starred) for each in before) else call.args[position]


def default_of(arguments: ast.arguments, name: str) -> ast.expr | None:
    positional = [*arguments.posonlyargs, *arguments.args]
    pairs = zip(reversed(positional), reversed(arguments.defaults), strict=False)
    for argument, default in (
        *pairs,
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ):
        if argument.arg == name:
            return default
    return None
