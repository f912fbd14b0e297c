"""Translate public code that nobody here wrote; two tables of what becomes of it.

    make corpus-report CLONES="CLONE..."
    python -m tests.public_code CLONE... [--only keras|scripts] [--write] [--left]

JavaScript and TypeScript go to Python, Keras programs and notebooks to TF.js-style Python and on to
JavaScript. A clone is the path of a git repository named `owner+name`, or a folder of that name
around it; the files of its newest commit are read. `--write` keeps the figures in
docs/public_code.json, which `make docs` shows; `--left` lists what is left over, the most frequent
first.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path
from typing import Any

from tests.public_code import laws, measure, python_programs, typescript
from tests.public_code.clones import commit, programs, repository, scripts
from tests.public_code.figures import of_programs, of_scripts
from tests.public_code.node import problems

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "docs" / "public_code.json"
TABLES = ("scripts", "keras")

Report = tuple[dict[str, Any], Counter[str], list[str]]
"""A row of a table, what is left over, and what to say besides; bugs start with BUG."""


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.public_code",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("clones", nargs="+", type=Path, metavar="CLONE")
    parser.add_argument("--only", choices=TABLES, help="one of the two tables")
    parser.add_argument("--write", action="store_true", help="keep the figures for the documents")
    parser.add_argument("--left", action="store_true", help="list what is left over")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    bugs = 0
    with ProcessPoolExecutor(asked.workers) as pool:
        for table in (asked.only,) if asked.only else TABLES:
            left: Counter[str] = Counter()
            headed = False
            for clone in asked.clones:
                row, over, said = REPORTS[table](clone, pool)
                if not row["files"]:
                    continue
                if asked.write:
                    keep(table, row)
                shown = {name: value for name, value in row.items() if not isinstance(value, dict)}
                if not headed:
                    print(f"| {' | '.join(shown)} |\n|{'---|' * len(shown)}")
                    headed = True
                print(f"| {' | '.join(map(str, shown.values()))} |", flush=True)
                print("".join(f"  {line}\n" for line in said), end="", flush=True)
                bugs += sum(line.startswith("BUG") for line in said)
                left += over
            if asked.left:
                for words, count in left.most_common(200):
                    print(f"{count:6} {words}")
    return 1 if bugs else 0


def _scripts(clone: Path, pool: Executor) -> Report:
    verdicts = list(pool.map(measure.judge, scripts(clone), chunksize=4))
    left = sum((one.left for one in verdicts), Counter[str]())
    row = {**_named(clone), **of_scripts(verdicts)}
    return row, left, list(_said(verdicts))


def _programs(clone: Path, pool: Executor) -> Report:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        verdicts = list(pool.map(python_programs.judge, programs(clone, root), chunksize=2))
    made = [one.script for one in verdicts if one.script]
    verdicts = python_programs.with_breaches(verdicts, _read(made))
    left = sum((one.left for one in verdicts), Counter[str]())
    row = {**_named(clone), **of_programs(verdicts)}
    if not row["with_keras"]:
        row["files"] = 0
    broken = [
        f"{breach.law}, not in {one.path}:{breach.line}: {breach.detail[:100]}"
        for one in verdicts
        for breach in one.broken
    ]
    return row, left, [*_said(verdicts), *broken]


def _read(scripts: list[typescript.Script]) -> Iterator[tuple[str, laws.Breach]]:
    """What Node and TypeScript find in scripts, where there are both."""
    for one, problem in zip(scripts, problems([one.code for one in scripts]) or (), strict=False):
        if problem:
            yield one.path, laws.Breach(laws.PARSES, 0, problem)
    with tempfile.TemporaryDirectory() as folder:
        for found in typescript.findings(scripts, Path(folder)) or ():
            yield found.path, laws.Breach(laws.TYPED, found.line, found.message)


REPORTS = {"scripts": _scripts, "keras": _programs}


def _named(clone: Path) -> dict[str, Any]:
    return {"repository": repository(clone), "commit": commit(clone)[:12]}


def _said(verdicts: Iterable[measure.Verdict | python_programs.Verdict]) -> Iterable[str]:
    for one in verdicts:
        if one.bug:
            yield f"BUG {one.path}: {one.bug}"
        elif one.refused:
            yield f"refused {one.path}: {one.refused}"


def keep(table: str, row: dict[str, Any]) -> None:
    """The row in the place of the repository's last one; times are the machine's and not kept."""
    known = json.loads(FIGURES.read_text(encoding="utf-8"))
    others = [one for one in known.get(table, []) if one["repository"] != row["repository"]]
    kept = [*others, {name: value for name, value in row.items() if name != "seconds"}]
    kept.sort(key=lambda one: str(one["repository"]))
    text = json.dumps({**known, table: kept}, indent=1)
    FIGURES.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
