"""NumPy's random numbers: the module numpy.js beside the program has them, by position."""

from __future__ import annotations

import ast

from keras_tfjs.catalog.numpy_random import DRAWS
from keras_tfjs.javascript.from_python.signatures import Signature
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable

NUMPY = "numpy"
"""The module beside the program that draws what NumPy draws."""

_WHOLE = frozenset({"int", "int32", "int64", "np.int32", "np.int64", "'int32'", "'int64'"})
"""Types of whole numbers for which NumPy draws the same ones."""


def draw_signature(name: str) -> Signature | None:
    """The parameters of a draw, each at its place in JavaScript."""
    draw = DRAWS.get(name)
    if draw is None or draw.is_spread:
        return None
    return Signature(draw.kept, (), fixed=True, order=draw.kept)


def without_type(node: ast.Call, signature: Signature) -> ast.Call:
    """A draw without the type of its numbers. Raises Untranslatable where it changes what is
    drawn."""
    for keyword in node.keywords:
        if keyword.arg == "dtype" and ast.unparse(keyword.value) not in _WHOLE:
            what = f"{ast.unparse(node.func)} with dtype={ast.unparse(keyword.value)}"
            raise Untranslatable(node, "KT301", what=what, source=ast.unparse(node))
    if len(node.args) > min(len(signature.order), 3) and "endpoint" in signature.order:
        what = f"{ast.unparse(node.func)} with a type by position"
        raise Untranslatable(node, "KT301", what=what, source=ast.unparse(node))
    kept = [one for one in node.keywords if one.arg != "dtype"]
    return node if len(kept) == len(node.keywords) else ast.Call(node.func, node.args, kept)


def only_draws(t: Translator) -> bool:
    """Whether all that the file takes from NumPy are random numbers."""
    facts = t.facts
    for node in ast.walk(t.module):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = facts.name(node) or ""
            if name.startswith("numpy.") and name not in ("numpy.random", *DRAWS):
                return False
    return True
