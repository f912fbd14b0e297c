# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
# There is no such module when a program runs: `tf` has these namespaces itself.
from collections.abc import Sequence

from tfjs.operations import TensorLike
from tfjs.tensor import Tensor

def staticRegexReplace(
    input: TensorLike, pattern: str, rewrite: str, replaceGlobal: bool = ...
) -> Tensor: ...
def stringNGrams(
    data: TensorLike,
    dataSplits: TensorLike,
    separator: str,
    nGramWidths: Sequence[int],
    leftPad: str,
    rightPad: str,
    padWidth: int,
    preserveShortSequences: bool,
) -> dict[str, Tensor]: ...
def stringSplit(
    input: TensorLike, delimiter: TensorLike, skipEmpty: bool = ...
) -> dict[str, Tensor]: ...
def stringToHashBucketFast(input: TensorLike, numBuckets: int) -> Tensor: ...
