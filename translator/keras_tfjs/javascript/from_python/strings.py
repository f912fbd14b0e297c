"""f-strings, `%` and `.format` as template literals."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.format_fields import as_f_string, has_parts
from keras_tfjs.javascript.from_python.ranges import is_non_negative
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    expression,
)
from keras_tfjs.javascript.printing.templates import escaped
from keras_tfjs.kinds import DictOf, ListOf, Number, String, TupleOf, Unknown

_SPEC = re.compile(
    r"(?:(?P<fill>.)?(?P<align>[<>^]))?(?P<zero>0)?(?P<width>\d+)?(?P<comma>,)?"
    r"(?:\.(?P<precision>\d+))?(?P<type>[dfs%])?"
)
_PERCENT = re.compile(
    r"%(?:\((?P<name>\w+)\))?(?P<flags>[-+ #0]*)(?P<width>\d+)?(?:\.(?P<precision>\d+))?"
    r"(?P<type>[diufeEgGxXocsr%])"
)
_FIELD = re.compile(r"\{\{|\}\}|\{(?P<name>\w*)(?:!(?P<as>[rs]))?(?::(?P<spec>[^{}]*))?\}")

_FORMAT = "builtins.str.format"


class Pieces:
    """A template literal being put together."""

    def __init__(self) -> None:
        self.texts = [""]
        self.expressions: list[tree.Expression] = []
        self._plain: str | None = ""

    def text(self, text: str) -> None:
        self._plain = None if self._plain is None else self._plain + text
        raw = escaped(text).replace("`", "\\`").replace("${", "\\${")
        self.texts[-1] += raw

    def value(self, value: tree.Expression) -> None:
        match value:
            case tree.Call(tree.Identifier("String"), (inner,)):  # a template does that
                value = inner
        if isinstance(value, tree.StringLiteral):
            self.text(value.value)
            return
        self._plain = None
        if isinstance(value, tree.Template):
            self.texts[-1] += value.texts[0]
            self.texts.extend(value.texts[1:])
            self.expressions.extend(value.expressions)
            return
        self.expressions.append(value)
        self.texts.append("")

    def made(self) -> tree.Expression:
        if self._plain is not None:
            return tree.StringLiteral(self._plain)
        return tree.Template(tuple(self.texts), tuple(self.expressions))


@expression(ast.JoinedStr)
def joined(t: Translator, node: ast.JoinedStr) -> tree.Expression:
    template = Pieces()
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
        is_name = isinstance(t.kind(node.value), String) and isinstance(node.value, ast.Name)
        if is_name and node.format_spec is None and node.conversion == ord("r"):
            return tree.Template(("'", "'"), (t.expression(node.value),))
        made = build.call("pyRepr", t.expression(node.value))
        if node.format_spec is None:
            return made
        return build.call("pyFormat", made, t.expression(node.format_spec))
    match node.format_spec:
        case None | ast.JoinedStr(values=[]):
            return shown(t, node.value)
        case ast.JoinedStr(values=[ast.Constant(value=str() as spec)]):
            return formatted(t, node.value, spec)
        case spec:
            return build.call("pyFormat", t.expression(node.value), t.expression(spec))


def shown(t: Translator, node: ast.expr) -> tree.Expression:
    """A value as part of a text: lists as Python shows them, an error by its message."""
    if t.is_error(node):
        return tree.Member(t.expression(node), "message")
    if t.forms.of(node) == "date":
        return build.call("pyFormatDate", t.expression(node))
    match node:
        case ast.Call(args=[inner]) if callee(t.facts, node) == "tfjs.js.text":
            return t.expression(inner)  # a template does that
        case _:
            pass
    match t.kind(node):
        case ListOf(of=Number()) if t.is_array(node):
            return tree.Template(("[", "]"), (build.text("xs.join(', ')", xs=t.expression(node)),))
        case TupleOf(items=items) if all(isinstance(item, Number) for item in items):
            return tree.Template(("(", ")"), (build.text("xs.join(', ')", xs=t.expression(node)),))
        case ListOf() | TupleOf() | DictOf():
            return build.call("pyRepr", t.expression(node))
        case _ if t.forms.of(node) in ("set", "map", "counter", "defaultdict", "deque"):
            return build.call("pyRepr", t.expression(node))
        case Unknown() if t.has_texts and not isinstance(node, ast.Call):
            return build.call("pyStr", t.expression(node))
        case _:
            return t.expression(node)


def formatted(t: Translator, node: ast.expr, spec: str) -> tree.Expression:
    """A value by a format specification."""
    match = _SPEC.fullmatch(spec)
    value = t.expression(node)
    if t.forms.of(node) == "date":
        return build.call("pyFormatDate", value, tree.StringLiteral(spec))
    if match is None or not _is_natural(t, node, match):
        return build.call("pyFormat", value, tree.StringLiteral(spec))
    parts = match.groupdict()
    kind, precision = parts["type"], parts["precision"]
    if kind == "%":
        scaled = tree.Binary("*", value, tree.NumberLiteral("100"))
        digits = build.number(int(precision or 6))
        value = tree.Template(("", "%"), (_fixed(t, scaled, digits),))
    elif parts["comma"]:
        value = _with_commas(value, precision, kind)
    elif kind == "f" or (precision and kind is None and isinstance(t.kind(node), Number)):
        value = _fixed(t, value, build.number(int(precision or 6)))
    elif precision:
        value = build.method(
            _text(t, node, value), "slice", build.number(0), build.number(int(precision))
        )
    if parts["width"]:
        value = _padded(t, node, value, parts, bool(kind in ("%", "f") or precision))
    return value


def _fixed(t: Translator, value: tree.Expression, digits: tree.Expression) -> tree.Expression:
    """A number with so many digits. JavaScript rounds a half away from zero and Python to the even
    digit; what a file with tensors shows comes out of float32 sums, which are no exact halves."""
    if t.may_have_tensors:
        return build.method(value, "toFixed", digits)
    return build.call("pyFixed", value, digits)


def _is_natural(t: Translator, node: ast.expr, match: re.Match[str]) -> bool:
    """Whether a method of JavaScript's texts and numbers does the same."""
    kind = t.kind(node)
    if match["align"] in ("^", "=") or match["precision"] == "0":
        return False
    if match["comma"] and not (match["precision"] or (isinstance(kind, Number) and kind.integer)):
        return False
    if match["precision"] and match["type"] is None and not isinstance(kind, String):
        return False
    if match["width"] and match["align"] is None:
        if not isinstance(kind, Number | String) and match["type"] not in ("f", "d"):
            return False
        return not match["zero"] or is_non_negative(t, node) or match["type"] == "f"
    return True


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
    is_text = isinstance(t.kind(node), String) or isinstance(value, tree.Template)
    return value if is_text else build.call("String", value)


