"""Losses and metrics as model.json has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tfjs import objectives
from tfjs.losses import Loss
from tfjs.metrics.base import Metric
from tfjs.serialization import to_camel, to_snake


def names_of(value: Any, what: str) -> Any:
    """Names of losses or metrics in snake_case, as Keras and TF.js write them."""
    match value:
        case str():
            return to_snake(value)
        case Mapping():
            return {key: names_of(item, what) for key, item in value.items()}
        case list() | tuple():
            return [names_of(item, what) for item in value]
        case Loss() | Metric():
            raise ValueError(
                f"save: the {what} {value!r} is an object that TF.js has no name for; save without "
                "includeOptimizer, or compile with a name"
            )
        case _:
            known = {id(f): name for name, f in objectives.LOSSES.items()}
            name = known.get(id(value)) or getattr(value, "__name__", None)
            if what == "metric" and name is not None:
                return to_snake(name)
            raise ValueError(
                f"save: the {what} {value!r} is a function and cannot be saved; compile with its "
                "name, or save without includeOptimizer"
            )


def in_camel(value: Any) -> Any:
    """Names of losses and metrics as TF.js has them; output names stay."""
    match value:
        case str():
            return to_camel(value)
        case Mapping():
            return {key: in_camel(item) for key, item in value.items()}
        case list():
            return [in_camel(item) for item in value]
        case _:
            return value
