"""Names in model.json are Keras's snake_case, those in programs TF.js's camelCase.

Both directions follow TF.js 4.22: keys and string values change, except values of `name` (and of
`className` on the way out) and the layer names in connection lists.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_CONNECTIONS = frozenset({"inboundNodes", "inputLayers", "outputLayers"})


def to_snake(name: str) -> str:
    """`kernelSize` -> `kernel_size`, `Conv2DTranspose` -> `conv2d_transpose`.

    A name that starts with an underscore would be a private one: `_x` -> `private_x`.
    """
    separated = re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", name)
    lowered = re.sub(r"([a-z])([A-Z])", r"\1_\2", separated).lower()
    return "private" + lowered if lowered.startswith("_") else lowered


def to_camel(name: str) -> str:
    """`kernel_size` -> `kernelSize`; names without an underscore stay as they are."""
    if len(name) <= 1 or "_" not in name:
        return name
    return re.sub(r"_+(\w|$)", lambda match: match[1].upper(), name)


def to_pythonic(value: Any, key: str = "") -> Any:
    """A config as it is written into model.json, where JavaScript writes 1.0 as 1."""
    match value:
        case str():
            return to_snake(value)
        case float() if value.is_integer():
            return int(value)
        case Mapping():
            return {
                to_snake(inner): (
                    item
                    if inner in ("name", "className") and isinstance(item, str)
                    else to_pythonic(item, inner)
                )
                for inner, item in value.items()
            }
        case list() | tuple():
            return [
                item if _is_layer_name(key, index, item) else to_pythonic(item, key)
                for index, item in enumerate(value)
            ]
        case _:
            return value


def from_pythonic(value: Any, key: str = "") -> Any:
    """A config out of model.json, by whichever program it was written."""
    match value:
        case str():
            return to_camel(value)
        case Mapping():
            return {
                to_camel(inner): (
                    item
                    if inner == "name" and isinstance(item, str)
                    else from_pythonic(item, to_camel(inner))
                )
                for inner, item in value.items()
            }
        case list() | tuple():
            return [
                item if _is_layer_name(key, index, item) else from_pythonic(item, key)
                for index, item in enumerate(value)
            ]
        case _:
            return value


def _is_layer_name(key: str, index: int, item: Any) -> bool:
    return key in _CONNECTIONS and index == 0 and isinstance(item, str)
