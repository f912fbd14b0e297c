"""Times of single operations: ours, NumPy's, and TensorFlow.js's cpu and wasm backends, by turns.

    make bench-kernels

A row is one family of kernels. The libraries take turns, so that a busy moment of the machine hits
all of them; the medians are compared. TensorFlow.js reports what a loop in one Node process took.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

import tfjs as tf

ORACLES = Path(__file__).parents[1] / "oracles"
OURS, NUMPY, CPU, WASM = "ours", "NumPy", "TF.js cpu", "TF.js wasm"
SECONDS = 0.1  # that one library computes in one round


@dataclass(frozen=True)
class Row:
    """An operation of ``tf`` on arrays of the given shapes and other arguments; and NumPy's."""

    operation: str
    shapes: tuple[tuple[int, ...], ...]
    rest: tuple[Any, ...] = ()
    numpy: Callable[..., Any] | None = None

    @property
    def title(self) -> str:
        shapes = " ".join("x".join(map(str, shape)) for shape in self.shapes)
        return f"{self.operation} {shapes} {' '.join(map(str, self.rest))}".strip()

    def arrays(self) -> list[Any]:
        generator = np.random.default_rng(0)
        return [generator.uniform(0.1, 1, shape).astype(np.float32) for shape in self.shapes]


def _softmax(x: Any) -> Any:
    shifted = np.exp(x - x.max(-1, keepdims=True))
    return shifted / shifted.sum(-1, keepdims=True)


ROWS = [
    Row("add", ((1000, 1000), (1000, 1000)), (), np.add),
    Row("exp", ((1000, 1000),), (), np.exp),
    Row("sum", ((1000, 1000),), (0,), lambda x, axis: x.sum(axis)),
    Row("transpose", ((500, 2000),), (), lambda x: np.ascontiguousarray(x.T)),
    Row("matMul", ((512, 512), (512, 512)), (), np.matmul),
    Row("matMul", ((1, 784), (784, 512)), (), np.matmul),
    Row("conv2d", ((32, 28, 28, 1), (3, 3, 1, 32)), (1, "valid")),
    Row("conv2d", ((1, 56, 56, 64), (3, 3, 64, 64)), (1, "same")),
    Row("conv2d", ((1, 56, 56, 64), (1, 1, 64, 128)), (1, "same")),
    Row("conv3d", ((1, 16, 16, 16, 8), (3, 3, 3, 8, 16)), (1, "same")),
    Row("depthwiseConv2d", ((1, 56, 56, 128), (3, 3, 128, 1)), (1, "same")),
    Row("maxPool", ((8, 56, 56, 64),), (2, 2, "valid")),
    Row("avgPool", ((8, 56, 56, 64),), (3, 1, "same")),
    Row("image.resizeBilinear", ((4, 64, 64, 16),), ([128, 128],)),
    Row("batchNorm", ((8, 56, 56, 64), (64,), (64,))),
    Row("softmax", ((1000, 1000),), (), _softmax),
    Row("cumsum", ((1000, 1000),), (1,), np.cumsum),
    Row("topk", ((1000, 1000),), (10,)),
]

SCRIPT = """
import {createRequire} from 'node:module';
const need = createRequire(process.argv[1]);
const tf = need('@tensorflow/tfjs');
if (process.argv[2] === 'wasm') need('@tensorflow/tfjs-backend-wasm');
await tf.setBackend(process.argv[2]);
const {rows, seconds} = JSON.parse(process.argv[3]);
const answers = rows.map(({operation, shapes, rest}) => {
  const found = operation.split('.').reduce((space, part) => space[part], tf);
  const xs = shapes.map((shape) => tf.randomUniform(shape, 0.1, 1));
  const once = () => tf.tidy(() => {
    const y = found(...xs, ...rest);
    (y instanceof tf.Tensor ? y : Object.values(y)[0]).dataSync();
  });
  try {
    once();
    const start = performance.now();
    let count = 0;
    while (count === 0 || performance.now() - start < seconds * 1000) {
      once();
      count += 1;
    }
    return (performance.now() - start) / 1000 / count;
  } catch {
    return null;
  }
});
console.log(JSON.stringify(answers));
"""


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call, over as many as fit into SECONDS."""
    work()
    start = time.perf_counter()
    count = 0
    while count == 0 or time.perf_counter() - start < SECONDS:
        work()
        count += 1
    return (time.perf_counter() - start) / count


def _ours(row: Row) -> float:
    operation: Any = tf
    for part in row.operation.split("."):
        operation = getattr(operation, part)
    tensors = [tf.tensor(array) for array in row.arrays()]
    return timed(lambda: operation(*tensors, *row.rest))


def _node(rows: list[Row], backend: str) -> list[float | None]:
    given = [{"operation": r.operation, "shapes": r.shapes, "rest": r.rest} for r in rows]
    done = subprocess.run(
        ["node", "--input-type=module", "-e", SCRIPT, "--", str(ORACLES / "package.json"), backend,
         json.dumps({"rows": given, "seconds": SECONDS})],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        return [None] * len(rows)
    answers: list[float | None] = json.loads(done.stdout.splitlines()[-1])
    return answers


def measure(rows: list[Row], rounds: int) -> list[dict[str, float]]:
    """For each row the median seconds of every library that has it."""
    times: list[dict[str, list[float]]] = [{} for _ in rows]
    for _ in range(rounds):
        for found, row in zip(times, rows, strict=True):
            found.setdefault(OURS, []).append(_ours(row))
            if row.numpy is not None:
                arrays, function = row.arrays(), row.numpy
                work = lambda: function(*arrays, *row.rest)  # noqa: B023, E731  (called at once)
                found.setdefault(NUMPY, []).append(timed(work))
        for library, backend in ((CPU, "cpu"), (WASM, "wasm")):
            for found, answer in zip(times, _node(rows, backend), strict=True):
                if answer is not None:
                    found.setdefault(library, []).append(answer)
    return [{name: statistics.median(all_) for name, all_ in found.items()} for found in times]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="part of an operation's name")
    given = parser.parse_args()
    rows = [row for row in ROWS if given.only in row.operation]
    table = Table(title="median microseconds; in brackets, times what ours takes")
    table.add_column("operation")
    for library in (OURS, NUMPY, CPU, WASM):
        table.add_column(library, justify="right")
    for row, medians in zip(rows, measure(rows, given.rounds), strict=True):
        cells = [
            (
                f"{medians[one] * 1e6:,.0f} ({medians[one] / medians[OURS]:.1f}x)"
                if one in medians
                else "-"
            )
            for one in (OURS, NUMPY, CPU, WASM)
        ]
        table.add_row(row.title, *cells)
    Console().print(table)


if __name__ == "__main__":
    main()
