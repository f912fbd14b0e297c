"""Small pictures of ten sorts of things: 50,000 and 10,000 of 32 x 32 in three colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tfjs.config import read_config
from tfjs.datasets.files import Pair, Split, given, path_of, unpickled
from tfjs.promise import promised

_BATCHES = 5


@promised
async def loadData(config: Mapping[str, Any] | None = None) -> Split:
    """A promise of `((xTrain, yTrain), (xTest, yTest))`, tensors or, with `numpy`, uint8 arrays;
    labels have an axis of one."""
    said = read_config("cifar10.loadData", config, {"numpy": False})
    folder = path_of("cifar-10-batches-py-target") / "cifar-10-batches-py"
    names = [f"data_batch_{number}" for number in range(1, _BATCHES + 1)]
    train = pictures([folder / name for name in names], "labels")
    x_test, y_test = pictures([folder / "test_batch"], "labels")
    x_train, y_train = train
    split = (x_train, y_train.astype(np.uint8)), (x_test, y_test.astype(np.uint8))
    return given(split, said["numpy"])


def pictures(files: Sequence[Path], key: str) -> Pair:
    """The pictures and labels of several files, colours last."""
    read = [unpickled(file) for file in files]
    x = np.concatenate([one["data"] for one in read]).reshape(-1, 3, 32, 32)
    y = np.concatenate([np.asarray(one[key]) for one in read]).reshape(-1, 1)
    return np.ascontiguousarray(x.transpose(0, 2, 3, 1)), y
