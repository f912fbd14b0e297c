"""Regular expressions with JavaScript's methods, over Python's `re`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tfjs.js.functions import handed
from tfjs.js.values import text

__all__ = ["Match", "RegExp"]

_NAMED = re.compile(r"\(\?<(?![=!])")
_REFERENCE = re.compile(r"\\k<(\w+)>")
_UNICODE = re.compile(r"\\u\{([0-9a-fA-F]+)\}")
_EXPANSION = re.compile(r"\$(?:([$&`'])|(\d{1,2})|<(\w+)>)")
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}
_CLASSES = {
    r"\p{L}": r"[^\W\d_]",
    r"\p{Letter}": r"[^\W\d_]",
    r"\p{N}": r"\d",
    r"\p{Lu}": "[A-ZÀ-ÖØ-Þ]",
    r"\p{Ll}": "[a-zß-öø-ÿ]",
    r"\p{P}": r"[!-/:-@\[-`{-~]",
    "[^]": r"[\s\S]",
    "[]": "(?!)",
}


_SET = re.compile(r"\[(\^?)((?:\\.|[^\]\\])+)\]")
_PROPERTY = re.compile(r"\\p\{\w+\}")


def _without_properties(found: re.Match[str]) -> str:
    """A set that has `\\p{L}` and its like among its characters: `re` has no sets in sets."""
    properties = _PROPERTY.findall(found[2])
    if not properties:
        return found[0]
    rest = _PROPERTY.sub("", found[2])
    any_of = "|".join([*properties, *([f"[{rest}]"] if rest else [])])
    return f"(?!{any_of})[\\s\\S]" if found[1] else f"(?:{any_of})"


def python_pattern(source: str) -> str:
    """A pattern of JavaScript in the syntax of `re`."""
    made = _NAMED.sub("(?P<", source)
    made = _REFERENCE.sub(r"(?P=\1)", made)
    made = _UNICODE.sub(lambda found: re.escape(chr(int(found[1], 16))), made)
    if r"\p{" in made:
        made = _SET.sub(_without_properties, made)
    for theirs, ours in _CLASSES.items():
        made = made.replace(theirs, ours)
    return made.replace(r"\/", "/")


class Match(list[Any]):
    """What `exec` gives: the text and its groups, with `index`, `input` and `groups`."""

    index: int  # type: ignore[assignment]  # exec's own, which hides the list's method
    input: str
    groups: dict[str, Any] | None


def _made(found: re.Match[str]) -> Match:
    made = Match([found[0], *found.groups()])
    made.index, made.input = found.start(), found.string
    made.groups = found.groupdict() or None
    return made


class RegExp:
    """`new RegExp(source, flags)`, `/source/flags`."""

    source: str

    def __init__(self, source: Any, flags: str | None = None) -> None:
        if isinstance(source, RegExp):
            source, flags = source.source, source.flags if flags is None else flags
        self.source = source
        self.flags = "".join(sorted(flags or ""))
        self.lastIndex = 0
        wanted = 0
        for one in self.flags:
            wanted |= _FLAGS.get(one, 0)
        pattern = python_pattern(source)
        if not wanted & re.MULTILINE:
            pattern = _ends_at_end(pattern)
        try:
            self._compiled = re.compile(pattern, wanted)
        except re.error as problem:
            raise ValueError(
                f"Invalid regular expression: /{source}/{flags or ''}: {problem}"
            ) from None

    @property
    def global_(self) -> bool:
        return "g" in self.flags

    @property
    def ignoreCase(self) -> bool:
        return "i" in self.flags

    @property
    def multiline(self) -> bool:
        return "m" in self.flags

    @property
    def dotAll(self) -> bool:
        return "s" in self.flags

    @property
    def sticky(self) -> bool:
        return "y" in self.flags

    @property
    def unicode(self) -> bool:
        return "u" in self.flags

    @property
    def _keeps_place(self) -> bool:
        return "g" in self.flags or "y" in self.flags

    def exec(self, value: Any) -> Match | None:
        """The next match, from `lastIndex` on with the flags g and y."""
        shown = text(value)
        start = self.lastIndex if self._keeps_place else 0
        if start > len(shown):
            self.lastIndex = 0
            return None
        find = self._compiled.match if "y" in self.flags else self._compiled.search
        found = find(shown, start)
        if self._keeps_place:
            self.lastIndex = found.end() if found else 0
        return _made(found) if found else None

    def test(self, value: Any) -> bool:
        return self.exec(value) is not None

    def match(self, value: str) -> Any:
        """`value.match(this)`: the first match, or all texts with the flag g."""
        if "g" not in self.flags:
            return self.exec(value)
        self.lastIndex = 0
        return [found[0] for found in self._compiled.finditer(value)] or None

    def match_all(self, value: str) -> Iterator[Match]:
        if "g" not in self.flags:
            raise TypeError("String.prototype.matchAll called with a non-global RegExp argument")
        return iter([_made(found) for found in self._compiled.finditer(value)])

    def search(self, value: str) -> int:
        found = self._compiled.search(value)
        return found.start() if found else -1

    def split(self, value: str) -> list[Any]:
        parts = self._compiled.split(value)
        matches_nothing = self._compiled.match("") is not None
        # Empty matches at either end part nothing off in JavaScript
        if matches_nothing and value and not self._compiled.groups:
            parts = [one for index, one in enumerate(parts) if one or 0 < index < len(parts) - 1]
        return parts

    def replace(self, value: str, by: Any) -> str:
        """`value.replace(this, by)`: `by` is a text with `$1`, or a function."""

        def one(found: re.Match[str]) -> str:
            groups = list(found.groups())
            if callable(by):
                named = found.groupdict()
                extra = [named] if named else []
                return text(handed(by)(found[0], *groups, found.start(), found.string, *extra))
            named = found.groupdict()
            return expanded(text(by), value, found.start(), found.end(), groups, named)

        self.lastIndex = 0
        return self._compiled.sub(one, value, count=0 if "g" in self.flags else 1)

    def toString(self) -> str:
        return f"/{self.source}/{self.flags}"

    __str__ = toString


def _ends_at_end(pattern: str) -> str:
    """`$` outside classes as `\\Z`: Python's also stands before a last line break."""
    made, in_class, index = [], False, 0
    while index < len(pattern):
        character = pattern[index]
        if character == "\\":
            made.append(pattern[index : index + 2])
            index += 2
            continue
        if character == "[":
            in_class = True
        elif character == "]":
            in_class = False
        made.append(r"\Z" if character == "$" and not in_class else character)
        index += 1
    return "".join(made)


def expanded(
    by: str,
    value: str,
    start: int,
    end: int,
    groups: list[Any],
    named: dict[str, Any] | None = None,
) -> str:
    """A replacement with `$1`, `$<name>`, `$&`, `` $` ``, `$'` and `$$` filled in."""
    parts = {"$": "$", "&": value[start:end], "`": value[:start], "'": value[end:]}

    def one(found: re.Match[str]) -> str:
        if found[1]:
            return parts[found[1]]
        if found[2]:
            number = int(found[2])
            if 1 <= number <= len(groups):
                return groups[number - 1] or ""
            first = int(found[2][0])
            if len(found[2]) == 2 and 1 <= first <= len(groups):
                return (groups[first - 1] or "") + found[2][1]
            return found[0]
        return (named or {}).get(found[3]) or "" if named else found[0]

    return _EXPANSION.sub(one, by) if "$" in by else by
