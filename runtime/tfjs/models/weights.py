"""Weights by name: what a model file gives and what a model has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tfjs.layers import Layer, LayerVariable
from tfjs.tensor import Tensor

SHOWN = 5


def load_weights(
    name: str, layers: Sequence[Layer], weights: Mapping[str, Tensor], strict: bool
) -> None:
    """Give each weight the value of its name; ValueError before anything is changed.

    A value may have one more name before its last (`dense/dense_1/kernel` for `dense/kernel`),
    as Keras writes the weights of nested models.
    """
    missing: dict[str, LayerVariable] = {}
    for layer in layers:
        for weight in layer.weights:
            if weight.originalName in missing:
                raise ValueError(f"{name}: two weights are named {weight.originalName!r}")
            missing[weight.originalName] = weight
    total = len(missing)
    found: list[tuple[LayerVariable, Tensor]] = []
    for given, value in weights.items():
        target = next((short for short in _spellings(given) if short in missing), None)
        if target is None:
            if strict:
                raise ValueError(
                    f"{name}: the file has a weight {given!r} which the model has not; pass "
                    "{'strict': False} to ignore it"
                )
            continue
        weight = missing.pop(target)
        if weight.shape != value.shape:
            raise ValueError(
                f"{name}: the weight {target!r} has the shape {weight.shape}, the file's "
                f"{value.shape}"
            )
        found.append((weight, value))
    if strict and missing:
        raise ValueError(
            f"{name}: {len(missing)} of {total} weights are not in the file: "
            f"{', '.join(list(missing)[:SHOWN])}{', ...' if len(missing) > SHOWN else ''}"
        )
    for weight, value in found:
        weight.write(value)


def _spellings(name: str) -> Iterator[str]:
    yield name
    *outer, last = name.split("/")
    yield "/".join([*outer[:-1], last])
