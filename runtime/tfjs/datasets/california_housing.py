"""Prices of houses in California by 8 properties of their districts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tfjs.config import read_config
from tfjs.datasets.files import Split, arrays_of, divided, given, path_of, shuffled
from tfjs.promise import promised

_DEFAULTS = {"version": "large", "path": None, "testSplit": 0.2, "seed": 113, "numpy": False}
_SMALL = 600


@promised
async def loadData(config: Mapping[str, Any] | None = None) -> Split:
    """A promise of `((xTrain, yTrain), (xTest, yTest))`, tensors or, with `numpy`, arrays, in the
    order that Keras shuffles them to for `seed`. `version`: "large", or the first 600 "small"."""
    said = read_config("californiaHousing.loadData", config, _DEFAULTS)
    version = said["version"]
    if version not in ("large", "small"):
        raise ValueError(
            f'californiaHousing.loadData: version: expected "large" or "small", got {version!r}'
        )
    held = arrays_of(path_of("california_housing.npz", said["path"]))
    count = _SMALL if version == "small" else None
    x, y = shuffled(said["seed"], held["x"][:count], held["y"][:count])
    return given(divided(x, y, said["testSplit"]), said["numpy"])
