"""Several hundred small programs of JavaScript and TypeScript: their Python prints what node
printed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from behaviour_programs import RECORDINGS, BehaviourProgram, behaviour_programs, run_by_python

RECORDED: dict[str, str] = json.loads(RECORDINGS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("program", behaviour_programs(), ids=lambda one: one.title)
def test_its_python_prints_what_node_printed(program: BehaviourProgram) -> None:
    files, said = program.translated()
    assert not said
    assert run_by_python(files) == RECORDED[program.title]


def test_every_program_has_a_recording(measured: Callable[[str], None]) -> None:
    programs = behaviour_programs()
    measured(f"JavaScript to Python: {len(programs)} programs print what node prints")
    assert {one.title for one in programs} == set(RECORDED)
