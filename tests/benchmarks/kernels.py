"""Times of single operations: ours, NumPy's, and TensorFlow.js's cpu and wasm backends, by turns.

    make bench-kernels

A row of kernel_rows.py is one family of kernels. The libraries take turns, so that a busy moment
of the machine hits all of them; the medians are compared. TensorFlow.js reports what a loop in one
Node process took.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import string
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from kernel_rows import ROWS, Row
from rich.console import Console
from rich.table import Table

import tfjs as tf
from tfjs.ops.standardisation import channelNorm, rowNorm

ORACLES = Path(__file__).parents[1] / "oracles"
OURS, NUMPY, CPU, WASM = "ours", "NumPy", "TF.js cpu", "TF.js wasm"
SECONDS = 0.05  # that one library computes in one round
WIDTH = 150
NOISE = 1.3  # ratios closer to 1 say nothing on a shared machine
WORDS = [f"the word {number} of many" for number in range(100)]


def made(text: str, generator: np.random.Generator) -> Any:
    """The array (or the list of strings) that a row's input asks for."""
    parts = re.fullmatch(r"([\dx]+)(?:(i)(\d+)|([bcs]))?", text)
    assert parts is not None, text
    shape = tuple(map(int, parts[1].split("x")))
    match parts[2] or parts[4]:
        case "i":
            return generator.integers(0, int(parts[3]), shape, np.int32)
        case "b":
            return generator.random(shape) < 0.5
        case "c":
            return (generator.random(shape) + 1j * generator.random(shape)).astype(np.complex64)
        case "s":
            return [WORDS[at % len(WORDS)] for at in range(shape[0])]
        case _:
            return generator.uniform(0.1, 1, shape).astype(np.float32)


def slopes(function: Callable[..., Any], points: Sequence[Any], *rest: Any) -> Any:
    """The value and the gradients by all points."""
    return tf.valueAndGrads(lambda *given: function(*given, *rest))(list(points))


def normalized(x: Any, axes: list[int], offset: Any, scale: Any) -> Any:
    """Normalised by statistics of x itself, over a batch or in each row, as layers do in training.

    TensorFlow.js has no operation for it; its layers are a composition, which SCRIPT repeats.
    """
    if axes == [1]:
        return rowNorm(x, scale, offset, 1e-3)
    return channelNorm(x, scale, offset, 1e-3)[0]


HELPERS = {"tf": tf, "slopes": slopes, "normalized": normalized, "true": True, "false": False}

SCRIPT = """
import {createRequire} from 'node:module';
const need = createRequire(process.argv[1]);
const tf = need('@tensorflow/tfjs');
if (process.argv[2] === 'wasm') need('@tensorflow/tfjs-backend-wasm');
await tf.setBackend(process.argv[2]);
const {rows, seconds, words} = JSON.parse(process.argv[3]);
const slopes = (f, points, ...rest) => tf.valueAndGrads((...given) => f(...given, ...rest))(points);
const normalized = (x, axes, offset, scale) => {
  const {mean, variance} = tf.moments(x, axes, true);
  return x.sub(mean).div(variance.add(1e-3).sqrt()).mul(scale).add(offset);
};
const made = (text) => {
  const [, extents, kind, most] = /([0-9x]+)(?:([ibcs])([0-9]*))?/.exec(text);
  const shape = extents.split('x').map(Number);
  const random = () => tf.randomUniform(shape, 0.1, 1);
  switch (kind) {
    case 'i': return tf.randomUniform(shape, 0, Number(most), 'int32');
    case 'b': return tf.greater(random(), 0.5);
    case 'c': return tf.complex(random(), random());
    case 's': return tf.tensor(Array.from({length: shape[0]}, (_, at) => words[at % words.length]));
    default: return random();
  }
};
const answers = rows.map(({call, inputs}) => {
  try {
    const given = inputs.split(' ').map(made);
    const names = given.map((_, at) => String.fromCharCode(97 + at));
    const work = new Function('tf', 'slopes', 'normalized', ...names, `return ${call};`);
    const once = () => tf.tidy(() => { work(tf, slopes, normalized, ...given); });
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


def _here(row: Row) -> dict[str, float]:
    generator = np.random.default_rng(0)
    arrays = [made(text, generator) for text in row.inputs.split()]
    tensors = [tf.tensor(array) for array in arrays]
    found = {OURS: timed(_work(row.call, HELPERS, tensors))}
    if row.numpy:
        names = {"np": np, "generator": generator}
        found[NUMPY] = timed(_work(row.numpy, names, arrays))
    return found


def _work(expression: str, names: Mapping[str, Any], given: Sequence[Any]) -> Callable[[], object]:
    inputs = dict(zip(string.ascii_lowercase, given, strict=False))
    work: Callable[[], object] = eval(f"lambda: {expression}", {**names, **inputs})
    return work


def _node(rows: Sequence[Row], backend: str) -> list[float | None]:
    given = {
        "rows": [{"call": row.call, "inputs": row.inputs} for row in rows],
        "seconds": SECONDS,
        "words": WORDS,
    }
    done = subprocess.run(
        ["node", "--input-type=module", "-e", SCRIPT, "--", str(ORACLES / "package.json"), backend,
         json.dumps(given)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        return [None] * len(rows)
    answers: list[float | None] = json.loads(done.stdout.splitlines()[-1])
    return answers


def measure(rows: Sequence[Row], rounds: int, node: bool = True) -> list[dict[str, float]]:
    """For each row the median seconds of every library that has it."""
    times: list[dict[str, list[float]]] = [{} for _ in rows]
    for _ in range(rounds):
        for found, row in zip(times, rows, strict=True):
            for library, seconds in _here(row).items():
                found.setdefault(library, []).append(seconds)
        for library, backend in ((CPU, "cpu"), (WASM, "wasm")) if node else ():
            for found, answer in zip(times, _node(rows, backend), strict=True):
                if answer is not None:
                    found.setdefault(library, []).append(answer)
    return [{name: statistics.median(all_) for name, all_ in found.items()} for found in times]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="part of a call")
    parser.add_argument("--here", action="store_true", help="without TensorFlow.js")
    given = parser.parse_args()
    rows = [row for row in ROWS if given.only in row.title]
    table = Table(title="median microseconds; in brackets, times what ours takes")
    table.add_column("operation")
    for library in (OURS, NUMPY, CPU, WASM):
        table.add_column(library, justify="right")
    slower = 0
    for row, medians in zip(rows, measure(rows, given.rounds, not given.here), strict=True):
        cells = [_cell(medians.get(one), medians[OURS]) for one in (OURS, NUMPY, CPU, WASM)]
        behind = min(medians.values()) < medians[OURS] / NOISE
        slower += behind
        table.add_row(row.title, *cells, style="bold" if behind else "")
    console = Console(width=WIDTH)
    console.print(table)
    console.print(f"{slower} of {len(rows)} rows are over {NOISE} times as slow as a peer (bold).")


def _cell(seconds: float | None, ours: float) -> str:
    return "-" if seconds is None else f"{seconds * 1e6:,.0f} ({seconds / ours:.1f}x)"


if __name__ == "__main__":
    main()
