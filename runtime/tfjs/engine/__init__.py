"""Buffers, tensors without operations, scopes, the tape, and ``run``, the only way to a kernel.

Nothing here depends on what an operation computes, so that one training step can be recorded as
the list of its ``run`` calls and replayed.
"""

from tfjs.engine.buffer import Buffer, borrow
from tfjs.engine.handle import (
    ITEM_BYTES,
    Scope,
    TensorBase,
    constant,
    count_strings,
    counts,
    empty,
    hold_tensors,
    set_tensor_class,
    share,
    variable,
)
from tfjs.engine.launch import run, update
from tfjs.engine.lists import numbers, whole
from tfjs.engine.tape import REQUIRED, Op, Paused, Tape, record, recording
from tfjs.engine.watching import unwatch, watch
from tfjs.kernels import TABLE, Kernel, get_threads, load_blas, needs_blas, set_threads


def kernel(name: str) -> Kernel:
    """The kernel of that name; KeyError where there is none."""
    return TABLE[name]


__all__ = [
    "ITEM_BYTES",
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
    "count_strings",
    "counts",
    "empty",
    "get_threads",
    "hold_tensors",
    "kernel",
    "load_blas",
    "needs_blas",
    "numbers",
    "record",
    "recording",
    "run",
    "set_tensor_class",
    "set_threads",
    "share",
    "unwatch",
    "update",
    "variable",
    "watch",
    "whole",
]
