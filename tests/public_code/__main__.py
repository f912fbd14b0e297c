"""Translate public JavaScript and TypeScript that nobody here wrote; a table of what becomes of it.

    make corpus-report CLONES="CLONE..."
    python -m tests.public_code CLONE... [--write] [--left]

A clone is the path of a git repository named `owner+name`, or a folder of that name around it; the
files of its newest commit are read. `--write` keeps the figures in docs/public_code.json, which
`make docs` shows; `--left` lists what is left over, the most frequent first.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from tests.public_code.clones import commit, sources
from tests.public_code.measure import Verdict, judge

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "docs" / "public_code.json"


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.public_code",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("clones", nargs="+", type=Path, metavar="CLONE")
    parser.add_argument("--write", action="store_true", help="keep the figures for the documents")
    parser.add_argument("--left", action="store_true", help="list what is left over")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    left: Counter[str] = Counter()
    bugs = 0
    with ProcessPoolExecutor(asked.workers) as pool:
        for clone in asked.clones:
            verdicts = list(pool.map(judge, sources(clone), chunksize=4))
            row = figures(clone, verdicts)
            if asked.write:
                keep(row)
            if clone == asked.clones[0]:
                print(f"| {' | '.join(row)} |\n|{'---|' * len(row)}")
            print(f"| {' | '.join(map(str, row.values()))} |", flush=True)
            for one in verdicts:
                left += one.left
                if one.bug:
                    bugs += 1
                    print(f"  BUG {one.path}: {one.bug}", flush=True)
                elif one.refused:
                    print(f"  refused {one.path}: {one.refused}", flush=True)
    if asked.left:
        for words, count in left.most_common(200):
            print(f"{count:6} {words}")
    return 1 if bugs else 0


def keep(row: dict[str, Any]) -> None:
    """The row in the place of the repository's last one; times are the machine's and not kept."""
    known = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else []
    others = [one for one in known if one["repository"] != row["repository"]]
    kept = [*others, {name: value for name, value in row.items() if name != "seconds"}]
    kept.sort(key=lambda one: str(one["repository"]))
    FIGURES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def figures(clone: Path, verdicts: list[Verdict]) -> dict[str, Any]:
    name = clone.name if "+" in clone.name else clone.parent.name
    return {
        "repository": name.replace("+", "/", 1),
        "commit": commit(clone)[:12],
        "files": len(verdicts),
        "lines": sum(one.lines for one in verdicts),
        "whole": sum(not (one.left or one.refused or one.bug) for one in verdicts),
        "constructs": sum(one.left.total() for one in verdicts),
        "refused": sum(bool(one.refused) for one in verdicts),
        "bugs": sum(bool(one.bug) for one in verdicts),
        "seconds": round(sum(one.seconds for one in verdicts), 1),
    }


if __name__ == "__main__":
    sys.exit(main())
