"""Handwritten digits: 60,000 and 10,000 pictures of 28 x 28, labels from 0 to 9."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tfjs.config import read_config
from tfjs.datasets.files import Split, arrays_of, given, path_of
from tfjs.promise import promised


@promised
async def loadData(config: Mapping[str, Any] | None = None) -> Split:
    """A promise of `((xTrain, yTrain), (xTest, yTest))`, tensors or, with `numpy`, uint8 arrays.

    `path`: the name of the file in the cache.
    """
    said = read_config("mnist.loadData", config, {"path": None, "numpy": False})
    held = arrays_of(path_of("mnist.npz", said["path"]))
    split = (held["x_train"], held["y_train"]), (held["x_test"], held["y_test"])
    return given(split, said["numpy"])
