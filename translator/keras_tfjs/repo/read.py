"""The bytes of files that a call finds or is given."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def contents(path: Path) -> bytes:
    """Raises OSError for what cannot be read, and for what is no regular file: a named pipe would
    be waited for, and a device has no end."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError("it is not a regular file")
    return path.read_bytes()
