"""One digest for a module and all that it imports, made once for each of many modules."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from keras_tfjs.source import Module

Known = dict[Module, bytes]


def closure(module: Module, known: Known) -> bytes:
    """The digest, which is remembered in `known` with those of the modules on the way.

    Modules that import each other are one component of the graph (Tarjan's algorithm), and have
    their digests from all of its members.
    """
    order: dict[Module, int] = {}
    lowest: dict[Module, int] = {}
    opened: list[Module] = []
    work: list[tuple[Module, Iterator[Module]]] = []

    def enter(one: Module) -> None:
        order[one] = lowest[one] = len(order)
        opened.append(one)
        work.append((one, iter(one.modules.values())))

    if module not in known:
        enter(module)
    while work:
        one, rest = work[-1]
        for other in rest:
            if other in known:
                continue
            if other not in order:
                enter(other)
                break
            lowest[one] = min(lowest[one], order[other])
        else:
            work.pop()
            if work:
                outer = work[-1][0]
                lowest[outer] = min(lowest[outer], lowest[one])
            if lowest[one] == order[one]:
                place = next(at for at in range(len(opened) - 1, -1, -1) if opened[at] is one)
                _seal(opened[place:], known)
                del opened[place:]
    return known[module]


def _seal(members: Sequence[Module], known: Known) -> None:
    """The digests of modules that import each other; what else they import has its own already."""
    members = sorted(members, key=lambda one: one.path)
    places = {one: place for place, one in enumerate(members)}
    whole = hashlib.sha256()
    for one in members:
        whole.update(hashlib.sha256(one.text.encode("utf-8", "surrogatepass")).digest())
        imported = [(name, places.get(other), known.get(other)) for name, other in _named(one)]
        whole.update(repr((one.dialect.value, imported)).encode("utf-8", "surrogatepass"))
    for one, place in places.items():
        known[one] = hashlib.sha256(whole.digest() + str(place).encode()).digest()


def _named(module: Module) -> list[tuple[str, Module]]:
    return sorted(module.modules.items(), key=lambda pair: pair[0])
