"""TF.js-style Python: ``import tfjs as tf``."""

from typing import Any as _Any

from tfjs import (
    callbacks,
    constraints,
    initializers,
    layers,
    metrics,
    models,
    regularizers,
    serialization,
)
from tfjs import losses as _losses  # noqa: F401  (adds the loss objects to tf.losses)
from tfjs import ops as _ops
from tfjs import train as _train  # noqa: F401  (registers tf.train and the optimizers)
from tfjs.callbacks import Callback, CustomCallback, EarlyStopping, History
from tfjs.layers import InputSpec, LayerVariable, SymbolicTensor, input
from tfjs.tensor import Tensor, TensorBuffer, Variable
from tfjs.training import LayersModel, Model, Sequential, model, sequential

__version__ = "0.1.0"

globals().update(_ops.PUBLIC)

__all__ = [
    "Callback",
    "CustomCallback",
    "EarlyStopping",
    "History",
    "InputSpec",
    "LayerVariable",
    "LayersModel",
    "Model",
    "Sequential",
    "SymbolicTensor",
    "Tensor",
    "TensorBuffer",
    "Variable",
    "callbacks",
    "constraints",
    "initializers",
    "input",
    "layers",
    "metrics",
    "model",
    "models",
    "regularizers",
    "sequential",
    "serialization",
    *_ops.PUBLIC,
]


def __getattr__(name: str) -> _Any:
    """Namespaces that are imported at the first use, and what needs them."""
    if name in ("io", "data", "datasets", "test_util", "util"):
        from importlib import import_module

        return import_module(f"tfjs.{name}")
    if name == "applications":
        from importlib import import_module

        return import_module("tfjs.extensions.applications")
    if name == "loadLayersModel":
        return models.loadLayersModel
    if name == "loadModel":
        from warnings import warn

        warn("tf.loadModel is an old name; use tf.loadLayersModel", stacklevel=2)
        return models.loadLayersModel
    raise AttributeError(f"module 'tfjs' has no attribute {name!r}")
