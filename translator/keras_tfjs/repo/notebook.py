"""A notebook as text whose cells' sources can be replaced, and nothing else changes.

Jupyter's JSON is never printed anew: the places of the `source` values are found in the text, and
only a changed cell's is written, in the style that it had.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from json.decoder import JSONDecoder
from typing import Any

from keras_tfjs.repo.last_run import release


class NotebookError(ValueError):
    """Text that is not a notebook of format 4: `message`, and the line and column (from 0) of the
    place in the JSON text."""

    def __init__(self, message: str, line: int = 1, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


@dataclass(frozen=True)
class Cell:
    """`start` and `end` enclose the JSON value of `source` in the notebook's text."""

    kind: str
    source: str
    start: int
    end: int


@dataclass(frozen=True)
class Notebook:
    """`python` is the version that the notebook says it last ran on, as (3, 6), `release` the
    newest Keras that its outputs show it to have run on."""

    text: str
    language: str
    cells: tuple[Cell, ...]
    python: tuple[int, int] | None = None
    release: tuple[int, int] | None = None

    def with_sources(self, sources: Mapping[int, str]) -> str:
        """The notebook's text with the sources of these cells (from 0) replaced."""
        escaped = self.text.isascii() and _ESCAPE.search(self.text) is not None
        parts, position = [], 0
        for index in sorted(sources):
            cell = self.cells[index]
            value = _restyled(self.text[cell.start : cell.end], sources[index], escaped)
            parts += [self.text[position : cell.start], value]
            position = cell.end
        return "".join([*parts, self.text[position:]])


_ESCAPE = re.compile(r"\\u(?!00[0-7])[0-9a-fA-F]{4}")
_VERSION = re.compile(r"(\d+)\.(\d+)")
_SPACE = re.compile(r"[ \t\n\r]*")
# Nobody asks for numbers, and Python makes no int of more than 4300 digits
_DECODER = JSONDecoder(parse_int=float)


def parse(text: str) -> Notebook:
    """Raises NotebookError."""
    try:
        document = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise NotebookError(f"JSON: {error.msg}", error.lineno, error.colno - 1) from error
    except RecursionError as error:
        raise NotebookError("JSON: nested too deeply") from error
    if not isinstance(document, dict) or not isinstance(document.get("cells"), list):
        if isinstance(document, dict) and isinstance(document.get("worksheets"), list):
            raise NotebookError("its format is 3 or older, expected 4")
        raise NotebookError("it has no list of cells")
    start = dict(_members(text, 0))["cells"]
    cells = tuple(_cell(text, at, number) for number, at in enumerate(_items(text, start), 1))
    return Notebook(text, _language(document), cells, _version(document), release(document))


def _cell(text: str, at: int, number: int) -> Cell:
    places = dict(_members(text, at)) if text[at] == "{" else {}
    if "cell_type" not in places or "source" not in places:
        raise NotebookError(
            f"cell {number} has no cell_type or no source", text.count("\n", 0, at) + 1
        )
    kind = _DECODER.raw_decode(text, places["cell_type"])[0]
    start = places["source"]
    source, end = _DECODER.raw_decode(text, start)
    lines = source if isinstance(source, list) else [source]
    if not all(isinstance(line, str) for line in lines):
        raise NotebookError(f"the source of cell {number} is not text", text.count("\n", 0, at) + 1)
    return Cell(kind, "".join(lines), start, end)


def _language(document: dict[str, Any]) -> str:
    """The kernel's language in lower case; "python" where the metadata does not say."""
    metadata = document.get("metadata")
    if not isinstance(metadata, dict):
        return "python"
    for table, key in (("language_info", "name"), ("kernelspec", "language")):
        entry = metadata.get(table)
        if isinstance(entry, dict) and isinstance(entry.get(key), str):
            return str(entry[key]).lower()
    return "python"


def _version(document: dict[str, Any]) -> tuple[int, int] | None:
    match document:
        case {"metadata": {"language_info": {"name": "python", "version": str() as version}}}:
            found = _VERSION.match(version)
            return (int(found[1]), int(found[2])) if found else None
    return None


def _members(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The keys of the object at `at` and where their values start; the text is valid JSON."""
    position = _after_space(text, _after_space(text, at) + 1)
    while text[position] != "}":
        key, position = _DECODER.raw_decode(text, position)
        start = _after_space(text, _after_space(text, position) + 1)
        yield key, start
        position = _next(text, start)


def _items(text: str, at: int) -> Iterator[int]:
    """Where the items of the array at `at` start."""
    position = _after_space(text, at + 1)
    while text[position] != "]":
        yield position
        position = _next(text, position)


def _next(text: str, start: int) -> int:
    """The place after the value at `start` and the comma behind it, if there is one."""
    position = _after_space(text, _DECODER.raw_decode(text, start)[1])
    return _after_space(text, position + 1) if text[position] == "," else position


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _restyled(old: str, source: str, escaped: bool) -> str:
    """`source` as a JSON value in the style of `old`: text or a list of lines, indented alike."""
    if not old.startswith("["):
        return json.dumps(source, ensure_ascii=escaped)
    places = [(start, _DECODER.raw_decode(old, start)[1]) for start in _items(old, 0)]
    written = {_DECODER.raw_decode(old, start)[0]: old[start:end] for start, end in places}
    lines = [
        written.get(line) or json.dumps(line, ensure_ascii=escaped)
        for line in source.splitlines(keepends=True)
    ]
    if not places or not lines:
        return f"[{', '.join(lines)}]"
    head = old[: places[0][0]]
    between = old[places[0][1] : places[1][0]] if len(places) > 1 else "," + (head[1:] or " ")
    return head + between.join(lines) + old[places[-1][1] :]
