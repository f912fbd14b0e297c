"""Spelling of names: snake_case and lowerCamelCase."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def listed(text: str) -> list[str]:
    """The words of a text, for tables that are easier to read without quotes."""
    return text.split()


def camel(snake: str) -> str:
    """`input_shape` -> `inputShape`, `beta_1` -> `beta1`; leading underscores stay."""
    body = snake.lstrip("_")
    first, *rest = body.split("_")
    return (
        snake[: len(snake) - len(body)]
        + first
        + "".join(part[:1].upper() + part[1:] for part in rest)
    )


def snake(name: str) -> str:
    """`inputShape` -> `input_shape`, `MeanSquaredError` -> `mean_squared_error`."""
    return _BOUNDARY.sub("_", name).lower()


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The most similar of `words`, if one is similar at all; case and underscores do not count."""
    return _nearest(word, tuple(words))


@lru_cache(maxsize=1024)
def _nearest(word: str, words: tuple[str, ...]) -> str | None:
    known = {each.replace("_", "").lower(): each for each in words}
    found = get_close_matches(word.replace("_", "").lower(), known, n=1, cutoff=0.6)
    return known[found[0]] if found else None
