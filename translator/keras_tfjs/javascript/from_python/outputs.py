"""`print`, as console.log prints."""

from __future__ import annotations

import ast
import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.expressions import elements
from keras_tfjs.javascript.from_python.objects import class_of, method_of
from keras_tfjs.javascript.from_python.strings import Pieces
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable
from keras_tfjs.kinds import DictOf, ListOf, TupleOf, Unknown

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
    several = len(arguments) > 1 or any(isinstance(one, tree.Spread) for one in arguments)
    if several and (separator is not None or _has_directive(arguments[0])):
        glue = t.expression(separator) if separator is not None else tree.StringLiteral(" ")
        arguments = (build.method(tree.Array(arguments), "join", glue),)
    if end is not None and not (isinstance(end, ast.Constant) and end.value == "\n"):
        text = _line(arguments, t.expression(end))
        if target is not None and t.forms.of(target) == "file":
            return build.text("fs.writeSync(x, y)", x=t.expression(target), y=text)
        return build.method(build.text("process.stdout"), "write", text)
    method = "log"
    if target is not None and t.forms.of(target) == "file":
        line = _line(arguments, tree.StringLiteral("\n"))
        return build.text("fs.writeSync(x, y)", x=t.expression(target), y=line)
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
    if t.forms.of(node) == "date":
        return build.call("pyFormatDate", made)
    if t.forms.of(node) == "duration":
        return build.call("String", made)
    owner = class_of(t, node)
    if owner is not None and (method_of(t, owner, "__repr__") or method_of(t, owner, "__str__")):
        return build.call("String", made)
    if owner is not None or t.forms.of(node) in ("map", "set", "counter", "defaultdict", "deque"):
        return build.call("pyRepr", made) if owner is None else build.call("String", made)
    match t.kind(node):
        case TupleOf() if t.has_texts:
            return build.call("pyRepr", made)
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


def _line(arguments: tuple[tree.Expression, ...], end: tree.Expression) -> tree.Expression:
    """The text of what is printed with this end."""
    if any(isinstance(one, tree.Spread) for one in arguments):
        text = build.method(tree.Array(arguments), "join", tree.StringLiteral(" "))
        has_end = not isinstance(end, tree.StringLiteral) or end.value
        return tree.Binary("+", text, end) if has_end else text
    line = Pieces()
    for index, one in enumerate(arguments):
        line.text(" " * (index > 0))
        line.value(one)
    is_text = isinstance(end, tree.StringLiteral | tree.Template)
    if is_text:
        line.value(end)
    return line.made() if is_text else tree.Binary("+", line.made(), end)
