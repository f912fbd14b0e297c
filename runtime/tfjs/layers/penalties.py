"""What layers' outputs cost: the penalties of activity regularizers, on their way to the loss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from tfjs.regularizers import Regularizer
from tfjs.tensor import Tensor

_collecting: list[list[Tensor]] = []


@contextmanager
def activity_penalties() -> Iterator[list[Tensor]]:
    """Collects the penalties that layers inside give for their outputs."""
    collected: list[Tensor] = []
    _collecting.append(collected)
    try:
        yield collected
    finally:
        _collecting.pop()


def penalise(regularizer: Regularizer, outputs: Sequence[Any]) -> None:
    """Adds the outputs' penalties, for each sample as in Keras, where somebody collects them."""
    if _collecting:
        for y in outputs:
            collect(regularizer.apply(y).div(y.dims[0] if y.dims else 1))


def collect(penalty: Tensor) -> None:
    """Adds a penalty, where somebody collects them."""
    if _collecting:
        _collecting[-1].append(penalty)
