"""The real TensorFlow.js in one Node process, asked for operations."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Sequence
from types import SimpleNamespace, TracebackType
from typing import Any

import numpy as np
from programs import ORACLES

import tfjs as tf
from tfjs.ops import OPS, PUBLIC


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray | np.generic):
        tensor = tf.tensor(value)
        if tensor.dtype == "string":
            return {"data": tensor.dataSync(), "shape": tensor.shape, "dtype": "string"}
        data = [_plain(float(v)) for v in tensor.dataSync()]
        if tensor.dtype == "bool":
            data = [bool(v) for v in data]
        return {"data": data, "shape": tensor.shape, "dtype": tensor.dtype}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return {"number": {math.inf: "Infinity", -math.inf: "-Infinity"}.get(value, "NaN")}
    return value


class Oracle:
    """Answers for calls ``(name, arguments)``: ``{"results", "gradients"}`` or ``{"error"}`` each;
    the process ends with the context. ``extended``: with extensions.js."""

    def __init__(self, *, extended: bool = False) -> None:
        self._arguments = ["extended"] if extended else []

    def __enter__(self) -> Oracle:
        self._process = subprocess.Popen(
            ["node", str(ORACLES / "run_operations.mjs"), *self._arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def ask(
        self, calls: Sequence[tuple[str, Sequence[Any]]], slopes: bool = True
    ) -> list[dict[str, Any]]:
        """``slopes``: with gradients, some of which TensorFlow.js never finishes."""
        requests = [
            {"name": name, "arguments": _plain(list(given)), "slopes": slopes}
            for name, given in calls
        ]
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps(requests)}\n")
        self._process.stdin.flush()
        answers: list[dict[str, Any]] = json.loads(self._process.stdout.readline())
        return answers

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()


def public_name(name: str) -> str | None:
    """What ``tf.`` calls an operation, with its namespace; nothing for internal ones."""
    if PUBLIC.get(name) is OPS[name] or hasattr(tf.Tensor, name):
        return name
    for space, members in PUBLIC.items():
        if isinstance(members, SimpleNamespace) and getattr(members, name, None) is OPS[name]:
            return f"{space}.{name}"
    return None


def tensors(value: Any) -> Any:
    if isinstance(value, np.ndarray | np.generic):
        return tf.tensor(value)
    if isinstance(value, list) and value and isinstance(value[0], np.ndarray):
        return [tf.tensor(one) for one in value]
    return value


def outputs(result: Any) -> list[Any]:
    """The tensors of a result that may be one, a list or a dict."""
    if isinstance(result, dict):
        return list(result.values())
    return list(result) if isinstance(result, list | tuple) else [result]


def same(ours: Any, theirs: dict[str, Any]) -> None:
    """Equal shapes, and texts or values, these to 1e-5 and 1e-6 of the largest magnitude."""
    assert ours.shape == theirs["shape"]
    if ours.dtype == "string":
        assert ours.dataSync() == theirs["data"]
        return
    expected = np.array([float(value) for value in theirs["data"]])
    scale = np.abs(expected[np.isfinite(expected)]).max(initial=1)
    np.testing.assert_allclose(ours.dataSync(), expected, rtol=1e-5, atol=1e-6 * scale)
