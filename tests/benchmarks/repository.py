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

import keras_tfjs
from keras_tfjs.python.formatting import formatted

ROOT = Path(__file__).parents[2]
PROGRAMS = sorted((ROOT / "corpus").glob("*/keras_program.py"))
FILES, EACH, PER_FOLDER = 1_000, 10, 50
ROUNDS, TIMES = 3, 5

WANTED_COLD, WANTED_WARM, WANTED_RATIO, WANTED_GROWTH = 5.0, 0.5, 2.0, 4.5


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
                # As installed, with its bytecode
                environment = {**os.environ, "KERAS_TFJS_CACHE": str(cache)}
                environment.pop("PYTHONDONTWRITEBYTECODE", None)
                subprocess.run(call, check=False, capture_output=True, env=environment)
                times.append(time.perf_counter() - start)
    return statistics.median(cold), statistics.median(warm)


def dense() -> list[str]:
    """Programs of the corpus: nearly every line is Keras."""
    return [path.read_text(encoding="utf-8") for path in PROGRAMS]


def sparse() -> list[str]:
    """The same, each behind a module of Python's own of about five times its length."""
    plain = [path.read_text(encoding="utf-8") for path in modules()]
    plain.sort(key=len)
    made = []
    for text in dense():
        behind = next(each for each in plain if len(each) > 5 * len(text))
        made.append(f"{behind}\n{text}" if "__future__" not in text else text)
    return made


def translated(texts: list[str]) -> float:
    def ours() -> None:
        formatted.cache_clear()
        for text in texts:
            keras_tfjs.translate(text, to="tfjs", from_="keras")

    ours()
    return _least(ours)


def ratio(texts: list[str]) -> float:
    """What translating takes, in times of libcst reading and printing the same."""

    def libcst_alone() -> None:
        for text in texts:
            _ = cst.parse_module(text).code

    return translated(texts) / _least(libcst_alone)


def growth() -> float:
    """How many times as long a file four times as long takes."""
    few = "import keras\nx = keras.Input((2,))\n" + "".join(
        f"y{n} = keras.layers.Dense({n})(x)\nz{n} = keras.ops.abs(y{n}) + {n}\n" for n in range(100)
    )
    more = few + few.partition("\n")[2] * 3
    return translated([more]) / translated([few])


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
    for what, texts in (("nearly all Keras", dense()), ("one line in six Keras", sparse())):
        wanted = f"at most {WANTED_RATIO:g} x"
        table.add_row(f"a file, {what}", f"{ratio(texts):.2f} x libcst", wanted)
    table.add_row(
        "a file of four times the length", f"{growth():.2f} x", f"at most {WANTED_GROWTH:g} x"
    )
    Console().print(table)


if __name__ == "__main__":
    main()
