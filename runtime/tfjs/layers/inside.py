"""The layers inside a layer: those that a user's class keeps in its attributes.

TF.js does not look there, so that weights of such layers are neither trained nor saved; here they
count, as in Keras.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


def held(owner: object, kind: type[T]) -> Iterator[tuple[str, T]]:
    """The objects of a kind in the attributes of `owner` and in lists and dicts there, each once,
    with their paths (`encoder`, `blocks/0`), in the order in which attributes were first set."""
    seen: set[int] = {id(owner)}
    for name, value in vars(owner).items():
        yield from _found(name, value, kind, seen)


def _found(path: str, value: Any, kind: type[T], seen: set[int]) -> Iterator[tuple[str, T]]:
    match value:
        case _ if isinstance(value, kind):
            if id(value) not in seen:
                seen.add(id(value))
                yield path, value
        case list() | tuple():
            if _may_hold(next((item for item in value if item is not None), None), kind):
                for index, item in enumerate(value):
                    yield from _found(f"{path}/{index}", item, kind, seen)
        case Mapping():
            if _may_hold(next(iter(value.values()), None), kind):
                for key, item in value.items():
                    yield from _found(f"{path}/{key}", item, kind, seen)


def _may_hold(first: Any, kind: type) -> bool:
    """By its first item: a vocabulary of a million words is not searched for layers."""
    return isinstance(first, (kind, list, tuple, Mapping))
