"""F scores, R2 and intersection over union."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any, Literal

from tfjs.losses.base import same_rank
from tfjs.losses.functions import EPSILON
from tfjs.metrics.base import Metric
from tfjs.ops import creation, logical
from tfjs.serialization import unknown
from tfjs.tensor import Tensor

Average = Literal["micro", "macro", "weighted"]


class FBetaScore(Metric):
    """The weighted harmonic mean of precision and recall, of each class or averaged.

    Labels and predictions are [batch, classes]; the largest prediction of a row is positive, or
    those above `threshold`.
    """

    className = "FBetaScore"
    fixedName = "fbeta_score"

    def __init__(
        self,
        *,
        average: Average | None = None,
        beta: float = 1.0,
        threshold: float | None = None,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        if average not in (None, "micro", "macro", "weighted"):
            raise ValueError(
                unknown(f"metrics.{self.name}: average", average, ("micro", "macro", "weighted"))
            )
        if beta <= 0:
            raise ValueError(f"metrics.{self.name}: beta: expected a number above 0, got {beta!r}")
        if threshold is not None and not 0 < threshold <= 1:
            raise ValueError(
                f"metrics.{self.name}: threshold: expected a number above 0 up to 1, got "
                f"{threshold!r}"
            )
        self.average = average
        self.beta = beta
        self.threshold = threshold

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        y, p = yTrue.cast("float32"), yPred
        if y.rank != 2 or p.rank != 2:
            raise ValueError(
                f"metrics.{self.name}: expected labels and predictions of shape [batch, classes], "
                f"got {yTrue.shape} and {yPred.shape}"
            )
        if len(self.variables) == 0:
            for name in ("hits", "alarms", "misses", "weights"):
                setattr(
                    self, name, self.addWeight(name, [] if self.average == "micro" else [p.dims[1]])
                )
        if self.threshold is None:
            positive = p.greaterEqual(p.max(-1, True)).logicalAnd(p.abs().greater(1e-9))
        else:
            positive = p.greater(self.threshold)
        chosen = positive.cast("float32")
        weight = None if sampleWeight is None else sampleWeight.cast("float32").reshape([-1, 1])
        for name, values in (
            ("hits", chosen.mul(y)),
            ("alarms", chosen.mul(y.neg().add(1))),
            ("misses", chosen.neg().add(1).mul(y)),
            ("weights", y),
        ):
            weighted = values if weight is None else values.mul(weight)
            total = weighted.sum() if self.average == "micro" else weighted.sum(0)
            variable = getattr(self, name)
            variable.assign(variable.add(total))

    def result(self) -> Tensor:
        if len(self.variables) == 0:
            return creation.zeros([])
        hits, alarms, misses, weights = self.variables
        precision = hits.div(hits.add(alarms).add(EPSILON))
        recall = hits.div(hits.add(misses).add(EPSILON))
        square = self.beta**2
        mean = precision.mul(recall).div(precision.mul(square).add(recall).add(EPSILON))
        score: Tensor = mean.mul(1 + square)
        if self.average == "weighted":
            return score.mul(weights.div(weights.sum().add(EPSILON))).sum()
        return score if self.average is None else score.mean()


class F1Score(FBetaScore):
    """The harmonic mean of precision and recall, of each class or averaged."""

    className = "F1Score"
    fixedName = "f1_score"

    def __init__(
        self, *, average: Average | None = None, threshold: float | None = None,
        name: str | None = None, dtype: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(average=average, threshold=threshold, name=name, dtype=dtype)


class R2Score(Metric):
    """1 - residual / total sum of squares, averaged over the columns of [batch, columns]."""

    className = "R2Score"
    fixedName = "r2_score"
    meaningful_none = frozenset({"classAggregation"})

    def __init__(
        self,
        *,
        classAggregation: Literal["uniformAverage", "varianceWeightedAverage"] | None = (
            "uniformAverage"
        ),
        numRegressors: int = 0,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        known = (None, "uniformAverage", "varianceWeightedAverage")
        if classAggregation not in known:
            raise ValueError(
                unknown(f"metrics.{self.name}: classAggregation", classAggregation, known[1:])
            )
        if numRegressors < 0:
            raise ValueError(
                f"metrics.{self.name}: numRegressors: expected a whole number from 0 on, got "
                f"{numRegressors!r}"
            )
        self.classAggregation = classAggregation
        self.numRegressors = numRegressors
        self.numSamples = 0

    def resetState(self) -> None:
        super().resetState()
        self.numSamples = 0

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        y, p = same_rank(yTrue.cast("float32"), yPred.cast("float32"))
        if y.rank != 2 or p.rank != 2:
            raise ValueError(
                f"metrics.{self.name}: expected labels and predictions of shape [batch, columns], "
                f"got {yTrue.shape} and {yPred.shape}"
            )
        if len(self.variables) == 0:
            for name in ("squaredSum", "sum", "residual", "count"):
                setattr(self, name, self.addWeight(name, [p.dims[1]]))
        weight = y.onesLike()
        if sampleWeight is not None:
            given = sampleWeight.cast("float32")
            weight = weight.mul(given.expandDims(1) if given.rank == 1 else given)
        weighted = y.mul(weight)
        parts = [y.mul(weighted), weighted, y.sub(p).square().mul(weight), weight]
        for variable, values in zip(self.variables, parts, strict=True):
            variable.assign(variable.add(values.sum(0)))
        self.numSamples += y.size

    def result(self) -> Tensor:
        if len(self.variables) == 0:
            return creation.zeros([])
        squares, sums, residual, count = self.variables
        total = squares.sub(sums.mul(sums.div(count)))
        scores = residual.div(total).neg().add(1)
        scores = logical.where(scores.isInf(), scores.zerosLike(), scores)
        if self.classAggregation == "uniformAverage":
            scores = scores.mean()
        elif self.classAggregation == "varianceWeightedAverage":
            scores = total.mul(scores).sum().div(total.sum())
        return self._adjusted(scores)

    def _adjusted(self, score: Tensor) -> Tensor:
        """Corrected for the number of predictors, where it is given."""
        free = self.numSamples - self.numRegressors - 1
        if self.numRegressors == 0:
            return score
        if free <= 0:
            warnings.warn(
                f"metrics.{self.name}: as many regressors as samples or more: the score is not "
                "adjusted",
                stacklevel=3,
            )
            return score
        return score.neg().add(1).mul((self.numSamples - 1) / free).neg().add(1)


class IoU(Metric):
    """The mean of both / either over the classes `targetClassIds`; weights lose their fraction."""

    className = "IoU"

    def __init__(
        self,
        *,
        numClasses: int,
        targetClassIds: Sequence[int],
        ignoreClass: int | None = None,
        sparseYTrue: bool = True,
        sparseYPred: bool = True,
        axis: int = -1,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        if max(targetClassIds) >= numClasses:
            raise ValueError(
                f"metrics.{self.name}: targetClassIds: expected classes from 0 to "
                f"{numClasses - 1}, got {list(targetClassIds)}"
            )
        self.numClasses = numClasses
        self.targetClassIds = targetClassIds
        self.ignoreClass = ignoreClass
        self.sparseYTrue = sparseYTrue
        self.sparseYPred = sparseYPred
        self.axis = axis
        self.total = self.addWeight("total_confusion_matrix", [numClasses, numClasses])

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        count = self.numClasses
        y = yTrue if self.sparseYTrue else yTrue.argMax(self.axis)
        p = yPred if self.sparseYPred else yPred.argMax(self.axis)
        y, p = (x.cast("int32").flatten() for x in (y, p))
        inside = [x.greaterEqual(0).logicalAnd(x.less(count)) for x in (y, p)]
        kept = inside[0].logicalAnd(inside[1])
        if self.ignoreClass is not None:
            kept = kept.logicalAnd(y.notEqual(self.ignoreClass))
        weight = kept.cast("float32")
        if sampleWeight is not None:
            whole = sampleWeight.cast("int32").cast("float32").flatten()
            weight = weight.mul(whole)
        place = logical.where(kept, y.mul(count).add(p), y.zerosLike()).cast("int32")
        counts = weight.unsortedSegmentSum(place, count * count).reshape([count, count])
        self.total.assign(self.total.add(counts))

    def result(self) -> Tensor:
        both = self.total.mul(creation.eye(self.numClasses)).sum(0)
        either = self.total.sum(0).add(self.total.sum(1)).sub(both)
        index = creation.tensor1d(list(self.targetClassIds), "int32")
        both, either = both.gather(index), either.gather(index)
        valid = either.greater(1e-9)
        shares = logical.where(valid, both.div(either.add(EPSILON)), both.zerosLike())
        return shares.sum().div(valid.cast("float32").sum().add(EPSILON))


class BinaryIoU(IoU):
    """IoU of the classes above and below `threshold`."""

    className = "BinaryIoU"

    def __init__(
        self,
        *,
        targetClassIds: Sequence[int] = (0, 1),
        threshold: float = 0.5,
        name: str | None = None,
        dtype: str | None = None,
    ) -> None:
        super().__init__(numClasses=2, targetClassIds=targetClassIds, name=name, dtype=dtype)
        self.threshold = threshold

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        super().update(yTrue, yPred.greaterEqual(self.threshold), sampleWeight)


class MeanIoU(IoU):
    """The mean IoU of all classes."""

    className = "MeanIoU"

    def __init__(
        self,
        *,
        numClasses: int,
        ignoreClass: int | None = None,
        sparseYTrue: bool = True,
        sparseYPred: bool = True,
        axis: int = -1,
        name: str | None = None,
        dtype: str | None = None,
    ) -> None:
        super().__init__(
            numClasses=numClasses,
            targetClassIds=list(range(numClasses)),
            ignoreClass=ignoreClass,
            sparseYTrue=sparseYTrue,
            sparseYPred=sparseYPred,
            axis=axis,
            name=name,
            dtype=dtype,
        )


class OneHotIoU(IoU):
    """IoU of one-hot labels, and of predictions whose largest place is the class."""

    className = "OneHotIoU"

    def __init__(
        self,
        *,
        numClasses: int,
        targetClassIds: Sequence[int],
        ignoreClass: int | None = None,
        sparseYPred: bool = False,
        axis: int = -1,
        name: str | None = None,
        dtype: str | None = None,
    ) -> None:
        super().__init__(
            numClasses=numClasses,
            targetClassIds=targetClassIds,
            ignoreClass=ignoreClass,
            sparseYTrue=False,
            sparseYPred=sparseYPred,
            axis=axis,
            name=name,
            dtype=dtype,
        )


class OneHotMeanIoU(MeanIoU):
    """The mean IoU of all classes of one-hot labels."""

    className = "OneHotMeanIoU"

    def __init__(
        self,
        *,
        numClasses: int,
        ignoreClass: int | None = None,
        sparseYPred: bool = False,
        axis: int = -1,
        name: str | None = None,
        dtype: str | None = None,
    ) -> None:
        super().__init__(
            numClasses=numClasses,
            ignoreClass=ignoreClass,
            sparseYTrue=False,
            sparseYPred=sparseYPred,
            axis=axis,
            name=name,
            dtype=dtype,
        )
