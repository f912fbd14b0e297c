# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
# There is no such module when a program runs: `tf` has these namespaces itself.
from collections.abc import Sequence
from typing import Any

from tfjs.operations import TensorLike
from tfjs.tensor import Tensor

def bandPart(a: TensorLike, numLower: int | TensorLike, numUpper: int | TensorLike) -> Tensor: ...
def gramSchmidt(xs: TensorLike | Sequence[TensorLike]) -> Any: ...
def qr(x: TensorLike, fullMatrices: bool = ...) -> list[Tensor]: ...
