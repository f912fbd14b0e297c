# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
# There is no such module when a program runs: `tf` has these namespaces itself.
from typing import Any

from tfjs.promise import Promise
from tfjs.tensor import Tensor

def fromPixels(pixels: Any, numChannels: int = ...) -> Tensor: ...
def fromPixelsAsync(pixels: Any, numChannels: int = ...) -> Promise[Tensor]: ...
def toPixels(img: Any, canvas: Any = ...) -> Promise[Any]: ...
