"""Names that are a function of tensors in TF.js, and here make an object from a config, too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tfjs.serialization.config import Factory


class FunctionOrFactory:
    """With no argument or one config dict a factory, with tensors TF.js's function."""

    def __init__(self, function: Callable[..., Any], made: Factory[Any]) -> None:
        self.function = function
        self.factory = made
        self.cls = made.cls
        self.__name__ = self.__qualname__ = made.__name__
        self.__doc__ = f"{function.__doc__} Given a config instead: {made.cls.__doc__}"

    def __call__(self, *arguments: Any, **keywords: Any) -> Any:
        if keywords or len(arguments) > 1 or (arguments and not _is_config(arguments[0])):
            return self.function(*arguments, **keywords)
        return self.factory(*arguments)

    def __repr__(self) -> str:
        return f"<function and factory tf.{self.factory.label}>"


def _is_config(value: Any) -> bool:
    return value is None or isinstance(value, Mapping)
