"""The Python files and notebooks of a git clone's newest commit; it needs no work tree."""

from __future__ import annotations

import subprocess
from pathlib import Path

SUFFIXES = (".py", ".ipynb")


def name_of(clone: Path) -> str:
    """`owner+name` of a clone of that name, or somewhere in a folder of that name."""
    return next((part for part in reversed(clone.parts) if "+" in part), clone.name)


def commit(clone: Path) -> str:
    return _git(clone, "rev-parse", "HEAD").decode().strip()


def unpack(clone: Path, folder: Path) -> Path:
    """Writes the files into a folder of the project's name in `folder`; returns that."""
    place = folder / name_of(clone)
    listed = _git(clone, "ls-tree", "-r", "-z", "--name-only", "HEAD").decode().split("\0")
    for path in listed:
        if path.endswith(SUFFIXES):
            text = _git(clone, "cat-file", "blob", f"HEAD:{path}", missing=b"")
            file = place / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
    return place


def _git(clone: Path, *arguments: str, missing: bytes | None = None) -> bytes:
    """What git writes; `missing` where a partial clone does not have it."""
    command = ["git", "-C", str(clone), *arguments]
    done = subprocess.run(command, capture_output=True, check=missing is None)
    return done.stdout if done.returncode == 0 or missing is None else missing
