"""The losses of Keras as objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from tfjs.losses import functions
from tfjs.losses.base import Loss, Masked
from tfjs.losses.ctc import ctc
from tfjs.ops import logical
from tfjs.tensor import Tensor

Function = Callable[[Tensor, Tensor], Tensor]


class PlainLoss(Loss):
    """A loss without options of its own."""

    function: ClassVar[Function]

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return type(self).function(yTrue, yPred)


PLAIN: dict[str, tuple[str, Function]] = {
    "meanSquaredError": ("MeanSquaredError", functions.squared),
    "meanAbsoluteError": ("MeanAbsoluteError", functions.absolute),
    "meanAbsolutePercentageError": ("MeanAbsolutePercentageError", functions.percentage),
    "meanSquaredLogarithmicError": ("MeanSquaredLogarithmicError", functions.logarithmic),
    "kullbackLeiblerDivergence": ("KLDivergence", functions.divergence),
    "poisson": ("Poisson", functions.poisson),
    "hinge": ("Hinge", functions.hinge),
    "squaredHinge": ("SquaredHinge", functions.squared_hinge),
    "categoricalHinge": ("CategoricalHinge", functions.categorical_hinge),
    "logcosh": ("LogCosh", functions.log_cosh),
}


def _plain(name: str, function: Function) -> type[Loss]:
    members = {
        "className": name,
        "function": staticmethod(function),
        "__doc__": f"{function.__doc__}, over the last axis.",
        "__module__": __name__,
    }
    return type(name, (PlainLoss,), members)


class CosineSimilarity(Loss):
    """-cos of the angle between labels and predictions along `axis`."""

    className = "CosineSimilarity"

    def __init__(self, *, axis: int = -1, **base: Any) -> None:
        super().__init__(**base)
        self.axis = axis

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return functions.cosine(yTrue, yPred, self.axis).neg()


class Huber(Loss):
    """Half the squared error up to `delta`, and linear from there on."""

    className = "Huber"

    def __init__(self, *, delta: float = 1.0, **base: Any) -> None:
        super().__init__(**base)
        self.delta = delta

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return functions.huber(yTrue, yPred, self.delta)


class _Crossentropy(Loss):
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


class BinaryCrossentropy(_Crossentropy):
    """-(y log p + (1 - y) log(1 - p)); with `fromLogits` p is sigmoid of the predictions."""

    className = "BinaryCrossentropy"

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        smoothing, axis = self.labelSmoothing, self.axis
        return functions.binary_entropy(yTrue, yPred, self.fromLogits, smoothing, axis)


class CategoricalCrossentropy(_Crossentropy):
    """-sum y log p for one-hot rows y; with `fromLogits` p is softmax of the predictions."""

    className = "CategoricalCrossentropy"

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        smoothing, axis = self.labelSmoothing, self.axis
        return functions.categorical(yTrue, yPred, self.fromLogits, smoothing, axis)


class BinaryFocalCrossentropy(_Crossentropy):
    """Binary cross-entropy times (1 - right)^gamma; `applyClassBalancing`: alpha for labels 1."""

    className = "BinaryFocalCrossentropy"

    def __init__(
        self,
        *,
        applyClassBalancing: bool = False,
        alpha: float = 0.25,
        gamma: float = 2.0,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        self.applyClassBalancing = applyClassBalancing
        self.alpha = alpha
        self.gamma = gamma

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        p = yPred.sigmoid() if self.fromLogits else yPred
        balance = self.alpha if self.applyClassBalancing else None
        smoothing = self.labelSmoothing
        return functions.binary_focal(yTrue, p, balance, self.gamma, smoothing, self.axis)


class CategoricalFocalCrossentropy(_Crossentropy):
    """sum alpha (1 - p)^gamma (-y log p) for one-hot rows y."""

    className = "CategoricalFocalCrossentropy"

    def __init__(self, *, alpha: float = 0.25, gamma: float = 2.0, **base: Any) -> None:
        super().__init__(**base)
        self.alpha = alpha
        self.gamma = gamma

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        p = functions.softmax(yPred, self.axis) if self.fromLogits else yPred
        smoothing = self.labelSmoothing
        return functions.categorical_focal(yTrue, p, self.alpha, self.gamma, smoothing, self.axis)


class SparseCategoricalCrossentropy(Loss):
    """-log p[y] for class indices y; samples of the class `ignoreClass` do not count."""

    className = "SparseCategoricalCrossentropy"
    labels = "sparse"

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

    def masked(self, yTrue: Tensor, yPred: Tensor) -> Masked:
        return sparse_with_ignored(yTrue, yPred, self.fromLogits, self.ignoreClass, self.axis)


def sparse_with_ignored(
    y: Tensor, p: Tensor, from_logits: bool, ignored: int | None, axis: int
) -> Masked:
    """The losses, 0 for the ignored class, and which count."""
    if y.rank == p.rank and y.dims[-1] == 1:
        y = y.squeeze([-1])
    if ignored is None:
        return functions.sparse_categorical(y, p, from_logits, axis), None
    kept = y.notEqual(ignored)
    y = logical.where(kept, y, y.zerosLike())
    losses = functions.sparse_categorical(y, p, from_logits, axis)
    return logical.where(kept, losses, losses.zerosLike()), kept


class CategoricalGeneralizedCrossEntropy(Loss):
    """(1 - p[y]^q) / q for class indices y."""

    className = "CategoricalGeneralizedCrossEntropy"
    labels = "sparse"

    def __init__(self, *, q: float = 0.5, **base: Any) -> None:
        super().__init__(**base)
        if not 0 < q < 1:
            raise ValueError(
                f"losses.categoricalGeneralizedCrossEntropy: q: expected a number between 0 and 1, "
                f"got {q!r}"
            )
        self.q = q

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return functions.generalized(yTrue, yPred, self.q)


class Dice(Loss):
    """1 - 2 both / (sum y + sum p) over `axis`, all axes without it."""

    className = "Dice"

    def __init__(self, *, axis: int | Sequence[int] | None = None, **base: Any) -> None:
        super().__init__(**base)
        self.axis = axis

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return functions.dice(yTrue, yPred, self.axis)


class Tversky(Loss):
    """1 - both / (both + alpha missed + beta wrong) over `axis`, all axes without it."""

    className = "Tversky"

    def __init__(
        self,
        *,
        alpha: float = 0.5,
        beta: float = 0.5,
        axis: int | Sequence[int] | None = None,
        **base: Any,
    ) -> None:
        super().__init__(**base)
        self.alpha = alpha
        self.beta = beta
        self.axis = axis

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return functions.overlap(yTrue, yPred, self.alpha, self.beta, self.axis)


class Circle(Loss):
    """Circle loss of embeddings of length 1, by the class indices of the batch."""

    className = "Circle"
    labels = "any"

    def __init__(
        self, *, gamma: float = 80.0, margin: float = 0.4, removeDiagonal: bool = True, **base: Any
    ) -> None:
        super().__init__(**base)
        self.gamma = gamma
        self.margin = margin
        self.removeDiagonal = removeDiagonal

    def masked(self, yTrue: Tensor, yPred: Tensor) -> Masked:
        losses = functions.circle(yTrue, yPred, self.gamma, self.margin, self.removeDiagonal)
        return losses, losses.greater(0)


class CTC(Loss):
    """Connectionist temporal classification: labels [batch, length], logits [batch, time, classes];
    class 0 is the blank."""

    className = "CTC"
    labels = "any"

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        return ctc(yTrue, yPred)


CLASSES: dict[str, type[Loss]] = {
    **{factory: _plain(name, function) for factory, (name, function) in PLAIN.items()},
    "cosineSimilarity": CosineSimilarity,
    "huber": Huber,
    "binaryCrossentropy": BinaryCrossentropy,
    "categoricalCrossentropy": CategoricalCrossentropy,
    "sparseCategoricalCrossentropy": SparseCategoricalCrossentropy,
    "binaryFocalCrossentropy": BinaryFocalCrossentropy,
    "categoricalFocalCrossentropy": CategoricalFocalCrossentropy,
    "categoricalGeneralizedCrossEntropy": CategoricalGeneralizedCrossEntropy,
    "dice": Dice,
    "tversky": Tversky,
    "circle": Circle,
    "ctc": CTC,
}
"""By the name of the factory in `tf.losses`."""
