"""The statements of a class's body, one for each member: `A, B = 0, 1` is two."""

from __future__ import annotations

import ast
from collections.abc import Iterator


def separate(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for one in body:
        match one:
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)) if len(
                names
            ) == len(values) and all(isinstance(each, ast.Name) for each in names):
                for name, value in zip(names, values, strict=True):
                    yield ast.copy_location(ast.Assign([name], value), one)
            case _:
                yield one
