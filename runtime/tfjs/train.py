"""``tf.train``: the factories of the optimizers."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from tfjs.config import unknown_key
from tfjs.ops.registry import PUBLIC
from tfjs.optimizers import CLASSES, Optimizer


def _arguments(cls: type[Optimizer], args: tuple[Any, ...]) -> dict[str, Any]:
    """TF.js 4's positional numbers, or one config dict, as keyword arguments."""
    parameters = inspect.signature(cls).parameters
    name, known = cls.factory, list(parameters)
    if len(args) == 1 and isinstance(args[0], Mapping):
        given = dict(args[0])
        if "lr" in given:
            warnings.warn(f"tf.train.{name}: 'lr' is an old name; use 'learningRate'", stacklevel=4)
            if "learningRate" in given:
                raise TypeError(f"{name}: got both 'lr' and 'learningRate'")
            given["learningRate"] = given.pop("lr")
        for key in given:
            if key not in known:
                raise ValueError(f"{name}: {unknown_key(key, known)}")
    elif len(args) > len(known):
        raise TypeError(f"{name}: expected at most {', '.join(known)}, got {len(args)} arguments")
    else:
        given = dict(zip(known, args, strict=False))
    given = {key: value for key, value in given.items() if value is not None}
    for key, parameter in parameters.items():
        if parameter.default is parameter.empty and key not in given:
            raise TypeError(
                f"{key} for {cls.__name__} must be defined. For example: "
                f"tf.train.{name}({{{key!r}: 0.01}})"
            )
    return given


def _factory(cls: type[Optimizer]) -> Callable[..., Optimizer]:
    def create(*args: Any) -> Optimizer:
        return cls(**_arguments(cls, args))

    create.__name__ = create.__qualname__ = cls.factory
    create.__doc__ = f"{cls.__doc__} Takes a config dict or positional numbers."
    return create


train = SimpleNamespace(**{cls.factory: _factory(cls) for cls in CLASSES})
PUBLIC["train"] = train
