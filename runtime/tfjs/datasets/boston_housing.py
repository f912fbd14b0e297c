"""Prices of houses in Boston by 13 properties of their districts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tfjs.config import read_config
from tfjs.datasets.files import Split, arrays_of, divided, given, path_of, shuffled
from tfjs.promise import promised

_DEFAULTS = {"path": None, "testSplit": 0.2, "seed": 113, "numpy": False}


@promised
async def loadData(config: Mapping[str, Any] | None = None) -> Split:
    """A promise of `((xTrain, yTrain), (xTest, yTest))`, tensors or, with `numpy`, float64 arrays,
    in the order that Keras shuffles them to for `seed`."""
    said = read_config("bostonHousing.loadData", config, _DEFAULTS)
    held = arrays_of(path_of("boston_housing.npz", said["path"]))
    x, y = shuffled(said["seed"], held["x"], held["y"])
    return given(divided(x, y, said["testSplit"]), said["numpy"])
