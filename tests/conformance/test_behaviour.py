"""The programs of tests/translator/javascript/programs in node, and programs made at random: one
node process for all of them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from behaviour_programs import (
    RECORDINGS,
    BehaviourProgram,
    behaviour_programs,
    run_by_node,
    run_by_python,
)
from generated_javascript import javascript_programs
from generated_programs import generated

COUNT = 200


@pytest.fixture(scope="module")
def made_up() -> list[BehaviourProgram]:
    texts = generated(javascript_programs(), COUNT)
    return [
        BehaviourProgram(f"generated {number}", (("main.js", one),))
        for number, one in enumerate(texts)
    ]


@pytest.fixture(scope="module")
def printed(made_up: list[BehaviourProgram]) -> dict[str, str]:
    programs = [*behaviour_programs(), *made_up]
    return dict(zip((one.title for one in programs), run_by_node(programs), strict=True))


def test_node_prints_what_was_recorded(printed: dict[str, str], update: bool) -> None:
    now = {one.title: printed[one.title] for one in behaviour_programs()}
    if update:
        text = json.dumps(now, indent=1, ensure_ascii=False)
        RECORDINGS.write_text(f"{text}\n", encoding="utf-8")
    assert json.loads(RECORDINGS.read_text(encoding="utf-8")) == now


def test_generated_programs_print_the_same(
    printed: dict[str, str], made_up: list[BehaviourProgram], measured: Callable[[str], None]
) -> None:
    measured(f"JavaScript to Python: {len(made_up)} programs by hypothesis")
    wrong = []
    for program in made_up:
        files, said = program.translated()
        found = run_by_python(files)
        if said or found != printed[program.title]:
            wrong.append((program.files[0][1], said, printed[program.title], found))
    assert not wrong, "\n".join(map(str, wrong[0]))
