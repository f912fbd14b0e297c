"""The metrics of TF.js: functions of (labels, predictions).

Their mean over a batch is averaged over the batches, weighted by their sizes.
"""

from __future__ import annotations

from tfjs import objectives
from tfjs.objectives import LossFunction
from tfjs.ops import creation, logical
from tfjs.tensor import Tensor


def binaryAccuracy(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """Share of predictions on the right side of 0.5, over the last axis."""
    chosen = yPred.greater(0.5).cast(yTrue.dtype)
    return yTrue.equal(chosen).cast("float32").mean(-1)


def categoricalAccuracy(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """1 where the largest prediction is at the largest label, else 0."""
    return yTrue.argMax(-1).equal(yPred.argMax(-1)).cast("float32")


def sparseCategoricalAccuracy(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """1 where the largest prediction is at the index that the label is, else 0."""
    labels = yTrue.squeeze([yTrue.rank - 1]) if yTrue.rank == yPred.rank else yTrue
    return labels.equal(yPred.argMax(-1).cast(labels.dtype)).cast("float32")


def _share(part: Tensor, whole: Tensor) -> Tensor:
    """part / whole, 0 where whole is 0."""
    return logical.where(whole.greater(0), part.div(whole), creation.zeros([]))


def _both(yTrue: Tensor, true: float, yPred: Tensor, predicted: float) -> Tensor:
    return yTrue.equal(true).logicalAnd(yPred.equal(predicted)).cast("float32").sum()


def precision(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """Of the predictions that are exactly 1, the share whose label is 1."""
    hits = _both(yTrue, 1, yPred, 1)
    return _share(hits, hits.add(_both(yTrue, 0, yPred, 1)))


def recall(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """Of the labels that are 1, the share predicted as exactly 1 among those exactly 0 or 1."""
    hits = _both(yTrue, 1, yPred, 1)
    return _share(hits, hits.add(_both(yTrue, 1, yPred, 0)))


def r2Score(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """1 - residual / total sum of squares, a scalar."""
    residual = yTrue.sub(yPred).square().sum()
    total = yTrue.sub(yTrue.mean()).square().sum()
    return residual.div(total).neg().add(1)


def _named(name: str, function: LossFunction) -> LossFunction:
    """The loss as a metric of its own name: history keys come from it."""

    def metric(yTrue: Tensor, yPred: Tensor) -> Tensor:
        return function(yTrue, yPred)

    metric.__name__ = metric.__qualname__ = name
    metric.__doc__ = function.__doc__
    return metric


binaryCrossentropy = _named("binaryCrossentropy", objectives.binaryCrossentropy)
categoricalCrossentropy = _named("categoricalCrossentropy", objectives.categoricalCrossentropy)
sparseCategoricalCrossentropy = _named(
    "sparseCategoricalCrossentropy", objectives.sparseCategoricalCrossentropy
)
cosineProximity = _named("cosineProximity", objectives.cosineProximity)
meanAbsoluteError = _named("meanAbsoluteError", objectives.meanAbsoluteError)
meanAbsolutePercentageError = _named(
    "meanAbsolutePercentageError", objectives.meanAbsolutePercentageError
)
meanSquaredError = _named("meanSquaredError", objectives.meanSquaredError)
mse = _named("mse", objectives.meanSquaredError)
MSE = _named("MSE", objectives.meanSquaredError)
mape = _named("mape", objectives.meanAbsolutePercentageError)
MAPE = _named("MAPE", objectives.meanAbsolutePercentageError)
