"""Reviews of films as numbers of words, 25,000 and 25,000; labels 0 (bad) and 1 (good)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tfjs.config import read_config
from tfjs.datasets.files import Split, arrays_of, path_of
from tfjs.datasets.sequences import DEFAULTS, limited, ragged, short, started, word_index
from tfjs.promise import promised


@promised
async def loadData(config: Mapping[str, Any] | None = None) -> Split:
    """A promise of `((xTrain, yTrain), (xTest, yTest))`: arrays of lists, and of labels.

    `numWords`, `skipTop`, `maxlen`, `seed`, `startChar`, `oovChar` and `indexFrom` as in Keras.
    """
    said = read_config("imdb.loadData", config, DEFAULTS)
    held = arrays_of(path_of("imdb.npz", said["path"]))
    random = np.random.RandomState(said["seed"])
    texts, labels = [], []
    for part in ("train", "test"):
        order = np.arange(len(held[f"x_{part}"]))
        random.shuffle(order)
        kept, theirs = short(
            started(held[f"x_{part}"][order], said), held[f"y_{part}"][order], said["maxlen"]
        )
        texts.append(kept)
        labels.append(theirs)
    if not all(texts):
        raise ValueError(f"imdb.loadData: maxlen: no review is shorter than {said['maxlen']} words")
    count = len(texts[0])
    every, known = limited([*texts[0], *texts[1]], said), np.concatenate(labels)
    return (ragged(every[:count]), known[:count]), (ragged(every[count:]), known[count:])


@promised
async def getWordIndex(config: Mapping[str, Any] | None = None) -> dict[str, int]:
    """A promise of the words and their numbers, before `indexFrom` moves them."""
    said = read_config("imdb.getWordIndex", config, {"path": None})
    return word_index("imdb_word_index.json", said["path"])
