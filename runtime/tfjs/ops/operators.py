"""Python's operators on tensors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tfjs.ops.brackets import getitem
from tfjs.ops.registry import OPS
from tfjs.tensor import Tensor

BINARY = {
    "add": "add",
    "sub": "sub",
    "mul": "mul",
    "truediv": "div",
    "floordiv": "floorDiv",
    "mod": "mod",
    "pow": "pow",
    "matmul": "matMul",
    "and": "logicalAnd",
    "or": "logicalOr",
    "xor": "logicalXor",
}
COMPARISONS = {
    "eq": "equal",
    "ne": "notEqual",
    "lt": "less",
    "le": "lessEqual",
    "gt": "greater",
    "ge": "greaterEqual",
}
UNARY = {"neg": "neg", "abs": "abs", "invert": "logicalNot"}


def _reflected(name: str) -> Any:
    operation = OPS[name]
    return lambda self, other: operation(other, self)


def _rows(self: Tensor) -> Iterator[Tensor]:
    return iter(self.unstack())


def install() -> None:
    """Give Tensor its operators."""
    for python, name in BINARY.items():
        setattr(Tensor, f"__{python}__", OPS[name])
        setattr(Tensor, f"__r{python}__", _reflected(name))
    for python, name in {**COMPARISONS, **UNARY}.items():
        setattr(Tensor, f"__{python}__", OPS[name])
    setattr(Tensor, "__getitem__", getitem)  # noqa: B010  (mypy knows it as declared)
    setattr(Tensor, "__iter__", _rows)  # noqa: B010  (as above)
