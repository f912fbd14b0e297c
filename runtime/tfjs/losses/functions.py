"""Losses of samples as Keras computes them, over the last axis. Losses and metrics share them.

Where Keras 3 and TF.js agree, TF.js's functions of `objectives` are not repeated here.
"""

from __future__ import annotations

import math
from typing import Any

from tfjs.ops import creation, logical, nn
from tfjs.tensor import Tensor

EPSILON = 1e-7
NEVER = -1e30
"""The logarithm of no probability, with which arithmetic still works."""


def squared(y: Tensor, p: Tensor) -> Tensor:
    """mean (y - p)^2"""
    return y.sub(p).square().mean(-1)


def absolute(y: Tensor, p: Tensor) -> Tensor:
    """mean |y - p|"""
    return y.sub(p).abs().mean(-1)


def percentage(y: Tensor, p: Tensor) -> Tensor:
    """100 mean |(y - p) / y|, |y| being at least 1e-7"""
    return y.sub(p).div(y.abs().maximum(EPSILON)).abs().mean(-1).mul(100)


def logarithmic(y: Tensor, p: Tensor) -> Tensor:
    """mean (log(1 + p) - log(1 + y))^2, both being at least 1e-7"""
    logs = [x.maximum(EPSILON).add(1).log() for x in (p, y)]
    return logs[0].sub(logs[1]).square().mean(-1)


def log_cosh(y: Tensor, p: Tensor) -> Tensor:
    """mean log cosh(p - y)"""
    x = p.sub(y)
    return x.add(x.mul(-2).softplus()).sub(math.log(2)).mean(-1)


def huber(y: Tensor, p: Tensor, delta: float) -> Tensor:
    """mean of e^2 / 2 up to delta, and delta (e - delta / 2) from there on; e = |p - y|"""
    error = p.sub(y)
    size = error.abs()
    linear = size.mul(delta).sub(0.5 * delta * delta)
    return logical.where(size.lessEqual(delta), error.square().mul(0.5), linear).mean(-1)


def signed(y: Tensor) -> Tensor:
    """Labels 0 and 1 as -1 and 1; any others as they are."""
    plain = y.equal(0).logicalOr(y.equal(1)).all()
    return logical.where(plain, y.mul(2).sub(1), y)


def margin(y: Tensor, p: Tensor) -> Tensor:
    """max(1 - y p, 0)"""
    return signed(y).mul(p).neg().add(1).relu()


def hinge(y: Tensor, p: Tensor) -> Tensor:
    """mean max(1 - y p, 0); labels 0 mean -1"""
    return margin(y, p).mean(-1)


def squared_hinge(y: Tensor, p: Tensor) -> Tensor:
    """mean max(1 - y p, 0)^2; labels 0 mean -1"""
    return margin(y, p).square().mean(-1)


def categorical_hinge(y: Tensor, p: Tensor) -> Tensor:
    """max(0, 1 + max (1 - y) p - sum y p)"""
    right = y.mul(p).sum(-1)
    wrong = y.neg().add(1).mul(p).max(-1)
    return wrong.sub(right).add(1).relu()


def divergence(y: Tensor, p: Tensor) -> Tensor:
    """sum y log(y / p)"""
    y, p = y.clipByValue(EPSILON, 1), p.clipByValue(EPSILON, 1)
    return y.mul(y.div(p).log()).sum(-1)


def poisson(y: Tensor, p: Tensor) -> Tensor:
    """mean p - y log p"""
    return p.sub(y.mul(p.add(EPSILON).log())).mean(-1)


def normalized(x: Tensor, axis: int) -> Tensor:
    """x by its length along an axis."""
    return x.mul(x.square().sum(axis, True).rsqrt().minimum(1 / EPSILON))


def cosine(y: Tensor, p: Tensor, axis: int) -> Tensor:
    """The cosine of the angle between y and p."""
    return normalized(y, axis).mul(normalized(p, axis)).sum(axis)


def clipped(p: Tensor) -> Tensor:
    """Probabilities from 1e-7 to 1 - 1e-7."""
    return p.clipByValue(EPSILON, 1 - EPSILON)


def smoothed(y: Tensor, smoothing: float, classes: float) -> Tensor:
    """Labels with a share of them spread over all classes."""
    return y.mul(1 - smoothing).add(smoothing / classes) if smoothing else y


def last(x: Tensor, axis: int) -> Tensor:
    """x with an axis moved to the end."""
    axis %= x.rank
    if axis == x.rank - 1:
        return x
    others = [one for one in range(x.rank) if one != axis]
    return x.transpose([*others, axis])


def softmax(p: Tensor, axis: int) -> Tensor:
    """Softmax along an axis."""
    return nn.softmax(p, axis)


def probabilities(p: Tensor, axis: int) -> Tensor:
    """p scaled to the sum 1 along an axis, and clipped."""
    return clipped(p.div(p.sum(axis, True)))


