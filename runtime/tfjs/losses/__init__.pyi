# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
from collections.abc import Sequence
from typing import TypedDict, overload

from tfjs.losses.base import Loss as Loss
from tfjs.losses.base import Reduction
from tfjs.losses.classes import (
    BinaryCrossentropy,
    BinaryFocalCrossentropy,
    CTC,
    CategoricalCrossentropy,
    CategoricalFocalCrossentropy,
    CategoricalGeneralizedCrossEntropy,
    Circle,
    CosineSimilarity,
    Dice,
    Huber,
    PlainLoss,
    SparseCategoricalCrossentropy,
    Tversky,
)
from tfjs.losses.classes import CLASSES as CLASSES
from tfjs.operations import TensorLike
from tfjs.tensor import Tensor

def absoluteDifference(
    labels: TensorLike,
    predictions: TensorLike,
    weights: TensorLike | None = ...,
    reduction: int = ...,
) -> Tensor: ...
def computeWeightedLoss(
    losses: TensorLike, weights: TensorLike | None = ..., reduction: int = ...
) -> Tensor: ...
def cosineDistance(
    labels: TensorLike,
    predictions: TensorLike,
    axis: int,
    weights: TensorLike | None = ...,
    reduction: int = ...,
) -> Tensor: ...
def hingeLoss(
    labels: TensorLike,
    predictions: TensorLike,
    weights: TensorLike | None = ...,
    reduction: int = ...,
) -> Tensor: ...
def huberLoss(
    labels: TensorLike,
    predictions: TensorLike,
    weights: TensorLike | None = ...,
    delta: float = ...,
    reduction: int = ...,
) -> Tensor: ...
def logLoss(
    labels: TensorLike,
    predictions: TensorLike,
    weights: TensorLike | None = ...,
    epsilon: float = ...,
    reduction: int = ...,
) -> Tensor: ...
def sigmoidCrossEntropy(
    multiClassLabels: TensorLike,
    logits: TensorLike,
    weights: TensorLike | None = ...,
    labelSmoothing: float = ...,
    reduction: int = ...,
) -> Tensor: ...
def softmaxCrossEntropy(
    onehotLabels: TensorLike,
    logits: TensorLike,
    weights: TensorLike | None = ...,
    labelSmoothing: float = ...,
    reduction: int = ...,
) -> Tensor: ...

class BinaryCrossentropyConfig(TypedDict, total=False):
    """What `binaryCrossentropy` takes."""

    fromLogits: bool | None
    labelSmoothing: float | None
    axis: int | None
    reduction: Reduction | None
    name: str | None
    dtype: str | None

def binaryCrossentropy(args: BinaryCrossentropyConfig = ...) -> BinaryCrossentropy:
    """-(y log p + (1 - y) log(1 - p)); with `fromLogits` p is sigmoid of the predictions."""

class BinaryFocalCrossentropyConfig(TypedDict, total=False):
    """What `binaryFocalCrossentropy` takes."""

    applyClassBalancing: bool | None
    alpha: float | None
    gamma: float | None
    fromLogits: bool | None
    labelSmoothing: float | None
    axis: int | None
    reduction: Reduction | None
    name: str | None
    dtype: str | None

def binaryFocalCrossentropy(args: BinaryFocalCrossentropyConfig = ...) -> BinaryFocalCrossentropy:
    """Binary cross-entropy times (1 - right)^gamma; `applyClassBalancing`: alpha for labels 1."""

class CategoricalCrossentropyConfig(TypedDict, total=False):
    """What `categoricalCrossentropy` takes."""

    fromLogits: bool | None
    labelSmoothing: float | None
    axis: int | None
    reduction: Reduction | None
    name: str | None
    dtype: str | None

def categoricalCrossentropy(args: CategoricalCrossentropyConfig = ...) -> CategoricalCrossentropy:
    """-sum y log p for one-hot rows y; with `fromLogits` p is softmax of the predictions."""

class CategoricalFocalCrossentropyConfig(TypedDict, total=False):
    """What `categoricalFocalCrossentropy` takes."""

    alpha: float | None
    gamma: float | None
    fromLogits: bool | None
    labelSmoothing: float | None
    axis: int | None
    reduction: Reduction | None
    name: str | None
    dtype: str | None

def categoricalFocalCrossentropy(
    args: CategoricalFocalCrossentropyConfig = ...,
) -> CategoricalFocalCrossentropy:
    """sum alpha (1 - p)^gamma (-y log p) for one-hot rows y."""

class CategoricalGeneralizedCrossEntropyConfig(TypedDict, total=False):
    """What `categoricalGeneralizedCrossEntropy` takes."""

    q: float | None
    reduction: Reduction | None
    name: str | None
    dtype: str | None

def categoricalGeneralizedCrossEntropy(
    args: CategoricalGeneralizedCrossEntropyConfig = ...,
) -> CategoricalGeneralizedCrossEntropy:
    """(1 - p[y]^q) / q for class indices y."""

class CategoricalHingeConfig(TypedDict, total=False):
    """What `categoricalHinge` takes."""

    reduction: Reduction | None
    name: str | None
    dtype: str | None

def categoricalHinge(args: CategoricalHingeConfig = ...) -> PlainLoss:
    """max(0, 1 + max (1 - y) p - sum y p), over the last axis."""

class CircleConfig(TypedDict, total=False):
    """What `circle` takes."""

    gamma: float | None
    margin: float | None
    removeDiagonal: bool | None
    reduction: Reduction | None
    name: str | None
    dtype: str | None

