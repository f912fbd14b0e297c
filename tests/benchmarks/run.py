"""Times of whole programs, ours against the real libraries: `make bench`.

Each program is its own process; the libraries take turns, so that a busy moment of the machine
hits all of them; medians are compared.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[2]
ORACLES = ROOT / "tests" / "oracles"
KERAS_PYTHON = ROOT / ".venv-keras" / "bin" / "python"

OURS, KERAS, TFJS = "ours", "Keras", "TF.js"


@dataclass(frozen=True)
class Benchmark:
    """`commands` gives for each library the command of one run, made in a scratch folder."""

    title: str
    commands: Callable[[Path], dict[str, list[str]]]
    rounds: int


def program(name: str) -> Callable[[Path], dict[str, list[str]]]:
    """A program of corpus/ from its start to its end."""

    def commands(folder: Path) -> dict[str, list[str]]:
        source = ROOT / "corpus" / name
        script = folder / "program.mjs"
        shutil.copy(source / "tfjs_program.js", script)
        (folder / "node_modules").symlink_to(ORACLES / "node_modules")
        return {
            OURS: [sys.executable, str(source / "tfjs_program.py")],
            KERAS: [str(KERAS_PYTHON), str(source / "keras_program.py")],
            TFJS: [shutil.which("node") or "node", str(script)],
        }

    return commands


BENCHMARKS = [
    Benchmark(
        "linear regression: start-up, 1000 epochs of 4 samples, predict",
        program("linear_regression"),
        rounds=3,
    ),
]


def seconds(command: list[str], folder: Path) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    elapsed = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return elapsed


def measure(benchmark: Benchmark, rounds: int) -> dict[str, float]:
    """Median seconds of each library."""
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        commands = benchmark.commands(Path(name))
        for _ in range(rounds):
            for library, command in commands.items():
                times.setdefault(library, []).append(seconds(command, Path(name)))
    return {library: statistics.median(found) for library, found in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, help="runs of each library (default: by benchmark)")
    rounds = parser.parse_args().rounds
    table = Table(title="median seconds; in brackets, times what ours takes")
    table.add_column("program")
    for library in (OURS, KERAS, TFJS):
        table.add_column(library, justify="right")
    for benchmark in BENCHMARKS:
        medians = measure(benchmark, rounds or benchmark.rounds)
        cells = [
            f"{medians[library]:.2f} ({medians[library] / medians[OURS]:.1f}x)"
            for library in (OURS, KERAS, TFJS)
        ]
        table.add_row(benchmark.title, *cells)
    Console().print(table)


if __name__ == "__main__":
    main()
