"""The `re` module's functions with a literal pattern, as regular expressions of JavaScript."""

from __future__ import annotations

import ast
import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.translator import Translator

_ONLY_PYTHON = re.compile(r"\\[AZ]|\(\?P[=>]|\(\?[aiLmsux]+[:)]|\(\?#|\+\+|\*\+|\?\+")
_FLAGS = {"IGNORECASE": "i", "I": "i", "MULTILINE": "m", "M": "m", "DOTALL": "s", "S": "s"}


def regular_call(t: Translator, node: ast.Call, name: str) -> tree.Expression | None:
    """`re.search(p, s)`, `re.sub(p, r, s)`, `re.split(p, s)`, `re.compile(p)`; None if the pattern
    is not literal or not JavaScript's as well."""
    flags = _flags(t, node)
    match name.removeprefix("re."), node.args:
        case _ if flags is None:
            return None
        case "compile", [pattern]:
            return _literal(pattern, flags)
        case "search", [pattern, subject]:
            made = _literal(pattern, flags)
            return made and build.method(t.expression(subject), "match", made)
        case "split", [pattern, subject]:
            made = _literal(pattern, flags)
            return made and build.method(t.expression(subject), "split", made)
        case "sub", [pattern, ast.Constant(value=str() as by), subject]:
            once = any(keyword.arg == "count" for keyword in node.keywords)
            made = _literal(pattern, flags if once else "g" + flags)
            text = re.sub(r"\\(\d)", r"$\1", by.replace("$", "$$"))
            replaced = tree.StringLiteral(text)
            return made and build.method(t.expression(subject), "replace", made, replaced)
        case _:
            return None


def _literal(node: ast.expr, flags: str) -> tree.Expression | None:
    match node:
        case ast.Constant(value=str() as pattern) if not _ONLY_PYTHON.search(pattern):
            text = pattern.replace("(?P<", "(?<").replace("/", "\\/").replace("\n", "\\n")
            return tree.RegularExpression(text, flags)
        case _:
            return None


def _flags(t: Translator, node: ast.Call) -> str | None:
    """The flags' letters; None for those that JavaScript has not."""
    letters = ""
    for keyword in node.keywords:
        match keyword:
            case ast.keyword(arg="count", value=ast.Constant(value=1)):
                continue
            case ast.keyword(arg="flags", value=ast.Attribute(attr=attr)) if attr in _FLAGS:
                letters += _FLAGS[attr]
            case _:
                return None
    return letters
