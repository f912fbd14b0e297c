"""Calls of functions of the program that do not give what these take, and calls of one of several
functions that take it at different places."""

from __future__ import annotations

import ast

from keras_tfjs.javascript.from_python.fitting import FunctionNode
from keras_tfjs.javascript.from_python.signatures import Signature
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable


def say_misfit(t: Translator, node: ast.Call, function: FunctionNode) -> None:
    is_known = t.definitions.known(node) is not None
    if is_known and not t.definitions.may_be_overridden(function):
        what = t.definitions.misfit(node, function)
        if what is not None:
            t.report("KT346", node, name=t.source(node.func), what=what)


def refuse_different(t: Translator, node: ast.Call) -> None:
    """A call of one of several functions of a name, which take the arguments at different places
    in JavaScript."""
    taken = set()
    for one in t.definitions.versions(node):
        function = t.definitions.constructor(one) if isinstance(one, ast.ClassDef) else one
        signature = t.definitions.signature(function) if function is not None else Signature((), ())
        optional = 0 if signature.rest else max(len(node.args) - len(signature.positional), 0)
        named = frozenset(key.arg for key in node.keywords) & frozenset(signature.positional)
        taken.add((optional, named))
    if len(taken) > 1:
        what = "a call of one of several functions whose arguments have different places"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