def _padded(
    t: Translator,
    node: ast.expr,
    value: tree.Expression,
    parts: dict[str, str | None],
    is_text: bool,
) -> tree.Expression:
    align, fill = parts["align"], parts["fill"]
    if align == "^":
        raise Untranslatable(node, "KT301", what="a centred format", source=t.source(node))
    left = align == "<" or (align is None and isinstance(t.kind(node), String))
    arguments: list[tree.Expression] = [build.number(int(parts["width"] or 0))]
    if parts["zero"] or (fill and fill != " "):
        arguments.append(tree.StringLiteral(fill or "0"))
    is_text = is_text or bool(parts["comma"])
    text = value if is_text else _text(t, node, value)
    return build.method(text, "padEnd" if left else "padStart", *arguments)


def percent_format(t: Translator, node: ast.BinOp) -> tree.Expression:
    """`"%d of %s" % (a, b)`, `"%(name)s" % d`."""
    match node.left:
        case ast.Constant(value=str() as text):
            pass
        case _:
            what = "a computed format"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    named = dict(_entries(node.right))
    values = list(node.right.elts) if isinstance(node.right, ast.Tuple) else [node.right]
    template = Pieces()
    end = 0
    for found in _PERCENT.finditer(text):
        template.text(text[end : found.start()])
        end = found.end()
        if found["type"] == "%":
            template.text("%")
            continue
        value = named.get(found["name"]) if found["name"] else values.pop(0) if values else None
        if value is None:
            break
        template.value(_percent_value(t, value, found))
    template.text(text[end:])
    if (values and not named) or "%" in _PERCENT.sub("", text):
        what = "this % format"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    return template.made()


def _entries(node: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                yield key.value, value


def _percent_value(t: Translator, value: ast.expr, found: re.Match[str]) -> tree.Expression:
    kind = {"i": "d", "u": "d"}.get(found["type"], found["type"])
    flags, width = found["flags"], found["width"] or ""
    if kind == "r":
        return build.call("pyRepr", t.expression(value))
    is_whole = isinstance(t.kind(value), Number) and t.kind(value) == Number(True)
    if kind == "d" and not is_whole and isinstance(t.kind(value), Number):
        whole = build.text("Math.trunc(n)", n=t.expression(value))
        if not flags and not width:
            return whole
        t.given[value] = whole
    align = "<" if "-" in flags else ">" if kind == "s" and width else ""
    sign = "+" if "+" in flags else " " if " " in flags else ""
    zero = "0" if "0" in flags and "-" not in flags else ""
    spec = align + sign + ("#" if "#" in flags else "") + zero + width
    spec += f".{found['precision']}" if found["precision"] else ""
    if kind in "sd" and not spec:
        return shown(t, value)
    return formatted(t, value, spec + ("" if kind == "s" else kind))


def str_format(t: Translator, node: ast.Call, text: str) -> tree.Expression:
    """`"{} and {name:.2f}".format(x, name=y)`."""
    if has_parts(text):
        return t.expression(as_f_string(t, node, text))
    named = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
    template = Pieces()
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
        if found["as"] == "r":
            template.value(build.call("pyRepr", t.expression(value)))
            continue
        template.value(formatted(t, value, spec) if spec else shown(t, value))
    template.text(text[end:])
    return template.made()


def is_template(t: Translator, node: ast.Call, receiver: ast.expr) -> bool:
    """Whether a call of `format` fills in a text that is made elsewhere: what formats a date takes
    a text alone."""
    if t.definitions.defines("format") or t.facts.name(node.func) not in (None, _FORMAT):
        return False
    match node:
        case _ if isinstance(t.kind(receiver), String):
            return True
        case ast.Call(args=[ast.Constant(value=str())], keywords=[]):
            return False
        case _:
            return t.is_unknown(receiver) and t.forms.of(receiver) is None
