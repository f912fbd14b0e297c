"""Results are the same by bit on any number of threads, and a forked child does not hang."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

import tfjs as tf
from tfjs import engine
from tfjs.ops.matmul import dense, tiles
from tfjs.ops.nn import squaredError
from tfjs.ops.random import reseed
from tfjs.ops.standardisation import channelNorm, rowNorm


def _values(*shape: int) -> Any:
    generator = np.random.default_rng(len(shape))
    return tf.tensor(generator.standard_normal(shape, np.float32))


LONG = _values(300_001)
TALL, WIDE = _values(1000, 300), _values(300, 700)
SEVEN = tf.scalar(7, "int32")


def _convolved(x: Any, size: int, outputs: int, stride: int) -> list[Any]:
    """A convolution and its two gradients."""
    filter = _values(size, size, x.shape[-1], outputs)
    y = tf.conv2d(x, filter, stride, "same")
    slopes = tf.grads(lambda a, b: tf.conv2d(a, b, stride, "same").square().sum())([x, filter])
    return [y, *slopes]


def _pooled(pool: Any) -> list[Any]:
    """Pooling with windows that overlap, and its gradient."""
    x = _values(6, 41, 41, 20)
    return [
        pool(x, 3, 2, "same"),
        tf.grad(lambda a: pool(a, 3, 2, "same").square().sum())(x),
    ]


LARGE: dict[str, Callable[[], Any]] = {
    "an elementwise function": lambda: LONG.tanh(),
    "a sum of two tensors": lambda: TALL.add(TALL),
    "a broadcast product": lambda: TALL.mul(TALL.slice([0, 0], [1, -1])),
    "a sum of everything": lambda: LONG.sum(),
    "a sum of rows": lambda: TALL.sum(1),
    "a sum of columns": lambda: TALL.sum(0),
    "a largest element of columns": lambda: TALL.max(0),
    "a transpose": lambda: TALL.transpose(),
    "a tile": lambda: TALL.tile([2, 3]),
    "a softmax": lambda: TALL.softmax(),
    "a running sum": lambda: TALL.cumsum(1),
    "a gather": lambda: TALL.gather(tf.range(0, 999, 2, "int32")),
    "a segment sum": lambda: TALL.unsortedSegmentSum(tf.range(0, 1000, 1, "int32").mod(SEVEN), 7),
    "a matrix product": lambda: TALL.matMul(WIDE),
    "a product of transposes": lambda: TALL.matMul(TALL, True, False),
    "a product with a transpose": lambda: TALL.matMul(TALL, False, True),
    "a flat product": lambda: _values(1, 784).matMul(_values(784, 512)),
    "a batch of products": lambda: _values(5, 90, 80).matMul(_values(5, 80, 70)),
    "a dense layer": lambda: dense(TALL, WIDE, _values(700), "sigmoid"),
    "the gradients of a dense layer": lambda: tf.grads(
        lambda x, w, b: dense(x, w, b, "tanh").square().sum()
    )([TALL, WIDE, _values(700)]),
    "a squared error": lambda: squaredError(TALL, TALL.mul(2)),
    "a convolution of many images": lambda: _convolved(_values(40, 20, 20, 24), 3, 32, 1),
    "a convolution of one image": lambda: _convolved(_values(1, 30, 30, 24), 3, 32, 1),
    "a convolution with a stride": lambda: _convolved(_values(8, 41, 40, 16), 3, 40, 2),
    "a convolution of volumes": lambda: tf.grads(
        lambda x, w: tf.conv3d(x, w, 1, "same").square().sum()
    )([_values(2, 12, 13, 14, 8), _values(3, 2, 3, 8, 16)]),
    "a depthwise convolution": lambda: tf.grads(
        lambda x, w: tf.depthwiseConv2d(x, w, 1, "same").square().sum()
    )([_values(4, 30, 30, 70), _values(3, 3, 70, 1)]),
    "a maximum under a window": lambda: _pooled(tf.maxPool),
    "a mean under a window": lambda: _pooled(tf.avgPool),
    "a resize": lambda: tf.grad(lambda x: tf.image.resizeBilinear(x, [70, 90]).square().sum())(
        _values(3, 40, 40, 20)
    ),
    "a batch normalisation": lambda: tf.batchNorm(
        _values(900, 70), _values(70), _values(70).square(), _values(70), _values(70)
    ),
    "a normalisation of channels": lambda: tf.grads(
        lambda x, g, b: channelNorm(x, g, b, 1e-3)[0].square().sum()
    )([_values(900, 70), _values(70), _values(70)]),
    "a normalisation of rows": lambda: tf.grads(
        lambda x, g, b: rowNorm(x, g, b, 1e-3).square().sum()
    )([_values(900, 70), _values(70), _values(70)]),
    "a choice of the largest": lambda: list(TALL.topk(9).values()),
    "a scatter": lambda: tf.tensorScatterUpdate(
        TALL, tf.range(0, 900, 3, "int32").reshape([-1, 1]), WIDE.slice([0, 0], [300, 300])
    ),
    "sums of neighbouring channels": lambda: tf.localResponseNormalization(_values(9, 20, 20, 30)),
    "an unseeded draw": lambda: (reseed(3), tf.randomNormal([100_001]))[1],
}


@pytest.fixture
def threads() -> Iterator[Callable[[int], None]]:
    before = engine.get_threads()
    yield engine.set_threads
    engine.set_threads(before)


def _bytes(result: Any) -> list[bytes]:
    return [one.dataSync().tobytes() for one in (result if isinstance(result, list) else [result])]


@pytest.mark.parametrize("name", LARGE)
def test_bits_do_not_depend_on_threads(name: str, threads: Callable[[int], None]) -> None:
    threads(1)
    alone = _bytes(LARGE[name]())
    for count in (2, 3, 5):
        threads(count)
        assert _bytes(LARGE[name]()) == alone


@pytest.mark.parametrize(
    ("m", "n", "k"),
    [(1, 1, 1), (1, 784, 512), (1000, 1, 1), (33, 65, 129), (513, 511, 64), (2000, 10, 3000)],
)
@pytest.mark.parametrize("transposed", ["neither", "left", "right", "both"])
def test_tiled_products_equal_numpy(m: int, n: int, k: int, transposed: str) -> None:
    a, b = _values(m, k), _values(k, n)
    left, right = transposed in ("left", "both"), transposed in ("right", "both")
    result = tf.matMul(a.transpose() if left else a, b.transpose() if right else b, left, right)
    expected = np.asarray(a).astype(np.float64) @ np.asarray(b).astype(np.float64)
    np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-6 * np.abs(expected).max())


@pytest.mark.parametrize(
    ("m", "n", "k"), [(1, 1, 1), (7, 5, 0), (1, 100_000, 300), (9999, 7, 4000)]
)
def test_tiles_cover_the_product(m: int, n: int, k: int) -> None:
    rows, columns, count = tiles(m, n, k)
    assert 0 < rows <= m
    assert 0 < columns <= n
    assert count == -(-m // rows) * -(-n // columns)


def test_a_sum_of_everything_is_exact_to_float32() -> None:
    values = np.random.default_rng(0).uniform(0, 1, 3_000_017).astype(np.float32)
    assert tf.tensor(values).sum().item() == np.float32(values.sum(dtype=np.float64))


FORKS = """
import os, sys
import numpy as np
import tfjs as tf
from tfjs import engine
engine.set_threads(4)
x = tf.tensor(np.ones((700, 700), np.float32))
expected = x.matMul(x).add(x).sum().item()
child = os.fork()
if child == 0:
    assert engine.get_threads() == 1
    try:
        engine.set_threads(2)
    except RuntimeError:
        pass
    else:
        os._exit(2)
    os._exit(0 if x.matMul(x).add(x).sum().item() == expected else 1)
