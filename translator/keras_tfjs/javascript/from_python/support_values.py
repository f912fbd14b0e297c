"""Members of the runtime's support module that are values: JavaScript's own globals."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.javascript_rows import VALUES
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.resolving import resolved
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable

PREFIX = "tfjs.js."
_GLOBALS = {
    **{python.removeprefix("js."): name for name, python in VALUES.items() if "js." in python},
    "Math": "Math",
    "TypedArray": "Object.getPrototypeOf(Uint8Array)",
}


def support_value(t: Translator, node: ast.Attribute) -> tree.Expression | None:
    """`js.Map` is `Map`; None for what is no member of the support module."""
    name = resolved(t.facts, node) or ""
    if not name.startswith(PREFIX):
        return None
    member = name.removeprefix(PREFIX)
    if member in _GLOBALS:
        return build.text(_GLOBALS[member])
    owner, _, inner = member.partition(".")
    if inner and owner in _GLOBALS:
        return tree.Member(build.name(owner), inner.rstrip("_"))
    raise Untranslatable(node, "KT301", what=f"js.{member}", source=t.source(node))
