"""The loss strings of `compile`: functions of (labels, predictions) that give a loss per sample.

(`tf.losses` is another set of functions: those of TF.js's core, which give a scalar.)
Numbers are TF.js's, so predictions are clipped to [1e-7, 1 - 1e-7] where a logarithm follows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from tfjs.losses import CLASSES, Loss
from tfjs.ops import binary, creation, nn
from tfjs.serialization import to_camel, unknown
from tfjs.tensor import Tensor
from tfjs.uncalled import is_function

LossFunction = Callable[[Tensor, Tensor], Tensor]

EPSILON = 1e-7
_LARGEST = 3.4028234663852886e38  # of float32
_ZERO: Any = 0  # an operation makes a tensor of it


def meanSquaredError(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """mean (p - y)^2 over the last axis."""
    if yTrue.dims == yPred.dims and yTrue.dtype == yPred.dtype == "float32":
        return nn.squaredError(yTrue, yPred)
    return binary.squaredDifference(yPred, yTrue).mean(-1)


def meanAbsoluteError(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """mean |p - y| over the last axis."""
    return yPred.sub(yTrue).abs().mean(-1)


def meanAbsolutePercentageError(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """100 mean |(y - p) / y| over the last axis, |y| being at least 1e-7."""
    scale = yTrue.abs().clipByValue(EPSILON, _LARGEST)
    return yTrue.sub(yPred).div(scale).abs().mean(-1).mul(100)


def meanSquaredLogarithmicError(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """mean (log(1 + y) - log(1 + p))^2 over the last axis, y and p being at least 1e-7."""
    logs = [x.clipByValue(EPSILON, _LARGEST).add(1).log() for x in (yPred, yTrue)]
    return logs[0].sub(logs[1]).square().mean(-1)


def _margin(yTrue: Tensor, yPred: Tensor) -> Tensor:
    # The order decides which of two equal operands gets the gradient: here the 0.
    return binary.maximum(_ZERO, yTrue.mul(yPred).neg().add(1))


def squaredHinge(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """mean max(0, 1 - y p)^2 over the last axis; labels are -1 and 1."""
    return _margin(yTrue, yPred).square().mean(-1)


def hinge(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """mean max(0, 1 - y p) over the last axis; labels are -1 and 1."""
    return _margin(yTrue, yPred).mean(-1)


def categoricalHinge(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """max(0, 1 + max (1 - y) p - sum y p) over the last axis."""
    right = yTrue.mul(yPred).sum(-1)
    wrong = yTrue.neg().add(1).mul(yPred).max(-1)
    return binary.maximum(_ZERO, wrong.sub(right).add(1))


def logcosh(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """mean log cosh(p - y) over the last axis."""
    difference = yPred.sub(yTrue)
    return difference.add(difference.mul(-2).softplus()).sub(math.log(2)).mean(-1)


def categoricalCrossentropy(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """-sum y log p over the last axis, p being scaled to the sum 1 first."""
    scaled = yPred.div(yPred.sum(-1, True)).clipByValue(EPSILON, 1 - EPSILON)
    return yTrue.cast("float32").mul(scaled.log()).sum(-1).neg()


def sparseCategoricalCrossentropy(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """categoricalCrossentropy with labels that are class indices."""
    clipped = yPred.clipByValue(EPSILON, 1 - EPSILON)
    labels = yTrue.flatten()
    if labels.dtype == "float32":
        labels = labels.floor().cast("int32")
    return categoricalCrossentropy(
        creation.oneHot(labels, yPred.shape[-1]).reshape(yPred.shape), clipped
    )


def binaryCrossentropy(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """-mean (y log p + (1 - y) log(1 - p)) over the last axis, computed from p's logit."""
    clipped = yPred.clipByValue(EPSILON, 1 - EPSILON)
    logits = clipped.div(clipped.neg().add(1)).log()
    return logits.relu().sub(logits.mul(yTrue)).add(logits.abs().neg().exp().log1p()).mean(-1)


