"""docs/model-definitions.md from docs/model_definitions.json, which runs over local clones keep."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]

FIGURES = Path(__file__).parent / "model_definitions.json"

COLUMNS = (
    "repository",
    "commit",
    "found",
    "Keras builds",
    "no error said",
    "equal in the runtime",
    "equal in TensorFlow.js",
    "equal in both",
)


def model_definitions_page(made: str) -> str:
    projects = json.loads(FIGURES.read_text(encoding="utf-8"))
    lines = ["# Model definitions of public code", "", made, ""]
    lines += [
        "Functions, classes and top-level programs that build a model, found in Python files and",
        "notebooks that nobody here wrote, each taken out with what it needs of its project. Keras",
        "builds it; the translation builds it on the runtime and in TensorFlow.js. Equal models",
        "have the same layers, shapes and numbers of parameters, and outputs that agree to a",
        "ten-thousandth of their largest number, with the same weights and inputs.",
        "`python -m tests.model_definitions CLONE...` makes the figures from local clones. Found",
        "are also those that want data, downloads or packages that are not there, which Keras does",
        "not build.",
        "",
    ]
    lines += [f"| {' | '.join(COLUMNS)} |", f"|---|---|{'---:|' * (len(COLUMNS) - 2)}"]
    counts = [_counts(project["definitions"]) for project in projects]
    for project, numbers in zip(projects, counts, strict=True):
        cells = (project["repository"], project["commit"][:12], *numbers)
        lines.append(f"| {' | '.join(map(str, cells))} |")
    sums = map(sum, zip(*counts, strict=True))
    lines += [f"| all | | {' | '.join(map(str, sums))} |", ""]
    everything = [row for project in projects for row in project["definitions"]]
    lines += ["## Not equal", "", "What the translation said, or what was raised:", ""]
    lines += ["| definitions | way | cause |", "|---:|---|---|", *_causes(everything)]
    return "\n".join(lines) + "\n"


def _counts(rows: Sequence[Row]) -> tuple[int, ...]:
    built = [row for row in rows if "keras" in row]
    equal = [(row["runtime"] == "equal", row["tfjs"] == "equal") for row in built]
    return (
        len(rows),
        len(built),
        sum("errors" not in row for row in built),
        sum(runtime for runtime, _ in equal),
        sum(tfjs for _, tfjs in equal),
        sum(map(all, equal)),
    )


def _causes(rows: Sequence[Row]) -> Iterator[str]:
    """The codes of the errors where there were any, else the beginning of what was raised."""
    found: Counter[tuple[str, str]] = Counter()
    for row in rows:
        for way in ("runtime", "tfjs"):
            if "keras" in row and row[way] != "equal":
                said = ", ".join(row.get("errors", ())) or row[way].replace("|", "/")
                found[(way, said)] += 1
    for (way, cause), count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"| {count} | {'the runtime' if way == 'runtime' else 'TensorFlow.js'} | {cause} |"
