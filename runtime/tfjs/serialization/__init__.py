"""Configurable objects: their keys, their factories, their registry and their JSON names."""

from tfjs.serialization.config import (
    REQUIRED,
    Factory,
    config_keys,
    create,
    declares_keys,
    takes_keywords,
)
from tfjs.serialization.names import nearest, unknown
from tfjs.serialization.pythonic import from_pythonic, to_camel, to_pythonic, to_snake
from tfjs.serialization.registry import (
    FACTORIES,
    Serializable,
    SerializationMap,
    class_name,
    deserialize,
    factory,
    getRegisteredName,
    registerClass,
    resolve,
    serialize,
)

__all__ = [
    "FACTORIES",
    "REQUIRED",
    "Factory",
    "Serializable",
    "SerializationMap",
    "class_name",
    "config_keys",
    "create",
    "declares_keys",
    "deserialize",
    "factory",
    "from_pythonic",
    "getRegisteredName",
    "nearest",
    "registerClass",
    "resolve",
    "serialize",
    "takes_keywords",
    "to_camel",
    "to_pythonic",
    "to_snake",
    "unknown",
]
