"""True and false positives and negatives at thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tfjs.losses.base import same_rank
from tfjs.ops import creation
from tfjs.ops.counting import topk
from tfjs.ops.shape import stack
from tfjs.tensor import Tensor

NEVER = -1e10


@dataclass(frozen=True)
class Counts:
    """Weighted counts at each threshold: [thresholds], or [thresholds, labels]."""

    hits: Tensor  # true positives
    alarms: Tensor  # false positives
    rejections: Tensor  # true negatives
    misses: Tensor  # false negatives


def as_thresholds(given: float | Sequence[float] | None, default: float, what: str) -> list[float]:
    """Thresholds as a list; ValueError for one outside of [0, 1]."""
    if given is None:
        return [default]
    found = [float(x) for x in given] if isinstance(given, Sequence) else [float(given)]
    wrong = [x for x in found if not 0 <= x <= 1]
    if wrong:
        raise ValueError(f"{what}: thresholds: expected numbers from 0 to 1, got {wrong}")
    return found


def evenly(thresholds: Sequence[float]) -> bool:
    """Whether they divide [0, 1] evenly: counting is then a matter of buckets."""
    count = len(thresholds)
    if count < 3:
        return False
    even = np.arange(count, dtype=np.float32) / (count - 1)
    return bool(np.allclose(thresholds, even, atol=1e-7))


def top_only(p: Tensor, k: int) -> Tensor:
    """Predictions that are not among the k largest of their row become -1e10."""
    chosen = topk(p, k)["indices"]
    hot = creation.oneHot(chosen, p.dims[-1]).cast("float32").sum(-2)
    return p.mul(hot).add(hot.neg().add(1).mul(NEVER))


def count(
    yTrue: Tensor,
    yPred: Tensor,
    thresholds: Sequence[float],
    weight: Tensor | None = None,
    *,
    top: int | None = None,
    label: int | None = None,
    by_label: bool = False,
    label_weights: Tensor | None = None,
) -> Counts:
    """The counts of a batch. `top`: only the k likeliest predictions are positive; `label`: only
    that class is looked at; `by_label`: each class (last axis) by itself."""
    p, y = same_rank(yPred.cast("float32"), yTrue.cast("float32"))
    if top is not None:
        p = top_only(p, top)
    if label is not None:
        begin = [0] * (p.rank - 1)
        p, y = (x.slice([*begin, label], [*[-1] * len(begin), 1]) for x in (p, y))
    weights = _weights(p, weight, label_weights)
    labels = 1 if not by_label else p.dims[-1]
    p, y, weights = (x.reshape([-1, labels]) for x in (p, y, weights))
    positive = y.cast("bool").cast("float32")
    true, false = positive.mul(weights), positive.neg().add(1).mul(weights)
    if evenly([max(0.0, min(1.0, x)) for x in thresholds]) and len(thresholds) > 2:
        with_epsilon = thresholds[0] < 0 or thresholds[-1] > 1
        hits, alarms = _by_buckets(p, true, false, len(thresholds), with_epsilon)
    else:
        limits = creation.tensor1d(list(thresholds)).reshape([-1, 1, 1])
        above = p.expandDims(0).greater(limits).cast("float32")
        hits, alarms = above.mul(true).sum(1), above.mul(false).sum(1)
    counts = [hits, alarms, false.sum(0).sub(alarms), true.sum(0).sub(hits)]
    return Counts(*(x if by_label else x.squeeze([1]) for x in counts))


def _weights(p: Tensor, weight: Tensor | None, label_weights: Tensor | None) -> Tensor:
    weights: Tensor = p.onesLike()
    if weight is not None:
        given = weight.cast("float32")
        if given.rank == p.rank and given.dims != p.dims and given.dims[-1] != 1:
            given = given.reshape([given.dims[0], -1])
        missing = p.rank - given.rank
        weights = weights.mul(given.reshape([*given.shape, *[1] * missing]))
    return weights if label_weights is None else weights.mul(label_weights)


def _by_buckets(
    p: Tensor, true: Tensor, false: Tensor, count: int, with_epsilon: bool
) -> tuple[Tensor, Tensor]:
    """Sums over the samples above each of evenly spaced thresholds."""
    bucket = p.clipByValue(0, 1).mul(count - 1).ceil().sub(1)
    if with_epsilon:
        bucket = bucket.relu()
    columns = []
    for index in range(p.dims[1]):
        # One more bucket in front, for what is above no threshold.
        ids = bucket.slice([0, index], [-1, 1]).flatten().add(1).cast("int32")
        pair = true.slice([0, index], [-1, 1]).concat(false.slice([0, index], [-1, 1]), 1)
        sums = pair.unsortedSegmentSum(ids, count + 1).slice([1, 0], [-1, -1])
        columns.append(sums.cumsum(0, False, True))
    above, below = stack(columns, 1).unstack(2)
    return above, below
