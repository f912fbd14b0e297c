"""What the steps of a `tf.Model` get and give on."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from tfjs.models.called import flat


def parts_of_step(data: Any, only_inputs: bool) -> tuple[Any, Any, Any]:
    """x, y and the weights of the samples; None for what is not there."""
    if only_inputs or not isinstance(data, (list, tuple)):
        return data, None, None
    x, y, weight = [*data, None, None][:3]
    return x, y, weight


def number_of_samples(x: Any) -> int:
    count: int = flat(x)[0].shape[0]
    return count


def takes_training(function: Callable[..., Any]) -> bool:
    """Whether it has a parameter for whether this is training, as in newer classes of Keras's."""
    parameters = inspect.signature(function).parameters.values()
    return "training" in (one.name for one in parameters) or any(
        one.kind is one.VAR_POSITIONAL for one in parameters
    )
