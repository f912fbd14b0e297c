"""Rows of the correspondence applied to Python expressions."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence import match_python
from keras_tfjs.javascript.correspondence.python_patterns import substitute
from keras_tfjs.javascript.from_python.translator import Translator


def by_row(t: Translator, node: ast.expr) -> tree.Expression | None:
    """The JavaScript of the first row that the expression is an instance of."""
    found = match_python(node, t.fits, t.facts.name)
    if found is None:
        return None
    row, javascript, operands = found
    if row.caveat:
        t.report("KT309", node, source=t.source(node), caveat=row.caveat)
    made = {name: t.expression(operand) for name, operand in operands.items()}
    return substitute(javascript, made)
