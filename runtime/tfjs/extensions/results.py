"""What evaluating a model gives, where only the running program knows its form."""

from __future__ import annotations

from typing import Any

import tfjs as tf


def numberOf(scalar: tf.Tensor) -> float:
    """The number in a tensor of one element."""
    number: float = scalar.dataSync()[0]
    return number


def numbersIn(results: Any) -> Any:
    """The scalars that `evaluate` gave as Keras gives them: a number for a loss alone, a list of
    numbers for a loss with metrics or for the losses of several outputs."""
    if isinstance(results, list):
        scalars: list[tf.Tensor] = results
        return [numberOf(scalar) for scalar in scalars]
    alone: tf.Tensor = results
    return numberOf(alone)
