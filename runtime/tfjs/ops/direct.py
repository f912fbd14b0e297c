"""Elementwise operations whose kernel is all they are for float32: the engine runs it itself.

What an operation does else (other dtypes, broadcasting) stays in its function, and for float32 both
give the same.
"""

from __future__ import annotations

from tfjs import engine
from tfjs.ops import binary as _binary  # noqa: F401  (registers its operations)
from tfjs.ops import logical as _logical  # noqa: F401  (as above)
from tfjs.ops import unary as _unary  # noqa: F401  (as above)
from tfjs.ops.registry import OPS

KERNELS = {
    "add": "add",
    "sub": "sub",
    "mul": "mul",
    "div": "div",
    "maximum": "maximum",
    "minimum": "minimum",
    "squaredDifference": "squared_difference",
    "abs": "abs",
    "neg": "neg",
    "square": "square",
    "sqrt": "sqrt",
    "rsqrt": "rsqrt",
    "reciprocal": "reciprocal",
    "exp": "exp",
    "log": "log",
    "sin": "sin",
    "cos": "cos",
    "tanh": "tanh",
    "sigmoid": "sigmoid",
    "relu": "relu",
    "softplus": "softplus",
}
"""operation -> the name of its kernel without the dtype"""

COMPARISONS = {
    "equal": "equal",
    "notEqual": "not_equal",
    "less": "less",
    "lessEqual": "less_equal",
    "greater": "greater",
    "greaterEqual": "greater_equal",
}
"""The same, of those whose results are bool."""

for _table, _dtype in ((KERNELS, "float32"), (COMPARISONS, "bool")):
    for _name, _kernel in _table.items():
        OPS[_name].compute_with(engine.kernel(f"{_kernel}_f32"), _dtype)
