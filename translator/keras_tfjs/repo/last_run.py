"""What a notebook shows of the Keras that it last ran on: its outputs are kept with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Release = tuple[int, int]

_THIRD = (2, 16)
"""The first TensorFlow whose Keras is Keras 3; before, both have the same numbers."""

_PRINTED = re.compile(
    r"Using (?:TensorFlow|Theano|CNTK) backend"
    r"|^Train on \d+ samples"
    r"|\b\d+[mu]?s/sample\b"
    r"|The `lr` argument is deprecated, use `learning_rate` instead",
    re.MULTILINE,
)
"""What Keras 2.10 and older print, and no later one."""
_BEFORE = (2, 10)

_ASKED = re.compile(r"\b(tf|tensorflow|keras)(?:\.keras)?\.__version__")
_VERSIONS = re.compile(r"(?<![\w.])(\d+)\.(\d+)\.\d+")
_INSTALLED = re.compile(
    r"^[ \t]*[!%](?:pip3?|conda)[ \t]+install\b.*?\b(tensorflow|keras)(?:-gpu|-cpu)?==?(\d+)\.(\d+)"
    r"|^[ \t]*%tensorflow_version[ \t]+(1)\.(x)",
    re.MULTILINE | re.IGNORECASE,
)


def release(document: dict[str, Any]) -> Release | None:
    """The newest release of Keras that a notebook's cells and outputs speak for, by the numbers of
    TensorFlow where it is TensorFlow's; None if they do not."""
    return max((one for cell in document["cells"] for one in _of_cell(cell)), default=None)


def _of_cell(cell: Any) -> Iterator[Release]:
    match cell:
        case {"cell_type": "code", "source": str() | list() as source, **rest}:
            pass
        case _:
            return
    text = _joined(source)
    for name, major, minor, first, _ in _INSTALLED.findall(text):
        yield (1, 15) if first else _of_library(name.lower(), int(major), int(minor))
    outputs = rest.get("outputs")
    printed = [_text(each) for each in outputs] if isinstance(outputs, list) else []
    if any(_PRINTED.search(each) for each in printed):
        yield _BEFORE
    asked, found = _ASKED.findall(text), _VERSIONS.findall("\n".join(printed))
    if len(asked) == text.count("__version__") == len(found) == 1:
        yield _of_library(asked[0], *map(int, found[0]))


def _of_library(name: str, major: int, minor: int) -> Release:
    is_keras = name == "keras"
    return (3, 0) if not is_keras and (major, minor) >= _THIRD else (major, minor)


def _text(output: Any) -> str:
    match output:
        case {"text": text} | {"data": {"text/plain": text}}:
            return _joined(text)
    return ""


def _joined(text: Any) -> str:
    lines = text if isinstance(text, list) else [text]
    return "".join(line for line in lines if isinstance(line, str))
