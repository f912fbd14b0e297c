"""``tf.data.timeseriesDatasetFromArray``: windows of a series (an extension)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from tfjs.config import read_config
from tfjs.data.leaves import dense, taken
from tfjs.data.pipelines import Pipeline
from tfjs.ops.alea import Alea
from tfjs.tensor import Tensor

_DEFAULTS: Mapping[str, Any] = {
    "sequenceLength": None,
    "sequenceStride": 1,
    "samplingRate": 1,
    "batchSize": 128,
    "shuffle": False,
    "seed": None,
    "startIndex": None,
    "endIndex": None,
}
_SEEDS = 1_000_000


def timeseriesDatasetFromArray(
    data: Any, targets: Any, config: Mapping[str, Any] | None = None
) -> Pipeline:
    """Batches `[batch, sequenceLength, ...]` of windows of `data`, with `targets[i]` for the window
    that begins at i unless that is None.

    Windows begin `sequenceStride` apart; their entries are `samplingRate` apart.
    """
    what = "timeseriesDatasetFromArray"
    said = read_config(what, config, _DEFAULTS)
    length = said["sequenceLength"]
    if length is None:
        raise ValueError(f"{what}: sequenceLength: expected a number, got None")
    count = len(data)
    start, end = said["startIndex"] or 0, said["endIndex"] or count
    if not 0 <= start < end <= count:
        raise ValueError(f"{what}: startIndex, endIndex: expected 0 <= {start} < {end} <= {count}")
    for key in ("sequenceStride", "samplingRate"):
        if not 0 < said[key] < count:
            raise ValueError(f"{what}: {key}: expected a number from 1 to {count - 1}")
    rate = said["samplingRate"]
    begins = end - start - (length - 1) * rate
    if targets is not None:
        begins = min(begins, len(targets))
    places = np.arange(0, begins, said["sequenceStride"], dtype=np.int32)
    seed = np.random.randint(_SEEDS) if said["seed"] is None else said["seed"]
    if said["shuffle"]:
        np.random.RandomState(seed).shuffle(places)
    series, wanted = _stretch(data, start, end), _stretch(targets, start, end)
    steps = np.arange(length, dtype=np.int32) * rate
    size = said["batchSize"]
    draw = Alea(str(seed))

    def elements() -> Any:
        order = places
        if said["shuffle"]:
            keys = [draw.random() for _ in range(len(places))]
            order = places[np.argsort(keys)]
        for first in range(0, len(order), size or 1):
            chosen = order[first] if size is None else order[first : first + size]
            yield _windows(series, wanted, chosen, steps)

    batches = len(places) if size is None else -(-len(places) // size)
    return Pipeline(elements, batches)


def _stretch(values: Any, start: int, end: int) -> Tensor | None:
    if values is None:
        return None
    rows: Tensor = dense(np.asarray(values)[start:end])
    return rows


def _windows(series: Any, targets: Tensor | None, begins: Any, steps: Any) -> Any:
    places = np.asarray(begins)[..., None] + steps
    flat = taken(series, places.reshape(-1))
    windows = flat.reshape([*places.shape, *series.dims[1:]])
    if targets is None:
        return windows
    labels = taken(targets, np.asarray(begins).reshape(-1))
    return windows, labels.reshape([*np.shape(begins), *targets.dims[1:]])
