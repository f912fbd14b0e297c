"""Batches that a class of the program computes by their place: an extension, as Keras has it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any

from tfjs.data.leaves import dense
from tfjs.data.pipelines import Pipeline


class Sequence(Pipeline):
    """A dataset whose class says how many batches there are, ``__len__``, and makes each,
    ``__getitem__(index)``: inputs, or a tuple of inputs and targets. ``onEpochBegin`` is called
    before a pass over it and ``onEpochEnd`` behind one."""

    def __init__(self) -> None:
        pass

    def __len__(self) -> int:
        raise NotImplementedError(f"{type(self).__name__}: __len__ says how many batches there are")

    def __getitem__(self, index: int) -> Any:
        raise NotImplementedError(f"{type(self).__name__}: __getitem__ makes the batch at an index")

    def onEpochBegin(self) -> None:
        """Called before the first batch of a pass."""

    def onEpochEnd(self) -> None:
        """Called behind the last batch of a pass."""

    @property
    def size(self) -> int:  # type: ignore[override]  # a class of one's own need not be prepared
        return len(self)

    def elements(self) -> Iterator[Any]:
        return self._pass(range(len(self)))

    def __iter__(self) -> Iterator[Any]:
        return self.elements()

    def inRandomOrder(self) -> Pipeline:
        """The same batches, in another order in every pass."""

        def shuffled() -> Iterator[Any]:
            return self._pass(random.sample(range(len(self)), len(self)))

        return Pipeline(shuffled, len(self))

    def _pass(self, places: Iterable[int]) -> Iterator[Any]:
        self.onEpochBegin()
        for place in places:
            yield dense(self[place])
        self.onEpochEnd()
