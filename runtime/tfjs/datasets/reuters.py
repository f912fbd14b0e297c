"""News as numbers of words, 11,228 texts of 46 topics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tfjs.config import read_config
from tfjs.datasets.files import Split, arrays_of, path_of, shuffled
from tfjs.datasets.sequences import DEFAULTS, limited, ragged, short, started, word_index
from tfjs.promise import promised

_TOPICS = """
cocoa grain veg-oil earn acq wheat copper housing money-supply coffee sugar trade reserves ship
cotton carcass crude nat-gas cpi money-fx interest gnp meal-feed alum oilseed gold tin
strategic-metal livestock retail ipi iron-steel rubber heat jobs lei bop zinc orange pet-chem dlr
gas silver wpi hog lead
"""


@promised
async def loadData(config: Mapping[str, Any] | None = None) -> Split:
    """A promise of `((xTrain, yTrain), (xTest, yTest))`: arrays of lists, and of topics.

    `numWords`, `skipTop`, `maxlen`, `testSplit`, `seed`, `startChar`, `oovChar` and `indexFrom` as
    in Keras.
    """
    said = read_config("reuters.loadData", config, {**DEFAULTS, "testSplit": 0.2})
    held = arrays_of(path_of("reuters.npz", said["path"]))
    texts, labels = shuffled(said["seed"], held["x"], held["y"])
    kept, known = short(started(texts, said), labels, said["maxlen"])
    every = limited(kept, said)
    count = int(len(every) * (1 - said["testSplit"]))
    train = ragged(every[:count]), np.array(known[:count])
    return train, (ragged(every[count:]), np.array(known[count:]))


@promised
async def getWordIndex(config: Mapping[str, Any] | None = None) -> dict[str, int]:
    """A promise of the words and their numbers, before `indexFrom` moves them."""
    said = read_config("reuters.getWordIndex", config, {"path": None})
    return word_index("reuters_word_index.json", said["path"])


def getLabelNames() -> tuple[str, ...]:
    """The names of the topics in the order of their numbers."""
    return tuple(_TOPICS.split())
