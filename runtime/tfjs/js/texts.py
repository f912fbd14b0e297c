"""JSON as JavaScript writes and reads it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

from tfjs.js.functions import handed
from tfjs.js.members import entries
from tfjs.js.values import number_text

__all__ = ["parse_json", "stringify"]


def stringify(value: Any, replacer: Any = None, indent: Any = None) -> str | None:
    """`JSON.stringify(value, replacer, indent)`."""
    pause = " " * min(int(indent), 10) if isinstance(indent, int | float) else (indent or "")
    return _Writer(replacer, pause[:10]).written("", value, "", {"": value})


class _Writer:
    def __init__(self, replacer: Any, pause: str) -> None:
        self._replace: Callable[..., Any] | None = handed(replacer) if callable(replacer) else None
        self._kept = [str(one) for one in replacer] if isinstance(replacer, list) else None
        self._pause = pause
        self._within: list[int] = []

    def written(self, key: str, value: Any, margin: str, owner: Any) -> str | None:
        """None for what JSON leaves out: functions."""
        own = value.get("toJSON") if isinstance(value, dict) else getattr(value, "toJSON", None)
        if callable(own) and not isinstance(value, type):
            value = own()
        if self._replace is not None:
            value = self._replace(key, value)
        match value:
            case None:
                return "null"
            case bool():
                return "true" if value else "false"
            case str():
                return json.dumps(value, ensure_ascii=False)
            case int():
                return int.__repr__(value)
            case float():
                return number_text(value) if math.isfinite(value) else "null"
            case _ if callable(value):
                return None
        if id(value) in self._within:
            raise TypeError("Converting circular structure to JSON")
        self._within.append(id(value))
        inner = margin + self._pause
        if isinstance(value, list | tuple):
            parts = [
                self.written(str(i), one, inner, value) or "null" for i, one in enumerate(value)
            ]
            made = self._bracket(parts, margin, "[]")
        else:
            made = self._bracket(self._members(value, inner), margin, "{}")
        self._within.pop()
        return made

    def _members(self, value: Any, inner: str) -> list[str]:
        found = []
        for key, one in entries(value):
            if self._kept is not None and key not in self._kept:
                continue
            shown = self.written(key, one, inner, value)
            if shown is not None:
                colon = ": " if self._pause else ":"
                found.append(json.dumps(key, ensure_ascii=False) + colon + shown)
        return found

    def _bracket(self, parts: list[str], margin: str, marks: str) -> str:
        if not parts:
            return marks
        if not self._pause:
            return marks[0] + ",".join(parts) + marks[1]
        inner = f"\n{margin}{self._pause}"
        return f"{marks[0]}{inner}{f',{inner}'.join(parts)}\n{margin}{marks[1]}"


def parse_json(shown: str, reviver: Callable[..., Any] | None = None) -> Any:
    """`JSON.parse(shown, reviver)`."""
    value = json.loads(shown, parse_constant=_refused)
    return value if reviver is None else _revived("", value, handed(reviver))


def _refused(word: str) -> Any:
    raise ValueError(f"Unexpected token {word!r} in JSON")


def _revived(key: str, value: Any, revive: Callable[..., Any]) -> Any:
    if isinstance(value, list):
        value[:] = [_revived(str(index), one, revive) for index, one in enumerate(value)]
    elif isinstance(value, dict):
        for name in list(value):
            made = _revived(name, value[name], revive)
            if made is None and value[name] is not None:
                del value[name]
            else:
                value[name] = made
    return revive(key, value)
