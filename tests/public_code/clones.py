"""The source files of a git clone's newest commit; it needs no work tree."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from keras_tfjs.source import Dialect, decode, dialect_of_suffix

_BUILT = re.compile(
    r"(?:^|/)(?:node_modules|dist|build|third_party|vendor)/|[.-]min\.m?js$|\.d\.ts$"
)
"""What a machine wrote, or only declares."""

_PYTHON = (".py", ".ipynb")

PARTS = {"keras-team/keras": ("examples/", "guides/")}
"""Of Keras itself only its programs: the library's own parts call one another, not Keras."""


@dataclass(frozen=True)
class Source:
    """`problem` says why the bytes are no text, where they are none; `root` is the folder that
    holds the file's project, if any does."""

    path: str
    text: str
    dialect: Dialect
    problem: str = ""
    root: Path | None = None


def repository(clone: Path) -> str:
    """`owner/name` of a clone's path, which is `owner+name` or a folder in it."""
    name = clone.name if "+" in clone.name else clone.parent.name
    return name.replace("+", "/", 1)


def commit(clone: Path) -> str:
    return _git(clone, "rev-parse", "HEAD").decode().strip()


def scripts(clone: Path) -> Iterator[Source]:
    """The JavaScript and TypeScript that people wrote. What is not UTF-8 is left out."""
    for path, name in _blobs(clone):
        dialect = dialect_of_suffix(Path(path))
        if dialect is None or dialect.is_python or _BUILT.search(path):
            continue
        data = _blob(clone, name)
        if data is None:
            continue
        try:
            yield Source(path, data.decode("utf-8"), dialect)
        except UnicodeDecodeError:
            continue


def programs(clone: Path, folder: Path) -> Iterator[Source]:
    """The Python files and notebooks, laid down in `folder`, where they find each other."""
    parts = PARTS.get(repository(clone), ("",))
    named = [(path, name) for path, name in _blobs(clone) if path.endswith(_PYTHON)]
    bytes_of: dict[str, bytes] = {}
    for path, name in named:
        data = _blob(clone, name)
        if data is not None and path.startswith(parts):
            bytes_of[path] = data
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    for path, data in bytes_of.items():
        yield program(path, data, folder)


def program(path: str, data: bytes, root: Path | None = None) -> Source:
    """One Python file or notebook, in the project `root`."""
    try:
        text, _ = decode(data, python=path.endswith(".py"))
    except (UnicodeDecodeError, SyntaxError) as problem:
        return Source(path, "", Dialect.KERAS, str(problem), root)
    return Source(path, text, Dialect.KERAS, root=root)


def _blobs(clone: Path) -> Iterator[tuple[str, str]]:
    """Path and object name of each file."""
    for line in _git(clone, "ls-tree", "-r", "-z", "HEAD").decode().split("\0"):
        described, _, path = line.partition("\t")
        if path and described.split()[1] == "blob":
            yield path, described.split()[2]


def _blob(clone: Path, name: str) -> bytes | None:
    """None where a shallow or partial clone lists the file and does not hold it."""
    try:
        return _git(clone, "cat-file", "blob", name)
    except subprocess.CalledProcessError:
        return None


def _git(clone: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(clone), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout
