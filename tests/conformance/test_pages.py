"""The rosetta pages run by the real libraries: the blocks under one heading compute the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import GROUPS, SUFFIXES, Block, Group
from programs import traced

from keras_tfjs.source import Dialect
from keras_tfjs.verify import ProgramError, Runner, compare

KERAS, TFJS, JS = Dialect.KERAS, Dialect.TFJS, Dialect.JS

RUNNABLE = [
    pytest.param(group, id=f"{group}: all libraries compute the same")
    for group in GROUPS
    if any(block.runs and block.dialect is not Dialect.TS for block in group.blocks)
]


@pytest.mark.parametrize("group", RUNNABLE)
def test_page(
    group: Group, runtime: Runner, real_keras: Runner, real_tfjs: Runner, tmp_path: Path
) -> None:
    runners = {KERAS: real_keras, TFJS: runtime, JS: real_tfjs}
    blocks = [block for block in group.blocks if block.runs and block.dialect in runners]
    first, *others = blocks
    expected, data = traced(runners[first.dialect], _file(first, tmp_path, 0))
    for number, block in enumerate(others, start=1):
        file = _file(block, tmp_path, number)
        got, _ = traced(runners[block.dialect], file, data["units"])
        difference = compare(expected, got)
        assert difference is None, f"{first.dialect} and {block.dialect} part at {difference}"
    for number, block in enumerate(group.naive, start=len(blocks)):
        file = _file(block, tmp_path, number)
        wrong, _ = runners[block.dialect].run(file, given=data["units"])
        assert (
            isinstance(wrong, ProgramError) or compare(expected, wrong) is not None
        ), f"the naive {block.dialect} block computes what it should not: the trap is gone"


def _file(block: Block, folder: Path, number: int) -> Path:
    file = folder / f"block{number}.{SUFFIXES[block.dialect]}"
    file.write_text(block.program, encoding="utf-8")
    return file
