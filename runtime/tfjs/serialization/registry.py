"""Classes by the name they have in model.json, and the objects that go into it."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Callable, Collection, Mapping
from typing import Any, ClassVar, Self, TypeVar

from tfjs.serialization.config import Factory, config_keys, create, declares_keys, takes_keywords
from tfjs.serialization.names import unknown

T = TypeVar("T", bound="Serializable")


# Values of keys that only newer versions of Keras write, where they say nothing.
_NEUTRAL: tuple[Any, ...] = (None, False, 0, "", [], {})


INNER = frozenset({"layer", "layers"})
"""Keys of extensions that hold layers."""


def _objects(value: Any, what: str) -> Any:
    """The objects that descriptions in a config stand for."""
    if isinstance(value, list):
        return [_objects(one, what) for one in value]
    return deserialize(value, Serializable, what) if isinstance(value, Mapping) else value


class Serializable:
    """An object that can be written as `{className, config}` and made again from it."""

    className: ClassVar[str]
    meaningful_none: ClassVar[Collection[str]] = frozenset()  # keys for which None is a value

    def getClassName(self) -> str:
        return class_name(type(self))

    def getConfig(self) -> dict[str, Any]:
        """The arguments that make an equal object."""
        return {name: serialize(getattr(self, name)) for name in config_keys(type(self))}

    @classmethod
    def fromConfig(cls, config: Mapping[str, Any], customObjects: Any = None) -> Self:
        """An object made from what `getConfig` gave."""
        if takes_keywords(cls) or declares_keys(cls):
            known = config_keys(cls)
            ignored = {k: v for k, v in config.items() if k not in known and v not in _NEUTRAL}
            if ignored:
                warnings.warn(
                    f"{cls.className}: a saved config says {ignored}, which nothing here reads; "
                    "the results may differ from those of the program that saved it",
                    stacklevel=2,
                )
            read = {k: v for k, v in config.items() if k in known}
            if declares_keys(cls):
                read |= {k: _objects(v, cls.className) for k, v in read.items() if k in INNER}
            return create(cls, read, cls.className)
        # A user's class takes its config as one positional argument, as in JavaScript.
        make: Any = cls
        made: Self = make(dict(config))
        return made


class SerializationMap:
    """The registered classes."""

    classes: ClassVar[dict[str, type[Serializable]]] = {}
    registered_names: ClassVar[dict[type[Serializable], str]] = {}
    more: ClassVar[list[Callable[[], object]]] = []  # what registers classes that are rarely used

    @classmethod
    def known(cls, name: str) -> bool:
        """Whether a class is registered; what is rarely used is loaded now."""
        while name not in cls.classes and cls.more:
            cls.more.pop()()
        return name in cls.classes


def class_name(cls: type[Serializable]) -> str:
    name: object = getattr(cls, "className", None)
    way_out = f'give it a name to be saved under, such as className = "{cls.__name__}"'
    if name is None:
        raise ValueError(
            f"Class {cls.__name__} being registered does not have the static className property "
            f"defined: {way_out}"
        )
    if not isinstance(name, str):
        kind = "number" if isinstance(name, int | float) else type(name).__name__
        raise ValueError(
            f"className is required to be a string, but got type {kind}, in class "
            f"{cls.__name__}: {way_out}"
        )
    if not name:
        raise ValueError(
            f"Class {cls.__name__} being registered has an empty-string as its className: {way_out}"
        )
    return name


def registerClass(cls: type[T], pkg: str | None = None, name: str | None = None) -> type[T]:
    """Make a class known by its `className`, so that saved models which use it can be loaded.

    `pkg` (default "Custom") and `name` (default the `className`) make up the registered name.
    """
    if not (inspect.isclass(cls) and issubclass(cls, Serializable)):
        raise TypeError(
            "tf.serialization.registerClass: expected a class derived from tf.layers.Layer or "
            f"another serializable class, got {cls!r}"
        )
    own = class_name(cls)
    registered = f"{pkg or 'Custom'}>{name or own}"
    SerializationMap.classes[own] = cls
    SerializationMap.classes[registered] = cls
    SerializationMap.registered_names[cls] = registered
    return cls


def factory(cls: type[T], name: str, namespace: str) -> Factory[T]:
    """`tf.<namespace>.<name>`, which makes a built-in class and registers it."""
    made = Factory(cls, name, namespace)
    FACTORIES.setdefault(namespace, {})[name] = made
    SerializationMap.classes[class_name(cls)] = cls
    return made


FACTORIES: dict[str, dict[str, Factory[Any]]] = {}


def getRegisteredName(cls: type[Serializable]) -> str:
    return SerializationMap.registered_names.get(cls) or class_name(cls)


def serialize(value: Any) -> Any:
    """A value as it stands in a config: objects as `{className, config}`, containers inside too."""
    match value:
        case Serializable():
            return {"className": value.getClassName(), "config": value.getConfig()}
        case Mapping():
            return {key: serialize(item) for key, item in value.items()}
        case list() | tuple():
            return [serialize(item) for item in value]
        case _ if hasattr(value, "configValue"):
            return value.configValue
        case _:
            return value


def resolve(
    identifier: object, kind: type[T], namespace: str, what: str, also: Mapping[str, str]
) -> T | None:
    """The object a config value stands for: itself, a name, `{className, config}` or None.

    `also` maps names that other libraries use to the factory's.
    """
    factories = FACTORIES[namespace]
    match identifier:
        case None:
            return None
        case str():
            found = factories.get(identifier)
            cls = found.cls if found is not None else SerializationMap.classes.get(identifier)
            if cls is None or not issubclass(cls, kind):
                raise ValueError(unknown(what, identifier, factories, also))
            return create(cls, {}, f"{namespace}.{identifier}")
        case Mapping():
            return deserialize(identifier, kind, what)
        case _ if isinstance(identifier, kind):
            return identifier
        case _:
            raise TypeError(
                f"{what}: expected one of {', '.join(map(repr, factories))} or an object of "
                f"tf.{namespace}, got {identifier!r}"
            )


def deserialize(
    config: Mapping[str, Any],
    kind: type[T],
    what: str,
    customObjects: Mapping[str, type[Serializable]] | None = None,
) -> T:
    """The object described by `{className, config}`; `kind` is what it must be an instance of."""
    name = config.get("className")
    if not isinstance(name, str):
        raise ValueError(
            f"{what}: expected an object {{'className': ..., 'config': {{...}}}}, got {config!r}"
        )
    if name not in (customObjects or {}):
        SerializationMap.known(name)
    known = {**SerializationMap.classes, **(customObjects or {})}
    cls = known.get(name)
    if cls is None or not issubclass(cls, kind):
        candidates = [key for key, value in known.items() if issubclass(value, kind)]
        raise ValueError(
            unknown(what, name, (key for key in candidates if ">" not in key))
            + ". A class of your own has to be registered by tf.serialization.registerClass first"
        )
    if customObjects and "customObjects" in inspect.signature(cls.fromConfig).parameters:
        return cls.fromConfig(config.get("config") or {}, customObjects)
    return cls.fromConfig(config.get("config") or {})