_, status = os.waitpid(child, 0)
assert x.matMul(x).add(x).sum().item() == expected
sys.exit(os.waitstatus_to_exitcode(status))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_forked_child_computes_the_same_on_one_thread() -> None:
    done = subprocess.run([sys.executable, "-c", FORKS], timeout=60, check=False)
    assert done.returncode == 0


def test_the_number_of_threads_comes_from_the_environment() -> None:
    script = "from tfjs import engine; print(engine.get_threads())"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "TFJS_NUM_THREADS": "3"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "3\n"


@pytest.mark.parametrize("value", ["0", "many", "-1"])
def test_a_wrong_number_of_threads_is_said(value: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import tfjs"],
        env={**os.environ, "TFJS_NUM_THREADS": value},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "TFJS_NUM_THREADS: expected a number of threads" in done.stderr


def test_tensors_of_several_python_threads_do_not_mix() -> None:
    from concurrent.futures import ThreadPoolExecutor

    def work(seed: int) -> list[float]:
        x = tf.tensor1d([seed, 2, 3])
        result: list[float] = []
        for _ in range(200):
            value = tf.tidy(lambda: tf.grad(lambda v: v.square().mul(v).sum())(x))
            result = value.arraySync()
        return result

    with ThreadPoolExecutor(4) as pool:
        for seed, result in enumerate(pool.map(work, range(8))):
            assert result == [3 * seed**2, 12, 27]
