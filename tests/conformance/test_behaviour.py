"""The programs of tests/translator/javascript/programs in node, and programs made at random: one
node process for all of them."""

from __future__ import annotations

import json
import random

import pytest
from behaviour_programs import (
    RECORDINGS,
    BehaviourProgram,
    behaviour_programs,
    run_by_node,
    run_by_python,
)

SEED, COUNT = 20, 200


class Grammar:
    """Expressions of numbers, texts, booleans and arrays."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def number(self, depth: int) -> str:
        if depth <= 0:
            return self._random.choice("0 1 2 3 7 10 0.5 2.25".split())
        sub = depth - 1
        return self._random.choice(
            (
                lambda: f"({self.number(sub)} {self._random.choice('+-*')} {self.number(sub)})",
                lambda: f"({self.number(sub)} / {self._random.choice('248')})",
                lambda: f"({self.number(sub)} % {self._random.choice('357')})",
                lambda: f"({self.boolean(sub)} ? {self.number(sub)} : {self.number(sub)})",
                lambda: f"Math.floor({self.number(sub)})",
                lambda: f"Math.max({self.number(sub)}, {self.number(sub)})",
                lambda: f"{self.array(sub)}.length",
                lambda: f"{self.array(sub)}.reduce((a, x) => a + x, {self.number(0)})",
                lambda: f"({self.number(sub)} | {self.number(0)})",
                lambda: f"-{self.number(0)}",
            )
        )()

    def boolean(self, depth: int) -> str:
        if depth <= 0:
            return self._random.choice(("true", "false"))
        sub = depth - 1
        return self._random.choice(
            (
                lambda: f"({self.number(sub)} {self._random.choice(('<', '>', '===', '<='))}"
                f" {self.number(sub)})",
                lambda: f"!{self.boolean(sub)}",
                lambda: f"({self.boolean(sub)} {self._random.choice(('&&', '||'))}"
                f" {self.boolean(sub)})",
                lambda: f"{self.array(sub)}.includes({self.number(0)})",
                lambda: f"{self.array(sub)}.some((x) => x > {self.number(0)})",
            )
        )()

    def array(self, depth: int) -> str:
        if depth <= 0:
            return f"[{', '.join(self.number(0) for _ in range(self._random.randrange(4)))}]"
        sub = depth - 1
        return self._random.choice(
            (
                lambda: f"[{self.number(sub)}, {self.number(sub)}]",
                lambda: f"{self.array(sub)}.map((x) => x * {self.number(0)})",
                lambda: f"{self.array(sub)}.filter((x) => x > {self.number(0)})",
                lambda: f"[...{self.array(sub)}, {self.number(sub)}]",
                lambda: f"{self.array(sub)}.slice({self._random.choice(('1', '-1', '0, 2'))})",
                lambda: f"{self.array(sub)}.concat({self.array(sub)})",
            )
        )()

    def text(self, depth: int) -> str:
        sub = depth - 1
        return self._random.choice(
            (
                lambda: f"`<${{{self.number(sub)}}}|${{{self.boolean(sub)}}}>`",
                lambda: f"('n' + {self.number(sub)})",
                lambda: f"{self.array(sub)}.join('-')",
                lambda: f"String({self.number(sub)}).padStart(6, '.')",
                lambda: f"({self.boolean(sub)} && 'yes')",
                lambda: f"({self.number(sub)} || 'zero')",
                lambda: f"JSON.stringify({self.array(sub)})",
            )
        )()


def _generated() -> list[BehaviourProgram]:
    grammar = Grammar(SEED)
    made = []
    for number in range(COUNT):
        lines = [f"console.log({grammar.text(3)});" for _ in range(3)]
        lines.append(f"console.log({grammar.number(3)}, {grammar.array(3)});")
        files = (("main.js", "\n".join(lines) + "\n"),)
        made.append(BehaviourProgram(f"generated {number}", files))
    return made


GENERATED = _generated()


@pytest.fixture(scope="module")
def printed() -> dict[str, str]:
    programs = [*behaviour_programs(), *GENERATED]
    return dict(zip((one.title for one in programs), run_by_node(programs), strict=True))


def test_node_prints_what_was_recorded(printed: dict[str, str], update: bool) -> None:
    now = {one.title: printed[one.title] for one in behaviour_programs()}
    if update:
        text = json.dumps(now, indent=1, ensure_ascii=False)
        RECORDINGS.write_text(f"{text}\n", encoding="utf-8")
    assert json.loads(RECORDINGS.read_text(encoding="utf-8")) == now


@pytest.mark.parametrize("program", GENERATED, ids=lambda one: one.title)
def test_generated_programs_print_the_same(
    program: BehaviourProgram, printed: dict[str, str]
) -> None:
    files, said = program.translated()
    assert not said
    assert run_by_python(files) == printed[program.title]
