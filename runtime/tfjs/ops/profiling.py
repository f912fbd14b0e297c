"""What operations cost: ``tf.profile``, ``tf.time``, and the checks of the debug mode."""

from __future__ import annotations

import time as clock
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np

from tfjs import engine
from tfjs.environment import ENV, on_debug
from tfjs.ops.memory import tensors_in
from tfjs.ops.registry import public
from tfjs.promise import promised, waiting
from tfjs.tensor import Tensor
from tfjs.tensor_format import number_to_string

KERNELS = {
    "div": "RealDiv",
    "mul": "Multiply",
    "matMul": "BatchMatMul",
    "clone": "Identity",
    "where": "Select",
    "gather": "GatherV2",
    "pad": "PadV2",
    "stack": "Pack",
    "unstack": "Unpack",
    "squaredDifference": "SquaredDifference",
    "split": "SplitV",
    "batchNorm": "FusedBatchNorm",
    "squeeze": "Reshape",
    "expandDims": "ExpandDims",
    "resizeBilinear": "ResizeBilinear",
}
"""Operations that TF.js calls otherwise than by their name with a capital letter."""


def kernel_name(operation: str) -> str:
    """What TF.js calls the kernel of an operation."""
    return KERNELS.get(operation, operation[:1].upper() + operation[1:])


def _milliseconds() -> float:
    return clock.perf_counter() * 1000


Seen = Callable[[engine.Op, tuple[Any, ...], dict[str, Any], Any, float], None]


class Watch:
    """Tells a function of every kernel, while it is entered.

    A kernel is an operation with a gradient of its own, or one that calls no other.
    """

    def __init__(self, seen: Seen, before: Callable[[], None] = lambda: None) -> None:
        self._seen = seen
        self._before = before
        self._calls = 0
        self._inside = False

    def __enter__(self) -> Watch:
        engine.watch(self.call)
        return self

    def __exit__(self, *exception: object) -> None:
        engine.unwatch(self.call)

    def call(
        self,
        op: engine.Op,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        following: Callable[..., Any],
    ) -> Any:
        if self._inside:
            return following(op, args, kwargs)
        before = self._calls
        self._calls += 1
        self._inside = op.gradient is not None
        self._before()
        start = _milliseconds()
        try:
            result = following(op, args, kwargs)
        finally:
            self._inside = False
        if op.gradient is not None or self._calls == before + 1:
            self._seen(op, args, kwargs, result, _milliseconds() - start)
        return result


@public
@promised
async def profile(f: Callable[[], Any]) -> dict[str, Any]:
    """A promise of what the operations inside of ``f()`` did.

    ``newBytes``, ``newTensors`` and ``peakBytes`` of memory, f's ``result``, and ``kernels`` in the
    order of their calls: name, bytesAdded, totalBytesSnapshot, tensorsAdded, totalTensorsSnapshot,
    inputShapes, outputShapes, kernelTimeMs, extraInfo.
    """
    if not callable(f):
        raise TypeError(f"profile: expected a function, got {type(f).__name__}")
    kernels: list[dict[str, Any]] = []
    counts = engine.counts()

    def before() -> None:
        nonlocal counts
        counts = engine.counts()

    def seen(
        op: engine.Op, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any, ms: float
    ) -> None:
        tensors, _, size = engine.counts()
        kernels.append(
            {
                "name": kernel_name(op.name),
                "bytesAdded": size - counts[2],
                "totalBytesSnapshot": size,
                "tensorsAdded": tensors - counts[0],
                "totalTensorsSnapshot": tensors,
                "inputShapes": [one.shape for one in tensors_in([*args, *kwargs.values()])],
                "outputShapes": [one.shape for one in tensors_in(result)],
                "kernelTimeMs": ms,
                "extraInfo": "",
            }
        )

    tensors, _, size = engine.counts()
    with Watch(seen, before):
        result = f()
        if hasattr(result, "__await__"):
            result = await waiting(result)
    after, _, size_after = engine.counts()
    return {
        "newBytes": size_after - size,
        "newTensors": after - tensors,
        "peakBytes": max((one["totalBytesSnapshot"] for one in kernels), default=size_after),
        "kernels": kernels,
        "kernelNames": sorted({one["name"] for one in kernels}),
        "result": result,
    }


@public
@promised
async def time(f: Callable[[], Any]) -> dict[str, float]:
    """A promise of the milliseconds that ``f()`` takes: ``wallMs``, and ``kernelMs`` of these in
    operations."""
    if not callable(f):
        raise TypeError(f"time: expected a function, got {type(f).__name__}")
    spent = 0.0

    def seen(
        op: engine.Op, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any, ms: float
    ) -> None:
        nonlocal spent
        spent += ms

    start = _milliseconds()
    with Watch(seen):
        result = f()
        if hasattr(result, "__await__"):
            await waiting(result)
    return {"kernelMs": spent, "wallMs": _milliseconds() - start}


def _report(
    op: engine.Op, args: tuple[Any, ...], kwargs: dict[str, Any], result: Any, ms: float
) -> None:
    """One line of the debug mode, and a warning for results that are not finite."""
    name = kernel_name(op.name)
    for output in tensors_in(result):
        if ENV.getBool("CHECK_COMPUTATION_FOR_ERRORS"):
            _check_finite(output, name)
        inputs = " ".join(
            f"{one.rank}D {','.join(map(str, one.dims))}" for one in tensors_in(list(args))
        )
        shape = ",".join(map(str, output.dims))
        print(f"{name:<25}\t{ms:.3f}ms\t{output.rank}D {shape:<14}\t{output.size}\t{inputs}")


def _check_finite(tensor: Tensor, name: str) -> None:
    if tensor.dtype == "float32":
        values = np.asarray(tensor)
        wrong = values[~np.isfinite(values)]
        if wrong.size:
            warnings.warn(
                f"Found {number_to_string(float(wrong.flat[0]))} in the result of '{name}'",
                stacklevel=6,
            )


_debug = Watch(_report)
_debugging = False


def follow_debug_mode(on: bool) -> None:
    """Watch the operations while the debug mode is on."""
    global _debugging
    if on and not _debugging:
        engine.watch(_debug.call)
    elif _debugging and not on:
        engine.unwatch(_debug.call)
    _debugging = on


on_debug(follow_debug_mode)
