"""Regular expressions: the `re` module, for what both languages write alike."""

from __future__ import annotations

import ast
import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter, expression

_FLAGS = {"i": "IGNORECASE", "m": "MULTILINE", "s": "DOTALL"}
_DIFFERS = re.compile(r"\\[pPcuk]|\(\?<|\[\^?\]|\$|/v|\\[dws]")
"""What `re` reads otherwise, or not at all. Its classes take letters and digits of all scripts."""


def _is_plain(node: tree.RegularExpression) -> bool:
    """Whether the `re` module means the same by the pattern."""
    if _DIFFERS.search(node.pattern) or set(node.flags) - set("gims"):
        return False
    try:
        re.compile(node.pattern)
    except re.error:
        return False
    return True


def _call(c: Converter, node: tree.RegularExpression, name: str, *rest: ast.expr) -> ast.Call:
    pattern = build.constant(node.pattern.replace("\\/", "/"))
    made = build.call(build.attribute(c.uses_module("re"), name), pattern, *rest)
    flags: ast.expr | None = None
    for flag in node.flags:
        if flag in _FLAGS:
            one = build.attribute(c.uses_module("re"), _FLAGS[flag])
            flags = one if flags is None else ast.BinOp(flags, ast.BitOr(), one)
    made.keywords = [] if flags is None else [ast.keyword("flags", flags)]
    return made


@expression(tree.RegularExpression)
def regular_expression(c: Converter, node: tree.RegularExpression) -> ast.expr:
    flags = [build.constant(node.flags)] if node.flags else []
    return c.js("RegExp", build.constant(node.pattern), *flags)


def regular_call(c: Converter, node: tree.Call) -> ast.expr | None:
    """`/x/.test(s)`, `s.replace(/x/g, y)`, `s.split(/x/)`; None if it is another call."""
    match node:
        case tree.Call(
            callee=tree.Member(object=tree.RegularExpression() as pattern, name="test"),
            arguments=(subject,),
        ) if _is_plain(pattern):
            return build.is_not_none(_call(c, pattern, "search", c.expression(subject)))
        case tree.Call(
            callee=tree.Member(object=subject, name="replace" | "replaceAll"),
            arguments=(tree.RegularExpression() as pattern, tree.StringLiteral(value=by)),
        ) if (
            _is_plain(pattern) and "$" not in by
        ):
            replacement = build.constant(by.replace("\\", "\\\\"))
            made = _call(c, pattern, "sub", replacement, c.expression(subject))
            if "g" not in pattern.flags:
                made.keywords.insert(0, ast.keyword("count", build.constant(1)))
            return made
        case tree.Call(
            callee=tree.Member(object=subject, name="split"),
            arguments=(tree.RegularExpression() as pattern,),
        ) if (
            _is_plain(pattern) and "(" not in pattern.pattern
        ):
            return _call(c, pattern, "split", c.expression(subject))
        case _:
            return None
