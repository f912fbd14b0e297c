"""Penalties on weights, added to the loss in training."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal, TypedDict

from tfjs.ops import creation
from tfjs.serialization import Serializable, create, unknown
from tfjs.tensor import Tensor


class Regularizer(Serializable):
    """A penalty on a weight. A class of one's own may read a config in its constructor."""

    def __init__(self, config: Mapping[str, object] | None = None) -> None:
        pass

    def apply(self, x: Tensor) -> Tensor:
        """The penalty, a scalar."""
        raise NotImplementedError


RegularizerLike = str | Regularizer | Mapping[str, object] | Callable[..., Any]


class L1L2(Regularizer):
    """l1 * sum|x| + l2 * sum x^2. A rate that is not given is 0.01, as in TF.js."""

    className = "L1L2"

    def __init__(self, *, l1: float = 0.01, l2: float = 0.01) -> None:
        self.l1 = l1
        self.l2 = l2

    def apply(self, x: Tensor) -> Tensor:
        penalty: Tensor | None = None
        if self.l1 != 0:
            penalty = x.abs().sum().mul(self.l1)
        if self.l2 != 0:
            squares = x.square().sum().mul(self.l2)
            penalty = squares if penalty is None else penalty.add(squares)
        return penalty if penalty is not None else x.sum().mul(0)


class OrthogonalRegularizer(Regularizer):
    """factor times the mean |cos| of the angles between the rows (or columns) of a matrix.

    An extension, with Keras's meaning.
    """

    className = "OrthogonalRegularizer"

    def __init__(self, *, factor: float = 0.01, mode: Literal["rows", "columns"] = "rows") -> None:
        if mode not in ("rows", "columns"):
            raise ValueError(
                unknown("regularizers.orthogonalRegularizer: mode", mode, ("rows", "columns"))
            )
        self.factor = factor
        self.mode = mode

    def apply(self, x: Tensor) -> Tensor:
        if x.rank != 2:
            raise ValueError(
                "regularizers.orthogonalRegularizer: only for matrices, the weight's shape is "
                f"{x.shape}"
            )
        rows: Tensor = x if self.mode == "rows" else x.transpose()
        unit = rows.mul(rows.square().sum(1, True).rsqrt().minimum(1e7))
        count = unit.dims[0]
        others = creation.eye(count).neg().add(1)
        total: Tensor = unit.matMul(unit, False, True).mul(others).abs().sum()
        return total.mul(self.factor / (count * (count - 1)))


class L1Config(TypedDict, total=False):
    """What `l1` takes."""

    l1: float | None


class L2Config(TypedDict, total=False):
    """What `l2` takes."""

    l2: float | None


def l1(args: L1Config | None = None) -> L1L2:
    """l1 * sum|x|; l1 is 0.01 unless given."""
    return _one("l1", args)


def l2(args: L2Config | None = None) -> L1L2:
    """l2 * sum x^2; l2 is 0.01 unless given."""
    return _one("l2", args)


def _one(key: str, config: Mapping[str, object] | None) -> L1L2:
    other = "l2" if key == "l1" else "l1"
    if isinstance(config, Mapping) and other in config:
        raise ValueError(
            f"regularizers.{key}: the key {other!r} is unknown; for both rates use "
            "tf.regularizers.l1l2"
        )
    made = create(L1L2, config, f"regularizers.{key}")
    setattr(made, other, 0)
    return made


class FunctionRegularizer(Regularizer):
    """A penalty written as a function of the weight."""

    def __init__(self, function: Callable[[Tensor], Tensor]) -> None:
        self._function = function

    def getClassName(self) -> str:
        return self._function.__name__

    def getConfig(self) -> dict[str, object]:
        return {}

    def apply(self, x: Tensor) -> Tensor:
        return self._function(x)
