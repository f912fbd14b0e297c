"""`tf.metrics`: functions of (labels, predictions), and the metric strings of `compile`.

As in TF.js a metric is a function whose mean over a batch is averaged over the batches, weighted
by their sizes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tfjs import objectives
from tfjs.objectives import LossFunction
from tfjs.ops import creation, logical
from tfjs.serialization import unknown
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

METRICS: Mapping[str, LossFunction] = {
    "binaryAccuracy": binaryAccuracy,
    "categoricalAccuracy": categoricalAccuracy,
    "precision": precision,
    "categoricalCrossentropy": categoricalCrossentropy,
    "sparseCategoricalCrossentropy": sparseCategoricalCrossentropy,
    "mse": mse,
    "MSE": MSE,
    "mae": meanAbsoluteError,
    "MAE": meanAbsoluteError,
    "mape": mape,
    "MAPE": MAPE,
    "cosine": cosineProximity,
}

# By loss and output: binary, sparse, categorical.
_BY_SHAPE: Mapping[str, tuple[str, tuple[LossFunction, LossFunction, LossFunction]]] = {
    name: (label, functions)
    for names, label, functions in (
        (
            ("accuracy", "acc"),
            "acc",
            (binaryAccuracy, sparseCategoricalAccuracy, categoricalAccuracy),
        ),
        (
            ("crossentropy", "ce"),
            "ce",
            (binaryCrossentropy, sparseCategoricalCrossentropy, categoricalCrossentropy),
        ),
    )
    for name in names
}

_ALSO = {
    "meanSquaredError": "mse",
    "meanAbsoluteError": "mae",
    "meanAbsolutePercentageError": "mape",
    "cosineProximity": "cosine",
    "cosineSimilarity": "cosine",
    "mean_squared_error": "mse",
    "mean_absolute_error": "mae",
    "mean_absolute_percentage_error": "mape",
    "cosine_proximity": "cosine",
    "cosine_similarity": "cosine",
}


def get(
    identifier: object, loss: LossFunction | None, output_shape: list[int | None]
) -> tuple[str, LossFunction]:
    """A metric given to `compile` as the name of its history key and a function.

    "accuracy" and "crossentropy" mean the binary one where the output's last axis is 1 or the loss
    is binaryCrossentropy, the sparse one with sparseCategoricalCrossentropy, else the categorical.
    """
    match identifier:
        case str() if identifier in _BY_SHAPE:
            label, (binary, sparse, categorical) = _BY_SHAPE[identifier]
            if output_shape[-1] == 1 or loss is objectives.binaryCrossentropy:
                return label, binary
            if loss is objectives.sparseCategoricalCrossentropy:
                return label, sparse
            return label, categorical
        case str() if identifier in METRICS:
            return identifier, METRICS[identifier]
        case str():
            known = [*_BY_SHAPE, *METRICS]
            functions = [
                n for n in ("recall", "r2Score", "sparseCategoricalAccuracy") if n == identifier
            ]
            if functions:
                raise ValueError(
                    f"compile: TF.js knows no metric string {identifier!r}; give the function: "
                    f"tf.metrics.{identifier}"
                )
            raise ValueError(unknown("compile: the metric", identifier, known, _ALSO))
        case _ if callable(identifier):
            function: Callable[[Tensor, Tensor], Tensor] = identifier
            return name_of(function), function
        case _:
            raise TypeError(
                "compile: a metric must be one of TF.js's names or a function of (labels, "
                f"predictions), got {identifier!r}"
            )


def name_of(function: Any) -> str:
    """What a function's values are called in logs."""
    return str(getattr(function, "__name__", None) or type(function).__name__)
