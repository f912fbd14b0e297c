"""The nearest name to a wrong one, for messages that say the way out."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from tfjs.serialization.pythonic import to_camel

SHOWN = 40
SHORTEST = 4
"""Letters that say something of a name that they are a part of."""


def nearest(name: str, known: Iterable[str], also: Mapping[str, str] | None = None) -> str | None:
    """The known name that was probably meant; `also` maps spellings of other libraries."""
    names = list(known)
    if also is not None and name in also:
        return also[name]
    plain = {_plain(candidate): candidate for candidate in reversed(names)}
    if (exact := plain.get(_plain(name))) is not None:
        return exact
    close = difflib.get_close_matches(to_camel(name), names, n=1, cutoff=0.7)
    return close[0] if close else _containing(_plain(name), plain)


def _containing(name: str, known: Mapping[str, str]) -> str | None:
    """The shortest known name that a name is a part of, or that is a part of it."""
    found = [
        plain
        for plain in known
        if min(len(name), len(plain)) >= SHORTEST and (name in plain or plain in name)
    ]
    return known[min(found, key=len)] if found else None


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def unknown(
    what: str, name: object, known: Iterable[str], also: Mapping[str, str] | None = None
) -> str:
    """`what` "name" is unknown, what was probably meant, and all there are."""
    names = list(known)
    meant = nearest(name, names, also) if isinstance(name, str) else None
    hint = f"; did you mean {meant!r}?" if meant is not None else "."
    return f"{what} {name!r} is unknown{hint} Known: {', '.join(names[:SHOWN])}"
