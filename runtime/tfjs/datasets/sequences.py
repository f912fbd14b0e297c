"""What the data sets of texts have in common: words as numbers, frequent ones first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from tfjs.datasets.files import Array, path_of

DEFAULTS: Mapping[str, Any] = {
    "path": None,
    "numWords": None,
    "skipTop": 0,
    "maxlen": None,
    "seed": 113,
    "startChar": 1,
    "oovChar": 2,
    "indexFrom": 3,
}


def started(texts: Array, said: Mapping[str, Any]) -> list[list[int]]:
    """The texts with their start, numbers moved up by `indexFrom`."""
    start, move = said["startChar"], said["indexFrom"] or 0
    if start is None:
        return [[word + move for word in text] for text in texts]
    return [[start, *(word + said["indexFrom"] for word in text)] for text in texts]


def short(
    texts: Sequence[Sequence[int]], labels: Array, longest: int | None
) -> tuple[list[Any], Any]:
    """The texts that have fewer words than `longest`, with their labels."""
    if not longest:
        return list(texts), labels
    kept = [place for place, text in enumerate(texts) if len(text) < longest]
    return [texts[place] for place in kept], [labels[place] for place in kept]


def limited(texts: Sequence[Sequence[int]], said: Mapping[str, Any]) -> list[list[int]]:
    """The texts without rare words and the `skipTop` most frequent, or with `oovChar` for them."""
    low, high = said["skipTop"], said["numWords"] or max(map(max, texts))
    if said["oovChar"] is None:
        return [[word for word in text if low <= word < high] for text in texts]
    other = said["oovChar"]
    return [[word if low <= word < high else other for word in text] for text in texts]


def ragged(texts: Sequence[Sequence[int]]) -> Array:
    """An array of lists."""
    return np.array(texts, dtype=object)


def word_index(name: str, path: str | None) -> dict[str, int]:
    """Words and their numbers."""
    with path_of(name, path).open(encoding="utf-8") as file:
        found: dict[str, int] = json.load(file)
    return found
