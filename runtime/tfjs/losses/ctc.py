"""Connectionist temporal classification: Graves and others'."""

from __future__ import annotations

from tfjs.losses.functions import NEVER
from tfjs.ops import creation, shape
from tfjs.tensor import Tensor


def ctc(labels: Tensor, logits: Tensor) -> Tensor:
    """-log of the probability of the labels [n, L] under all alignments with logits [n, T, K].

    Class 0 is the blank, and fills up labels that are shorter than others.
    """
    if labels.rank != 2 or logits.rank != 3:
        raise ValueError(
            "losses.ctc: expected labels of shape [batch, length] and predictions of shape [batch, "
            f"time, classes], got {labels.shape} and {logits.shape}"
        )
    count, length = labels.dims
    steps, classes = logits.dims[1], logits.dims[2]
    states = 2 * length + 1
    # The labels with blanks between and around them.
    pairs = shape.stack([labels.zerosLike(), labels], 2).reshape([count, 2 * length])
    symbols = shape.concat([pairs, creation.zeros([count, 1])], 1)
    hot = creation.oneHot(symbols.cast("int32").flatten(), classes).cast("float32")
    logs = logits.logSoftmax(-1)
    emitted = logs.matMul(hot.reshape([count, states, classes]), False, True)

    # A label may follow a different one without a blank between.
    before = symbols.pad([[0, 0], [2, 0]]).slice([0, 0], [count, states])
    may_skip = symbols.notEqual(0).logicalAnd(symbols.notEqual(before)).cast("float32")
    barred = may_skip.neg().add(1).mul(NEVER)

    start = creation.tensor1d([0.0, 0.0, *[NEVER] * (states - 2)] if length else [0.0])
    alpha = emitted.slice([0, 0, 0], [count, 1, states]).squeeze([1]).add(start)
    for step in range(1, steps):
        one = alpha.pad([[0, 0], [1, 0]], NEVER).slice([0, 0], [count, states])
        two = alpha.pad([[0, 0], [2, 0]], NEVER).slice([0, 0], [count, states]).add(barred)
        here = emitted.slice([0, step, 0], [count, 1, states]).squeeze([1])
        alpha = shape.stack([alpha, one, two], 2).logSumExp(2).add(here)

    last = labels.notEqual(0).cast("float32").sum(1, True).mul(2)
    place = creation.range_(0, states).reshape([1, states])
    ends = place.equal(last).logicalOr(place.equal(last.sub(1))).cast("float32")
    return alpha.add(ends.neg().add(1).mul(NEVER)).logSumExp(1).neg()
