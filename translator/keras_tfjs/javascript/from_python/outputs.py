"""`print`, as console.log prints."""

from __future__ import annotations

import ast
import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.expressions import elements
from keras_tfjs.javascript.from_python.objects import class_of, method_of
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable
from keras_tfjs.kinds import DictOf, ListOf, Unknown

_DIRECTIVE = re.compile(r"%[sdifjoOc%]")
"""What console.log replaces in its first argument, if there are more."""


def printed(t: Translator, node: ast.Call) -> tree.Expression:
    options = {keyword.arg: keyword.value for keyword in node.keywords}
    options.pop("flush", None)
    separator, end = options.pop("sep", None), options.pop("end", None)
    target = options.pop("file", None)
    if options:
        what = f"print with {next(iter(options))}="
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    arguments = tuple(
        replace_shown(t, argument, made)
        for argument, made in zip(node.args, elements(t, node.args, node), strict=True)
    )
    if len(arguments) > 1 and (separator is not None or _has_directive(arguments[0])):
        glue = t.expression(separator) if separator is not None else tree.StringLiteral(" ")
        arguments = (build.method(tree.Array(arguments), "join", glue),)
    if end is not None and not (isinstance(end, ast.Constant) and end.value == "\n"):
        return _written(t, node, arguments, end)
    method = "log"
    if target is not None:
        if t.facts.name(target) not in ("sys.stderr", "sys.stdout"):
            what = "print to this file"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        method = "error" if t.facts.name(target) == "sys.stderr" else "log"
    return tree.Call(tree.Member(build.name("console"), method), arguments)


def replace_shown(t: Translator, node: ast.expr, made: tree.Expression) -> tree.Expression:
    """An argument as it is printed: errors by their message, objects by their own text."""
    if t.is_error(node):
        return tree.Member(made, "message")
    owner = class_of(t, node)
    if owner is not None and (method_of(t, owner, "__repr__") or method_of(t, owner, "__str__")):
        return build.call("String", made)
    if owner is not None or t.forms.of(node) in ("map", "set", "counter", "defaultdict", "deque"):
        return build.call("pyRepr", made) if owner is None else build.call("String", made)
    match t.kind(node):
        case ListOf(of=inner) | DictOf(values=inner) if t.has_texts and _may_hold_objects(inner):
            return build.call("pyRepr", made)
        case Unknown() if t.has_texts:
            return build.call("pyStr", made)
        case _:
            return made


def _may_hold_objects(kind: object) -> bool:
    return isinstance(kind, Unknown) or getattr(kind, "role", None) == ""


def _has_directive(node: tree.Expression) -> bool:
    match node:
        case tree.StringLiteral(value=text):
            return _DIRECTIVE.search(text) is not None
        case tree.Template(texts=texts):
            return any(_DIRECTIVE.search(text) for text in texts)
        case _:
            return False


def _written(
    t: Translator, node: ast.Call, arguments: tuple[tree.Expression, ...], end: ast.expr
) -> tree.Expression:
    """`print(x, end="")`: without a line's end, as Node writes it."""
    match arguments:
        case ():
            text: tree.Expression = tree.StringLiteral("")
        case (tree.StringLiteral() | tree.Template() as alone,):
            text = alone
        case (alone,):
            text = tree.Template(("", ""), (alone,))
        case _:
            gaps = ("", *(" " for _ in arguments[1:]), "")
            text = tree.Template(gaps, arguments)
    match end, text:
        case ast.Constant(value=""), _:
            pass
        case ast.Constant(value=str() as word), tree.StringLiteral(value=before):
            text = tree.StringLiteral(before + word)
        case _:
            text = tree.Binary("+", text, t.expression(end))
    return build.method(build.text("process.stdout"), "write", text)
