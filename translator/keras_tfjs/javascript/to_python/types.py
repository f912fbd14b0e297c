"""TypeScript types as Python annotations, where Python has a name for them."""

from __future__ import annotations

import ast
import re

from keras_tfjs.javascript import tree

_NAMES = {"number": "float", "string": "str", "boolean": "bool", "void": "None", "null": "None"}
_PATH = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_GENERIC = re.compile(r"(Array|Promise)<(.+)>")
_NAMELESS = frozenset(("any", "unknown", "never", "object", "this", "symbol", "Function"))


def annotation(node: tree.Type | None) -> ast.expr | None:
    """None where the type is erased."""
    if node is None:
        return None
    text = _python(node.text.strip())
    return ast.parse(text, mode="eval").body if text else None


def _python(text: str) -> str | None:
    if text in _NAMES:
        return _NAMES[text]
    if text in _NAMELESS:
        return None
    if text.endswith("[]"):
        element = _python(text[:-2].strip().removeprefix("(").removesuffix(")"))
        return f"list[{element}]" if element else "list"
    generic = _GENERIC.fullmatch(text)
    if generic is not None:
        inner = _python(generic[2])
        if generic[1] == "Promise":
            return inner
        return f"list[{inner}]" if inner else "list"
    if text.startswith("tf.") and _PATH.fullmatch(text):
        return text
    return None
