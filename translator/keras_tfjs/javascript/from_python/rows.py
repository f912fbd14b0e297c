"""Rows of the correspondence applied to Python expressions."""

from __future__ import annotations

import ast
import builtins

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence import match_python
from keras_tfjs.javascript.correspondence.python_patterns import substitute
from keras_tfjs.javascript.from_python.resolving import resolved
from keras_tfjs.javascript.from_python.translator import Translator

PYTHON_ONLY = frozenset(("builtins", "functools", "math", "json", "random", "re", "time"))
"""Modules whose members have a counterpart by a row or none."""


def python_has(name: str) -> bool:
    """Whether a resolved name is really Python's: `builtins.float.data` is not, so that what is
    asked is no number but the tensor that TF.js hands over in its place."""
    module, *members = name.split(".")
    if module != "builtins" or len(members) < 2:
        return True
    return hasattr(getattr(builtins, members[0], None), members[1])


def by_row(t: Translator, node: ast.expr) -> tree.Expression | None:
    """The JavaScript of the first row that the expression is an instance of."""
    found = match_python(node, t.fits, lambda one: resolved(t.facts, one))
    if found is None:
        return None
    row, javascript, operands = found
    if row.caveat:
        t.report("KT309", node, source=t.source(node), caveat=row.caveat)
    made = {name: t.expression(operand) for name, operand in operands.items()}
    return substitute(javascript, made)
