# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
from collections.abc import Sequence
from typing import Literal, Required, TypedDict, overload

from tfjs.metrics.confusion import (
    AUC,
    FalseNegatives,
    FalsePositives,
    Precision,
    PrecisionAtRecall,
    Recall,
    RecallAtPrecision,
    SensitivityAtSpecificity,
    SpecificityAtSensitivity,
    Thresholds,
    TrueNegatives,
    TruePositives,
)
from tfjs.metrics.functions import MAPE as MAPE
from tfjs.metrics.functions import MSE as MSE
from tfjs.metrics.functions import cosineProximity as cosineProximity
from tfjs.metrics.functions import mape as mape
from tfjs.metrics.functions import mse as mse
from tfjs.metrics.means import (
    BinaryAccuracy,
    BinaryCrossentropy,
    CategoricalCrossentropy,
    ConcordanceCorrelation,
    CosineSimilarity,
    Function,
    Mean,
    MeanMetric,
    MeanMetricWrapper,
    PearsonCorrelation,
    RootMeanSquaredError,
    SparseCategoricalCrossentropy,
    SparseTopKCategoricalAccuracy,
    Sum,
    TopKCategoricalAccuracy,
)
from tfjs.metrics.own import Metric as Metric
from tfjs.metrics.scores import (
    Average,
    BinaryIoU,
    F1Score,
    FBetaScore,
    IoU,
    MeanIoU,
    OneHotIoU,
    OneHotMeanIoU,
    R2Score,
)
from tfjs.metrics.strings import METRICS as METRICS
from tfjs.metrics.strings import get as get
from tfjs.metrics.strings import name_of as name_of
from tfjs.operations import TensorLike
from tfjs.tensor import Tensor

class AccuracyConfig(TypedDict, total=False):
    """What `accuracy` takes."""

    name: str | None
    dtype: str | None

def accuracy(args: AccuracyConfig = ...) -> MeanMetric:
    """The mean of 1 where the prediction is the label"""

class AUCConfig(TypedDict, total=False):
    """What `auc` takes."""

    numThresholds: int | None
    curve: str | None
    summationMethod: str | None
    thresholds: Sequence[float] | None
    multiLabel: bool | None
    numLabels: int | None
    labelWeights: Sequence[float] | None
    fromLogits: bool | None
    name: str | None
    dtype: str | None

def auc(args: AUCConfig = ...) -> AUC:
    """The area under a curve: "ROC", "PR" (precision by recall) or "PRGAIN".

    `summationMethod` "interpolation", "minoring" or "majoring"; `multiLabel`: the mean over the
    labels (columns), weighted by `labelWeights`.
    """

class BinaryAccuracyConfig(TypedDict, total=False):
    """What `binaryAccuracy` takes."""

    threshold: float | None
    name: str | None
    dtype: str | None

@overload
def binaryAccuracy(args: BinaryAccuracyConfig = ...) -> BinaryAccuracy:
    """Share of predictions on the right side of `threshold`."""

