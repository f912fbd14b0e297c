"""Times of single calls, ours and TF.js's on its cpu backend: what an operation costs beside its
arithmetic. `python tests/benchmarks/calls.py`, as part of `make bench`.
"""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

import tfjs as tf

ORACLES = Path(__file__).parents[1] / "oracles"
SECONDS, ROUNDS = 0.1, 5


def calls() -> dict[str, Callable[[], Any]]:
    """By the names that time_calls.mjs has."""
    x, y = tf.tensor1d([1, 2, 3]), tf.tensor1d([4, 5, 6])
    square, slope = tf.eye(4), tf.grad(lambda v: v.square().sum())
    row, places, truth = tf.tensor1d([1, 2, 3, 4]), tf.tensor1d([0, 2], "int32"), x.greater(y)
    w1, b1 = tf.variable(tf.randomNormal([8, 16])), tf.variable(tf.zeros([16]))
    w2 = tf.variable(tf.randomNormal([16, 1]))
    xs, ys = tf.randomNormal([32, 8]), tf.randomNormal([32, 1])
    optimizer = tf.train.adam(0.01)

    def loss() -> Any:
        return xs.matMul(w1).add(b1).relu().matMul(w2).sub(ys).square().mean()

    return {
        "x.add(y)": lambda: x.add(y),
        "x.add(1)": lambda: x.add(1),
        "x.square()": x.square,
        "x.relu()": x.relu,
        "x.greater(y)": lambda: x.greater(y),
        "x.cast('int32')": lambda: x.cast("int32"),
        "x.sum()": x.sum,
        "x.mean()": x.mean,
        "x.max()": x.max,
        "x.argMax()": x.argMax,
        "a 4x4 add of a row": lambda: square.add(row),
        "a 4x4 sum(0)": lambda: square.sum(0),
        "a 4x4 transpose": square.transpose,
        "x.expandDims(0)": lambda: x.expandDims(0),
        "x.concat(y)": lambda: x.concat(y),
        "stack([x, y])": lambda: tf.stack([x, y]),
        "x.gather(places)": lambda: x.gather(places),
        "x.pad([[1, 1]])": lambda: x.pad([[1, 1]]),
        "where(x > y, x, y)": lambda: tf.where(truth, x, y),
        "x.clone()": x.clone,
        "zeros([3])": lambda: tf.zeros([3]),
        "x.reshape([3, 1])": lambda: x.reshape([3, 1]),
        "x.softmax()": x.softmax,
        "x.slice([1], [2])": lambda: x.slice([1], [2]),
        "a 4x4 matMul": lambda: square.matMul(square),
        "tensor1d([1, 2, 3])": lambda: tf.tensor1d([1, 2, 3]),
        "x.dataSync()": x.dataSync,
        "x.arraySync()": x.arraySync,
        "tidy(() => x.add(y))": lambda: tf.tidy(lambda: x.add(y)),
        "grad of x.square().sum()": lambda: slope(x),
        "loss of a small network": loss,
        "one step of Adam on it": lambda: optimizer.minimize(loss, False, [w1, b1, w2]),
    }


def microseconds(call: Callable[[], Any]) -> float:
    """Of one call: the best of some rounds."""

    def spent(count: int) -> float:
        start = time.perf_counter()
        for _ in range(count):
            call()
        return time.perf_counter() - start

    count = 1
    while spent(count) < SECONDS / 4:
        count *= 2
    return min(spent(count) for _ in range(ROUNDS)) / count * 1e6


def main() -> None:
    done = subprocess.run(
        ["node", str(ORACLES / "time_calls.mjs")], capture_output=True, text=True, check=True
    )
    theirs = json.loads(done.stdout)
    table = Table(title="microseconds of one call; in brackets, times what ours takes")
    table.add_column("call")
    table.add_column("ours", justify="right")
    table.add_column("TF.js", justify="right")
    for name, call in calls().items():
        ours = microseconds(call)
        table.add_row(name, f"{ours:.2f}", f"{theirs[name]:.2f} ({theirs[name] / ours:.1f}x)")
    Console().print(table)


if __name__ == "__main__":
    main()
