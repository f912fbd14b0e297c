"""`console` as a value: what a program hands about to be told something by."""

from __future__ import annotations

import sys
from typing import Any

__all__ = ["console"]


class Console:
    """Its methods print: what warns, on the stream for errors."""

    def log(self, *values: Any) -> None:
        print(*values)

    info = debug = log

    def warn(self, *values: Any) -> None:
        print(*values, file=sys.stderr)

    error = trace = warn


console = Console()
