"""Model definitions of public code, built by Keras and, translated, by the runtime and by
TensorFlow.js: the same layers, shapes, parameters and outputs?

    python -m tests.model_definitions CLONE... [--write] [--keep FOLDER] [--only TEXT]

A clone is the path of a git repository named `owner+name`, or a folder of that name around it; the
files of its newest commit are read. `--write` keeps the results in docs/model_definitions.json,
which `make docs` shows.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.model_definitions.clones import commit, name_of, unpack
from tests.model_definitions.find import Definition, definitions
from tests.model_definitions.measure import Result, measure
from tests.model_definitions.process import KERAS, PACKAGES, Sides
from tests.model_definitions.results import keep, told


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.model_definitions",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("clones", nargs="+", type=Path, metavar="CLONE")
    parser.add_argument("--write", action="store_true", help="keep the results for the documents")
    parser.add_argument("--keep", type=Path, help="a folder for the programs and translations")
    parser.add_argument("--only", default="", help="definitions whose place has this text")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    own = threading.local()
    opened: list[Sides] = []

    def run(one: Definition, folder: Path) -> Result:
        if not one.programs:
            return Result(why=one.why)
        if not hasattr(own, "sides"):
            own.sides = Sides(KERAS, PACKAGES)
            opened.append(own.sides)
        return measure(one.programs, own.sides, folder)

    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(asked.workers) as pool:
        place = asked.keep or Path(temporary) / "programs"
        for clone in asked.clones:
            name = name_of(clone)
            files = unpack(clone, Path(temporary))
            found = [one for one in definitions(files) if asked.only in f"{one.path}: {one.place}"]
            folders = [place / name / str(number) for number in range(len(found))]
            print(f"{name}: {len(found)} found", flush=True)
            results = []
            for one, folder, result in zip(
                found, folders, pool.map(run, found, folders), strict=True
            ):
                results.append(result)
                print(f"  {told(one, result)} [{folder.name}]", flush=True)
            if asked.write and not asked.only:
                keep(name, commit(clone), found, results)
    for sides in opened:
        sides.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
