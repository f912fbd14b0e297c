# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
# There is no such module when a program runs: `tf` has these namespaces itself.

from tfjs.operations import TensorLike
from tfjs.tensor import Tensor

def sparseFillEmptyRows(
    indices: TensorLike, values: TensorLike, denseShape: TensorLike, defaultValue: TensorLike
) -> dict[str, Tensor]: ...
def sparseReshape(
    inputIndices: TensorLike, inputShape: TensorLike, newShape: TensorLike
) -> dict[str, Tensor]: ...
def sparseSegmentMean(data: TensorLike, indices: TensorLike, segmentIds: TensorLike) -> Tensor: ...
def sparseSegmentSum(data: TensorLike, indices: TensorLike, segmentIds: TensorLike) -> Tensor: ...
