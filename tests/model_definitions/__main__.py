"""Model definitions of public code, built by Keras and, translated, by the runtime and by
TensorFlow.js: the same layers, shapes, parameters and outputs?

    python -m tests.model_definitions CLONE... [--write] [--keep FOLDER] [--only TEXT]

A clone is a folder named `owner+name` with the project's files.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.model_definitions.find import Definition, definitions
from tests.model_definitions.measure import Result, measure
from tests.model_definitions.process import Sides

ROOT = Path(__file__).parents[2]
KERAS = Path(os.environ.get("KERAS_TFJS_KERAS", ROOT / ".venv-keras" / "bin" / "python"))
PACKAGES = Path(os.environ.get("KERAS_TFJS_NODE_PACKAGES", ROOT / "tests" / "oracles"))


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
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    own = threading.local()
    opened: list[Sides] = []

    def sides() -> Sides:
        if not hasattr(own, "sides"):
            own.sides = Sides(KERAS, PACKAGES)
            opened.append(own.sides)
        found: Sides = own.sides
        return found

    def run(one: Definition, folder: Path) -> Result:
        if not one.programs:
            return Result(why=one.why)
        return measure(one.programs, sides(), folder)

    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(asked.workers) as pool:
        keep = asked.keep or Path(temporary)
        for clone in asked.clones:
            found = [
                one
                for one in definitions(clone)
                if asked.only in f"{one.path}: {one.place}"
            ]
            folders = [keep / clone.name / str(number) for number in range(len(found))]
            print(f"{clone.name}: {len(found)} found", flush=True)
            for one, folder, result in zip(
                found, folders, pool.map(run, found, folders), strict=True
            ):
                if result.equal:
                    print(f"  equal {one.path}: {one.place} [{folder.name}]", flush=True)
                    continue
                print(f"  -- {one.path}: {one.place} [{folder.name}] {result.why}")
                if result.keras:
                    print(f"       runtime: {result.runtime}\n       tfjs: {result.tfjs}")
                    for kind, said in result.said.items():
                        for text in dict.fromkeys(said):
                            print(f"       {kind} said {text}")
                sys.stdout.flush()
    for one_side in opened:
        one_side.__exit__()
    return 0


if __name__ == "__main__":
    sys.exit(main())
