"""Python string literals and f-strings."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r"[\\\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")

_NUMBER = re.compile(r"(?P<whole>[\d_]*)(?:\.(?P<part>[\d_]*))?(?:e\+?(?P<power>.+))?")

ToText = Callable[[ast.expr], str]


def escaped(text: str) -> str:
    def escape(match: re.Match[str]) -> str:
        character = match.group()
        code = ord(character)
        known = _ESCAPES.get(character)
        return known or (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")

    return _SPECIAL.sub(escape, text)


def quoted(text: str, quote: str = '"') -> str:
    """A literal with the wanted quote, or with the other one where that saves escapes."""
    if quote == '"' and text.count('"') > text.count("'"):
        quote = "'"
    return quote + escaped(text).replace(quote, "\\" + quote) + quote


def number(text: str) -> str:
    """A number with digits on both sides of its point, and capitals only in a hexadecimal one."""
    text = text.lower()
    if text.startswith("0x"):
        return "0x" + text[2:].upper()
    if text.isdigit() or text[0] == "-" or text.startswith(("0b", "0o")):
        return text
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    whole, part, power = match.group("whole"), match.group("part"), match.group("power")
    made = whole if part is None else f"{whole or 0}.{part or 0}"
    return made if power is None else f"{made}e{power}"


def f_string(node: ast.JoinedStr, to_text: ToText, quote: str) -> str | None:
    """The f-string; None where Python before 3.12 could not read it (a backslash or the same quote
    in an expression)."""
    parts: list[str] = []
    literal = "".join(
        one.value
        for one in node.values
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )
    shown_texts = ""
    for value in node.values:
        match value:
            case ast.Constant(value=str() as text):
                parts.append(_literal_part(text))
            case ast.FormattedValue(value=inner, format_spec=spec):
                shown = to_text(inner)
                if "\\" in shown or quote in shown or "\n" in shown or "#" in shown:
                    return None
                if shown.startswith("{"):
                    shown = " " + shown
                if isinstance(inner, ast.Lambda | ast.NamedExpr) or "lambda" in shown:
                    shown = f"({shown})"
                shown_texts += shown
                parts.append("{" + shown + _spec(spec) + "}")
            case _:
                return None
    if quote == '"' and "'" not in shown_texts and literal.count('"') > literal.count("'"):
        quote = "'"
    text = "".join(part.replace(quote, "\\" + quote) for part in parts)
    return f"f{quote}{text}{quote}"


def _literal_part(text: str) -> str:
    return escaped(text).replace("{", "{{").replace("}", "}}")


def _spec(spec: ast.expr | None) -> str:
    match spec:
        case ast.JoinedStr(values=[ast.Constant(value=str() as text)]):
            return f":{text}"
        case _:
            return ""


def format_call(node: ast.JoinedStr, to_text: ToText, quote: str) -> str:
    """The same by `.format`."""
    parts: list[str] = []
    arguments: list[str] = []
    for value in node.values:
        match value:
            case ast.Constant(value=str() as text):
                parts.append(escaped(text).replace("{", "{{").replace("}", "}}"))
            case ast.FormattedValue(value=inner, format_spec=spec):
                parts.append("{" + _spec(spec) + "}")
                arguments.append(to_text(inner))
            case _:
                parts.append("{}")
                arguments.append(to_text(value))
    body = "".join(parts).replace(quote, "\\" + quote)
    return f"{quote}{body}{quote}.format({', '.join(arguments)})"