def kullbackLeiblerDivergence(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """sum y log(y / p) over the last axis."""
    ratio = yTrue.clipByValue(EPSILON, 1).div(yPred.clipByValue(EPSILON, 1))
    return yTrue.mul(ratio.log()).sum(-1)


def poisson(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """mean p - y log p over the last axis."""
    return yPred.sub(yTrue.mul(yPred.add(EPSILON).log())).mean(-1)


def _normalized(x: Tensor) -> Tensor:
    x = x.cast("float32")
    return x.div(x.square().sum(-1, True).maximum(EPSILON).sqrt())


def cosineProximity(yTrue: Tensor, yPred: Tensor) -> Tensor:
    """-cos of the angle between y and p over the last axis."""
    return _normalized(yTrue).mul(_normalized(yPred)).sum(-1).neg()


LOSSES: Mapping[str, LossFunction] = {
    function.__name__: function
    for function in (
        meanSquaredError,
        meanAbsoluteError,
        meanAbsolutePercentageError,
        meanSquaredLogarithmicError,
        squaredHinge,
        hinge,
        categoricalHinge,
        logcosh,
        categoricalCrossentropy,
        sparseCategoricalCrossentropy,
        binaryCrossentropy,
        kullbackLeiblerDivergence,
        poisson,
        cosineProximity,
    )
}

_KERAS = {
    "mse": "meanSquaredError",
    "mae": "meanAbsoluteError",
    "mape": "meanAbsolutePercentageError",
    "msle": "meanSquaredLogarithmicError",
    "kld": "kullbackLeiblerDivergence",
    "kl_divergence": "kullbackLeiblerDivergence",
    "KLDivergence": "kullbackLeiblerDivergence",
    "bce": "binaryCrossentropy",
    "log_cosh": "logcosh",
    "LogCosh": "logcosh",
    "cosine": "cosineProximity",
    "cosine_similarity": "cosineProximity",
    "CosineSimilarity": "cosineProximity",
    "huber_loss": "huber",
}
"""Words of Keras that are not TF.js's in snake case."""

_ALSO = {"softmaxCrossEntropy": "categoricalCrossentropy"}

_OBJECTS = frozenset({"squared_hinge", "SquaredHinge", "Hinge"})
"""Words of Keras that mean another function than the string of TF.js like them: it makes -1 of
labels that are 0."""


def of_keras(word: str) -> LossFunction | Loss | None:
    """The loss that a word of Keras means where TF.js does not know it; None for no such word."""
    name = _KERAS.get(word) or _KERAS.get(word.lower()) or camel_of(word)
    if name == word and not word.islower():
        return None
    if name in LOSSES and word not in _OBJECTS:
        return LOSSES[name]
    return CLASSES[name]() if name in CLASSES else None


def camel_of(word: str) -> str:
    """`mean_squared_error`, `MeanSquaredError` and `CTC` as TF.js would write them."""
    name = to_camel(word)
    return name.lower() if name.isupper() else name[:1].lower() + name[1:]


def get(identifier: object) -> LossFunction | Loss:
    """The loss for a string, a function or a loss object given to `compile`. Strings are TF.js's,
    or, as an extension, those that Keras writes otherwise."""
    if isinstance(identifier, Loss):
        if identifier.reduction == "none":
            raise ValueError(
                f"compile: the loss {identifier!r} has the reduction 'none'; training needs one "
                "number: give 'sumOverBatchSize' or 'sum'"
            )
        return identifier
    if isinstance(identifier, str):
        if identifier in LOSSES:
            return LOSSES[identifier]
        found = of_keras(identifier)
        if found is not None:
            return found
        raise ValueError(unknown("compile: the loss", identifier, LOSSES, _ALSO))
    if is_function(identifier):
        return identifier
    raise TypeError(
        f"compile: a loss must be one of TF.js's names or a function of (labels, predictions), got "
        f"{identifier!r}"
    )
