"""Models that train: `tf.sequential` and `tf.model`, and their classes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tfjs.training.chain import Sequential
from tfjs.training.layers_model import LayersModel
from tfjs.training.subclassed import Model


def sequential(config: Mapping[str, Any] | None = None) -> Sequential:
    """A list of layers as a model: `{layers, name}`."""
    return Sequential(config)


def model(args: Mapping[str, Any]) -> LayersModel:
    """The layers between symbolic inputs and outputs as a model: `{inputs, outputs, name}`."""
    return LayersModel(args)


__all__ = ["LayersModel", "Model", "Sequential", "model", "sequential"]
