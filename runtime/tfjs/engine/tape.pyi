from collections.abc import Callable, Sequence
from typing import Any, Self

from tfjs.engine.handle import TensorBase
from tfjs.kernels.registry import Kernel

REQUIRED: object

def record(name: str, gradient: Any, arguments: Any, result: Any) -> None: ...
def recording() -> bool: ...

class Tape:
    def __enter__(self) -> Self: ...
    def __exit__(self, *exception: object) -> None: ...
    def connected(self, xs: Sequence[TensorBase]) -> set[int]: ...
    def backward(
        self,
        y: TensorBase,
        dy: TensorBase,
        xs: Sequence[TensorBase],
        add: Callable[..., Any],
        zeros_like: Callable[..., Any],
    ) -> list[Any]: ...

class Paused:
    def __enter__(self) -> None: ...
    def __exit__(self, *exception: object) -> None: ...

Around = Callable[[Op, tuple[Any, ...], dict[str, Any]], Any]

def set_around(function: Around | None) -> None: ...

class Op:
    direct: Kernel | None
    forward: Callable[..., Any]
    gradient: Callable[..., Any] | None
    name: str
    __doc__: str | None
    def __init__(
        self,
        forward: Callable[..., Any],
        gradient: Callable[..., Any] | None,
        name: str,
        parameters: Sequence[tuple[str, str | None, Any]],
        convert: Callable[[Any, str, str, str], Any],
    ) -> None: ...
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...
    def compute_with(self, kernel: Kernel, dtype: str = ...) -> None: ...
    def call(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any: ...
