"""The programs of corpus/ that were written in JavaScript, and the two Pythons that they become."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import WRITTEN_IN_JAVASCRIPT, Program

from keras_tfjs.pipeline import translate
from keras_tfjs.source import Dialect


@pytest.mark.parametrize("program", WRITTEN_IN_JAVASCRIPT, ids=lambda one: one.name)
@pytest.mark.parametrize(
    ("target", "name"),
    [(Dialect.TFJS, "tfjs_program.py"), (Dialect.KERAS, "keras_back.py")],
    ids=["becomes TF.js-style Python", "becomes Keras"],
)
def test_translation(program: Program, target: Dialect, name: str, update: bool) -> None:
    done = translate(program.text(Dialect.JS), to=target, from_=Dialect.JS, filename="program")
    expected: Path = program.folder / name
    if update:
        expected.write_text(done.code, encoding="utf-8")
    assert done.complete, done.diagnostics
    assert done.code == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("program", WRITTEN_IN_JAVASCRIPT, ids=lambda one: one.name)
def test_the_way_on_is_steady(program: Program) -> None:
    """What the Python becomes in JavaScript gives the same Python again."""
    python = (program.folder / "tfjs_program.py").read_text(encoding="utf-8")
    there = translate(python, to=Dialect.JS, from_=Dialect.TFJS, filename="program")
    back = translate(there.code, to=Dialect.TFJS, from_=Dialect.JS, filename="program")
    assert back.code == python
