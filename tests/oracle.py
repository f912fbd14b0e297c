"""The real TensorFlow.js in one Node process, asked for operations."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Sequence
from types import TracebackType
from typing import Any

import numpy as np
from programs import ORACLES

import tfjs as tf


def _plain(value: Any) -> Any:
    if isinstance(value, np.ndarray | np.generic):
        tensor = tf.tensor(value)
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
    the process ends with the context."""

    def __enter__(self) -> Oracle:
        self._process = subprocess.Popen(
            ["node", str(ORACLES / "run_operations.mjs")],
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


def outputs(result: Any) -> list[Any]:
    """The tensors of a result that may be one, a list or a dict."""
    if isinstance(result, dict):
        return list(result.values())
    return list(result) if isinstance(result, list | tuple) else [result]


def same(ours: Any, theirs: dict[str, Any]) -> None:
    """Equal shapes and values, to 1e-5 and 1e-6 of the largest magnitude."""
    expected = np.array([float(value) for value in theirs["data"]])
    scale = np.abs(expected[np.isfinite(expected)]).max(initial=1)
    assert ours.shape == theirs["shape"]
    np.testing.assert_allclose(ours.dataSync(), expected, rtol=1e-5, atol=1e-6 * scale)
