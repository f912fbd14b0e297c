"""TF.js-style Python: ``import tfjs as tf``."""

from tfjs import engine as _engine
from tfjs import ops as _ops
from tfjs.tensor import Tensor, TensorBuffer, Variable

__version__ = "0.1.0"

globals().update(_ops.PUBLIC)

__all__ = ["Tensor", "TensorBuffer", "Variable", *_ops.PUBLIC]
