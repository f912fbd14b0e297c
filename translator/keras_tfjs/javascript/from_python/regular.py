"""The `re` module's functions with a literal pattern, as regular expressions of JavaScript."""

from __future__ import annotations

import ast
import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.translator import Translator

_ONLY_PYTHON = re.compile(r"\\[AZ]|\(\?P[=>]|\(\?[aiLmsux]+[:)]|\(\?#|\+\+|\*\+|\?\+")
_FLAGS = {"IGNORECASE": "i", "I": "i", "MULTILINE": "m", "M": "m", "DOTALL": "s", "S": "s"}


def regular_call(t: Translator, node: ast.Call, name: str) -> tree.Expression | None:
    """`re.search(p, s)`, `re.sub(p, r, s)`, `re.split(p, s)`, `re.compile(p)`; None if the pattern
    is not literal or not JavaScript's as well."""
    flags = _flags(t, node)
    match name.removeprefix("re."), node.args:
        case _ if flags is None:
            return None
        case "compile", [pattern]:
            return _literal(pattern, flags)
        case "search", [pattern, subject]:
            made = _literal(pattern, flags)
            return made and build.method(t.expression(subject), "match", made)
        case "split", [pattern, subject]:
            made = _literal(pattern, flags)
            return made and build.method(t.expression(subject), "split", made)
        case "match", [pattern, subject]:
            made = _literal(pattern, flags, "^(?:{})")
            return made and build.method(t.expression(subject), "match", made)
        case "fullmatch", [pattern, subject]:
            made = _literal(pattern, flags, "^(?:{})$")
            return made and build.method(t.expression(subject), "match", made)
        case "findall", [pattern, subject]:
            made = _literal(pattern, "g" + flags)
            found = made and build.method(t.expression(subject), "matchAll", made)
            return found and _all_found(found)
        case "finditer", [pattern, subject]:
            made = _literal(pattern, "g" + flags)
            return made and build.method(t.expression(subject), "matchAll", made)
        case "escape", [text]:
            return build.text(r"s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')", s=t.expression(text))
        case "sub", [pattern, by, subject]:
            once = any(keyword.arg == "count" for keyword in node.keywords)
            made = _literal(pattern, flags if once else "g" + flags)
            replaced = _replacement(t, by, t.expression(by))
            return made and build.method(t.expression(subject), "replace", made, replaced)
        case _:
            return None


def _literal(node: ast.expr, flags: str, around: str = "{}") -> tree.Expression | None:
    match node:
        case ast.Constant(value=str() as pattern) if not _ONLY_PYTHON.search(pattern):
            text = pattern.replace("(?P<", "(?<").replace("/", "\\/").replace("\n", "\\n")
            is_simple = "|" not in text or around == "{}"
            whole = around if not is_simple else around.replace("(?:{})", "{}")
            return tree.RegularExpression(whole.replace("{}", text), flags)
        case _:
            return None


def _flags(t: Translator, node: ast.Call) -> str | None:
    """The flags' letters; None for those that JavaScript has not."""
    letters = ""
    for keyword in node.keywords:
        match keyword:
            case ast.keyword(arg="count", value=ast.Constant(value=1)):
                continue
            case ast.keyword(arg="flags", value=ast.Attribute(attr=attr)) if attr in _FLAGS:
                letters += _FLAGS[attr]
            case _:
                return None
    return letters


def match_call(t: Translator, node: ast.Call) -> tree.Expression | None:
    """Methods of a match and of a compiled pattern."""
    match node.func:
        case ast.Attribute(value=value, attr=attr):
            form = t.forms.of(value)
        case _:
            return None
    if form == "match":
        return _of_match(t, node, value, attr)
    if form == "pattern":
        return _of_pattern(t, node, t.expression(value), attr)
    return None


def _of_match(t: Translator, node: ast.Call, value: ast.expr, attr: str) -> tree.Expression | None:
    made = t.expression(value)
    match attr, node.args:
        case "group", []:
            return tree.Index(made, build.number(0))
        case "group", [ast.Constant(value=str() as name)]:
            return tree.Member(tree.Member(made, "groups"), name)
        case "group", [number]:
            return tree.Index(made, t.expression(number))
        case "group", numbers:
            return tree.Array(tuple(tree.Index(made, t.expression(one)) for one in numbers))
        case "groups", []:
            return build.method(made, "slice", build.number(1))
        case "groupdict", []:
            return build.text("({...x.groups})", x=made)
        case "start", []:
            return tree.Member(made, "index")
        case "end", []:
            return build.text("x.index + x[0].length", x=made)
        case "span", []:
            return build.text("[x.index, x.index + x[0].length]", x=made)
        case _:
            return None


def _of_pattern(
    t: Translator, node: ast.Call, pattern: tree.Expression, attr: str
) -> tree.Expression | None:
    """The pattern's flags are its own; what looks for all matches makes a global one of it."""
    values = [t.expression(one) for one in node.args]
    everywhere = build.text("new RegExp(x, x.flags + 'g')", x=pattern)
    match attr, values:
        case "search", [subject]:
            return build.method(subject, "match", pattern)
        case "match", [subject]:
            return build.text(
                "s.match(new RegExp(`^(?:${x.source})`, x.flags))", s=subject, x=pattern
            )
        case "fullmatch", [subject]:
            return build.text(
                "s.match(new RegExp(`^(?:${x.source})$`, x.flags))", s=subject, x=pattern
            )
        case "findall", [subject]:
            return _all_found(build.method(subject, "matchAll", everywhere))
        case "finditer", [subject]:
            return build.method(subject, "matchAll", everywhere)
        case "split", [subject]:
            return build.method(subject, "split", pattern)
        case "sub", [by, subject]:
            return build.method(subject, "replace", everywhere, _replacement(t, node.args[0], by))
        case _:
            return None


def _all_found(matches: tree.Expression) -> tree.Expression:
    """The whole match, its one group, or its groups."""
    return build.call("pyFound", matches)


def _replacement(t: Translator, node: ast.expr, made: tree.Expression) -> tree.Expression:
    match node:
        case ast.Constant(value=str() as text):
            text = re.sub(r"\\g<(\w+)>", r"$<\1>", text.replace("$", "$$"))
            return tree.StringLiteral(re.sub(r"\\(\d)", r"$\1", text))
        case _:
            return build.call("pyReplacer", made)
