"""tf.losses: weighted losses, each reduced as ``tf.Reduction`` says."""

from __future__ import annotations

from enum import IntEnum

from tfjs.ops.registry import op, public
from tfjs.tensor import Tensor


@public
class Reduction(IntEnum):
    """How a loss of every element becomes one number."""

    NONE = 0
    MEAN = 1
    SUM = 2
    SUM_BY_NONZERO_WEIGHTS = 3


BY_WEIGHTS = Reduction.SUM_BY_NONZERO_WEIGHTS


def check_shapes(a: Tensor, b: Tensor, name: str) -> None:
    """ValueError unless two tensors have one shape."""
    if a.dims != b.dims:
        raise ValueError(
            f"Error in {name}:  Shapes {','.join(map(str, a.dims))} and "
            f"{','.join(map(str, b.dims))} must match"
        )


@op(namespace="losses")
def computeWeightedLoss(
    losses: Tensor, weights: Tensor | None = None, reduction: int = BY_WEIGHTS
) -> Tensor:
    """losses times weights, reduced: NONE, SUM, MEAN, or the sum by the number of weights not 0."""
    weighted: Tensor = losses.clone() if weights is None else losses * weights
    if reduction == Reduction.NONE:
        return weighted
    total: Tensor = weighted.sum()
    if reduction == Reduction.SUM:
        return total
    result: Tensor
    if reduction == Reduction.MEAN:
        if weights is None:
            result = weighted.mean()
            return result
        repeated = losses.size / weights.size
        result = total / weights.sum()
        return result / repeated if repeated > 1 else result
    if reduction == Reduction.SUM_BY_NONZERO_WEIGHTS:
        if weights is None:
            result = total / losses.size
            return result
        result = total / (weights * losses.onesLike()).notEqual(0).sum().toFloat()
        return result
    raise ValueError(f"Unknown reduction: {reduction}")


@op(namespace="losses")
def absoluteDifference(
    labels: Tensor,
    predictions: Tensor,
    weights: Tensor | None = None,
    reduction: int = BY_WEIGHTS,
) -> Tensor:
    """|labels - predictions|."""
    check_shapes(labels, predictions, "absoluteDifference")
    return computeWeightedLoss((labels - predictions).abs(), weights, reduction)


@op(namespace="losses")
def cosineDistance(
    labels: Tensor,
    predictions: Tensor,
    axis: int,
    weights: Tensor | None = None,
    reduction: int = BY_WEIGHTS,
) -> Tensor:
    """1 minus the sum along ``axis`` of labels times predictions, both of length 1."""
    check_shapes(labels, predictions, "cosineDistance")
    return computeWeightedLoss(1 - (labels * predictions).sum(axis, True), weights, reduction)


@op(namespace="losses")
def hingeLoss(
    labels: Tensor,
    predictions: Tensor,
    weights: Tensor | None = None,
    reduction: int = BY_WEIGHTS,
) -> Tensor:
    """max(0, 1 - s p) where s is -1 and 1 for labels 0 and 1."""
    check_shapes(labels, predictions, "hingeLoss")
    margins: Tensor = (1 - (2 * labels - 1) * predictions).relu()
    return computeWeightedLoss(margins, weights, reduction)


@op(namespace="losses")
def huberLoss(
    labels: Tensor,
    predictions: Tensor,
    weights: Tensor | None = None,
    delta: float = 1.0,
    reduction: int = BY_WEIGHTS,
) -> Tensor:
    """Half the squared error up to ``delta``, and linear from there on."""
    check_shapes(labels, predictions, "huberLoss")
    error: Tensor = (predictions - labels).abs()
    quadratic: Tensor = error.minimum(delta)
    losses = 0.5 * quadratic.square() + delta * (error - quadratic)
    return computeWeightedLoss(losses, weights, reduction)


@op(namespace="losses")
def logLoss(
    labels: Tensor,
    predictions: Tensor,
    weights: Tensor | None = None,
    epsilon: float = 1e-7,
    reduction: int = BY_WEIGHTS,
) -> Tensor:
    """-(y log(p + epsilon) + (1 - y) log(1 - p + epsilon))."""
    check_shapes(labels, predictions, "logLoss")
    hit = -(labels * (predictions + epsilon).log())
    miss = (1 - labels) * (1 - predictions + epsilon).log()
    return computeWeightedLoss(hit - miss, weights, reduction)


@op(namespace="losses")
def meanSquaredError(
    labels: Tensor,
    predictions: Tensor,
    weights: Tensor | None = None,
    reduction: int = BY_WEIGHTS,
) -> Tensor:
    """(labels - predictions) squared."""
    check_shapes(labels, predictions, "meanSquaredError")
    return computeWeightedLoss(labels.squaredDifference(predictions), weights, reduction)


@op(namespace="losses")
def sigmoidCrossEntropy(
    multiClassLabels: Tensor,
    logits: Tensor,
    weights: Tensor | None = None,
    labelSmoothing: float = 0,
    reduction: int = BY_WEIGHTS,
) -> Tensor:
    """The cross-entropy of independent labels and sigmoid(logits), without overflow."""
    labels = multiClassLabels
    check_shapes(labels, logits, "sigmoidCrossEntropy")
    if labelSmoothing > 0:
        labels = labels * (1 - labelSmoothing) + 0.5 * labelSmoothing
    losses = logits.relu() - logits * labels + (-logits.abs()).exp().log1p()
    return computeWeightedLoss(losses, weights, reduction)


@op(namespace="losses")
def softmaxCrossEntropy(
    onehotLabels: Tensor,
    logits: Tensor,
    weights: Tensor | None = None,
    labelSmoothing: float = 0,
    reduction: int = BY_WEIGHTS,
) -> Tensor:
    """The cross-entropy of one-hot labels and softmax(logits) along the last axis."""
    labels = onehotLabels
    check_shapes(labels, logits, "softmaxCrossEntropy")
    if labelSmoothing > 0:
        labels = labels * (1 - labelSmoothing) + labelSmoothing / labels.dims[1]
    losses: Tensor = -(labels * logits.toFloat().logSoftmax()).sum(-1)
    return computeWeightedLoss(losses, weights, reduction)
