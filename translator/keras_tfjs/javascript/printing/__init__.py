"""From a syntax tree to text as prettier leaves it (single quotes, no bracket spacing)."""

from keras_tfjs.javascript.printing import (
    assignments,
    calls,
    chains,
    classes,
    expressions,
    functions,
    modules,
    objects,
    operators,
    statements,
    templates,
)
from keras_tfjs.javascript.printing.printer import print_program

__all__ = [
    "assignments",
    "calls",
    "chains",
    "classes",
    "expressions",
    "functions",
    "modules",
    "objects",
    "operators",
    "print_program",
    "statements",
    "templates",
]
