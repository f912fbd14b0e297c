"""Values of samples that metrics are means of, as Keras computes them."""

from __future__ import annotations

from tfjs.losses.functions import EPSILON
from tfjs.ops import creation
from tfjs.tensor import Tensor


def equality(y: Tensor, p: Tensor) -> Tensor:
    """1 where the prediction is the label"""
    return y.equal(p).cast("float32")


def categorical(y: Tensor, p: Tensor) -> Tensor:
    """1 where the largest prediction is at the largest label"""
    return y.argMax(-1).equal(p.argMax(-1)).cast("float32")


def sparse(y: Tensor, p: Tensor) -> Tensor:
    """1 where the largest prediction is at the index that the label is"""
    labels = y.squeeze([-1]) if y.rank == p.rank and y.dims[-1] == 1 else y
    return labels.equal(p.argMax(-1).cast("float32")).cast("float32")


def in_top_k(labels: Tensor, p: Tensor, k: int) -> Tensor:
    """1 where fewer than k predictions are larger than that of the label (class indices)."""
    classes = p.dims[-1]
    hot = creation.oneHot(labels.cast("int32").flatten(), classes).cast("float32")
    own = p.mul(hot.reshape(p.shape)).sum(-1, True)
    return p.greater(own).cast("float32").sum(-1).less(k).cast("float32")


def _centered(x: Tensor, axis: int) -> Tensor:
    return x.sub(x.mean(axis, True))


def pearson(y: Tensor, p: Tensor, axis: int) -> Tensor:
    """mean of standardized labels times standardized predictions"""
    scaled = []
    for x in (y, p):
        centered = _centered(x, axis)
        spread = _centered(centered, axis).square().mean(axis, True).sqrt()
        scaled.append(centered.div(spread))
    return scaled[0].mul(scaled[1]).mean(axis)


def concordance(y: Tensor, p: Tensor, axis: int) -> Tensor:
    """Twice the covariance by variances and the squared difference of means"""
    ymean, pmean = y.mean(axis, True), p.mean(axis, True)
    variances = [
        _centered(x.sub(mean), axis).square().mean(axis, True)
        for x, mean in ((y, ymean), (p, pmean))
    ]
    both = y.sub(pmean).mul(p.sub(pmean))
    norm = variances[0].add(variances[1]).add(ymean.sub(pmean).square())
    return both.mul(2).div(norm.add(EPSILON)).mean(axis)
