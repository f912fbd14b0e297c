# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
# There is no such module when a program runs: `tf` has these namespaces itself.
from collections.abc import Callable
from typing import Any

from tfjs.operations import TensorLike
from tfjs.tensor import Tensor

def frame(
    signal: TensorLike, frameLength: int, frameStep: int, padEnd: bool = ..., padValue: float = ...
) -> Tensor: ...
def hammingWindow(windowLength: int) -> Tensor: ...
def hannWindow(windowLength: int) -> Tensor: ...
def stft(
    signal: TensorLike,
    frameLength: int,
    frameStep: int,
    fftLength: int | None = ...,
    windowFn: Callable[[int], Any] = ...,
) -> Tensor: ...
