"""What Keras's `initializers.get` takes, and `regularizers.get`, `constraints.get`: words as Keras
writes them, descriptions, objects, functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from tfjs.serialization.config import create
from tfjs.serialization.names import unknown
from tfjs.serialization.pythonic import to_camel
from tfjs.serialization.registry import FACTORIES, Serializable, SerializationMap, serialize

T = TypeVar("T", bound=Serializable)
Words = Mapping[str, tuple[str, Mapping[str, Any]]]
"""Keras's words that are not TF.js's in snake case: the factory and its config."""


def identified(
    identifier: object, kind: type[T], namespace: str, words: Words, function: Callable[[Any], T]
) -> T | None:
    """The object that `identifier` stands for in Keras; `function` makes one of a function."""
    match identifier:
        case None:
            return None
        case str():
            return _made(identifier, {}, kind, namespace, words)
        case Mapping():
            name = identifier.get("className", identifier.get("class_name"))
            return _made(name, identifier.get("config") or {}, kind, namespace, words)
        case _ if isinstance(identifier, kind):
            return identifier
        case type() if issubclass(identifier, kind):
            return identifier()
        case _ if callable(identifier):
            return function(identifier)
        case _:
            raise TypeError(
                f"tf.{namespace}.get: expected a name, a description, an object of "
                f"tf.{namespace} or a function, got {identifier!r}"
            )


def _made(
    name: object, config: Mapping[str, Any], kind: type[T], namespace: str, words: Words
) -> T:
    factories = FACTORIES[namespace]
    given = str(name)
    factory, fixed = words.get(given, (given[:1].lower() + to_camel(given)[1:], {}))
    found = factories.get(factory)
    cls = found.cls if found is not None else None
    if cls is None and SerializationMap.known(given):
        cls = SerializationMap.classes[given]
    if cls is None or not issubclass(cls, kind):
        raise ValueError(unknown(f"tf.{namespace}.get:", name, factories))
    if found is None:
        return cls.fromConfig(config)
    return create(cls, {**fixed, **config}, f"{namespace}.{factory}")


def described(value: Serializable | None) -> dict[str, Any] | None:
    """`{className, config}` of an object, from which `get` makes it again."""
    made: dict[str, Any] | None = serialize(value)
    return made
