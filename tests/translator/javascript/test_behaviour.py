"""Several hundred small programs of JavaScript and TypeScript: their Python prints what node
printed. `programs/known_differences` names those that do not yet; the list may only shrink."""

from __future__ import annotations

import json

import pytest
from behaviour_programs import (
    FOLDER,
    RECORDINGS,
    BehaviourProgram,
    behaviour_programs,
    run_by_python,
)

KNOWN = frozenset((FOLDER / "known_differences").read_text(encoding="utf-8").splitlines())
RECORDED: dict[str, str] = json.loads(RECORDINGS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("program", behaviour_programs(), ids=lambda one: one.title)
def test_its_python_prints_what_node_printed(program: BehaviourProgram) -> None:
    try:
        files, said = program.translated()
        agrees = not said and run_by_python(files) == RECORDED[program.title]
    except Exception:
        if program.title not in KNOWN:
            raise
        agrees = False
    if program.title in KNOWN:
        assert not agrees, "it prints the same now: take it off the list of known differences"
    else:
        assert not said
        assert run_by_python(files) == RECORDED[program.title]


def test_every_known_difference_is_a_program() -> None:
    assert {one.title for one in behaviour_programs()} >= KNOWN
