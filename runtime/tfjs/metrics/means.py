"""Metrics that are a weighted mean of a function's values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from tfjs.losses import functions
from tfjs.losses.base import same_rank
from tfjs.losses.classes import sparse_with_ignored
from tfjs.metrics import accuracies
from tfjs.metrics.base import Metric
from tfjs.tensor import Tensor

Function = Callable[[Tensor, Tensor], Tensor]


def by_sample(
    values: Tensor, weight: Tensor | None, reduce: Callable[[Tensor, list[int]], Tensor]
) -> tuple[Tensor, Tensor | None]:
    """Weighted values and weights of the samples, further axes reduced, as Keras does."""
    values = values.cast("float32")
    if weight is not None:
        values, weight = same_rank(values, weight.cast("float32"))
        if values.rank > weight.rank:
            values = reduce(values, list(range(weight.rank, values.rank)))
        weight = weight.broadcastTo(values.shape)
        values = values.mul(weight)
        if weight.rank > 1:
            weight = reduce(weight, list(range(1, weight.rank)))
    if values.rank > 1:
        values = reduce(values, list(range(1, values.rank)))
    return values, weight


def _mean(x: Tensor, axes: list[int]) -> Tensor:
    return x.mean(axes)


def _sum(x: Tensor, axes: list[int]) -> Tensor:
    return x.sum(axes)


class Sum(Metric):
    """The weighted sum of values."""

    className = "Sum"
    fixedName = "sum"

    def __init__(self, **base: Any) -> None:
        super().__init__(**base)
        self.total = self.addWeight("total")

    def update(self, yTrue: Tensor, yPred: Any, sampleWeight: Tensor | None) -> None:
        values, _ = by_sample(yTrue, sampleWeight, _sum)
        self.total.assign(self.total.add(values.sum()))

    def result(self) -> Tensor:
        return self.total.clone()


class Mean(Metric):
    """The weighted mean of values."""

    className = "Mean"
    fixedName: ClassVar[str | None] = "mean"

    def __init__(self, **base: Any) -> None:
        super().__init__(**base)
        self.total = self.addWeight("total")
        self.count = self.addWeight("count")

    def update(self, yTrue: Tensor, yPred: Any, sampleWeight: Tensor | None) -> None:
        self.take(yTrue, sampleWeight)

    def take(self, given: Tensor, sampleWeight: Tensor | None) -> None:
        """Add values to the mean."""
        values, weight = by_sample(given, sampleWeight, _mean)
        self.total.assign(self.total.add(values.sum()))
        number: Any = values.dims[0] if values.dims else 1
        self.count.assign(self.count.add(number if weight is None else weight.sum()))

    def result(self) -> Tensor:
        return self.total.divNoNan(self.count)


class MeanMetric(Mean):
    """The weighted mean of `valuesOf(yTrue, yPred)`."""

    def valuesOf(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        raise NotImplementedError(f"{type(self).__name__} must define valuesOf()")

    def kept(self, yTrue: Tensor) -> Tensor | None:
        """Which samples count; None: all."""
        return None

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        values = self.valuesOf(*same_rank(yTrue.cast("float32"), yPred.cast("float32")))
        kept = self.kept(yTrue)
        if kept is not None:
            kept = kept.cast("float32")
            weight = kept if sampleWeight is None else sampleWeight.cast("float32")
            sampleWeight = kept if sampleWeight is None else weight.mul(kept.reshape(weight.shape))
        self.take(values, sampleWeight)


class MeanMetricWrapper(MeanMetric):
    """The weighted mean of a function of (labels, predictions)."""

    className = "MeanMetricWrapper"

    def __init__(self, *, fn: Function, **base: Any) -> None:
        super().__init__(**base)
        self.fn = fn

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        self.take(self.fn(yTrue, yPred), sampleWeight)


class RootMeanSquaredError(Mean):
    """The root of the mean squared error."""

    className = "RootMeanSquaredError"
    fixedName = "root_mean_squared_error"

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        y, p = same_rank(yTrue.cast("float32"), yPred.cast("float32"))
        self.take(p.sub(y).square(), sampleWeight)

    def result(self) -> Tensor:
        return super().result().sqrt()


def plain(name: str, fixed: str, function: Function) -> type[MeanMetric]:
    """A mean of a function without options."""

    class Plain(MeanMetric):
        className: ClassVar[str] = name
        fixedName = fixed

        def valuesOf(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
            return function(yTrue, yPred)

    Plain.__name__ = Plain.__qualname__ = name
    Plain.__doc__ = f"The mean of {function.__doc__}"
    return Plain


class BinaryAccuracy(MeanMetric):
    """Share of predictions on the right side of `threshold`."""

    className = "BinaryAccuracy"
    fixedName = "binary_accuracy"

    def __init__(self, *, threshold: float = 0.5, **base: Any) -> None:
        super().__init__(**base)
        self.threshold = threshold

    def valuesOf(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        chosen = yPred.greater(self.threshold).cast("float32")
        return yTrue.equal(chosen).cast("float32")


class TopKCategoricalAccuracy(MeanMetric):
    """Share of samples whose class is among the `k` likeliest; labels are one-hot rows."""

    className = "TopKCategoricalAccuracy"
    fixedName = "top_k_categorical_accuracy"

    def __init__(self, *, k: int = 5, **base: Any) -> None:
        super().__init__(**base)
        self.k = k

    def valuesOf(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return accuracies.in_top_k(yTrue.argMax(-1), yPred, self.k)


class SparseTopKCategoricalAccuracy(MeanMetric):
    """Share of samples whose class is among the `k` likeliest. `fromSortedIds`: predictions are
    class indices, the likeliest first."""

    className = "SparseTopKCategoricalAccuracy"
    fixedName = "sparse_top_k_categorical_accuracy"

    def __init__(self, *, k: int = 5, fromSortedIds: bool = False, **base: Any) -> None:
        super().__init__(**base)
        self.k = k
        self.fromSortedIds = fromSortedIds

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        y = yTrue.squeeze([-1]) if yTrue.rank == yPred.rank and yTrue.dims[-1] == 1 else yTrue
        if self.fromSortedIds:
            first = yPred.slice([0, 0], [-1, min(self.k, yPred.dims[1])]).cast("float32")
            values = first.equal(y.cast("float32").reshape([-1, 1])).any(1)
        else:
            values = accuracies.in_top_k(y, yPred, self.k)
        self.take(values, sampleWeight)


class _AlongAxis(MeanMetric):
    def __init__(self, *, axis: int = -1, **base: Any) -> None:
        super().__init__(**base)
        self.axis = axis


class CosineSimilarity(_AlongAxis):
    """The mean cosine of the angle between labels and predictions along `axis`."""

    className = "CosineSimilarity"
    fixedName = "cosine_similarity"

    def valuesOf(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return functions.cosine(yTrue, yPred, self.axis)


class PearsonCorrelation(_AlongAxis):
    """The mean correlation of labels and predictions along `axis`."""

    className = "PearsonCorrelation"
    fixedName = "pearson_correlation"

    def valuesOf(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return accuracies.pearson(yTrue, yPred, self.axis)


class ConcordanceCorrelation(_AlongAxis):
    """The mean concordance of labels and predictions along `axis`."""

    className = "ConcordanceCorrelation"
    fixedName = "concordance_correlation"

    def valuesOf(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return accuracies.concordance(yTrue, yPred, self.axis)


class BinaryCrossentropy(MeanMetric):
    """The mean binary cross-entropy."""

    className = "BinaryCrossentropy"
    fixedName = "binary_crossentropy"

    def __init__(
        self, *, fromLogits: bool = False, labelSmoothing: float = 0.0, **base: Any
    ) -> None:
        super().__init__(**base)
        self.fromLogits = fromLogits
        self.labelSmoothing = labelSmoothing

    def valuesOf(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return functions.binary_entropy(yTrue, yPred, self.fromLogits, self.labelSmoothing)


class CategoricalCrossentropy(MeanMetric):
    """The mean cross-entropy of one-hot rows."""

    className = "CategoricalCrossentropy"
    fixedName = "categorical_crossentropy"

    def __init__(
        self,
        *,
        fromLogits: bool = False,
        labelSmoothing: float = 0.0,
        axis: int = -1,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        self.fromLogits = fromLogits
        self.labelSmoothing = labelSmoothing
        self.axis = axis

    def valuesOf(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        smoothing = self.labelSmoothing
        return functions.categorical(yTrue, yPred, self.fromLogits, smoothing, self.axis)


class SparseCategoricalCrossentropy(Mean):
    """The mean cross-entropy of class indices; the class `ignoreClass` does not count."""

    className = "SparseCategoricalCrossentropy"
    fixedName = "sparse_categorical_crossentropy"

    def __init__(
        self,
        *,
        fromLogits: bool = False,
        ignoreClass: int | None = None,
        axis: int = -1,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        self.fromLogits = fromLogits
        self.ignoreClass = ignoreClass
        self.axis = axis

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        values, kept = sparse_with_ignored(
            yTrue.cast("float32"), yPred, self.fromLogits, self.ignoreClass, self.axis
        )
        if kept is not None and sampleWeight is not None:
            kept = kept.cast("float32").mul(
                sampleWeight.reshape([*sampleWeight.shape, *[1] * (kept.rank - sampleWeight.rank)])
            )
        self.take(values, sampleWeight if kept is None else kept)
