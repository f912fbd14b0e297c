"""``tf.data.timeseriesGenerator``: batches by place of windows of a series, as
keras.preprocessing.sequence.TimeseriesGenerator makes them (an extension)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tfjs.config import read_config
from tfjs.data.leaves import dense
from tfjs.data.sequences import Sequence

_DEFAULTS: Mapping[str, Any] = {
    "samplingRate": 1,
    "stride": 1,
    "startIndex": 0,
    "endIndex": None,
    "shuffle": False,
    "reverse": False,
    "batchSize": 128,
}


class TimeseriesGenerator(Sequence):
    """Batches `[batchSize, length / samplingRate, ...]` of what lies before a place of `data`, with
    `targets` of the place. With `shuffle`, places are drawn with numpy.random."""

    def __init__(
        self, data: Any, targets: Any, length: int, config: Mapping[str, Any] | None = None
    ) -> None:
        said = read_config("timeseriesGenerator", config, _DEFAULTS)
        self.data, self.targets = np.asarray(data), np.asarray(targets)
        if len(self.data) != len(self.targets):
            raise ValueError(
                f"timeseriesGenerator: {len(self.data)} rows of data, {len(self.targets)} targets"
            )
        self.length = length
        self.samplingRate, self.stride = said["samplingRate"], said["stride"]
        self.startIndex = said["startIndex"] + length
        last = len(self.data) - 1
        self.endIndex = last if said["endIndex"] is None else said["endIndex"]
        self.shuffled, self.reverse = bool(said["shuffle"]), said["reverse"]
        self.batchSize: int = said["batchSize"]
        if self.startIndex > self.endIndex:
            raise ValueError(
                f"timeseriesGenerator: startIndex + length is {self.startIndex}, behind the "
                f"endIndex {self.endIndex}: no place has so much before it"
            )

    def __len__(self) -> int:
        step: int = self.batchSize * self.stride
        last: int = self.endIndex
        count: int = (last - self.startIndex + step) // step
        return count

    def __getitem__(self, index: int) -> tuple[Any, Any]:
        if self.shuffled:
            places = np.random.randint(self.startIndex, self.endIndex + 1, self.batchSize)
        else:
            step = self.batchSize * self.stride
            first = self.startIndex + step * index
            places = np.arange(first, min(first + step, self.endIndex + 1), self.stride)
        steps = np.arange(-self.length, 0, self.samplingRate)
        windows = self.data[places[:, None] + steps]
        ordered = windows[:, ::-1] if self.reverse else windows
        made: tuple[Any, Any] = dense((ordered, self.targets[places]))
        return made


def timeseriesGenerator(
    data: Any, targets: Any, length: int, config: Mapping[str, Any] | None = None
) -> TimeseriesGenerator:
    """A `TimeseriesGenerator`: `{samplingRate 1, stride 1, startIndex 0, endIndex, shuffle false,
    reverse false, batchSize 128}`."""
    return TimeseriesGenerator(data, targets, length, config)
