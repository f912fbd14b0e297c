"""What the classes of ImageNet are called."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

import tfjs as tf
from tfjs.config import read_config
from tfjs.promise import promised

_CLASSES = "https://storage.googleapis.com/download.tensorflow.org/data/imagenet_class_index.json"
_HASH = "c2c37ea517e94d9795004a39431a14cb"


def class_index() -> dict[str, tuple[str, str]]:
    """The number of each class in WordNet, and its word, by its place."""
    config: Any = {"origin": _CLASSES, "fileHash": _HASH, "cacheSubdir": "models"}
    with open(tf.util.getFile(config), encoding="utf-8") as file:
        found: dict[str, Any] = json.load(file)
    return {place: (number, word) for place, (number, word) in found.items()}


@promised
async def decodePredictions(
    predictions: Any, config: Mapping[str, Any] | None = None
) -> list[list[tuple[str, str, Any]]]:
    """A promise of the `top` (5) most likely classes for each of the predictions [samples, 1000]:
    the number in WordNet, the word and the probability, the most likely first."""
    top: int = read_config("decodePredictions", config, {"top": 5})["top"]
    rows = np.asarray(predictions)
    if rows.ndim != 2 or rows.shape[1] != 1000:
        raise ValueError(
            f"decodePredictions: expected predictions of the shape [samples, 1000], got "
            f"{list(rows.shape)}"
        )
    classes = class_index()
    return [
        sorted(
            ((*classes[str(place)], row[place]) for place in row.argsort()[-top:][::-1]),
            key=lambda one: one[2],
            reverse=True,
        )
        for row in rows
    ]
