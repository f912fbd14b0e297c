"""What Keras's `initializers.get` takes, and `regularizers.get`, `constraints.get`: words as Keras
writes them, descriptions, objects, functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from tfjs.serialization.config import create
from tfjs.serialization.names import unknown
from tfjs.serialization.pythonic import from_pythonic, to_camel
from tfjs.serialization.registry import (
    FACTORIES,
    Serializable,
    SerializationMap,
    resolve,
    serialize,
)

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
            config = identifier.get("config") or {}
            if "class_name" in identifier:  # in Keras's words
                config = from_pythonic(config)
            name = identifier.get("className", identifier.get("class_name"))
            return _made(name, config, kind, namespace, words)
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


def of_config(
    identifier: object,
    kind: type[T],
    namespace: str,
    what: str,
    words: Words,
    function: Callable[[Any], T],
) -> T | None:
    """The object that a config's value stands for: as TF.js reads it, else, as an extension, as
    Keras does. A variable of a program that comes from Keras may hold either's word."""
    match identifier:
        case str() if _is_of_keras(identifier, kind, namespace, words):
            return _made(identifier, {}, kind, namespace, words)
        case type() if issubclass(identifier, kind):
            return identifier()
        case _ if not isinstance(identifier, kind) and callable(identifier):
            return function(identifier)
        case _:
            return resolve(identifier, kind, namespace, what, {})


def _is_of_keras(word: str, kind: type[Serializable], namespace: str, words: Words) -> bool:
    """Whether it is a word of Keras's that TF.js does not know."""
    factories = FACTORIES[namespace]
    known = SerializationMap.classes.get(word)
    if word in factories or (known is not None and issubclass(known, kind)):
        return False
    return words.get(word, (_factory(word), {}))[0] in factories


def _factory(word: str) -> str:
    return word[:1].lower() + to_camel(word)[1:]


def _made(
    name: object, config: Mapping[str, Any], kind: type[T], namespace: str, words: Words
) -> T:
    factories = FACTORIES[namespace]
    given = str(name)
    factory, fixed = words.get(given, (_factory(given), {}))
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
