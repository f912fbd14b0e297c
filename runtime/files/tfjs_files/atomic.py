"""Files appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tfjs_files.errors import ModelFileError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that takes its place when the block ends without error.

    The mode of a file that is replaced is kept; a new one gets what `open` would have given it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as problem:
        raise _unwritable(path, problem) from problem
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(_mode_for(path))
        temporary.replace(path)
    except OSError as problem:
        raise _unwritable(path, problem) from problem
    finally:
        temporary.unlink(missing_ok=True)


def _mode_for(path: Path) -> int:
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _unwritable(path: Path, problem: OSError) -> ModelFileError:
    return ModelFileError(
        path,
        "the file cannot be written",
        got=problem.strerror or str(problem),
        way_out="name a path in a directory that you may write to",
    )
