"""The programs of tests/translator/javascript/programs_python: pages by construct."""

from __future__ import annotations

import re
from pathlib import Path

from language_cases import FENCE, Case
from programs import ROOT

FOLDER = ROOT / "tests" / "translator" / "javascript" / "programs_python"


def _page(path: Path) -> list[Case]:
    sections = re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = []
    for section in sections:
        title, _, body = section.partition("\n")
        found.append(Case(f"{path.stem}: {title}", dict(FENCE.findall(body))))
    return found


def python_programs() -> list[Case]:
    """All of them, by page and heading."""
    found = [case for path in sorted(FOLDER.glob("*.md")) for case in _page(path)]
    assert found
    return found
