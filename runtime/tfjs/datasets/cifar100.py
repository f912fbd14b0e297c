"""Small pictures of a hundred sorts of things, in twenty groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tfjs.config import read_config
from tfjs.datasets.cifar10 import pictures
from tfjs.datasets.files import Split, given, path_of
from tfjs.promise import promised


@promised
async def loadData(config: Mapping[str, Any] | None = None) -> Split:
    """A promise of `((xTrain, yTrain), (xTest, yTest))`, tensors or, with `numpy`, arrays.

    `labelMode`: "fine", one of a hundred, or "coarse", one of twenty.
    """
    said = read_config("cifar100.loadData", config, {"labelMode": "fine", "numpy": False})
    mode = said["labelMode"]
    if mode not in ("fine", "coarse"):
        raise ValueError(f'cifar100.loadData: labelMode: expected "fine" or "coarse", got {mode!r}')
    folder = path_of("cifar-100-python-target") / "cifar-100-python"
    train, test = (pictures([folder / name], f"{mode}_labels") for name in ("train", "test"))
    return given((train, test), said["numpy"])
