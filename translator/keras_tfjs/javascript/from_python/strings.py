"""f-strings, `%` and `.format` as template literals."""

from __future__ import annotations

import ast
import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    expression,
)
from keras_tfjs.javascript.printing.templates import escaped
from keras_tfjs.kinds import ListOf, Number, String, TupleOf

_SPEC = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>^]))?(?P<zero>0)?(?P<width>\d+)?(?P<comma>,)?"
    r"(?:\.(?P<precision>\d+))?(?P<type>[dfs%])?"
)
_PERCENT = re.compile(
    r"%(?:(?P<zero>0)?(?P<width>\d+)?(?:\.(?P<precision>\d+))?(?P<type>[dsfi])|%)"
)
_FIELD = re.compile(r"\{\{|\}\}|\{(?P<name>\w*)(?::(?P<spec>[^{}]*))?\}")


class _Template:
    """A template literal being put together."""

    def __init__(self) -> None:
        self.texts = [""]
        self.expressions: list[tree.Expression] = []

    def text(self, text: str) -> None:
        raw = escaped(text).replace("\\n", "\\n").replace("`", "\\`").replace("${", "\\${")
        self.texts[-1] += raw

    def value(self, value: tree.Expression) -> None:
        if isinstance(value, tree.StringLiteral):
            self.text(value.value)
            return
        if isinstance(value, tree.Template):
            self.texts[-1] += value.texts[0]
            self.texts.extend(value.texts[1:])
            self.expressions.extend(value.expressions)
            return
        self.expressions.append(value)
        self.texts.append("")

    def made(self) -> tree.Expression:
        if not self.expressions and "\\`" not in self.texts[0] and "\\$" not in self.texts[0]:
            return (
                build.text(f"`{self.texts[0]}`")
                if "\\" in self.texts[0]
                else (tree.StringLiteral(self.texts[0]))
            )
        return tree.Template(tuple(self.texts), tuple(self.expressions))


@expression(ast.JoinedStr)
def joined(t: Translator, node: ast.JoinedStr) -> tree.Expression:
    template = _Template()
    for part in node.values:
        match part:
            case ast.Constant(value=str() as text):
                template.text(text)
            case ast.FormattedValue():
                template.value(_formatted_value(t, part))
            case _:
                template.value(t.expression(part))
    return template.made()


def _formatted_value(t: Translator, node: ast.FormattedValue) -> tree.Expression:
    if node.conversion not in (-1, ord("s")):
        if node.conversion == ord("r") and isinstance(t.kind(node.value), String):
            return tree.Template(("'", "'"), (t.expression(node.value),))
        if node.conversion == ord("r") and node.format_spec is None:
            return build.text("JSON.stringify(x)", x=t.expression(node.value))
        raise Untranslatable(node, "KT301", what="this conversion", source=t.source(node))
    if node.format_spec is None:
        return shown(t, node.value)
    match node.format_spec:
        case ast.JoinedStr(values=[ast.Constant(value=str() as spec)]):
            return formatted(t, node.value, spec)
        case ast.JoinedStr(values=[]):
            return shown(t, node.value)
        case _:
            what = "a computed format"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))


def shown(t: Translator, node: ast.expr) -> tree.Expression:
    """A value as part of a text: lists as Python shows them, an error by its message."""
    if t.is_error(node):
        return tree.Member(t.expression(node), "message")
    match t.kind(node):
        case ListOf(of=Number()):
            return tree.Template(("[", "]"), (build.text("xs.join(', ')", xs=t.expression(node)),))
        case TupleOf(items=items) if all(isinstance(item, Number) for item in items):
            return tree.Template(("(", ")"), (build.text("xs.join(', ')", xs=t.expression(node)),))
        case ListOf() | TupleOf():
            return build.text("JSON.stringify(x)", x=t.expression(node))
        case _:
            return t.expression(node)


