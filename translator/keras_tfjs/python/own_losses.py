"""Losses that a program adds to a model, besides the one that it is compiled with."""

from __future__ import annotations

import ast

from keras_tfjs.python.site import Site


def is_given_a_loss(model: ast.expr, at: Site, method: str) -> bool:
    """Whether the file calls `method` of what it writes as `model`."""
    written = ast.dump(model)
    return any(
        isinstance(each.func, ast.Attribute) and ast.dump(each.func.value) == written
        for each in at.file.calls.get(method, ())
    )
