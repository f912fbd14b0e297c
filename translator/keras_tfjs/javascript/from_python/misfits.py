"""Calls of functions of the program that do not give what these take, and calls of one of several
functions that take it at different places. And numbers for what is a boolean by default."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.fitting import FunctionNode
from keras_tfjs.javascript.from_python.signatures import Signature
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable
from keras_tfjs.kinds import Number


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


def number_for_boolean(
    t: Translator, given: ast.expr, value: tree.Expression, default: ast.expr | None
) -> tree.Expression:
    """An argument for a function of another file, where TypeScript takes only booleans."""
    match default:
        case ast.Constant(value=bool()) if default not in t.facts.parents:
            return tree.Cast(value, "any") if isinstance(t.kind(given), Number) else value
        case _:
            return value