def formatted(t: Translator, node: ast.expr, spec: str) -> tree.Expression:
    """A value by a format specification."""
    match = _SPEC.fullmatch(spec)
    if match is None:
        what = f"the format {spec!r}"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    parts = match.groupdict()
    value = t.expression(node)
    kind, precision = parts["type"], parts["precision"]
    if kind == "%":
        scaled = tree.Binary("*", value, tree.NumberLiteral("100"))
        digits = build.number(int(precision or 6))
        value = tree.Template(("", "%"), (build.method(scaled, "toFixed", digits),))
    elif parts["comma"]:
        value = _with_commas(value, precision, kind)
    elif kind == "f" or (precision and kind is None and isinstance(t.kind(node), Number)):
        value = build.method(value, "toFixed", build.number(int(precision or 6)))
    elif precision:
        value = build.method(
            _text(t, node, value), "slice", build.number(0), build.number(int(precision))
        )
    if parts["width"]:
        value = _padded(t, node, value, parts)
    return value


def _with_commas(
    value: tree.Expression, precision: str | None, kind: str | None
) -> tree.Expression:
    arguments: list[tree.Expression] = [tree.StringLiteral("en-US")]
    if kind == "f" or precision:
        digits = build.number(int(precision or 6))
        keys = ("minimumFractionDigits", "maximumFractionDigits")
        arguments.append(tree.Object(tuple(tree.Property(build.name(key), digits) for key in keys)))
    return build.method(value, "toLocaleString", *arguments)


def _text(t: Translator, node: ast.expr, value: tree.Expression) -> tree.Expression:
    is_text = isinstance(t.kind(node), String) or isinstance(value, tree.Call | tree.Template)
    return value if is_text else build.call("String", value)


def _padded(
    t: Translator, node: ast.expr, value: tree.Expression, parts: dict[str, str | None]
) -> tree.Expression:
    align, fill = parts["align"], parts["fill"]
    if align == "^":
        raise Untranslatable(node, "KT301", what="a centred format", source=t.source(node))
    left = align == "<" or (align is None and isinstance(t.kind(node), String))
    arguments: list[tree.Expression] = [build.number(int(parts["width"] or 0))]
    if parts["zero"] or (fill and fill != " "):
        arguments.append(tree.StringLiteral(fill or "0"))
    text = value if isinstance(value, tree.Call) else _text(t, node, value)
    return build.method(text, "padEnd" if left else "padStart", *arguments)


def percent_format(t: Translator, node: ast.BinOp) -> tree.Expression:
    """`"%d of %s" % (a, b)`."""
    match node.left:
        case ast.Constant(value=str() as text):
            pass
        case _:
            what = "a computed format"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    values = list(node.right.elts) if isinstance(node.right, ast.Tuple) else [node.right]
    template = _Template()
    end = 0
    for found in _PERCENT.finditer(text):
        template.text(text[end : found.start()])
        end = found.end()
        if found.group() == "%%":
            template.text("%")
            continue
        if not values:
            break
        kind = {"i": "d"}.get(found["type"], found["type"])
        spec = f"{found['zero'] or ''}{found['width'] or ''}"
        spec += f".{found['precision']}" if found["precision"] else ""
        value = values.pop(0)
        aligned = spec + kind if kind != "s" else (">" + spec if spec else "")
        template.value(formatted(t, value, aligned) if aligned != "d" else shown(t, value))
    template.text(text[end:])
    rest = _PERCENT.sub("", text)
    if values or "%" in rest:
        what = "this % format"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    return template.made()


def str_format(t: Translator, node: ast.Call, text: str) -> tree.Expression:
    """`"{} and {name:.2f}".format(x, name=y)`."""
    named = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
    template = _Template()
    end = position = 0
    for found in _FIELD.finditer(text):
        template.text(text[end : found.start()])
        end = found.end()
        if found.group() in ("{{", "}}"):
            template.text(found.group()[0])
            continue
        key = found["name"]
        value: ast.expr | None
        if key.isdigit() or not key:
            index = int(key) if key else position
            position += 1
            value = node.args[index] if index < len(node.args) else None
        else:
            value = named.get(key)
        if value is None:
            what = "this .format() call"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        spec = found["spec"]
        template.value(formatted(t, value, spec) if spec else shown(t, value))
    template.text(text[end:])
    return template.made()
