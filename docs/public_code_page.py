"""docs/public-code.md: what becomes of programs that nobody here wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).parent / "public_code.json"

INTRODUCTION = """\
`make corpus-report CLONES="..."` translates public repositories, file by file, from clones at hand
(`python -m tests.public_code --help`). No text of them is part of this project, only the figures.
"""

KERAS = """\
## Keras programs

Python files and notebooks to TF.js-style Python, and on to JavaScript. The calls are those into
Keras (`keras`, `tf.keras`, `tf_keras`), NumPy and the rest of TensorFlow; each is exact, equal but
for rounding, approximate (said, with what differs), or left over with a diagnostic. Some are only
approximate because initial weights are drawn otherwise, which `--exact` writes out. Of keras itself
the examples and guides are read. Files that a shallow clone does not hold are not counted.
"""

LAWS = """\
What holds of every file that was read:

| law | files or places that break it |
|---|---:|
"""

TYPES = """\
TypeScript reads the JavaScript of a repository as one project, against TF.js's own types. Its
errors count where no diagnostic speaks of the statement, but for those about a name that a
left-over statement was to bind, about two constants compared, or about a variable that may be unset
in Python as well. Most of what counts is a variable of the program that changes its type, which
Python does not mind; the others are where to look for wrong translations.
"""

SCRIPTS = """\
## JavaScript and TypeScript

Scripts to Python. Every file either becomes Python that compiles, or says of each construct that it
stayed behind, or why the file was not read. What is built, minified or only declares types is left
out.
"""

_KEPT = ("exact", "numeric")


def public_code_page(made: str) -> str:
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    lines = ["# Public code", "", made, "", *INTRODUCTION.splitlines(), ""]
    lines += [*KERAS.splitlines(), "", *_keras(figures["keras"]), ""]
    lines += [*SCRIPTS.splitlines(), "", *_scripts(figures["scripts"])]
    return "\n".join(lines) + "\n"


def _keras(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    heads = [
        "repository",
        "commit",
        "files",
        "notebooks",
        "lines",
        "with Keras",
        "Keras calls",
        "exact or equal",
        "with `--exact`",
        "approximate",
        "left",
        "NumPy calls",
        "carried",
        "TensorFlow calls",
        "carried",
        "without a warning",
        "lines made for one",
        "refused",
        "crashes",
    ]
    yield from _head(heads, texts=2)
    for row in rows:
        yield _row([row["repository"], row["commit"], *_of_keras(row)])
    yield _row(["all", "", *_of_keras(_sum(rows))])
    yield ""
    yield from LAWS.splitlines()
    for law, count in _sum(rows)["broken"].items():
        yield _row([law, _number(count)])
    yield from ("", *TYPES.splitlines())
    reasons = [
        (row["repository"], path, why) for row in rows for path, why in row["reasons"].items()
    ]
    if reasons:
        yield from ("", "Refused, with the reason that is shown:", "")
        yield from (f"- {repository}, {path}: {why}" for repository, path, why in reasons)


def _of_keras(row: Mapping[str, Any]) -> Iterator[str]:
    yield from (_number(row[name]) for name in ("files", "notebooks", "lines", "with_keras"))
    keras = row["calls"]["keras"]
    yield _number(sum(keras.values()))
    yield _share(sum(keras[word] for word in _KEPT), keras)
    yield _share(sum(keras[word] for word in _KEPT) + row["drawn"], keras)
    yield _share(keras["approximate"], keras)
    yield _share(keras["left"], keras)
    for library in ("numpy", "tensorflow"):
        calls = row["calls"][library]
        yield _number(sum(calls.values()))
        yield _share(sum(calls.values()) - calls["left"], calls)
    yield _of(row["without_warnings"], row["with_keras"])
    yield f"{row['lines_made'] / row['lines_with_keras']:.2f}" if row["lines_with_keras"] else ""
    yield _number(row["refused"])
    yield _number(row["bugs"])


def _sum(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """All rows as one: numbers added, also those in tables."""
    total: dict[str, Any] = {}
    for row in rows:
        for name, value in row.items():
            match value:
                case int():
                    total[name] = total.get(name, 0) + value
                case dict() if name != "reasons":
                    total[name] = _sum([total.get(name, {}), value])
    return total


def _scripts(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    names = {
        "files": "files",
        "lines": "lines",
        "whole": "files carried whole",
        "constructs": "constructs left, each diagnosed",
        "refused": "files refused",
        "bugs": "crashes",
    }
    yield from _head(["repository", "commit", *names.values()], texts=2)
    for row in rows:
        yield _row([row["repository"], row["commit"], *(_number(row[name]) for name in names)])
    yield _row(["all", "", *(_number(sum(row[name] for row in rows)) for name in names)])


def _head(heads: Sequence[str], *, texts: int) -> Iterator[str]:
    yield _row(heads)
    yield "|" + "---|" * texts + "---:|" * (len(heads) - texts)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _number(value: int) -> str:
    return f"{value:,}"


def _share(part: int, calls: Mapping[str, int]) -> str:
    return _of(part, sum(calls.values()))


def _of(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""
