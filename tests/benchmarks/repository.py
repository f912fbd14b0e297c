"""Speed of whole repositories, and of one file beside libcst alone: part of `make bench`.

The repository has 1,000 files: modules of Python's own library, and in each tenth place a Keras
program of corpus/.
"""

from __future__ import annotations

import itertools
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import libcst as cst
from rich.console import Console
from rich.table import Table

from keras_tfjs import python
from keras_tfjs.python.formatting import formatted
from keras_tfjs.source import Dialect, Options

ROOT = Path(__file__).parents[2]
PROGRAMS = sorted((ROOT / "corpus").glob("*/keras_program.py"))
FILES, EACH, PER_FOLDER = 1_000, 10, 50
ROUNDS, TIMES = 3, 5

WANTED_COLD, WANTED_WARM, WANTED_RATIO = 5.0, 0.5, 2.0


def modules() -> Iterator[Path]:
    """Python's own modules that are no tests."""
    library = Path(sysconfig.get_path("stdlib"))
    found = sorted(library.rglob("*.py"))
    return (path for path in found if not {"test", "tests", "site-packages"} & set(path.parts))


def build(folder: Path) -> None:
    plain, ours = itertools.cycle(list(modules())), itertools.cycle(PROGRAMS)
    for number in range(FILES):
        source = next(ours) if number % EACH == 0 else next(plain)
        place = folder / f"part{number // PER_FOLDER}" / f"module{number}.py"
        place.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, place)
    (folder / "pyproject.toml").touch()


def repository() -> tuple[float, float]:
    """Median seconds of `translate DIR --to tfjs -o OUT`: with an empty cache, with a full one."""
    command = str(Path(sys.executable).with_name("keras-tfjs"))
    cold: list[float] = []
    warm: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "repository")
        folder.mkdir()
        build(folder)
        call = [command, "translate", str(folder), "--to", "tfjs", "-o", str(Path(name, "out"))]
        for _ in range(ROUNDS):
            cache = Path(name, "cache")
            shutil.rmtree(cache, ignore_errors=True)
            for times in (cold, warm):
                start = time.perf_counter()
                environment = {**os.environ, "KERAS_TFJS_CACHE": str(cache)}
                subprocess.run(call, check=False, capture_output=True, env=environment)
                times.append(time.perf_counter() - start)
    return statistics.median(cold), statistics.median(warm)


def ratio() -> float:
    """What translating the Keras programs takes, in times of libcst reading and printing them."""
    texts = [path.read_text(encoding="utf-8") for path in PROGRAMS]

    def ours() -> None:
        formatted.cache_clear()
        for text in texts:
            python.translate(text, Dialect.TFJS, Options())

    def libcst_alone() -> None:
        for text in texts:
            _ = cst.parse_module(text).code

    ours()
    return _least(ours) / _least(libcst_alone)


def _least(work: Callable[[], None]) -> float:
    times = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    table = Table(title=f"a repository of {FILES:,} files, {FILES // EACH} of them with Keras")
    table.add_column("what")
    table.add_column("measured", justify="right")
    table.add_column("wanted", justify="right")
    cold, warm = repository()
    table.add_row("translated the first time", f"{cold:.2f} s", f"under {WANTED_COLD:g} s")
    table.add_row("the second time", f"{warm:.2f} s", f"under {WANTED_WARM:g} s")
    table.add_row("a file, Keras to Python", f"{ratio():.2f} x libcst", f"{WANTED_RATIO:g} x")
    Console().print(table)


if __name__ == "__main__":
    main()
