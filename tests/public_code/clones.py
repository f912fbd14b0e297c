"""The JavaScript and TypeScript files of a git clone's newest commit; it needs no work tree."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from keras_tfjs.source import Dialect, dialect_of_suffix

_BUILT = re.compile(
    r"(?:^|/)(?:node_modules|dist|build|third_party|vendor)/|[.-]min\.m?js$|\.d\.ts$"
)
"""What a machine wrote, or only declares."""


@dataclass(frozen=True)
class Source:
    path: str
    text: str
    dialect: Dialect


def commit(clone: Path) -> str:
    return _git(clone, "rev-parse", "HEAD").decode().strip()


def sources(clone: Path) -> Iterator[Source]:
    """The files that people wrote. What is not UTF-8 is left out."""
    for line in _git(clone, "ls-tree", "-r", "-z", "HEAD").decode().split("\0"):
        described, _, path = line.partition("\t")
        dialect = dialect_of_suffix(Path(path)) if path else None
        if dialect is None or dialect.is_python or _BUILT.search(path):
            continue
        _, kind, name = described.split()
        if kind != "blob":
            continue
        try:
            yield Source(path, _git(clone, "cat-file", "blob", name).decode("utf-8"), dialect)
        except UnicodeDecodeError:
            continue


def _git(clone: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(clone), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout
