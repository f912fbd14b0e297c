"""Pictures of clothes: 60,000 and 10,000 of 28 x 28, labels from 0 to 9."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from typing import Any

import numpy as np

from tfjs.config import read_config
from tfjs.datasets.files import Array, Pair, Split, given, path_of
from tfjs.promise import promised

_LABELS_AT, _PICTURES_AT = 8, 16
"""Bytes of the files' heads."""


@promised
async def loadData(config: Mapping[str, Any] | None = None) -> Split:
    """A promise of `((xTrain, yTrain), (xTest, yTest))`, tensors or, with `numpy`, uint8 arrays."""
    said = read_config("fashionMnist.loadData", config, {"numpy": False})
    return given((_part("train"), _part("t10k")), said["numpy"])


def _part(name: str) -> Pair:
    labels = _bytes(f"{name}-labels-idx1-ubyte.gz", _LABELS_AT)
    pictures = _bytes(f"{name}-images-idx3-ubyte.gz", _PICTURES_AT)
    return pictures.reshape(len(labels), 28, 28), labels


def _bytes(name: str, offset: int) -> Array:
    with gzip.open(path_of(name)) as file:
        return np.frombuffer(file.read(), np.uint8, offset=offset)
