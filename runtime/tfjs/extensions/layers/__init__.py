"""The layers that TF.js lacks: a factory each, as `tf.layers` has them."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from tfjs.extensions.base import Extension
from tfjs.extensions.naming import factory_name
from tfjs.serialization import FACTORIES, Factory, factory
from tfjs.serialization.registry import class_name


def _register(modules: list[str]) -> dict[str, Factory[Extension]]:
    made: dict[str, Factory[Extension]] = {}
    for module in modules:
        for cls in vars(import_module(f"{__name__}.{module}")).values():
            defined_there = getattr(cls, "__module__", "") == f"{__name__}.{module}"
            if defined_there and isinstance(cls, type) and "className" in vars(cls):
                name = vars(cls).get("factoryName") or factory_name(class_name(cls))
                made[name] = factory(cls, name, "layers")
    return made


EXTENSIONS = _register(sorted(module.name for module in pkgutil.iter_modules(__path__)))
"""The factories by name. Those of TF.js's own layers are in `tf.layers`."""

globals().update(FACTORIES["layers"])

__all__ = [*FACTORIES["layers"]]
