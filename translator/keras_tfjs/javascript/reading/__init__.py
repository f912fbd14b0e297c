"""Readers of the grammars' node types, one file a subject; importing this registers them."""

from keras_tfjs.javascript.reading import (
    classes,
    expressions,
    functions,
    literals,
    modules,
    statements,
    typescript,
)
from keras_tfjs.javascript.reading.reader import Reader

__all__ = [
    "Reader",
    "classes",
    "expressions",
    "functions",
    "literals",
    "modules",
    "statements",
    "typescript",
]
