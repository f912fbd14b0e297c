"""The `re` module's functions with a literal pattern, as regular expressions of JavaScript."""

from __future__ import annotations

import ast
import re

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable

_ONLY_PYTHON = re.compile(r"\(\?P>|\(\?[aiLmsux]+[:)]|\(\?#|\+\+|\*\+|\?\+")
_INLINE = re.compile(r"\(\?([ims]+)\)")
_SPACE = re.compile(r"(\\.|\[(?:\\.|[^\]\\])*\])|\s+|#[^\n]*", re.DOTALL)
_FLAGS = {
    "IGNORECASE": "i",
    "I": "i",
    "MULTILINE": "m",
    "M": "m",
    "DOTALL": "s",
    "S": "s",
    "VERBOSE": "x",
    "X": "x",
    "UNICODE": "",
    "U": "",
}
_PLACE_OF_FLAGS = {"compile": 1, "sub": 4, "subn": 4, "split": 3}
"""The position of `flags`; 2 where nothing is said here."""


def regular_call(t: Translator, node: ast.Call, name: str) -> tree.Expression | None:
    """`re.search(p, s)`, `re.sub(p, r, s)`, `re.split(p, s)`, `re.compile(p)`; None if the pattern
    is not literal or not JavaScript's as well."""
    plain = name.removeprefix("re.")
    place = _PLACE_OF_FLAGS.get(plain, 2)
    flags = _flags(node, node.args[place:])
    arguments = node.args[:place]
    if arguments and plain in _OF_PATTERNS:
        arguments = [t.facts.origin(arguments[0]) or arguments[0], *arguments[1:]]
        if (same := _told(node, arguments[0], flags)) is not None:
            arguments[0], flags = same
    match plain, arguments:
        case _ if flags is None or "x" in flags:
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
            text = re.sub(r"\(\?P=(\w+)\)", r"\\k<\1>", pattern.replace("(?P<", "(?<"))
            text = text.replace("\\A", "^").replace("\\Z", "$")
            text = _BARE_SLASH.sub(r"\1\\/", text).replace("\n", "\\n")
            is_simple = "|" not in text or around == "{}"
            whole = around if not is_simple else around.replace("(?:{})", "{}")
            return tree.RegularExpression(whole.replace("{}", text), flags)
        case _:
            return None


_BARE_SLASH = re.compile(r"(?<!\\)((?:\\\\)*)/")
"""A slash that no backslash stands for."""

_OF_PATTERNS = frozenset("compile search match fullmatch findall finditer split sub".split())


def _told(node: ast.Call, pattern: ast.expr, flags: str | None) -> tuple[ast.expr, str] | None:
    """A literal pattern without what Python says of it inside: flags at its head, and space and
    comments under re.VERBOSE."""
    match pattern:
        case ast.Constant(value=str() as text) if flags is not None:
            pass
        case _:
            return None
    if (inline := _INLINE.match(text)) is not None:
        flags, text = flags + inline[1], text[inline.end() :]
    if "x" in flags:
        text = _SPACE.sub(lambda found: found[1] or "", text)
    letters = "".join(one for one in "ims" if one in flags)
    return ast.copy_location(ast.Constant(text), node), letters


def _flags(node: ast.Call, given: list[ast.expr]) -> str | None:
    """The flags' letters; None for those that JavaScript has not."""
    letters = ""
    for keyword in node.keywords:
        match keyword:
            case ast.keyword(arg="count", value=ast.Constant(value=1)):
                continue
            case ast.keyword(arg="flags", value=value):
                given = [*given, value]
            case _:
                return None
    for one in given:
        more = _letters(one)
        if more is None:
            return None
        letters += more
    return letters


def _letters(node: ast.expr) -> str | None:
    match node:
        case ast.Attribute(attr=attr) | ast.Name(id=attr):
            return _FLAGS.get(attr)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            first, second = _letters(left), _letters(right)
            return None if first is None or second is None else first + second
        case ast.Constant(value=0):
            return ""
        case _:
            return None


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
    of_group = attr in ("start", "end", "span") and node.args
    if of_group and ast.unparse(node.args[0]) != "0":
        way_out = "JavaScript says where a group is only to patterns with the flag d: m.indices"
        raise Untranslatable(node, "KT308", name=f"{attr} of a group", help=way_out)
    match attr, [] if of_group else node.args:
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
            return tree.StringLiteral(_TEMPLATE.sub(_of_template, text))
        case _:
            return build.call("pyReplacer", made)


_TEMPLATE = re.compile(r"\$|\\g<(?P<name>\w+)>|\\(?P<place>[1-9]\d?)|\\(?P<letter>.)", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "\\": "\\"}


def _of_template(found: re.Match[str]) -> str:
    """A group or an escape in the text that replaces, as JavaScript's `replace` has it."""
    if found[0] == "$":
        return "$$"
    if found["letter"] is not None:
        return _LETTERS.get(found["letter"], found[0].replace("$", "$$"))
    group = found["name"] or found["place"]
    if not group.isdigit():
        return f"$<{group}>"
    return f"${int(group)}" if int(group) else "$&"
