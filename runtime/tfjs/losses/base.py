"""`Loss`: a function of labels and predictions, and how its values become one number."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from tfjs.serialization import Serializable, unknown
from tfjs.tensor import Tensor

Reduction = Literal["sumOverBatchSize", "sum", "none", "mean", "meanWithSampleWeight"]
REDUCTIONS = ("sumOverBatchSize", "sum", "none", "mean", "meanWithSampleWeight")
Masked = tuple[Tensor, Tensor | None]


class Loss(Serializable):
    """Base of the loss objects, which define `call(yTrue, yPred)`, a loss per sample.

    `labels`: "same" where labels have the predictions' shape, "sparse" where they are class
    indices, "any" where the loss has rules of its own.
    """

    className = "Loss"
    meaningful_none = frozenset({"axis"})
    labels: ClassVar[Literal["same", "sparse", "any"]] = "same"
    reduction: Reduction = "sumOverBatchSize"

    def __init__(
        self,
        *,
        reduction: Reduction = "sumOverBatchSize",
        name: str | None = None,
        dtype: str | None = None,
    ) -> None:
        if reduction not in REDUCTIONS:
            what = f"losses.{type(self).__name__}: reduction"
            raise ValueError(unknown(what, reduction, REDUCTIONS))
        self.reduction = reduction
        self.name = name
        self.dtype = dtype

    def call(self, yTrue: Tensor, yPred: Tensor) -> Tensor:
        """The losses of the samples."""
        raise NotImplementedError(f"{type(self).__name__} must define call(yTrue, yPred)")

    def masked(self, yTrue: Tensor, yPred: Tensor) -> Masked:
        """The losses, and which of them count (None: all)."""
        return self.call(yTrue, yPred), None

    def apply(self, yTrue: Any, yPred: Any, config: Any = None) -> Tensor:
        """The reduced loss. `config`: `{sampleWeight, mask}`, or the weights alone."""
        given = config if isinstance(config, dict) else {"sampleWeight": config}
        return self.reduced(yTrue, yPred, given.get("sampleWeight"), given.get("mask"))

    __call__ = apply

    def reduced(
        self, yTrue: Tensor, yPred: Tensor, weight: Tensor | None, mask: Tensor | None
    ) -> Tensor:
        """The losses times their weights, without those that the mask leaves out, reduced."""
        y, p = same_rank(yTrue.cast("float32"), yPred.cast("float32"))
        values, own = self.masked(y, p)
        if own is not None:
            mask = own if mask is None else mask.cast("bool").logicalAnd(own.cast("bool"))
        return reduce(values, weight, mask, self.reduction)


def same_rank(x: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Both, where one has a last axis of 1 more than the other, with as many axes."""
    if x.rank == y.rank + 1 and x.dims[-1] == 1:
        return (x, y.expandDims(-1)) if y.rank == 1 else (x.squeeze([-1]), y)
    if y.rank == x.rank + 1 and y.dims[-1] == 1:
        return (x.expandDims(-1), y) if x.rank == 1 else (x, y.squeeze([-1]))
    return x, y


def masked_weight(
    weight: Tensor | None, mask: Tensor | None, reduction: Reduction
) -> Tensor | None:
    """Weights that are 0 where the mask leaves out; for means the others are so much larger."""
    if mask is None:
        return weight
    kept: Tensor = mask.cast("float32")
    if reduction in ("sumOverBatchSize", "mean"):
        kept = kept.mul(_inverse_share(kept))
    if weight is None:
        return kept
    kept, weight = same_rank(kept, weight.cast("float32"))
    return _aligned(weight, kept).mul(kept)


def _inverse_share(kept: Tensor) -> Tensor:
    """How many there are for each that is kept."""
    share: Tensor = kept.onesLike().sum().divNoNan(kept.sum())
    return share


def _aligned(weight: Tensor, values: Tensor) -> Tensor:
    """Weights with as many axes as the values, to be broadcast along the further ones."""
    missing = values.rank - weight.rank
    return weight.reshape([*weight.shape, *[1] * missing]) if missing > 0 else weight


def reduce(
    values: Tensor, weight: Tensor | None, mask: Tensor | None, reduction: Reduction
) -> Tensor:
    """Losses as one number: their sum, or the sum by their number or by the sum of weights."""
    weight = masked_weight(weight, mask, reduction)
    if weight is not None:
        values, weight = same_rank(values, weight.cast("float32"))
        values = values.mul(_aligned(weight, values))
    if reduction == "none" or not values.dims:
        return values
    if reduction == "meanWithSampleWeight" and weight is not None:
        mean: Tensor = values.sum().divNoNan(weight.sum())
        return mean
    result: Tensor = values.sum() if reduction == "sum" else values.mean()
    return result
