"""The generated pages of docs/ are those that the code makes today; the README's commands exist."""

from __future__ import annotations

import re
import runpy

import pytest
from programs import ROOT

DOCS = ROOT / "docs"
GENERATED = runpy.run_path(str(DOCS / "generate.py"))["PAGES"]


@pytest.mark.parametrize("name", GENERATED, ids=lambda name: f"docs/{name} is fresh")
def test_page_is_fresh(name: str, update: bool) -> None:
    text = GENERATED[name]()
    page = DOCS / name
    if update:
        page.write_text(text, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == text, "run `make docs`"


def test_make_targets_in_the_texts_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in (ROOT / "README.md", *DOCS.glob("*.md")):
        for target in re.findall(r"\bmake ([a-z]+)\b`?", page.read_text("utf-8")):
            if f"`make {target}`" in page.read_text("utf-8"):
                assert target in targets, f"{page.name}: make {target}"


def test_links_between_the_texts_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *DOCS.glob("*.md")):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
