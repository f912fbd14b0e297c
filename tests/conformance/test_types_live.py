"""Pyright, which many editors ask, finds the same wrong uses as mypy."""

from __future__ import annotations

from pathlib import Path

from type_checkers import by_pyright, difference, expected, written

from keras_tfjs.verify import Toolbox


def test_pyright_finds_what_is_wrong_and_nothing_else(tmp_path: Path, toolbox: Toolbox) -> None:
    programs = written(tmp_path)
    assert not difference(by_pyright(programs), expected(programs), programs)
