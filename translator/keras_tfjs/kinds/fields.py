"""Arrays that the objects of a class hold, as other files of the project meet them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.kinds.subtree import subtree


@lru_cache(maxsize=512)
def keeps_array(owner: ast.ClassDef, field: str) -> bool:
    """Whether other files read an array of a class's objects as one of NumPy: the class assigns
    into it, or has it from elsewhere. All others become tensors."""
    if any(isinstance(each, ast.FunctionDef) and each.name == field for each in owner.body):
        return True  # a property
    return assigns_into(owner, field) or not all(map(_is_of_numpy, _given(owner, field)))


def _given(owner: ast.ClassDef, field: str) -> Iterator[ast.expr]:
    for node in subtree(owner):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                whole = target.elts if isinstance(target, ast.Tuple | ast.List) else [target]
                if any(_is_field(each, field) for each in whole):
                    yield node.value


def _is_of_numpy(value: ast.expr) -> bool:
    """Whether an array is computed of what NumPy makes, with functions of NumPy's that TF.js
    has."""
    match value:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="np" | "numpy"), attr=name)):
            return bool(rows_of_keras(f"numpy.{name}")) or name in ("array", "asarray", "arange")
        case ast.Call(func=ast.Attribute(value=made)):
            return _is_of_numpy(made)
        case ast.BinOp(left=left, right=right):
            return _is_of_numpy(left) or _is_of_numpy(right)
        case ast.Subscript(value=made) | ast.UnaryOp(operand=made):
            return _is_of_numpy(made)
    return False


def _is_field(node: ast.expr, field: str) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == field


@lru_cache(maxsize=512)
def assigns_into(owner: ast.ClassDef, field: str) -> bool:
    """Whether the methods of a class assign into an array of its objects."""
    return any(
        isinstance(node, ast.Subscript)
        and isinstance(node.ctx, ast.Store)
        and _is_field(node.value, field)
        for node in subtree(owner)
    )
