from collections.abc import Callable, Sequence
from typing import Any, Self

from tfjs.engine.handle import TensorBase

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

class Op:
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
