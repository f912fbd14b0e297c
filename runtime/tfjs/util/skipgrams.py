"""``tf.util.skipgrams`` and its table (extensions): pairs of words for word2vec, drawn as Keras
draws them, by Python's `random`."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tfjs.config import read_config

_SEEDS = 10_000_000
_EULER = 0.577
_DEFAULTS: Mapping[str, Any] = {
    "windowSize": 4,
    "negativeSamples": 1.0,
    "shuffle": True,
    "categorical": False,
    "samplingTable": None,
    "seed": None,
}


def skipgrams(
    sequence: Sequence[int], vocabularySize: int, config: Mapping[str, Any] | None = None
) -> tuple[list[list[int]], list[Any]]:
    """Pairs of numbers of words, and labels: 1 for two words at most `windowSize` apart in the
    sequence, 0 for one of them and a number from 1 to below `vocabularySize`.

    Number 0 is no word. `negativeSamples` of the second sort come on one of the first;
    `samplingTable[n]` is the probability to take word n at all; `categorical` labels are [0, 1]
    and [1, 0].
    """
    said = read_config("skipgrams", config, _DEFAULTS)
    table, size = said["samplingTable"], said["windowSize"]
    pairs: list[list[int]] = []
    for place, word in enumerate(sequence):
        if not word or (table is not None and table[word] < random.random()):
            continue
        start, end = max(0, place - size), min(len(sequence), place + size + 1)
        others = (sequence[at] for at in range(start, end) if at != place)
        pairs += [[word, other] for other in others if other]
    yes, no = ([0, 1], [1, 0]) if said["categorical"] else (1, 0)
    labels: list[Any] = [yes] * len(pairs)
    if said["negativeSamples"] > 0:
        count = int(len(pairs) * said["negativeSamples"])
        words = [pair[0] for pair in pairs]
        random.shuffle(words)
        pairs += [
            [words[at % len(words)], random.randint(1, vocabularySize - 1)] for at in range(count)
        ]
        labels += [no] * count
    if said["shuffle"]:
        seed = random.randint(0, _SEEDS) if said["seed"] is None else said["seed"]
        for values in (pairs, labels):
            random.seed(seed)
            random.shuffle(values)
    return pairs, labels


def makeSamplingTable(size: int, config: Mapping[str, Any] | None = None) -> NDArray[np.float64]:
    """A NumPy array `[size]`: how probably word2vec takes the word of each rank, if words are as
    frequent as Zipf's law says. `samplingFactor`: 1e-5."""
    said = read_config("makeSamplingTable", config, {"samplingFactor": 1e-5})
    rank = np.arange(size)
    rank[:1] = 1
    rarity = rank * (np.log(rank) + _EULER) + 0.5 - 1.0 / (12.0 * rank)
    frequency = said["samplingFactor"] * rarity
    table: NDArray[np.float64] = np.minimum(1.0, frequency / np.sqrt(frequency))
    return table
