"""Bytes that are read as text: `x.decode("utf-8")`."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable
from keras_tfjs.kinds import String

_SINGLE_BYTES = frozenset(("ascii", "usascii", "latin1", "iso88591"))
_ENCODINGS = _SINGLE_BYTES | {"utf8"}


def decoded(t: Translator, node: ast.Call) -> tree.Expression | None:
    """Raises Untranslatable for texts, which only Python 2 decodes."""
    match node:
        case ast.Call(func=ast.Attribute(value=value, attr="decode")):
            pass
        case _:
            return None
    if t.definitions.defines("decode") or len(node.args) > 2:
        return None
    given = dict(zip(("encoding", "errors"), node.args, strict=False))
    given |= {one.arg: one.value for one in node.keywords if one.arg is not None}
    encoding = _word(given.get("encoding"), "utf8")
    errors = _word(given.get("errors"), "strict")
    if encoding not in _ENCODINGS or errors not in ("strict", "ignore", "replace"):
        return None
    if isinstance(t.kind(value), String):
        raise Untranslatable(node, "KT308", name="decode of a text", help="leave it out")
    if not given and not _are_bytes(t, value):
        return None
    read = t.expression(value)
    if encoding == "utf8" and errors == "strict":
        return build.text("new TextDecoder().decode(x)", x=read)
    short = "utf8" if encoding not in _SINGLE_BYTES else encoding.removeprefix("us")
    words = [short if short != "iso88591" else "latin1", *([errors] if errors != "strict" else [])]
    return build.call("pyDecoded", read, *map(tree.StringLiteral, words))


def _word(node: ast.expr | None, default: str) -> str:
    match node:
        case None:
            return default
        case ast.Constant(value=str() as word):
            return word.lower().replace("-", "").replace("_", "")
        case _:
            return ""


def _are_bytes(t: Translator, node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=bytes()):
            return True
        case ast.Call(func=ast.Attribute(attr="encode" | "read_bytes")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Call() as opened, attr="read")):
            modes = [one.value for one in opened.args[1:2] if isinstance(one, ast.Constant)]
            return callee(t.facts, opened) == "builtins.open" and "b" in str(modes)
        case ast.Name():
            binding = t.facts.binding(node)
            source = binding.source if binding is not None and binding.how == "assign" else None
            return source is not None and source is not node and _are_bytes(t, source)
        case _:
            return False
