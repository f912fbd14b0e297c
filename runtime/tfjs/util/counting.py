"""Numbers that tell apart what has one name."""

from __future__ import annotations

from collections import Counter

_COUNTS: Counter[str] = Counter()


def getUid(prefix: str = "") -> int:
    """An extension: how often it was asked for this prefix, 1 at first."""
    _COUNTS[prefix] += 1
    return _COUNTS[prefix]
