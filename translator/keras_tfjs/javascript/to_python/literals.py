"""Python string literals and f-strings."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SPECIAL = re.compile(r"[\\\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")

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
    other = "'" if quote == '"' else '"'
    if quote in text and other not in text and quote == '"':
        quote = other
    return quote + escaped(text).replace(quote, "\\" + quote) + quote


def f_string(node: ast.JoinedStr, to_text: ToText, quote: str) -> str | None:
    """The f-string; None where Python before 3.12 could not read it (a backslash or the same quote
    in an expression)."""
    parts: list[str] = []
    for value in node.values:
        match value:
            case ast.Constant(value=str() as text):
                parts.append(_literal_part(text, quote))
            case ast.FormattedValue(value=inner, format_spec=spec):
                shown = to_text(inner)
                if "\\" in shown or quote in shown or "\n" in shown or "#" in shown:
                    return None
                if shown.startswith("{"):
                    shown = " " + shown
                if isinstance(inner, ast.Lambda | ast.NamedExpr) or "lambda" in shown:
                    shown = f"({shown})"
                parts.append("{" + shown + _spec(spec) + "}")
            case _:
                return None
    return f"f{quote}{''.join(parts)}{quote}"


def _literal_part(text: str, quote: str) -> str:
    raw = escaped(text).replace("{", "{{").replace("}", "}}")
    return raw.replace(quote, "\\" + quote)


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
