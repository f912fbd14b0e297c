"""What was run and what came of it, as docs/model_definitions.json keeps it: places and digests of
public code, never its text."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.model_definitions.find import Definition
from tests.model_definitions.measure import Result

FIGURES = Path(__file__).parents[2] / "docs" / "model_definitions.json"

_PATH = re.compile(r"(?:[A-Za-z]:)?(?:/[\w.+-]+){2,}/?|https?://\S+")


def told(definition: Definition, result: Result) -> str:
    """For whoever watches the run."""
    head = f"{definition.path}: {definition.place}"
    if result.equal:
        return f"equal {head}"
    lines = [f"-- {head} {result.why}".rstrip()]
    if result.keras:
        lines += [f"     runtime: {result.runtime}", f"     tfjs: {result.tfjs}"]
        for kind, said in result.said.items():
            lines += [f"     {kind} said {text}" for text in dict.fromkeys(said)]
    return "\n".join(lines)


def keep(name: str, commit: str, found: Sequence[Definition], results: Sequence[Result]) -> None:
    """The results of a project in the place of its last ones."""
    known = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else []
    project = name.replace("+", "/", 1)
    rows = [_row(one, result) for one, result in zip(found, results, strict=True)]
    made = {"repository": project, "commit": commit, "definitions": rows}
    kept = [*(one for one in known if one["repository"] != project), made]
    kept.sort(key=lambda one: str(one["repository"]))
    FIGURES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _row(definition: Definition, result: Result) -> dict[str, Any]:
    row: dict[str, Any] = {"path": definition.path, "place": definition.place}
    if result.keras is None:
        return {**row, "why": _brief(result.why or "its arguments are unknown")}
    codes = sorted({text.split()[0] for said in result.said.values() for text in said})
    return {
        **row,
        "digest": definition.digest,
        "keras": result.keras,
        "layers": result.layers,
        "parameters": result.parameters,
        **({"drawn": True} if result.drawn else {}),
        **({"errors": codes} if codes else {}),
        "runtime": _brief(result.runtime),
        "tfjs": _brief(result.tfjs),
    }


def _brief(text: str) -> str:
    """The first line, without places of the machine it was run on."""
    line = text.strip().split("\n")[0]
    return _PATH.sub("...", line)[:120]
