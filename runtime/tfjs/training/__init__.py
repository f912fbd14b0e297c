"""Models that train: `tf.sequential` and `tf.model`, and their classes."""

from __future__ import annotations

from tfjs.training.chain import Sequential
from tfjs.training.configs import ModelConfig, SequentialConfig
from tfjs.training.layers_model import LayersModel
from tfjs.training.subclassed import Model


def sequential(config: SequentialConfig | None = None) -> Sequential:
    """A list of layers as a model: `{layers, name}`."""
    return Sequential(config)


def model(args: ModelConfig) -> LayersModel:
    """The layers between symbolic inputs and outputs as a model: `{inputs, outputs, name}`."""
    return LayersModel(args)


__all__ = ["LayersModel", "Model", "Sequential", "model", "sequential"]
