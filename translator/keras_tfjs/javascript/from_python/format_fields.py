"""`"{0.name} {rows[0]:>{width}}".format(...)`: fields with parts of their own, as an f-string."""

from __future__ import annotations

import ast
import re
import string
from typing import TypeVar

from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.translator import Translator, Untranslatable

E = TypeVar("E", bound=ast.expr)
_FIELD = re.compile(r"(\w*)((?:\.\w+|\[[^\]]*\])*)")
_PART = re.compile(r"\.(\w+)|\[([^\]]*)\]")


def has_parts(text: str) -> bool:
    """Whether a field of the text names a part of its value, or computes its own format."""
    try:
        fields = [(name, spec) for _, name, spec, _ in string.Formatter().parse(text)]
    except ValueError:
        return False
    return any(
        name and not name.isidentifier() and not name.isdigit() for name, _ in fields
    ) or any(spec and "{" in spec for _, spec in fields)


def as_f_string(t: Translator, node: ast.Call, text: str) -> ast.JoinedStr:
    """The f-string that says what the call of `format` says."""
    return _Fields(t, node).joined(text)


class _Fields:
    def __init__(self, t: Translator, node: ast.Call) -> None:
        self._t = t
        self._node = node
        self._next = 0

    def joined(self, text: str) -> ast.JoinedStr:
        values: list[ast.expr] = []
        for literal, name, spec, conversion in string.Formatter().parse(text):
            if literal:
                values.append(self._placed(ast.Constant(literal)))
            if name is None:
                continue
            value = self._value(name)
            made = self.joined(spec) if spec else None
            code = ord(conversion) if conversion else -1
            values.append(self._placed(ast.FormattedValue(value, code, made)))
        return self._placed(ast.JoinedStr(values))

    def _placed(self, made: E) -> E:
        return ast.copy_location(made, self._node)

    def _value(self, field: str) -> ast.expr:
        found = _FIELD.fullmatch(field)
        value = self._argument(found[1]) if found is not None else None
        if found is None or value is None:
            what = "this .format() call"
            source = self._t.source(self._node)
            raise Untranslatable(self._node, "KT301", what=what, source=source)
        for attribute, key in _PART.findall(found[2]):
            if attribute:
                value = self._placed(ast.Attribute(value, attribute, ast.Load()))
            else:
                index = self._placed(ast.Constant(int(key) if key.isdigit() else key))
                if key.isdigit():
                    self._t.given[index] = build.number(int(key))
                value = self._placed(ast.Subscript(value, index, ast.Load()))
        return value

    def _argument(self, key: str) -> ast.expr | None:
        if key and not key.isdigit():
            named = (one.value for one in self._node.keywords if one.arg == key)
            return next(named, None)
        index = int(key) if key else self._next
        self._next += not key
        given = self._node.args
        return given[index] if index < len(given) else None
