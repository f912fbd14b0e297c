"""Writing a file so that nobody ever sees half of it."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

_LONGEST = 50
"""Characters of a file's name that its temporary one has: systems take 255 bytes."""


def write_atomically(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replaces the file, or makes it and the directories above it, in one rename.

    `durable` waits until the data is on the disk. Its permissions stay; a symbolic link stays a
    link, and what it points at is replaced. Raises OSError, and then the file is as it was: also
    for a file without permission to write, which a rename would replace.
    """
    path = Path(os.path.realpath(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = _mode(path)
    prefix = f".{path.name[:_LONGEST]}."
    handle, temporary = tempfile.mkstemp(prefix=prefix, suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _mode(path: Path) -> int:
    """The permissions that the written file gets. Raises OSError where it must not be written."""
    try:
        found = path.stat().st_mode
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    if stat.S_ISDIR(found):
        raise IsADirectoryError("it is a directory")
    if not found & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(path, os.W_OK):
        raise PermissionError("the file is read-only")
    return stat.S_IMODE(found)


def problem(error: OSError) -> str:
    """What the operating system said, in one phrase."""
    return (error.strerror or str(error)).lower()
