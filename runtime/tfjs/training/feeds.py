"""Where the batches of an epoch come from: samples at hand, or a dataset."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tfjs.data import Dataset
from tfjs.data.dataset import stream
from tfjs.data.iterators import END
from tfjs.training.data import Samples

Reader = Callable[[Any], Samples]


class SampleFeed:
    """Batches of samples. With `steps`, epochs are so many batches, one after the other through the
    samples, as in Keras; without, each goes through all of them."""

    def __init__(
        self, samples: Samples, size: int, shuffle: bool = False, steps: int | None = None
    ) -> None:
        self.samples = samples
        self.size = size
        self.shuffle = shuffle
        self.steps = steps
        self._open: Iterator[Samples] | None = None
        self._seen = 0  # batches of this pass
        self._done = 0  # batches of this epoch

    @property
    def count(self) -> int | None:
        """How many batches an epoch has."""
        return self.steps or self._whole

    @property
    def _whole(self) -> int:
        return -(-self.samples.count // self.size)

    def begin(self) -> None:
        """Start the next epoch."""
        self._done = 0
        if self.steps is None or self._seen == self._whole:
            self._open, self._seen = None, 0

    async def next(self) -> Samples | None:
        """The next batch of the epoch; None at its end."""
        if self._done == self.count:
            return None
        if self._open is None:
            self._open = self.samples.batches(self.size, self.shuffle)
        if self._seen == self._whole:
            _ran_out("stepsPerEpoch", self.steps or 0, self._done)
            return None
        self._done += 1
        self._seen += 1
        return next(self._open)


class DatasetFeed:
    """The elements of a dataset. With `steps`, one stream goes on through the epochs, as in TF.js;
    without, or with `anew`, each epoch has a stream of its own."""

    def __init__(
        self, dataset: Dataset, read: Reader, steps: int | None, key: str, anew: bool = False
    ) -> None:
        self.anew = anew
        self._done = 0
        self.dataset = dataset
        self.read = read
        self.steps = steps
        self.key = key
        self._open: Any = None

    @property
    def count(self) -> int | None:
        size = self.dataset.size  # of a class of the program's own a method, where it has one
        known = isinstance(size, int | float) and size != float("inf")
        return self.steps or (int(size) if known and size is not None else None)

    def begin(self) -> None:
        """Start the next epoch."""
        self._done = 0
        if self.steps is None or self.anew:
            self._open = None

    async def next(self) -> Samples | None:
        """The next batch of the epoch; None at its end."""
        if self._done == self.steps:
            return None
        if self._open is None:
            self._open = await stream(self.dataset)
        element = await self._open.step()
        if element is END:
            if self.steps is not None:
                _ran_out(self.key, self.steps, self._done)
            return None
        self._done += 1
        return self.read(element)


Feed = SampleFeed | DatasetFeed


def _ran_out(key: str, wanted: int, done: int) -> None:
    warnings.warn(
        f"You provided {key} as {wanted}, but the data ran out after {done} batches; the epoch "
        f"ends there. The data must give at least {key} * epochs batches; repeat() makes more.",
        stacklevel=3,
    )


def parts_of(element: Any, what: str) -> tuple[Any, Any, Any]:
    """Inputs, targets and weights of an element: `{xs, ys}` as in TF.js, or a list of them."""
    match element:
        case Mapping() if "xs" in element:
            return element["xs"], element.get("ys"), element.get("sampleWeight")
        case (x, y):
            return x, y, None
        case (x, y, weight):
            return x, y, weight
        case _:
            kind = sorted(element) if isinstance(element, Mapping) else type(element).__name__
            raise ValueError(
                f"{what}: expected elements {{'xs': ..., 'ys': ...}} or [x, y], got {kind}"
            )
