"""A class's keyword-only `__init__` is its config; factories take that config as one dict."""

from __future__ import annotations

import inspect
from collections.abc import Collection, Mapping
from typing import Any, Final, Generic, TypeVar, get_type_hints

from tfjs.serialization.names import unknown

T = TypeVar("T")

REQUIRED: Final = inspect.Parameter.empty


_known: dict[type, Mapping[str, Any]] = {}


def config_keys(cls: type) -> Mapping[str, Any]:
    """The keys of a class's config in the order of its signature, with their defaults.

    The walk goes from the class to its bases as long as their `__init__` pass `**base` on, and
    ends with the keys of a base's `baseConfig` (a TypedDict), all of which may be left out. Keys in
    `fixedKeys` are given to the base by the class itself. A class that is `configured` as another
    one has its keys.
    """
    cls = getattr(cls, "configured", cls)
    if cls in _known:
        return _known[cls]
    if declares_keys(cls):
        _known[cls] = _declared_keys(cls)
        return _known[cls]
    keys: dict[str, Any] = {}
    fixed: Collection[str] = getattr(cls, "fixedKeys", frozenset())
    for base in cls.__mro__:
        if "__init__" in vars(base):
            parameters = inspect.signature(vars(base)["__init__"]).parameters.values()
            for parameter in parameters:
                if parameter.kind is parameter.KEYWORD_ONLY and parameter.name not in fixed:
                    keys.setdefault(parameter.name, parameter.default)
            if not any(p.kind is inspect.Parameter.VAR_KEYWORD for p in parameters):
                shape = vars(base).get("baseConfig")
                if shape is not None:
                    keys.update({key: None for key in get_type_hints(shape) if key not in keys})
                break
    _known[cls] = keys
    return keys


def declares_keys(cls: type) -> bool:
    """Whether a class that takes its config as one dict says the keys by methods: an extension."""
    return hasattr(cls, "configDefaults")


def _declared_keys(cls: Any) -> Mapping[str, Any]:
    blank = cls.__new__(cls)
    keys: dict[str, Any] = dict.fromkeys(blank.requiredKeys(), REQUIRED) | blank.configDefaults()
    shape = getattr(cls, "baseConfig", None)
    return keys | {key: None for key in (get_type_hints(shape) if shape else ()) if key not in keys}


def takes_keywords(cls: type) -> bool:
    """Whether the class is one of ours, made from keywords; users' classes take one dict."""
    return not any(
        p.kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
        for p in inspect.signature(cls).parameters.values()
    )


def create(cls: type[T], config: Mapping[str, Any] | None, label: str) -> T:
    """An instance made from a config. A None is what null is in TF.js: the default, but for the
    keys in `meaningful_none`."""
    if config is None:
        config = {}
    if not isinstance(config, Mapping):
        hint = (
            f"; to apply it to tensors write {label}({{}}).apply([...])"
            if isinstance(config, (list, tuple)) or hasattr(config, "shape")
            else ""
        )
        raise TypeError(f"{label}: expected one config object, got {config!r}{hint}")
    keys = config_keys(cls)
    for key in config:
        if key not in keys:
            raise ValueError(unknown(f"{label}: the key", key, keys))
    kept: Collection[str] = getattr(cls, "meaningful_none", frozenset())
    given = {key: value for key, value in config.items() if value is not None or key in kept}
    for key, default in keys.items():
        if default is REQUIRED and key not in given:
            raise ValueError(f"{label}: the key {key!r} is missing: {label}({{{key!r}: ...}})")
    make: Any = cls  # an extension takes one dict, as in JavaScript
    made: T = make(given) if declares_keys(cls) else make(**given)
    return made


class Factory(Generic[T]):
    """`tf.layers.dense` and the like: takes one config object, gives an instance of `cls`."""

    def __init__(self, cls: type[T], name: str, namespace: str) -> None:
        self.cls = cls
        self.__name__ = self.__qualname__ = name
        self.label = f"{namespace}.{name}" if namespace else name
        self.__doc__ = cls.__doc__

    def __call__(self, config: Mapping[str, Any] | None = None, /, **keywords: Any) -> T:
        if keywords:
            shown = ", ".join(f"{key!r}: ..." for key in keywords)
            raise TypeError(f"{self.label} takes one config object: {self.label}({{{shown}}})")
        return create(self.cls, config, self.label)

    def __repr__(self) -> str:
        return f"<factory tf.{self.label}>"
