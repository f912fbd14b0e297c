# What operations, layers and namespaces register themselves is Any to a type checker; named here
# are the classes, and the names that a submodule of the package would hide from it.
from collections.abc import Sequence
from typing import Any

from tfjs.optimizers import Optimizer as Optimizer
from tfjs.tensor import Tensor as Tensor
from tfjs.tensor import TensorBuffer as TensorBuffer
from tfjs.tensor import Variable as Variable

__version__: str
train: Any

def tensor(values: Any, shape: Sequence[int] | None = ..., dtype: str | None = ...) -> Tensor: ...
def __getattr__(name: str) -> Any: ...
