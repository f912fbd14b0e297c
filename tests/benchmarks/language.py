"""Speed of the language half, and of the command's start: part of `make bench`.

The JavaScript is TF.js's own published tests and helpers; the Python is the
TF.js-style form of the corpus. One process, one core. Several rounds, the best counts:
what else runs on the machine only ever costs time.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from keras_tfjs.javascript import from_python, to_python
from keras_tfjs.source import Options

ROOT = Path(__file__).parents[2]
TFJS = ROOT / "tests" / "oracles" / "node_modules" / "@tensorflow" / "tfjs-core" / "dist"
SAMPLE = """ops/add_test ops/concat_test ops/conv2d_test ops/conv_util_test ops/gather_test
    ops/einsum_test ops/image/crop_and_resize_test ops/slice_test tensor_test util_test util_base
    ops/conv_util gradients_test optimizers/adam_optimizer_test""".split()
PROGRAMS = sorted((ROOT / "corpus").glob("*/tfjs_program.py"))
STARTS = 15
ROUNDS = 3

WANTED_LINES = 100_000
WANTED_START = 150


def text(name: str) -> str:
    """A file without its source map, which is one line of megabytes."""
    whole = (TFJS / f"{name}.js").read_text(encoding="utf-8")
    return whole.partition("//# sourceMappingURL=")[0]


def lines_per_minute(sources: list[str], translate: Callable[[str, Options], object]) -> float:
    translate(sources[0], Options())  # grammars and tables are loaded
    seconds = []
    for _ in range(ROUNDS):
        start = time.process_time()
        for source in sources:
            translate(source, Options())
        seconds.append(time.process_time() - start)
    return sum(source.count("\n") for source in sources) / min(seconds) * 60


def start_up() -> float:
    """Median milliseconds of `keras-tfjs --version`."""
    command = [str(Path(sys.executable).with_name("keras-tfjs")), "--version"]
    times = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    table = Table(title="the language half")
    table.add_column("what")
    table.add_column("measured", justify="right")
    table.add_column("wanted", justify="right")
    javascript = [text(name) for name in SAMPLE]
    python = [path.read_text(encoding="utf-8") for path in PROGRAMS]
    for what, sources, translate in (
        ("JavaScript to Python, one core", javascript, to_python),
        ("Python to JavaScript, one core", python, from_python),
    ):
        lines = f"{lines_per_minute(sources, translate):,.0f} lines a minute"
        table.add_row(what, lines, f"at least {WANTED_LINES:,}")
    table.add_row("keras-tfjs --version", f"{start_up():.0f} ms", f"under {WANTED_START} ms")
    Console().print(table)


if __name__ == "__main__":
    main()
