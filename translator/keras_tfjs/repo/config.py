"""[tool.keras-tfjs] in pyproject.toml.

[tool.keras-tfjs]
exclude = ["legacy/"]
ignore = ["KT201"]
baseline = "left-overs.json"
pairs = [{source = "src/model.py", target = "web/model.js", to = "js"}]

Python's line length is the one of [tool.black] or [tool.ruff].
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from keras_tfjs.diagnostics import is_code
from keras_tfjs.source import LINE_LENGTH, Dialect, ModuleFormat, Platform, Wishes

_NAME = "keras-tfjs"
_TABLE = f"tool.{_NAME}"
_FORMATTERS = ("black", "ruff")
_KERAS = (1, 2, 3)
E = TypeVar("E", bound=StrEnum)


class ConfigError(ValueError):
    """A configuration that means nothing: `path`, `message` and `way_out`."""

    def __init__(self, path: Path, message: str, way_out: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message
        self.way_out = way_out


@dataclass(frozen=True)
class Pair:
    """`source` (a file or directory) is kept translated in `target`; both absolute."""

    source: Path
    target: Path
    to: Dialect
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True)
class Config:
    """The table; a default Config where there is none. `path` is the pyproject.toml, if any."""

    path: Path | None = None
    pairs: tuple[Pair, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    baseline: Path | None = None


def find(start: Path) -> Config:
    """The configuration of the nearest pyproject.toml at or above `start`. Raises ConfigError."""
    start = Path(os.path.abspath(start))
    for directory in (start, *start.parents):
        path = directory / "pyproject.toml"
        if os.path.isfile(path):
            return read(path)
    return Config()


def read(path: Path) -> Config:
    """Raises ConfigError."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(path, f"cannot be read: {error}", "correct the file") from error
    tools = document.get("tool", {})
    _expect(path, "tool", tools, dict)
    for name in tools:
        if name != _NAME and name.replace("_", "").replace("-", "").lower() == "kerastfjs":
            raise ConfigError(path, f"[tool.{name}] is nobody's table", f"write [{_TABLE}]")
    table = tools.get(_NAME, {})
    _expect(path, _TABLE, table, dict)
    known = ("pairs", "select", "ignore", "exclude", "baseline", *_WISHES)
    _known_keys(path, _TABLE, table, known)
    wishes = _wishes(path, _TABLE, table, Wishes(line_length=_line_length(document)))
    return Config(
        path=path,
        pairs=tuple(_pairs(path, table.get("pairs", []), wishes)),
        select=_codes(path, table, "select"),
        ignore=_codes(path, table, "ignore"),
        exclude=_strings(path, table, "exclude"),
        wishes=wishes,
        baseline=_baseline(path, table.get("baseline")),
    )


_WISHES = ("keras", "exact", "keep-names", "platform", "modules")
"""Keys of the table, and of a pair that wants it otherwise."""


def _wishes(path: Path, where: str, table: Mapping[str, Any], default: Wishes) -> Wishes:
    keras = table.get("keras", default.keras)
    if keras not in (None, *_KERAS):
        numbers = " or ".join(map(str, _KERAS))
        message = f"{where}.keras: expected {numbers}, got {keras!r}"
        raise ConfigError(path, message, f"write keras = {_KERAS[-1]}")

    def flag(key: str, otherwise: bool) -> bool:
        return bool(_expect(path, f"{where}.{key}", table.get(key, otherwise), bool))

    def word(key: str, words: type[E], otherwise: E) -> E:
        given = _expect(path, f"{where}.{key}", table.get(key, otherwise.value), str)
        return _one_of(path, f"{where}.{key}", words, given)

    return replace(
        default,
        keras=keras,
        exact=flag("exact", default.exact),
        keep_names=flag("keep-names", default.keep_names),
        platform=word("platform", Platform, default.platform),
        module_format=word("modules", ModuleFormat, default.module_format),
    )


def _one_of(path: Path, where: str, words: type[E], given: str) -> E:
    known = [one.value for one in words]
    if given not in known:
        message = f"{where}: expected one of {', '.join(known)}, got {given!r}"
        near = difflib.get_close_matches(given, known, 1)
        way_out = f"did you mean {near[0]!r}?" if near else "write one of them"
        raise ConfigError(path, message, way_out)
    return words(given)


def _line_length(document: Mapping[str, Any]) -> int:
    """That of the formatter that the project uses. What they make of other values is theirs."""
    for name in _FORMATTERS:
        table = document.get("tool", {}).get(name, {})
        length = table.get("line-length") if isinstance(table, dict) else None
        if isinstance(length, int) and length > 0:
            return length
    return LINE_LENGTH


def _baseline(path: Path, name: Any) -> Path | None:
    if name is None:
        return None
    return path.parent / str(_expect(path, f"{_TABLE}.baseline", name, str))


def _pairs(path: Path, entries: Any, wishes: Wishes) -> Iterator[Pair]:
    where = f"{_TABLE}.pairs"
    for number, entry in enumerate(_expect(path, where, entries, list), 1):
        name = f"{where}[{number}]"
        _expect(path, name, entry, dict)
        _known_keys(path, name, entry, ("source", "target", "to", *_WISHES))
        for key in ("source", "target", "to"):
            if key not in entry:
                way_out = '{source = "model.py", target = "model.js", to = "js"}'
                raise ConfigError(path, f"{name} has no {key!r}", f"write all three: {way_out}")
            _expect(path, f"{name}.{key}", entry[key], str)
        for key in ("source", "target"):
            _refuse_path(path, f"{name}.{key}", entry[key])
        to = _one_of(path, f"{name}.to", Dialect, entry["to"])
        root, own = path.parent, _wishes(path, name, entry, wishes)
        yield Pair(root / entry["source"], root / entry["target"], to, own)


def _refuse_path(path: Path, where: str, given: str) -> None:
    """Raises ConfigError for what is no path on all systems."""
    if not given:
        raise ConfigError(path, f"{where}: expected a path, got ''", "name a file or directory")
    if "\\" in given and os.sep != "\\":
        message = f"{where}: expected a path with /, got {given!r}"
        raise ConfigError(path, message, f"write {given.replace(chr(92), '/')!r}: Windows takes it")


def _codes(path: Path, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    codes = _strings(path, table, key)
    for code in codes:
        if not is_code(code):
            message = f"{_TABLE}.{key}: no diagnostic has the code {code!r}"
            raise ConfigError(path, message, "codes are like KT101 or KT1")
    return codes


def _strings(path: Path, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = _expect(path, f"{_TABLE}.{key}", table.get(key, []), list)
    return tuple(_expect(path, f"{_TABLE}.{key}", value, str) for value in values)


def _known_keys(path: Path, where: str, table: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            way_out = f"did you mean {near[0]!r}?" if near else f"known keys: {', '.join(known)}"
            raise ConfigError(path, f"{where} has an unknown key {key!r}", way_out)


def _expect(path: Path, where: str, value: Any, kind: type) -> Any:
    if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
        message = f"{where}: expected {_NAMES[kind]}, got {value!r}"
        raise ConfigError(path, message, "correct the value")
    return value


_NAMES: dict[type, str] = {
    dict: "a table",
    list: "an array",
    str: "a string",
    bool: "true or false",
}
