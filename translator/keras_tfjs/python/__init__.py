"""The Python side of the translation: one walk with rules over libcst, layout kept."""

from keras_tfjs.python import build
from keras_tfjs.python.engine import Replaced, run
from keras_tfjs.python.ruleset import (
    Block,
    DuplicateRule,
    Rule,
    Ruleset,
    load,
    of_method,
    of_role,
    rule,
)
from keras_tfjs.python.site import Site
from keras_tfjs.python.translation import translate

__all__ = [
    "Block",
    "DuplicateRule",
    "Replaced",
    "Rule",
    "Ruleset",
    "Site",
    "build",
    "load",
    "of_method",
    "of_role",
    "rule",
    "run",
    "translate",
]
