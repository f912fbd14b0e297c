"""NumPy's random numbers: the module numpy.js beside the program has them, by position."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from keras_tfjs.catalog.numpy_arrays import ARRAY_FUNCTIONS
from keras_tfjs.catalog.numpy_files import ARCHIVES, FILE_FUNCTIONS
from keras_tfjs.catalog.numpy_random import DEFAULTS, DRAWS
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.signatures import Signature
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable
from keras_tfjs.kinds.subtree import subtree

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
    if len(kept) == len(node.keywords):
        return node
    return ast.copy_location(ast.Call(node.func, node.args, kept), node)


def in_full(
    name: str, arguments: Sequence[tree.Expression], signature: Signature
) -> tuple[tree.Expression, ...]:
    """The arguments of the draw `name`, with NumPy's defaults in front of a size that was given by
    name."""
    defaults = {} if DRAWS[name].one == "int" else DEFAULTS
    return tuple(
        build.number(defaults[name]) if name in defaults and one == build.name("undefined") else one
        for name, one in zip(signature.order, arguments, strict=False)
    )


def draws(t: Translator) -> bool:
    """Whether the file takes from NumPy what the module has, or nothing at all, or hands it over
    whole. What it takes besides is left over, each in its place."""
    owners = {id(node.value) for node in subtree(t.module) if isinstance(node, ast.Attribute)}
    if any(
        isinstance(node, ast.Name) and id(node) not in owners and t.facts.name(node) == "numpy"
        for node in subtree(t.module)
    ):
        return True
    names = {
        t.facts.name(node) or ""
        for node in subtree(t.module)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute)
    }
    taken = {one for one in names if one.startswith("numpy.")} - {"numpy.random"}
    known = {*DRAWS, *ARRAY_FUNCTIONS, *FILE_FUNCTIONS, *ARCHIVES, "numpy.slice"}
    return not taken or not taken.isdisjoint(known)
