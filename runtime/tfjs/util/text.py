"""Texts, their bytes, and what the platform gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tfjs.environment import ENV


def now() -> float:
    """Milliseconds since some moment, for measuring times."""
    return float(ENV.platform.now())


def fetch(path: str, requestInits: Mapping[str, Any] | None = None) -> Any:
    """A promise of the Response of an http(s) server."""
    return ENV.platform.fetch(path, requestInits)


def encodeString(s: str, encoding: str | None = "utf-8") -> Any:
    """The bytes of a text, as a NumPy array."""
    return ENV.platform.encode(s, encoding or "utf-8")


def decodeString(bytes: Any, encoding: str | None = "utf-8") -> str:
    """The text of bytes."""
    return str(ENV.platform.decode(bytes, encoding or "utf-8"))


def rightPad(a: str, size: int) -> str:
    """``a`` with blanks up to a length."""
    return a.ljust(size)
