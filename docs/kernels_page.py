"""kernels.md: which operation runs on what, from a recorded run over the tests' sample rows."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

import tfjs as tf
from tfjs import engine
from tfjs.ops import OPS, PUBLIC

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "runtime" / "core"))

from samples import SAMPLES, Sample

HOST = "NumPy"
INTRODUCTION = """# Kernels

{made}

A kernel is a compiled loop: it neither allocates nor looks at dtypes, is compiled for several
instruction sets, and its work is cut into tiles that the shapes alone fix, so that results are the
same by bit on any number of threads. Matrix products of any size worth it go to OpenBLAS, one tile
at a time. NumPy: the values, or places or lengths they come from, are computed in NumPy or Python;
so it is with strings, with what is done once for a shape, and with results whose length the values
decide. A dash: no kernel runs; the result shares its operand's memory.

| operation | its kernels | of its gradient, beyond these |
|---|---|---|"""


def kernels_page(made: str) -> str:
    """The page; ``made`` says what it is made from."""
    lines = [INTRODUCTION.format(made=made)]
    for name in sorted(SAMPLES, key=str.lower):
        shown = _shown(name)
        if shown:
            forward, backward = _kernels(name)
            lines.append(f"| `{shown}` | {_names(forward)} | {_names(backward - forward)} |")
    return "\n".join(lines) + "\n"


def _shown(name: str) -> str:
    """What users call an operation; nothing for parts of others."""
    if PUBLIC.get(name) is OPS[name]:
        return f"tf.{name}"
    for space, members in PUBLIC.items():
        if isinstance(members, SimpleNamespace) and getattr(members, name, None) is OPS[name]:
            return f"tf.{space}.{name}"
    return f"Tensor.{name}" if hasattr(tf.Tensor, name) else ""


def _names(kernels: set[str]) -> str:
    names = [f"`{name}`" for name in sorted(kernels - {HOST})]
    return ", ".join([*names, *([HOST] if HOST in kernels else [])]) or "-"


def _kernels(name: str) -> tuple[set[str], set[str]]:
    forward: set[str] = set()
    backward: set[str] = set()
    for sample in SAMPLES[name]:
        values = [_tensors(value) for value in sample.arguments]
        forward |= _noted(lambda values=values: OPS[name](*values))
        if sample.smooth:
            backward |= _noted(lambda sample=sample: _slopes(name, sample)) - {HOST}
    return forward, backward


def _tensors(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], np.ndarray):
        return [tf.tensor(one) for one in value]
    return tf.tensor(value) if isinstance(value, np.ndarray | np.generic) else value


def _noted(work: Callable[[], Any]) -> set[str]:
    seen: set[str] = set()
    run: Callable[..., None] = engine.run

    def noted(kernel: engine.Kernel, *rest: Any) -> None:
        seen.add(kernel.name)
        run(kernel, *rest)

    def called(op: Any, given: Any, named: Any, call: Any) -> Any:
        # Elementwise float32 kernels are started without a detour through Python.
        if op.direct is not None and all(
            one.dtype == "float32" for one in given if isinstance(one, tf.Tensor)
        ):
            seen.add(op.direct.name)
        return call(op, given, named)

    borrow: Callable[[Any], engine.Buffer] = engine.borrow

    def borrowed(array: Any) -> engine.Buffer:
        seen.add(HOST)
        return borrow(array)

    engine.run = noted
    engine.borrow = borrowed
    engine.watch(called)
    try:
        work()
    finally:
        engine.run = run
        engine.borrow = borrow
        engine.unwatch(called)
    return seen


def _slopes(name: str, sample: Sample) -> None:
    values = [_tensors(value) for value in sample.arguments]
    places = [
        at for at, v in enumerate(values) if isinstance(v, tf.Tensor) and v.dtype == "float32"
    ]
    if not places:
        return

    def result(*points: Any) -> Any:
        given = list(values)
        for at, point in zip(places, points, strict=True):
            given[at] = point
        found = OPS[name](*given)
        found = list(found.values()) if isinstance(found, dict) else found
        found = found[0] if isinstance(found, list) else found
        return found if found.dtype == "float32" else found.toFloat()

    try:
        tf.grads(result)([values[at] for at in places])
    except ValueError:
        # Nothing that depends on the operands: a constant.
        return
