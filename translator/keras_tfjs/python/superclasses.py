"""`Base.f(self, x)` as `super().f(x)`: what the rules know of a base class they know by `super()`,
and classes of JavaScript have no methods to call without an object."""

from __future__ import annotations

import ast

from keras_tfjs.kinds import called_parents
from keras_tfjs.python.edits import Edit, edited


def with_super(text: str, tree: ast.Module) -> str:
    """The program, line by line, with `super()` where it names its only base class."""
    lines = text.encode().split(b"\n")
    edits = [
        edit
        for base, call in called_parents(tree, text)
        for edit in (Edit.of(base, "super()"), _without_object(call, lines))
    ]
    return edited(lines, (1, 0), (len(lines), len(lines[-1])), edits) if edits else text


def _without_object(call: ast.Call, lines: list[bytes]) -> Edit:
    first = Edit.of(call.args[0], "")
    starts = [(each.lineno, each.col_offset) for each in call.args[1:]]
    starts += [(each.lineno, each.col_offset) for each in call.keywords]
    if not starts:
        return first
    end = min(starts)
    return Edit(first.start, end, "\n" * (end[0] - first.start[0]))
