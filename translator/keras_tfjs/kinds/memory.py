"""Remembered answers, some of which depend on themselves."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from keras_tfjs.kinds.model import UNKNOWN, UNREACHED, Kind

_ROUNDS = 4
"""Turns after which an answer that still changes is given up as Unknown."""


class Memory:
    """Kinds by key. An answer that depends on itself (a loop, recursion) starts as Unreached and is
    made again, with all that was made of it, until it no longer changes."""

    def __init__(self) -> None:
        self.known: dict[Hashable, Kind] = {}
        """To be read; `keep` and `solve` write it."""

        self._hints: dict[Hashable, Kind] = {}
        self._active: set[Hashable] = set()
        self._read: set[Hashable] = set()
        self._trail: list[Hashable] = []
        self.retractions = 0
        """How often answers were taken back. While that is the same, what was made of answers
        that may still change would be made again as it is."""

    @property
    def is_settled(self) -> bool:
        """Whether no answer is under way, so that what is known now stays."""
        return not self._active

    def keep(self, key: Hashable, kind: Kind) -> Kind:
        """Remembers an answer that cannot depend on itself."""
        self.known[key] = kind
        self._trail.append(key)
        return kind

    def solve(self, key: Hashable, compute: Callable[[], Kind]) -> Kind:
        """`compute()`, remembered under `key`, and made again while it changes what it read."""
        known = self.known.get(key)
        if known is not None:
            if key in self._active:
                self._read.add(key)
            return known
        self.known[key] = self._hints.get(key, UNREACHED)
        self._active.add(key)
        mark = len(self._trail)
        for _ in range(_ROUNDS):
            self._read.discard(key)
            answer = compute()
            if key not in self._read or answer == self.known[key]:
                break
            self._forget(mark)
            self.known[key] = answer
        else:
            self._forget(mark)
            answer = UNKNOWN
        self._active.remove(key)
        self._hints[key] = answer
        return self.keep(key, answer)

    def _forget(self, mark: int) -> None:
        self.retractions += 1
        for key in self._trail[mark:]:
            self.known.pop(key, None)
        del self._trail[mark:]
