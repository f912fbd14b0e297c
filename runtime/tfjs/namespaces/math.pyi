# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
# There is no such module when a program runs: `tf` has these namespaces itself.

from tfjs.operations import TensorLike
from tfjs.tensor import Tensor

def confusionMatrix(labels: TensorLike, predictions: TensorLike, numClasses: int) -> Tensor: ...
