"""Symbols: keys that are like no other."""

from __future__ import annotations

from typing import Any, ClassVar

__all__ = ["Symbol"]


class Symbol:
    """A key that is like no other."""

    _shared: ClassVar[dict[str, Symbol]] = {}

    def __init__(self, description: Any = None) -> None:
        self.description = description

    @staticmethod
    def for_(name: str) -> Symbol:
        """`Symbol.for(name)`: the same one each time."""
        return Symbol._shared.setdefault(name, Symbol(name))

    def __str__(self) -> str:
        return f"Symbol({self.description or ''})"
