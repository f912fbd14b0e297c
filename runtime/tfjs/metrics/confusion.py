"""Metrics of true and false positives and negatives at thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from tfjs.metrics import counting
from tfjs.metrics.base import Metric
from tfjs.metrics.counting import Counts
from tfjs.ops import binary, creation, logical
from tfjs.tensor import Tensor

Thresholds = float | Sequence[float] | None


def _one(result: Tensor, thresholds: Sequence[float]) -> Tensor:
    return result.squeeze([0]) if len(thresholds) == 1 else result


class _Count(Metric):
    """A weighted count at each threshold (0.5)."""

    part: ClassVar[str] = ""

    def __init__(self, *, thresholds: Thresholds = None, **base: Any) -> None:
        super().__init__(**base)
        self.thresholds = thresholds
        self._limits = counting.as_thresholds(thresholds, 0.5, f"metrics.{self.name}")
        self.accumulator = self.addWeight("accumulator", [len(self._limits)])

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        counts = counting.count(yTrue, yPred, self._limits, sampleWeight)
        self.accumulator.assign(self.accumulator.add(getattr(counts, self.part)))

    def result(self) -> Tensor:
        return _one(self.accumulator.clone(), self._limits)


class TruePositives(_Count):
    """How many labels 1 are predicted above the threshold."""

    className = "TruePositives"
    part = "hits"


class FalsePositives(_Count):
    """How many labels 0 are predicted above the threshold."""

    className = "FalsePositives"
    part = "alarms"


class TrueNegatives(_Count):
    """How many labels 0 are not predicted above the threshold."""

    className = "TrueNegatives"
    part = "rejections"


class FalseNegatives(_Count):
    """How many labels 1 are not predicted above the threshold."""

    className = "FalseNegatives"
    part = "misses"


class _Share(Metric):
    """true positives / (true positives + those of another kind)."""

    other: ClassVar[str] = ""

    def __init__(
        self,
        *,
        thresholds: Thresholds = None,
        topK: int | None = None,
        classId: int | None = None,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        self.thresholds = thresholds
        self.topK = topK
        self.classId = classId
        default = 0.5 if topK is None else counting.NEVER
        self._limits = counting.as_thresholds(thresholds, default, f"metrics.{self.name}")
        self.truePositives = self.addWeight("true_positives", [len(self._limits)])
        self.others = self.addWeight(self.other, [len(self._limits)])

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        counts = counting.count(
            yTrue, yPred, self._limits, sampleWeight, top=self.topK, label=self.classId
        )
        self.truePositives.assign(self.truePositives.add(counts.hits))
        self.others.assign(self.others.add(getattr(counts, self.other)))

    def result(self) -> Tensor:
        share = self.truePositives.divNoNan(self.truePositives.add(self.others))
        return _one(share, self._limits)


class Precision(_Share):
    """Of the predictions above the threshold (0.5), the share whose label is 1."""

    className = "Precision"
    other = "alarms"


class Recall(_Share):
    """Of the labels that are 1, the share predicted above the threshold (0.5)."""

    className = "Recall"
    other = "misses"


class _AllCounts(Metric):
    """Keeps all four counts."""

    def make(self, shape: Sequence[int]) -> None:
        self.hits = self.addWeight("true_positives", shape)
        self.alarms = self.addWeight("false_positives", shape)
        self.rejections = self.addWeight("true_negatives", shape)
        self.misses = self.addWeight("false_negatives", shape)

    def take(self, counts: Counts) -> None:
        self.hits.assign(self.hits.add(counts.hits))
        self.alarms.assign(self.alarms.add(counts.alarms))
        self.rejections.assign(self.rejections.add(counts.rejections))
        self.misses.assign(self.misses.add(counts.misses))

    def recalls(self) -> Tensor:
        return self.hits.divNoNan(self.hits.add(self.misses))

    def precisions(self) -> Tensor:
        return self.hits.divNoNan(self.hits.add(self.alarms))

    def specificities(self) -> Tensor:
        return self.rejections.divNoNan(self.rejections.add(self.alarms))

    def shares(self, name: str) -> Tensor:
        """One of these by its name."""
        if name == "recalls":
            return self.recalls()
        return self.precisions() if name == "precisions" else self.specificities()


class _At(_AllCounts):
    """The best of one measure where another is at least a value."""

    bound: ClassVar[str] = ""  # the key of the value
    constrained: ClassVar[str] = ""
    wanted: ClassVar[str] = ""

    def __init__(
        self, *, numThresholds: int = 200, classId: int | None = None, **base: Any
    ) -> None:
        super().__init__(**base)
        if numThresholds <= 0:
            raise ValueError(
                f"metrics.{self.name}: numThresholds: expected a whole number from 1 on, got "
                f"{numThresholds!r}"
            )
        self.numThresholds = numThresholds
        self.classId = classId
        self._limits = (
            [index / (numThresholds - 1) for index in range(numThresholds)]
            if (numThresholds > 1)
            else [0.5]
        )
        self.make([len(self._limits)])

    def share(self, value: float) -> float:
        """The value, which must be a share."""
        if not 0 <= value <= 1:
            raise ValueError(
                f"metrics.{self.name}: {self.bound}: expected a share from 0 to 1, got {value!r}"
            )
        return value

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        self.take(counting.count(yTrue, yPred, self._limits, sampleWeight, label=self.classId))

    def result(self) -> Tensor:
        enough = self.shares(self.constrained).greaterEqual(getattr(self, self.bound))
        values = self.shares(self.wanted)
        return logical.where(enough, values, values.zerosLike()).max()


class SensitivityAtSpecificity(_At):
    """The best recall at thresholds where the specificity is at least `specificity`."""

    className = "SensitivityAtSpecificity"
    bound = "specificity"
    constrained = "specificities"
    wanted = "recalls"

    def __init__(self, *, specificity: float, **base: Any) -> None:
        super().__init__(**base)
        self.specificity = self.share(specificity)


class SpecificityAtSensitivity(_At):
    """The best specificity at thresholds where the recall is at least `sensitivity`."""

    className = "SpecificityAtSensitivity"
    bound = "sensitivity"
    constrained = "recalls"
    wanted = "specificities"

    def __init__(self, *, sensitivity: float, **base: Any) -> None:
        super().__init__(**base)
        self.sensitivity = self.share(sensitivity)


class PrecisionAtRecall(_At):
    """The best precision at thresholds where the recall is at least `recall`."""

    className = "PrecisionAtRecall"
    bound = "recall"
    constrained = "recalls"
    wanted = "precisions"

    def __init__(self, *, recall: float, **base: Any) -> None:
        super().__init__(**base)
        self.recall = self.share(recall)


class RecallAtPrecision(_At):
    """The best recall at thresholds where the precision is at least `precision`."""

    className = "RecallAtPrecision"
    bound = "precision"
    constrained = "precisions"
    wanted = "recalls"

    def __init__(self, *, precision: float, **base: Any) -> None:
        super().__init__(**base)
        self.precision = self.share(precision)


class AUC(_AllCounts):
    """The area under a curve: "ROC", "PR" (precision by recall) or "PRGAIN".

    `summationMethod` "interpolation", "minoring" or "majoring"; `multiLabel`: the mean over the
    labels (columns), weighted by `labelWeights`.
    """

    className = "AUC"

    def __init__(
        self,
        *,
        numThresholds: int = 200,
        curve: str = "ROC",
        summationMethod: str = "interpolation",
        thresholds: Sequence[float] | None = None,
        multiLabel: bool = False,
        numLabels: int | None = None,
        labelWeights: Sequence[float] | None = None,
        fromLogits: bool = False,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        what = f"metrics.{self.name}"
        if curve.upper() not in ("ROC", "PR", "PRGAIN"):
            raise ValueError(f"{what}: curve: expected 'ROC', 'PR' or 'PRGAIN', got {curve!r}")
        if summationMethod not in ("interpolation", "minoring", "majoring"):
            raise ValueError(
                f"{what}: summationMethod: expected 'interpolation', 'minoring' or 'majoring', got "
                f"{summationMethod!r}"
            )
        if thresholds is None and numThresholds <= 1:
            raise ValueError(
                f"{what}: numThresholds: expected a whole number from 2 on, got {numThresholds!r}"
            )
        if numLabels and not multiLabel:
            raise ValueError(f"{what}: numLabels has a meaning only with multiLabel")
        self.numThresholds = numThresholds
        self.curve = curve
        self.summationMethod = summationMethod
        self.thresholds = thresholds
        self.multiLabel = multiLabel
        self.numLabels = numLabels
        self.labelWeights = labelWeights
        self.fromLogits = fromLogits
        if thresholds is not None:
            inner = sorted(counting.as_thresholds(thresholds, 0.5, what))
        else:
            inner = [index / (numThresholds - 1) for index in range(1, numThresholds - 1)]
        self._limits = [-1e-7, *inner, 1 + 1e-7]
        if not multiLabel or numLabels:
            self.make([len(self._limits), *([numLabels] if numLabels else [])])

    def _label_weights(self) -> Tensor | None:
        given = self.labelWeights
        return None if given is None else creation.tensor1d(list(given))

    def update(self, yTrue: Tensor, yPred: Tensor, sampleWeight: Tensor | None) -> None:
        if len(self.variables) == 0:
            self.make([len(self._limits), yPred.dims[-1]])
        self.take(
            counting.count(
                yTrue,
                yPred.sigmoid() if self.fromLogits else yPred,
                self._limits,
                sampleWeight,
                by_label=self.multiLabel,
                label_weights=None if self.multiLabel else self._label_weights(),
            )
        )

    def result(self) -> Tensor:
        curve, method = self.curve.upper(), self.summationMethod
        if curve == "PR" and method == "interpolation":
            return self._total(self._interpolated())
        recalls = self.recalls()
        if curve == "ROC":
            x, y = self.alarms.divNoNan(self.alarms.add(self.rejections)), recalls
        elif curve == "PR":
            x, y = recalls, self.precisions()
        else:
            x, y = self._gains()
        before, after = _neighbours(y)
        if method == "interpolation":
            heights = before.add(after).div(2)
        else:
            heights = before.minimum(after) if method == "minoring" else before.maximum(after)
        left, right = _neighbours(x)
        return self._total(left.sub(right).mul(heights))

    def _gains(self) -> tuple[Tensor, Tensor]:
        scale = self.hits.add(self.misses).divNoNan(self.rejections.add(self.alarms))
        none = self.hits.equal(0)
        recall, precision = (
            scale.mul(wrong.divNoNan(self.hits)).neg().add(1)
            for wrong in (self.misses, self.alarms)
        )
        gain = logical.where(none, recall.zerosLike(), recall).relu()
        return gain, logical.where(none, precision.onesLike(), precision)

    def _interpolated(self) -> Tensor:
        """Davis and Goadrich: precision is interpolated by the counts, not by its values."""
        hits, after = _neighbours(self.hits)
        change = hits.sub(after)
        before, behind = _neighbours(self.hits.add(self.alarms))
        slope = change.divNoNan(before.sub(behind).relu())
        intercept = after.sub(slope.mul(behind))
        both = before.greater(0).logicalAnd(behind.greater(0))
        ratio = logical.where(both, binary.divNoNan(before, behind.relu()), behind.onesLike())
        _, misses = _neighbours(self.misses)
        area = slope.mul(change.add(intercept.mul(ratio.log())))
        return area.divNoNan(after.add(misses).relu())

    def _total(self, areas: Tensor) -> Tensor:
        if not self.multiLabel:
            return areas.sum()
        by_label, weights = areas.sum(0), self._label_weights()
        if weights is None:
            return by_label.mean()
        return by_label.mul(weights).sum().divNoNan(weights.sum())


def _neighbours(x: Tensor) -> tuple[Tensor, Tensor]:
    """All but the last, and all but the first, along the first axis."""
    count, rest = x.dims[0] - 1, [0] * (x.rank - 1)
    return x.slice([0, *rest], [count, *x.dims[1:]]), x.slice([1, *rest], [count, *x.dims[1:]])
