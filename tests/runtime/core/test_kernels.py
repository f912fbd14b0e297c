"""Kernels are reached by tests, called by the convention, and refuse what does not fit it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from samples import SAMPLES
from test_ops import _objective, _points, _tensors, _with

import tfjs as tf
from tfjs import engine
from tfjs.kernels import TABLE
from tfjs.ops import OPS

# Compared with recordings of the real TensorFlow.js in the tests of optimizers and random draws.
RECORDED = (
    *("alea_", "philox_", "narrow_", "advance_"),
    *("sgd_", "momentum_", "adagrad_", "adadelta_", "rmsprop_", "adam_", "adamax_"),
)


def test_every_kernel_is_compared_with_numpy_or_recordings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: set[str] = set()
    run: Callable[..., None] = engine.run

    def noted(kernel: engine.Kernel, *rest: Any) -> None:
        seen.add(kernel.name)
        run(kernel, *rest)

    def called(op: Any, given: Any, named: Any, call: Any) -> Any:
        # Elementwise float32 kernels are started without a detour through Python.
        if op.direct is not None:
            seen.add(op.direct.name)
        return call(op, given, named)

    monkeypatch.setattr(engine, "run", noted)
    engine.watch(called)
    for name, samples in SAMPLES.items():
        for sample in samples:
            tensors = _tensors(sample)
            OPS[name](*_with(sample.arguments, tensors))
            if sample.smooth:
                points = [tf.tensor(p.astype(np.float32)) for p in _points(sample)]
                tf.grads(_objective(name, sample))(points)
    engine.unwatch(called)
    reached = {name for name in TABLE if name.startswith(RECORDED)} | seen
    assert sorted(set(TABLE) - reached) == []


def test_a_kernel_gets_the_integers_and_arrays_it_reads() -> None:
    x, y = tf.tensor1d([1, -2, 3]), tf.zeros([3])
    engine.run(engine.kernel("relu_f32"), (x.storage, y.storage), (0, 3, 8))
    assert y.arraySync() == [1, 0, 3]


def test_the_range_bounds_what_a_kernel_writes() -> None:
    x, y = tf.tensor1d([1, 2, 3, 4]), tf.zeros([4])
    engine.run(engine.kernel("neg_f32"), (x.storage, y.storage), (1, 3, 8))
    assert y.arraySync() == [0, -2, -3, 0]


def test_tiles_of_any_length_give_the_same() -> None:
    values = np.random.default_rng(0).standard_normal((50, 7), np.float32)
    x = tf.tensor(values)
    for tile in (1, 3, 50, 1000):
        y = tf.zeros([50])
        engine.run(engine.kernel("sum_f32"), (x.storage, y.storage), (0, 50, tile, 7, 1))
        np.testing.assert_allclose(y, values.sum(1), rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(
    ("buffers", "dims", "floats"),
    [(1, (0, 3, 8), ()), (3, (0, 3, 8), ()), (2, (0, 3), ()), (2, (0, 3, 8, 1), ()),
     (2, (0, 3, 8), (1.0,))],
)  # fmt: skip
def test_a_call_that_does_not_fit_the_kernel_is_refused(
    buffers: int, dims: tuple[int, ...], floats: tuple[float, ...]
) -> None:
    storages = tuple(tf.zeros([3]).storage for _ in range(buffers))
    with pytest.raises(TypeError, match="kernel relu_f32: expected 2 buffers"):
        engine.run(engine.kernel("relu_f32"), storages, dims, floats)


def test_update_writes_in_place_only_where_nobody_else_looks() -> None:
    v, rate, gradient = tf.variable(tf.zeros([2]).add(1)), tf.scalar(1).add(0), tf.ones([2])
    where = v.storage
    kernel = engine.kernel("sgd_f32")
    engine.update(kernel, (rate.storage, gradient.storage), (v,), (0, 2, 8))
    assert v.storage is where
    before = v.clone()
    engine.update(kernel, (rate.storage, gradient.storage), (v,), (0, 2, 8))
    assert v.storage is not where
    assert (before.arraySync(), v.arraySync()) == ([0, 0], [-1, -1])


def test_writing_another_number_of_bytes_is_refused() -> None:
    with pytest.raises(ValueError, match="buffer of 8 bytes cannot take 4"):
        tf.zeros([2]).storage.write(b"abcd")


def test_blas_is_loaded_at_the_first_large_product_only() -> None:
    import subprocess
    import sys

    script = (
        "import tfjs as tf; from tfjs import engine; "
        "tf.ones([4, 4]).matMul(tf.ones([4, 4])); print(engine.needs_blas(99, 99, 99)); "
        "tf.ones([99, 99]).matMul(tf.ones([99, 99])); print(engine.needs_blas(99, 99, 99))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "False"]
