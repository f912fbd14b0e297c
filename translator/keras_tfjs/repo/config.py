"""[tool.keras-tfjs] in pyproject.toml.

[tool.keras-tfjs]
exclude = ["legacy/"]
ignore = ["KT201"]
baseline = "left-overs.json"
pairs = [{source = "src/model.py", target = "web/model.js", to = "js"}]
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from keras_tfjs.source import Dialect

_TABLE = "tool.keras-tfjs"
_FLAGS = ("exact", "keep-names")


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


@dataclass(frozen=True)
class Config:
    """The table; a default Config where there is none. `path` is the pyproject.toml, if any."""

    path: Path | None = None
    pairs: tuple[Pair, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    keras: int | None = None
    exact: bool = False
    keep_names: bool = False
    baseline: Path | None = None


def find(start: Path) -> Config:
    """The configuration of the nearest pyproject.toml at or above `start`. Raises ConfigError."""
    start = start.absolute()
    for directory in (start, *start.parents):
        path = directory / "pyproject.toml"
        if path.is_file():
            return read(path)
    return Config()


def read(path: Path) -> Config:
    """Raises ConfigError."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(path, f"cannot be read: {error}", "correct the file") from error
    table = document.get("tool", {}).get("keras-tfjs", {})
    _expect(path, _TABLE, table, dict)
    known = (*_FLAGS, "pairs", "select", "ignore", "exclude", "keras", "baseline")
    _known_keys(path, _TABLE, table, known)
    keras = table.get("keras")
    if keras not in (None, 2, 3):
        raise ConfigError(
            path, f"{_TABLE}.keras: expected 2 or 3, got {keras!r}", "write keras = 3"
        )
    return Config(
        path=path,
        pairs=tuple(_pairs(path, table.get("pairs", []))),
        select=_strings(path, table, "select"),
        ignore=_strings(path, table, "ignore"),
        exclude=_strings(path, table, "exclude"),
        keras=keras,
        exact=_flag(path, table, "exact"),
        keep_names=_flag(path, table, "keep-names"),
        baseline=_baseline(path, table.get("baseline")),
    )


def _flag(path: Path, table: Mapping[str, Any], key: str) -> bool:
    return bool(_expect(path, f"{_TABLE}.{key}", table.get(key, False), bool))


def _baseline(path: Path, name: Any) -> Path | None:
    if name is None:
        return None
    return path.parent / str(_expect(path, f"{_TABLE}.baseline", name, str))


def _pairs(path: Path, entries: Any) -> Iterator[Pair]:
    where = f"{_TABLE}.pairs"
    for number, entry in enumerate(_expect(path, where, entries, list), 1):
        name = f"{where}[{number}]"
        _expect(path, name, entry, dict)
        _known_keys(path, name, entry, ("source", "target", "to"))
        for key in ("source", "target", "to"):
            if key not in entry:
                way_out = '{source = "model.py", target = "model.js", to = "js"}'
                raise ConfigError(path, f"{name} has no {key!r}", f"write all three: {way_out}")
            _expect(path, f"{name}.{key}", entry[key], str)
        if entry["to"] not in {dialect.value for dialect in Dialect}:
            way_out = "write one of " + ", ".join(dialect.value for dialect in Dialect)
            raise ConfigError(path, f"{name}.to: {entry['to']!r} is no dialect", way_out)
        root = path.parent
        yield Pair(root / entry["source"], root / entry["target"], Dialect(entry["to"]))


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
