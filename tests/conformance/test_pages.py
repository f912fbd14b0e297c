"""The rosetta pages run by the real libraries: the blocks under one heading compute the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import GROUPS, SUFFIXES, Block, Group
from programs import is_extended, traced, write

from keras_tfjs.pipeline import translate
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
    group: Group,
    runtime: Runner,
    real_keras: Runner,
    real_tfjs: Runner,
    extended_tfjs: Runner,
    tmp_path: Path,
) -> None:
    extended = any(is_extended(block.text) for block in group.blocks)
    runners = {KERAS: real_keras, TFJS: runtime, JS: extended_tfjs if extended else real_tfjs}
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
        runner = real_tfjs if block.dialect is JS else runners[block.dialect]
        wrong, _ = runner.run(file, given=data["units"])
        assert (
            isinstance(wrong, ProgramError) or compare(expected, wrong) is not None
        ), f"the naive {block.dialect} block computes what it should not: the trap is gone"


NAIVE = [
    pytest.param(group, block, id=f"{group}: TensorFlow.js's numbers hold in Keras, or it is said")
    for group in GROUPS
    for block in group.naive
    if block.dialect is JS
]

NOT_NUMBERS = {
    "eval-shape": "adds a number to a tensor, which JavaScript does with their texts",
    "acc-name": "prints what TensorFlow.js does not have, undefined",
}
"""Traps whose naive program in JavaScript computes no numbers."""


@pytest.mark.parametrize(("group", "block"), NAIVE)
def test_back(
    group: Group, block: Block, real_keras: Runner, real_tfjs: Runner, tmp_path: Path
) -> None:
    """A naive program is one of TensorFlow.js, too: what it means there must survive."""
    expected, data = real_tfjs.run(_file(block, tmp_path, 0))
    if isinstance(expected, ProgramError) or group.title.partition(":")[0] in NOT_NUMBERS:
        return
    back = translate(block.program, from_=JS, to=KERAS)
    file = tmp_path / "back.py"
    file.write_text(back.code, encoding="utf-8")
    got, _ = real_keras.run(file, given=data["units"])
    same = not isinstance(got, ProgramError) and compare(expected, got) is None
    assert same or back.diagnostics, f"{back.code}\ncomputes something else, and nothing is said"


def _file(block: Block, folder: Path, number: int) -> Path:
    file = folder / f"block{number}.{SUFFIXES[block.dialect]}"
    return write(file, block.program)
