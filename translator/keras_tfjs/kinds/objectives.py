"""Functions that are losses or metrics by their look: of labels and predictions, so named, and
computed with the library's functions. Who compiles with them may be another file."""

from __future__ import annotations

import ast
from collections.abc import Callable

from keras_tfjs.kinds.subtree import subtree

_LABELS = frozenset(("y_true", "true", "target", "targets", "labels", "y", "yTrue"))
_PREDICTIONS = frozenset(
    ("y_pred", "pred", "predicted", "output", "outputs", "predictions", "y_hat", "yPred")
)
_LIBRARIES = ("keras.", "tensorflow.", "tfjs.")
_ARRAYS = ("numpy.", "sklearn.", "scipy.", "pandas.")

Named = Callable[[ast.expr], str | None]
"""The canonical name of an expression."""


def takes_labels(function: ast.AST, place: int, name: str, named: Named) -> bool:
    """Whether a parameter, the `place`th behind `self`, is labels or predictions: those of metrics
    of arrays are called alike, so the function may call none of NumPy's."""
    if not isinstance(function, ast.FunctionDef) or place > 1:
        return False
    names = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    if name not in names or len(names) < 2:
        return False
    first = names.index(name) - place
    if first < 0 or len(names) < first + 2:
        return False
    if names[first] not in _LABELS or names[first + 1] not in _PREDICTIONS:
        return False
    called = [named(each.func) or "" for each in subtree(function) if isinstance(each, ast.Call)]
    computes = any(each.startswith(_LIBRARIES) for each in called)
    return computes and not any(each.startswith(_ARRAYS) for each in called)
