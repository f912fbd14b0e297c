"""Regular expressions: the `re` module, for what both languages write alike."""

from __future__ import annotations

import ast
import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter, expression

_FLAGS = {"i": "IGNORECASE", "m": "MULTILINE", "s": "DOTALL"}
_GROUP = re.compile(r"\(\?<(?![=!])")
_ONLY_JAVASCRIPT = re.compile(r"\\[pPcu]|\(\?<[=!]|\[\^?\]|\\k<|\$<|/v")


def _pattern(c: Converter, node: tree.RegularExpression) -> ast.expr:
    text = _GROUP.sub("(?P<", node.pattern).replace("\\/", "/")
    try:
        re.compile(text)
    except re.error:
        raise c.unsupported(node, "this regular expression") from None
    if _ONLY_JAVASCRIPT.search(node.pattern) or set(node.flags) - set("gims"):
        raise c.unsupported(node, "this regular expression")
    return build.constant(text)


def _flags(c: Converter, node: tree.RegularExpression) -> list[ast.keyword]:
    made: ast.expr | None = None
    for flag in node.flags:
        if flag in _FLAGS:
            one = build.attribute(c.uses_module("re"), _FLAGS[flag])
            made = one if made is None else ast.BinOp(made, ast.BitOr(), one)
    return [] if made is None else [ast.keyword("flags", made)]


def _call(c: Converter, node: tree.RegularExpression, name: str, *rest: ast.expr) -> ast.Call:
    made = build.call(build.attribute(c.uses_module("re"), name), _pattern(c, node), *rest)
    made.keywords = _flags(c, node)
    return made


@expression(tree.RegularExpression)
def regular_expression(c: Converter, node: tree.RegularExpression) -> ast.expr:
    return _call(c, node, "compile")


def regular_call(c: Converter, node: tree.Call) -> ast.expr | None:
    """`/x/.test(s)`, `s.replace(/x/g, y)`, `s.split(/x/)`; None if it is another call."""
    match node:
        case tree.Call(
            callee=tree.Member(object=tree.RegularExpression() as pattern, name="test"),
            arguments=(subject,),
        ):
            return build.is_not_none(_call(c, pattern, "search", c.expression(subject)))
        case tree.Call(
            callee=tree.Member(object=subject, name="replace" | "replaceAll"),
            arguments=(tree.RegularExpression() as pattern, tree.StringLiteral(value=by)),
        ):
            replacement = build.constant(re.sub(r"\$(\d)", r"\\\1", by.replace("\\", "\\\\")))
            made = _call(c, pattern, "sub", replacement, c.expression(subject))
            if "g" not in pattern.flags:
                made.keywords.insert(0, ast.keyword("count", build.constant(1)))
            return made
        case tree.Call(
            callee=tree.Member(object=subject, name="split"),
            arguments=(tree.RegularExpression() as pattern,),
        ):
            return _call(c, pattern, "split", c.expression(subject))
        case _:
            return None