def categorical(
    y: Tensor, p: Tensor, from_logits: bool, smoothing: float = 0.0, axis: int = -1
) -> Tensor:
    """-sum y log p; p are logits, or are scaled to the sum 1"""
    y, p = last(smoothed(y, smoothing, y.dims[-1]), axis), last(p, axis)
    logs = p.logSoftmax(-1) if from_logits else probabilities(p, -1).log()
    return y.mul(logs).sum(-1).neg()


def sparse_categorical(y: Tensor, p: Tensor, from_logits: bool, axis: int = -1) -> Tensor:
    """-log p[y] for class indices y; clipped probabilities are scaled to the sum 1 again"""
    p = last(p, axis)
    labels = y.squeeze([-1]) if y.rank == p.rank and y.dims[-1] == 1 else y
    logs = p.logSoftmax(-1) if from_logits else clipped(p).log().logSoftmax(-1)
    hot = creation.oneHot(labels.cast("int32"), p.dims[-1]).cast("float32")
    return hot.mul(logs).sum(-1).neg()


def binary_entropies(y: Tensor, p: Tensor, from_logits: bool) -> Tensor:
    """-(y log p + (1 - y) log(1 - p)), elementwise"""
    if from_logits:
        return p.relu().sub(p.mul(y)).add(p.abs().neg().exp().log1p())
    p = clipped(p)
    miss = y.neg().add(1).mul(p.neg().add(1).log())
    return y.mul(p.log()).add(miss).neg()


def binary_entropy(
    y: Tensor, p: Tensor, from_logits: bool, smoothing: float = 0.0, axis: int = -1
) -> Tensor:
    """Their mean."""
    return binary_entropies(smoothed(y, smoothing, 2), p, from_logits).mean(axis)


def binary_focal(
    y: Tensor, p: Tensor, balance: float | None, gamma: float, smoothing: float, axis: int
) -> Tensor:
    """Binary cross-entropies times (1 - right)^gamma, and times balance for labels 1."""
    y = smoothed(y, smoothing, 2)
    no, low = y.neg().add(1), p.neg().add(1)
    right = y.mul(p).add(no.mul(low))
    losses = right.neg().add(1).pow(gamma).mul(binary_entropies(y, p, False))
    if balance is not None:
        losses = y.mul(balance).add(no.mul(1 - balance)).mul(losses)
    return losses.mean(axis)


def categorical_focal(
    y: Tensor, p: Tensor, alpha: float, gamma: float, smoothing: float, axis: int
) -> Tensor:
    """sum alpha (1 - p)^gamma (-y log p)"""
    y = smoothed(y, smoothing, y.dims[-1])
    p = probabilities(p, axis)
    return p.neg().add(1).pow(gamma).mul(alpha).mul(y.mul(p.log()).neg()).sum(axis)


def overlap(y: Tensor, p: Tensor, alpha: float, beta: float, axis: Any) -> Tensor:
    """1 - both / (both + alpha missed + beta wrong): Tversky's; Dice's with alpha = beta = 1/2"""
    both = y.mul(p).sum(axis)
    missed = p.neg().add(1).mul(y).sum(axis)
    wrong = p.mul(y.neg().add(1)).sum(axis)
    whole = both.add(missed.mul(alpha)).add(wrong.mul(beta)).add(EPSILON)
    return both.div(whole).neg().add(1)


def dice(y: Tensor, p: Tensor, axis: Any) -> Tensor:
    """1 - 2 both / (sum y + sum p)"""
    whole = y.sum(axis).add(p.sum(axis)).add(EPSILON)
    return y.mul(p).sum(axis).mul(2).div(whole).neg().add(1)


def circle(y: Tensor, p: Tensor, gamma: float, gap: float, without_self: bool) -> Tensor:
    """Sun and others' circle loss: labels y [n] and embeddings p [n, d] of length 1."""
    distance = p.matMul(p, False, True).neg().add(1).relu()
    labels = y.reshape([-1, 1])
    alike = labels.equal(labels.transpose())
    other = alike.logicalNot()
    if without_self:
        alike = alike.logicalAnd(creation.eye(labels.size).cast("bool").logicalNot())
    none = creation.fill(distance.shape, NEVER)
    near = distance.add(gap).mul(alike.cast("float32")).relu()
    far = distance.neg().add(1 + gap).mul(other.cast("float32")).relu()
    pull = near.mul(distance.neg().add(gap)).mul(-gamma)
    push = far.mul(distance.neg().add(1 - gap)).mul(gamma)
    total = logical.where(alike, pull, none).logSumExp(1)
    return total.add(logical.where(other, push, none).logSumExp(1)).softplus()


def generalized(y: Tensor, p: Tensor, q: float) -> Tensor:
    """(1 - p[y]^q) / q for class indices y"""
    labels = y.squeeze([-1]) if y.rank == p.rank and y.dims[-1] == 1 else y
    hot = creation.oneHot(labels.cast("int32"), p.dims[-1]).cast("float32")
    return p.mul(hot).sum(-1).pow(q).neg().add(1).div(q)
