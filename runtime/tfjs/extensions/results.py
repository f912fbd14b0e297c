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


def numbersByName(results: Any, model: Any) -> dict[str, float]:
    """Loss and metrics, of `evaluate` or of a batch, by their names, which the model has in that
    order. A test step of one's own names them itself, and nothing tells which value is which."""
    if type(model).testStep not in (None, tf.Model.testStep):
        raise ValueError(f"{model.name}: the names that its testStep gives are not known")
    scalars: list[Any] = results if isinstance(results, list) else [results]
    return {
        name: numberOf(scalar) if isinstance(scalar, tf.Tensor) else scalar
        for name, scalar in zip(model.metricsNames, scalars, strict=True)
    }
