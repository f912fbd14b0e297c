"""The catalogue against the real packages: what is recorded of them is what they say today, and
how much of Keras is answered."""

from __future__ import annotations

import ast
import json
import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from catalogue_join import DEFAULTS, wrong_defaults, wrong_keys, wrong_names, wrong_order
from programs import KERAS_PYTHON, ORACLES
from runtime_join import listed, missing
from trap_pages import proved, shown

from keras_tfjs.catalog import Answer
from keras_tfjs.catalog.keras import signatures
from keras_tfjs.catalog.traps import TRAPS
from keras_tfjs.kinds import infer
from keras_tfjs.pipeline.answers import answer, answers, public_names
from keras_tfjs.source import Dialect, Options

GUIDES = "KERAS_TFJS_GUIDES"
"""The environment variable that names a clone of Keras's guides and examples, for the figures
weighted by use."""


@pytest.mark.usefixtures("toolbox")
def test_signatures_and_defaults_are_those_of_the_real_packages(update: bool) -> None:
    reader = [str(KERAS_PYTHON), str(ORACLES / "read_keras_signatures.py"), "both"]
    told = subprocess.run(reader, check=True, capture_output=True, text=True).stdout
    shipped = Path(str(files(signatures.__package__).joinpath("signatures.json")))
    for file, text in zip((shipped, DEFAULTS), json.loads(told), strict=True):
        if update:
            file.write_text(text, encoding="utf-8")
        assert file.read_text(encoding="utf-8") == text, file.name


def test_nothing_in_the_catalogue_disagrees() -> None:
    assert [*wrong_names(), *wrong_order(), *wrong_defaults(), *wrong_keys()] == []


def test_the_list_of_what_the_runtime_lacks_is_up_to_date() -> None:
    gaps = missing()
    stale = {one for one in listed() if one not in gaps}
    assert not stale, "the runtime has these now: pytest tests/test_runtime_gaps.py --update"


def test_how_many_traps_are_shown_on_both_libraries(measured: Callable[[str], None]) -> None:
    """tests/conformance/test_pages.py runs the pages; here they are counted."""
    pages = shown()
    both = [trap.id for trap in TRAPS if proved(pages[trap.id])]
    measured(f"traps with a passing two-library test: {len(both)} / {len(TRAPS)}")
    assert all(any(group.naive for group in pages[trap.id]) for trap in TRAPS)


def test_how_much_is_answered(measured: Callable[[str], None]) -> None:
    found = dict(answers(public_names()))
    measured("\n".join(figures("Keras's public names", dict.fromkeys(found, 1))))
    folder = os.environ.get(GUIDES)
    if folder:
        measured("\n".join(figures("the same, weighted by use", dict(uses(Path(folder))))))
    assert sum(said is not None for said in found.values()) / len(found) > 0.9


def figures(title: str, weights: dict[str, int]) -> Iterator[str]:
    """Shares of `weights` (how often each name counts) by answer."""
    counts: Counter[Answer | None] = Counter()
    covered = parameters = 0
    for name, weight in weights.items():
        said = answer(name)
        counts[said.answer if said else None] += weight
        if said is not None:
            covered += weight * len(said.covered)
            parameters += weight * len(said.parameters)
    total = sum(counts.values())
    carried = total - counts[None] - counts[Answer.NONE]
    yield f"{title}: answered {total - counts[None]} of {total}"
    yield f"  by a counterpart, composition or extension {carried} of {total}"
    yield f"  parameters covered {covered} of {parameters}"


def uses(folder: Path) -> Counter[str]:
    """How often the Python programs under a folder call each public name of Keras."""
    known = set(public_names())
    found: Counter[str] = Counter()
    for file in sorted(folder.rglob("*.py")):
        try:
            tree = ast.parse(file.read_text(encoding="utf-8"))
        except (SyntaxError, UnicodeDecodeError):
            continue
        facts = infer(tree, Options(), Dialect.KERAS)
        names = (facts.callee(node) for node in ast.walk(tree) if isinstance(node, ast.Call))
        found.update(name for name in names if name in known)
    return found
