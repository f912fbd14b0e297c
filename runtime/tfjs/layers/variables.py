"""The weights of layers."""

from __future__ import annotations

import itertools
from typing import Any

from tfjs.constraints import Constraint
from tfjs.layers.naming import scoped, unique
from tfjs.ops import creation
from tfjs.tensor import Tensor, Variable

_ids = itertools.count()


class LayerVariable:
    """A weight: a `tf.Variable` with a name, a constraint, and whether training may change it."""

    __slots__ = ("_trainable", "constraint", "dtype", "id", "name", "originalName", "val")

    def __init__(
        self,
        val: Tensor,
        dtype: str = "float32",
        name: str = "Variable",
        trainable: bool = True,
        constraint: Constraint | None = None,
    ) -> None:
        self.id = next(_ids)
        self.dtype = dtype
        self.originalName = scoped(name)
        self.name = unique(self.originalName)
        self.constraint = constraint
        self._trainable = trainable
        self.val = Variable(val, trainable, self.name, dtype)

    @property
    def trainable(self) -> bool:
        return self._trainable

    @trainable.setter
    def trainable(self, trainable: bool) -> None:
        self._trainable = trainable
        self.val.trainable = trainable

    @property
    def shape(self) -> list[int]:
        return self.val.shape

    def read(self) -> Variable:
        """The current value; later steps of training change what it holds."""
        if self.val.isDisposed:
            raise RuntimeError(f"LayerVariable {self.name} is already disposed.")
        return self.val

    def write(self, newVal: Tensor) -> LayerVariable:
        """Take new values of the same shape; the constraint is applied to them."""
        if newVal.shape != self.shape:
            raise ValueError(
                f"the weight {self.name} has the shape {self.shape}, got values of shape "
                f"{newVal.shape}"
            )
        self.read().assign(newVal.cast(self.dtype))
        self.constrain()
        return self

    def constrain(self) -> None:
        """Bring the value back to what the constraint allows."""
        if self.constraint is not None:
            self.val.assign(self.constraint.apply(self.val))

    def dispose(self) -> None:
        self.read()
        self.val.dispose()

    def __repr__(self) -> str:
        return f"<LayerVariable {self.name} {self.shape} {self.dtype}>"


def as_tensor(value: Any) -> Tensor:
    """A tensor of a tensor or a NumPy array or nested lists."""
    if isinstance(value, Tensor):
        return value
    tensor: Tensor = creation.tensor(value)
    return tensor
