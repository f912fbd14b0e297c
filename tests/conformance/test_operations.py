"""Operations of the runtime and of the real TensorFlow.js, side by side: the same arguments, the
same values, dtypes and gradients."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from programs import ORACLES

import tfjs as tf
from tfjs.ops import OPS, PUBLIC

sys.path.insert(0, str(Path(__file__).parents[1] / "runtime" / "core"))

from samples import SAMPLES

# Rows that TensorFlow.js refuses or gets wrong, and the runtime does not: name, number, reason.
BEYOND = {
    ("softmax", 1): "TensorFlow.js knows the last axis only",
    ("logSoftmax", 1): "TensorFlow.js knows the last axis only",
    ("cumsum", 4): "TensorFlow.js gives a shape of [null, 3] for axis -1",
    ("cumprod", 4): "TensorFlow.js gives a shape of [null, 3] for axis -1",
    ("stridedSlice", 6): "TensorFlow.js throws where one axis is dropped and another has a stride",
    ("matMul", 6): "TensorFlow.js drops batches where both operands are broadcast",
}


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


ROWS = [
    (name, sample)
    for name, samples in SAMPLES.items()
    if name in PUBLIC or hasattr(tf.Tensor, name)
    for number, sample in enumerate(samples)
    if (name, number) not in BEYOND
]


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    requests = [{"name": name, "arguments": _plain(sample.arguments)} for name, sample in ROWS]
    done = subprocess.run(
        ["node", str(ORACLES / "run_operations.mjs")],
        input=json.dumps(requests),
        capture_output=True,
        text=True,
        check=True,
    )
    result: list[dict[str, Any]] = json.loads(done.stdout)
    return result


def _numbers(data: list[Any]) -> list[float]:
    return [float(value) for value in data]


def _same(ours: Any, theirs: dict[str, Any]) -> None:
    expected = np.array(_numbers(theirs["data"]))
    scale = np.abs(expected[np.isfinite(expected)]).max(initial=1)
    assert ours.shape == theirs["shape"]
    np.testing.assert_allclose(ours.dataSync(), expected, rtol=1e-5, atol=1e-6 * scale)


def _tensors(value: Any) -> Any:
    if isinstance(value, np.ndarray | np.generic):
        return tf.tensor(value)
    if isinstance(value, list) and value and isinstance(value[0], np.ndarray):
        return [tf.tensor(one) for one in value]
    return value


def _call(name: str, arguments: list[Any]) -> list[Any]:
    result = OPS[name](*arguments)
    return result if isinstance(result, list) else [result]


@pytest.mark.parametrize("index", range(len(ROWS)), ids=lambda i: f"{ROWS[i][0]}, row {i}")
def test_equals_tfjs(index: int, answers: list[dict[str, Any]]) -> None:
    name, sample = ROWS[index]
    answer = answers[index]
    assert "error" not in answer, answer["error"]
    arguments = [_tensors(value) for value in sample.arguments]
    for ours, theirs in zip(_call(name, arguments), answer["results"], strict=True):
        assert ours.dtype == theirs["dtype"]
        _same(ours, theirs)


@pytest.mark.parametrize(
    "index",
    [i for i, (_, sample) in enumerate(ROWS) if sample.smooth],
    ids=lambda i: f"{ROWS[i][0]}, row {i}",
)
def test_gradients_equal_those_of_tfjs_where_it_has_any(
    index: int, answers: list[dict[str, Any]]
) -> None:
    name, sample = ROWS[index]
    if answers[index]["gradients"] is None:
        # Nothing to compare with; finite differences hold these in the core's own tests.
        return
    arguments = [_tensors(value) for value in sample.arguments]
    flat = [t for a in arguments for t in (a if isinstance(a, list) else [a])]
    floats = [t for t in flat if isinstance(t, tf.Tensor) and t.dtype == "float32"]

    def total(*points: Any) -> Any:
        by_id = {t.id: point for t, point in zip(floats, points, strict=True)}

        def place(value: Any) -> Any:
            if isinstance(value, list):
                return [place(one) for one in value]
            return by_id.get(value.id, value) if isinstance(value, tf.Tensor) else value

        return tf.addN([one.sum() for one in _call(name, [place(a) for a in arguments])])

    for ours, theirs in zip(tf.grads(total)(floats), answers[index]["gradients"], strict=True):
        _same(ours, theirs)