@overload
def binaryAccuracy(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class BinaryCrossentropyConfig(TypedDict, total=False):
    """What `binaryCrossentropy` takes."""

    fromLogits: bool | None
    labelSmoothing: float | None
    name: str | None
    dtype: str | None

@overload
def binaryCrossentropy(args: BinaryCrossentropyConfig = ...) -> BinaryCrossentropy:
    """The mean binary cross-entropy."""

@overload
def binaryCrossentropy(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class BinaryIoUConfig(TypedDict, total=False):
    """What `binaryIoU` takes."""

    targetClassIds: Sequence[int] | None
    threshold: float | None
    name: str | None
    dtype: str | None

def binaryIoU(args: BinaryIoUConfig = ...) -> BinaryIoU:
    """IoU of the classes above and below `threshold`."""

class CategoricalAccuracyConfig(TypedDict, total=False):
    """What `categoricalAccuracy` takes."""

    name: str | None
    dtype: str | None

@overload
def categoricalAccuracy(args: CategoricalAccuracyConfig = ...) -> MeanMetric:
    """The mean of 1 where the largest prediction is at the largest label"""

@overload
def categoricalAccuracy(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class CategoricalCrossentropyConfig(TypedDict, total=False):
    """What `categoricalCrossentropy` takes."""

    fromLogits: bool | None
    labelSmoothing: float | None
    axis: int | None
    name: str | None
    dtype: str | None

@overload
def categoricalCrossentropy(args: CategoricalCrossentropyConfig = ...) -> CategoricalCrossentropy:
    """The mean cross-entropy of one-hot rows."""

@overload
def categoricalCrossentropy(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class CategoricalHingeConfig(TypedDict, total=False):
    """What `categoricalHinge` takes."""

    name: str | None
    dtype: str | None

def categoricalHinge(args: CategoricalHingeConfig = ...) -> MeanMetric:
    """The mean of max(0, 1 + max (1 - y) p - sum y p)"""

class ConcordanceCorrelationConfig(TypedDict, total=False):
    """What `concordanceCorrelation` takes."""

    axis: int | None
    name: str | None
    dtype: str | None

def concordanceCorrelation(args: ConcordanceCorrelationConfig = ...) -> ConcordanceCorrelation:
    """The mean concordance of labels and predictions along `axis`."""

class CosineSimilarityConfig(TypedDict, total=False):
    """What `cosineSimilarity` takes."""

    axis: int | None
    name: str | None
    dtype: str | None

def cosineSimilarity(args: CosineSimilarityConfig = ...) -> CosineSimilarity:
    """The mean cosine of the angle between labels and predictions along `axis`."""

class F1ScoreConfig(TypedDict, total=False):
    """What `f1Score` takes."""

    average: Average | None
    threshold: float | None
    name: str | None
    dtype: str | None

def f1Score(args: F1ScoreConfig = ...) -> F1Score:
    """The harmonic mean of precision and recall, of each class or averaged."""

class FBetaScoreConfig(TypedDict, total=False):
    """What `fBetaScore` takes."""

    average: Average | None
    beta: float | None
    threshold: float | None
    name: str | None
    dtype: str | None

def fBetaScore(args: FBetaScoreConfig = ...) -> FBetaScore:
    """The weighted harmonic mean of precision and recall, of each class or averaged.

    Labels and predictions are [batch, classes]; the largest prediction of a row is positive, or
    those above `threshold`.
    """

class FalseNegativesConfig(TypedDict, total=False):
    """What `falseNegatives` takes."""

    thresholds: Thresholds | None
    name: str | None
    dtype: str | None

def falseNegatives(args: FalseNegativesConfig = ...) -> FalseNegatives:
    """How many labels 1 are not predicted above the threshold."""

class FalsePositivesConfig(TypedDict, total=False):
    """What `falsePositives` takes."""

    thresholds: Thresholds | None
    name: str | None
    dtype: str | None

def falsePositives(args: FalsePositivesConfig = ...) -> FalsePositives:
    """How many labels 0 are predicted above the threshold."""

class HingeConfig(TypedDict, total=False):
    """What `hinge` takes."""

    name: str | None
    dtype: str | None

def hinge(args: HingeConfig = ...) -> MeanMetric:
    """The mean of mean max(1 - y p, 0); labels 0 mean -1"""

class IoUConfig(TypedDict, total=False):
    """What `iou` takes."""

    numClasses: Required[int]
    targetClassIds: Required[Sequence[int]]
    ignoreClass: int | None
    sparseYTrue: bool | None
    sparseYPred: bool | None
    axis: int | None
    name: str | None
    dtype: str | None

def iou(args: IoUConfig) -> IoU:
    """The mean of both / either over the classes `targetClassIds`; weights lose their fraction."""

class KLDivergenceConfig(TypedDict, total=False):
    """What `kullbackLeiblerDivergence` takes."""

    name: str | None
    dtype: str | None

def kullbackLeiblerDivergence(args: KLDivergenceConfig = ...) -> MeanMetric:
    """The mean of sum y log(y / p)"""

class LogCoshErrorConfig(TypedDict, total=False):
    """What `logCoshError` takes."""

    name: str | None
    dtype: str | None

def logCoshError(args: LogCoshErrorConfig = ...) -> MeanMetric:
    """The mean of mean log cosh(p - y)"""

class MeanConfig(TypedDict, total=False):
    """What `mean` takes."""

    name: str | None
    dtype: str | None

def mean(args: MeanConfig = ...) -> Mean:
    """The weighted mean of values."""

class MeanAbsoluteErrorConfig(TypedDict, total=False):
    """What `meanAbsoluteError` takes."""

    name: str | None
    dtype: str | None

@overload
def meanAbsoluteError(args: MeanAbsoluteErrorConfig = ...) -> MeanMetric:
    """The mean of mean |y - p|"""

@overload
def meanAbsoluteError(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class MeanAbsolutePercentageErrorConfig(TypedDict, total=False):
    """What `meanAbsolutePercentageError` takes."""

    name: str | None
    dtype: str | None

@overload
def meanAbsolutePercentageError(args: MeanAbsolutePercentageErrorConfig = ...) -> MeanMetric:
    """The mean of 100 mean |(y - p) / y|, |y| being at least 1e-7"""

@overload
def meanAbsolutePercentageError(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class MeanIoUConfig(TypedDict, total=False):
    """What `meanIoU` takes."""

    numClasses: Required[int]
    ignoreClass: int | None
    sparseYTrue: bool | None
    sparseYPred: bool | None
    axis: int | None
    name: str | None
    dtype: str | None

def meanIoU(args: MeanIoUConfig) -> MeanIoU:
    """The mean IoU of all classes."""

class MeanMetricWrapperConfig(TypedDict, total=False):
    """What `meanMetricWrapper` takes."""

    fn: Required[Function]
    name: str | None
    dtype: str | None

def meanMetricWrapper(args: MeanMetricWrapperConfig) -> MeanMetricWrapper:
    """The weighted mean of a function of (labels, predictions)."""

class MeanSquaredErrorConfig(TypedDict, total=False):
    """What `meanSquaredError` takes."""

    name: str | None
    dtype: str | None

@overload
def meanSquaredError(args: MeanSquaredErrorConfig = ...) -> MeanMetric:
    """The mean of mean (y - p)^2"""

@overload
def meanSquaredError(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class MeanSquaredLogarithmicErrorConfig(TypedDict, total=False):
    """What `meanSquaredLogarithmicError` takes."""

    name: str | None
    dtype: str | None

def meanSquaredLogarithmicError(args: MeanSquaredLogarithmicErrorConfig = ...) -> MeanMetric:
    """The mean of mean (log(1 + p) - log(1 + y))^2, both being at least 1e-7"""

class OneHotIoUConfig(TypedDict, total=False):
    """What `oneHotIoU` takes."""

    numClasses: Required[int]
    targetClassIds: Required[Sequence[int]]
    ignoreClass: int | None
    sparseYPred: bool | None
    axis: int | None
    name: str | None
    dtype: str | None

def oneHotIoU(args: OneHotIoUConfig) -> OneHotIoU:
    """IoU of one-hot labels, and of predictions whose largest place is the class."""

class OneHotMeanIoUConfig(TypedDict, total=False):
    """What `oneHotMeanIoU` takes."""

    numClasses: Required[int]
    ignoreClass: int | None
    sparseYPred: bool | None
    axis: int | None
    name: str | None
    dtype: str | None

def oneHotMeanIoU(args: OneHotMeanIoUConfig) -> OneHotMeanIoU:
    """The mean IoU of all classes of one-hot labels."""

class PearsonCorrelationConfig(TypedDict, total=False):
    """What `pearsonCorrelation` takes."""

    axis: int | None
    name: str | None
    dtype: str | None

def pearsonCorrelation(args: PearsonCorrelationConfig = ...) -> PearsonCorrelation:
    """The mean correlation of labels and predictions along `axis`."""

class PoissonConfig(TypedDict, total=False):
    """What `poisson` takes."""

    name: str | None
    dtype: str | None

def poisson(args: PoissonConfig = ...) -> MeanMetric:
    """The mean of mean p - y log p"""

class PrecisionConfig(TypedDict, total=False):
    """What `precision` takes."""

    thresholds: Thresholds | None
    topK: int | None
    classId: int | None
    name: str | None
    dtype: str | None

@overload
def precision(args: PrecisionConfig = ...) -> Precision:
    """Of the predictions above the threshold (0.5), the share whose label is 1."""

@overload
def precision(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class PrecisionAtRecallConfig(TypedDict, total=False):
    """What `precisionAtRecall` takes."""

    recall: Required[float]
    numThresholds: int | None
    classId: int | None
    name: str | None
    dtype: str | None

def precisionAtRecall(args: PrecisionAtRecallConfig) -> PrecisionAtRecall:
    """The best precision at thresholds where the recall is at least `recall`."""

class R2ScoreConfig(TypedDict, total=False):
    """What `r2Score` takes."""

    classAggregation: Literal["uniformAverage", "varianceWeightedAverage"] | None
    numRegressors: int | None
    name: str | None
    dtype: str | None

@overload
def r2Score(args: R2ScoreConfig = ...) -> R2Score:
    """1 - residual / total sum of squares, averaged over the columns of [batch, columns]."""

@overload
def r2Score(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class RecallConfig(TypedDict, total=False):
    """What `recall` takes."""

    thresholds: Thresholds | None
    topK: int | None
    classId: int | None
    name: str | None
    dtype: str | None

@overload
def recall(args: RecallConfig = ...) -> Recall:
    """Of the labels that are 1, the share predicted above the threshold (0.5)."""

@overload
def recall(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class RecallAtPrecisionConfig(TypedDict, total=False):
    """What `recallAtPrecision` takes."""

    precision: Required[float]
    numThresholds: int | None
    classId: int | None
    name: str | None
    dtype: str | None

def recallAtPrecision(args: RecallAtPrecisionConfig) -> RecallAtPrecision:
    """The best recall at thresholds where the precision is at least `precision`."""

class RootMeanSquaredErrorConfig(TypedDict, total=False):
    """What `rootMeanSquaredError` takes."""

    name: str | None
    dtype: str | None

def rootMeanSquaredError(args: RootMeanSquaredErrorConfig = ...) -> RootMeanSquaredError:
    """The root of the mean squared error."""

class SensitivityAtSpecificityConfig(TypedDict, total=False):
    """What `sensitivityAtSpecificity` takes."""

    specificity: Required[float]
    numThresholds: int | None
    classId: int | None
    name: str | None
    dtype: str | None

def sensitivityAtSpecificity(args: SensitivityAtSpecificityConfig) -> SensitivityAtSpecificity:
    """The best recall at thresholds where the specificity is at least `specificity`."""

class SparseCategoricalAccuracyConfig(TypedDict, total=False):
    """What `sparseCategoricalAccuracy` takes."""

    name: str | None
    dtype: str | None

@overload
def sparseCategoricalAccuracy(args: SparseCategoricalAccuracyConfig = ...) -> MeanMetric:
    """The mean of 1 where the largest prediction is at the index that the label is"""

@overload
def sparseCategoricalAccuracy(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class SparseCategoricalCrossentropyConfig(TypedDict, total=False):
    """What `sparseCategoricalCrossentropy` takes."""

    fromLogits: bool | None
    ignoreClass: int | None
    axis: int | None
    name: str | None
    dtype: str | None

@overload
def sparseCategoricalCrossentropy(
    args: SparseCategoricalCrossentropyConfig = ...,
) -> SparseCategoricalCrossentropy:
    """The mean cross-entropy of class indices; the class `ignoreClass` does not count."""

@overload
def sparseCategoricalCrossentropy(yTrue: TensorLike, yPred: TensorLike) -> Tensor: ...

class SparseTopKCategoricalAccuracyConfig(TypedDict, total=False):
    """What `sparseTopKCategoricalAccuracy` takes."""

    k: int | None
    fromSortedIds: bool | None
    name: str | None
    dtype: str | None

def sparseTopKCategoricalAccuracy(
    args: SparseTopKCategoricalAccuracyConfig = ...,
) -> SparseTopKCategoricalAccuracy:
    """Share of samples whose class is among the `k` likeliest. `fromSortedIds`: predictions are
    class indices, the likeliest first.
    """

class SpecificityAtSensitivityConfig(TypedDict, total=False):
    """What `specificityAtSensitivity` takes."""

    sensitivity: Required[float]
    numThresholds: int | None
    classId: int | None
    name: str | None
    dtype: str | None

def specificityAtSensitivity(args: SpecificityAtSensitivityConfig) -> SpecificityAtSensitivity:
    """The best specificity at thresholds where the recall is at least `sensitivity`."""

class SquaredHingeConfig(TypedDict, total=False):
    """What `squaredHinge` takes."""

    name: str | None
    dtype: str | None

def squaredHinge(args: SquaredHingeConfig = ...) -> MeanMetric:
    """The mean of mean max(1 - y p, 0)^2; labels 0 mean -1"""

class SumConfig(TypedDict, total=False):
    """What `sum` takes."""

    name: str | None
    dtype: str | None

def sum(args: SumConfig = ...) -> Sum:
    """The weighted sum of values."""

class TopKCategoricalAccuracyConfig(TypedDict, total=False):
    """What `topKCategoricalAccuracy` takes."""

    k: int | None
    name: str | None
    dtype: str | None

def topKCategoricalAccuracy(args: TopKCategoricalAccuracyConfig = ...) -> TopKCategoricalAccuracy:
    """Share of samples whose class is among the `k` likeliest; labels are one-hot rows."""

class TrueNegativesConfig(TypedDict, total=False):
    """What `trueNegatives` takes."""

    thresholds: Thresholds | None
    name: str | None
    dtype: str | None

def trueNegatives(args: TrueNegativesConfig = ...) -> TrueNegatives:
    """How many labels 0 are not predicted above the threshold."""

class TruePositivesConfig(TypedDict, total=False):
    """What `truePositives` takes."""

    thresholds: Thresholds | None
    name: str | None
    dtype: str | None

def truePositives(args: TruePositivesConfig = ...) -> TruePositives:
    """How many labels 1 are predicted above the threshold."""
