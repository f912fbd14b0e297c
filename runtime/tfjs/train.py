"""``tf.train``: the factories of the optimizers and of learning-rate schedules."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from tfjs.ops.registry import PUBLIC
from tfjs.optimizers import (
    CLASSES,
    EXTENSIONS,
    SCHEDULES,
    Optimizer,
    OptimizerMap,
    arguments_of,
    every_argument,
    own,
)
from tfjs.serialization import REQUIRED, Factory, config_keys, factory, unknown


def with_arithmetic(cls: type[Optimizer], given: Mapping[str, Any]) -> type[Optimizer]:
    """The class that computes what these arguments ask for: TF.js's, or that with Keras's numbers.

    Keras's where `arithmetic` says so, where a key has no meaning in TF.js's, and for a
    learning rate that changes.
    """
    if cls.keras is None or given.get("arithmetic") == "tfjs":
        return cls
    asked = given.get("arithmetic") == "keras" or callable(given.get("learningRate"))
    return cls.keras if asked or given.keys() - every_argument(cls).keys() else cls


def _keys(cls: type[Optimizer]) -> list[str]:
    """All keys of a factory's config."""
    other = config_keys(cls.keras) if cls.keras is not None else {}
    return list({**every_argument(cls), **other, "arithmetic": None})


class OptimizerFactory:
    """`tf.train.adam` and the like: a config dict, or positional numbers as in TF.js 4."""

    def __init__(self, cls: type[Optimizer]) -> None:
        self.cls = cls
        self.__name__ = self.__qualname__ = cls.factory
        self.__doc__ = f"{cls.__doc__} Takes a config dict or positional numbers."
        self.keys = _keys(cls)

    def __call__(self, *args: Any) -> Optimizer:
        given = self._given(args)
        cls = with_arithmetic(self.cls, given)
        if "arithmetic" in given and given["arithmetic"] not in ("keras", "tfjs"):
            raise ValueError(
                f"{self.__name__}: arithmetic: expected 'keras' or 'tfjs', got "
                f"{given['arithmetic']!r}"
            )
        if cls is self.cls:
            given.pop("arithmetic", None)
            self._need(given)
        return made(cls, given)

    def _given(self, args: tuple[Any, ...]) -> dict[str, Any]:
        name, places = self.__name__, list(arguments_of(self.cls))
        if len(args) == 1 and isinstance(args[0], Mapping):
            given = dict(args[0])
            if "lr" in given:
                warnings.warn(
                    f"tf.train.{name}: 'lr' is an old name; use 'learningRate'", stacklevel=4
                )
                if "learningRate" in given:
                    raise TypeError(f"{name}: got both 'lr' and 'learningRate'")
                given["learningRate"] = given.pop("lr")
            for key in given:
                if key not in self.keys:
                    raise ValueError(unknown(f"{name}: the key", key, self.keys))
        elif len(args) > len(places):
            raise TypeError(
                f"{name}: expected at most {', '.join(places)}, got {len(args)} arguments"
            )
        else:
            given = dict(zip(places, args, strict=False))
        return {key: value for key, value in given.items() if value is not None}

    def _need(self, given: Mapping[str, Any]) -> None:
        for key, default in arguments_of(self.cls).items():
            if default is REQUIRED and key not in given:
                raise TypeError(
                    f"{key} for {self.cls.__name__} must be defined. For example: "
                    f"tf.train.{self.__name__}({{{key!r}: 0.01}})"
                )


def made(cls: type[Optimizer], given: Mapping[str, Any]) -> Optimizer:
    """An optimizer of a class; ValueError for a key that this arithmetic has no use for."""
    known = every_argument(cls) if cls in CLASSES else config_keys(cls)
    for key in given:
        if key not in known:
            raise ValueError(
                f"{cls.factory}: the key {key!r} has no meaning in Keras's arithmetic, which "
                "'arithmetic', another key or a learning-rate schedule asked for; leave one out"
            )
    return cls(**given)


train = SimpleNamespace(
    **{cls.factory: OptimizerFactory(cls) for cls in CLASSES},
    **{cls.factory: Factory(cls, cls.factory, "train") for cls in EXTENSIONS},
    optimizerMap=Factory(OptimizerMap, "optimizerMap", "train"),
    Optimizer=own.Optimizer,
    LearningRateSchedule=own.LearningRateSchedule,
    **{
        name: factory(cls, name, "train")
        for cls in SCHEDULES
        for name in [cls.className[0].lower() + cls.className[1:]]
    },
)
PUBLIC["train"] = train
