"""Classes of layers to derive from, `tf.layers.Dropout`: made from one config, as users' are.

TF.js has functions that make these layers; its classes can be had from them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from tfjs.layers.base import Layer
from tfjs.layers.composite import Composite
from tfjs.layers.inside import held
from tfjs.serialization import FACTORIES, declares_keys
from tfjs.serialization.registry import class_name


@cache
def _classes() -> dict[str, type]:
    made = {class_name(one.cls): one.cls for one in FACTORIES["layers"].values()}
    return {name: cls for name, cls in made.items() if not declares_keys(cls)}


def derivable(name: str) -> type | None:
    """The class of layers of this `className`, to derive from; None for no such class."""
    cls = _classes().get(name)
    return None if cls is None else _derivable(cls)


def _held(self: Any) -> list[Layer]:
    """The layers that the library's layer is around, and those that a program's class keeps."""
    own: list[Layer] = list(type(self).configured.heldLayers.fget(self))
    return [*own, *(one for _, one in held(self, Layer) if one not in own)]


@cache
def _derivable(cls: Any) -> type:
    kept: Collection[str] = cls.meaningful_none

    def __init__(self: Any, config: Mapping[str, Any] | None = None) -> None:
        given = {k: v for k, v in (config or {}).items() if v is not None or k in kept}
        cls.__init__(self, **given)

    namespace = {
        "__init__": __init__,
        "__doc__": cls.__doc__,
        "__module__": cls.__module__,
        "configured": cls,
    }
    if issubclass(cls, Composite):
        namespace["heldLayers"] = property(_held)
    return type(cls.__name__, (cls,), namespace)