def circle(args: CircleConfig = ...) -> Circle:
    """Circle loss of embeddings of length 1, by the class indices of the batch."""

class CosineSimilarityConfig(TypedDict, total=False):
    """What `cosineSimilarity` takes."""

    axis: int | None
    reduction: Reduction | None
    name: str | None
    dtype: str | None

def cosineSimilarity(args: CosineSimilarityConfig = ...) -> CosineSimilarity:
    """-cos of the angle between labels and predictions along `axis`."""

class CTCConfig(TypedDict, total=False):
    """What `ctc` takes."""

    reduction: Reduction | None
    name: str | None
    dtype: str | None

def ctc(args: CTCConfig = ...) -> CTC:
    """Connectionist temporal classification: labels [batch, length], logits [batch, time, classes];
    class 0 is the blank.
    """

class DiceConfig(TypedDict, total=False):
    """What `dice` takes."""

    axis: int | Sequence[int] | None
    reduction: Reduction | None
    name: str | None
    dtype: str | None

def dice(args: DiceConfig = ...) -> Dice:
    """1 - 2 both / (sum y + sum p) over `axis`, all axes without it."""

class HingeConfig(TypedDict, total=False):
    """What `hinge` takes."""

    reduction: Reduction | None
    name: str | None
    dtype: str | None

def hinge(args: HingeConfig = ...) -> PlainLoss:
    """mean max(1 - y p, 0); labels 0 mean -1, over the last axis."""

class HuberConfig(TypedDict, total=False):
    """What `huber` takes."""

    delta: float | None
    reduction: Reduction | None
    name: str | None
    dtype: str | None

def huber(args: HuberConfig = ...) -> Huber:
    """Half the squared error up to `delta`, and linear from there on."""

class KLDivergenceConfig(TypedDict, total=False):
    """What `kullbackLeiblerDivergence` takes."""

    reduction: Reduction | None
    name: str | None
    dtype: str | None

def kullbackLeiblerDivergence(args: KLDivergenceConfig = ...) -> PlainLoss:
    """sum y log(y / p), over the last axis."""

class LogCoshConfig(TypedDict, total=False):
    """What `logcosh` takes."""

    reduction: Reduction | None
    name: str | None
    dtype: str | None

def logcosh(args: LogCoshConfig = ...) -> PlainLoss:
    """mean log cosh(p - y), over the last axis."""

class MeanAbsoluteErrorConfig(TypedDict, total=False):
    """What `meanAbsoluteError` takes."""

    reduction: Reduction | None
    name: str | None
    dtype: str | None

def meanAbsoluteError(args: MeanAbsoluteErrorConfig = ...) -> PlainLoss:
    """mean |y - p|, over the last axis."""

class MeanAbsolutePercentageErrorConfig(TypedDict, total=False):
    """What `meanAbsolutePercentageError` takes."""

    reduction: Reduction | None
    name: str | None
    dtype: str | None

def meanAbsolutePercentageError(args: MeanAbsolutePercentageErrorConfig = ...) -> PlainLoss:
    """100 mean |(y - p) / y|, |y| being at least 1e-7, over the last axis."""

class MeanSquaredErrorConfig(TypedDict, total=False):
    """What `meanSquaredError` takes."""

    reduction: Reduction | None
    name: str | None
    dtype: str | None

@overload
def meanSquaredError(args: MeanSquaredErrorConfig = ...) -> PlainLoss:
    """mean (y - p)^2, over the last axis."""

@overload
def meanSquaredError(
    labels: TensorLike,
    predictions: TensorLike,
    weights: TensorLike | None = ...,
    reduction: int = ...,
) -> Tensor: ...

class MeanSquaredLogarithmicErrorConfig(TypedDict, total=False):
    """What `meanSquaredLogarithmicError` takes."""

    reduction: Reduction | None
    name: str | None
    dtype: str | None

def meanSquaredLogarithmicError(args: MeanSquaredLogarithmicErrorConfig = ...) -> PlainLoss:
    """mean (log(1 + p) - log(1 + y))^2, both being at least 1e-7, over the last axis."""

class PoissonConfig(TypedDict, total=False):
    """What `poisson` takes."""

    reduction: Reduction | None
    name: str | None
    dtype: str | None

def poisson(args: PoissonConfig = ...) -> PlainLoss:
    """mean p - y log p, over the last axis."""

class SparseCategoricalCrossentropyConfig(TypedDict, total=False):
    """What `sparseCategoricalCrossentropy` takes."""

    fromLogits: bool | None
    ignoreClass: int | None
    axis: int | None
    reduction: Reduction | None
    name: str | None
    dtype: str | None

def sparseCategoricalCrossentropy(
    args: SparseCategoricalCrossentropyConfig = ...,
) -> SparseCategoricalCrossentropy:
    """-log p[y] for class indices y; samples of the class `ignoreClass` do not count."""

class SquaredHingeConfig(TypedDict, total=False):
    """What `squaredHinge` takes."""

    reduction: Reduction | None
    name: str | None
    dtype: str | None

def squaredHinge(args: SquaredHingeConfig = ...) -> PlainLoss:
    """mean max(1 - y p, 0)^2; labels 0 mean -1, over the last axis."""

class TverskyConfig(TypedDict, total=False):
    """What `tversky` takes."""

    alpha: float | None
    beta: float | None
    axis: int | Sequence[int] | None
    reduction: Reduction | None
    name: str | None
    dtype: str | None

def tversky(args: TverskyConfig = ...) -> Tversky:
    """1 - both / (both + alpha missed + beta wrong) over `axis`, all axes without it."""
