"""Buffers, tensors without operations, scopes, the tape, and ``run``, the only way to a kernel.

Nothing here depends on what an operation computes, so that one training step can be recorded as
the list of its ``run`` calls and replayed.
"""

from tfjs.engine.buffer import Buffer, borrow
from tfjs.engine.handle import (
    Scope,
    TensorBase,
    constant,
    counts,
    empty,
    set_tensor_class,
    share,
    variable,
)
from tfjs.engine.launch import run, update
from tfjs.engine.tape import REQUIRED, Op, Paused, Tape, record, recording
from tfjs.kernels import TABLE, Kernel, get_threads, load_blas, needs_blas, set_threads


def kernel(name: str) -> Kernel:
    """The kernel of that name; KeyError where there is none."""
    return TABLE[name]


__all__ = [
    "REQUIRED",
    "Buffer",
    "Kernel",
    "Op",
    "Paused",
    "Scope",
    "Tape",
    "TensorBase",
    "borrow",
    "constant",
    "counts",
    "empty",
    "get_threads",
    "kernel",
    "load_blas",
    "needs_blas",
    "record",
    "recording",
    "run",
    "set_tensor_class",
    "set_threads",
    "share",
    "update",
    "variable",
]
