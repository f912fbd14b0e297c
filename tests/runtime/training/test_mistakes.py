"""What somebody who makes a mistake reads, word by word: tests/recordings/mistakes.txt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from recorded import FOLDER

import tfjs as tf

PATH = FOLDER / "mistakes.txt"
INDENT = "    "
"""Before what is said; the mistake itself stands in the line before."""


def net() -> Any:
    layer = tf.layers.dense({"units": 1, "inputShape": [2], "name": "out"})
    model = tf.sequential({"name": "net", "layers": [layer]})
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    return model


NAMES = {"tf": tf, "np": np, "net": net, "x": np.ones((4, 2)), "y": np.ones((4, 1))}


def _rows() -> list[tuple[str, str]]:
    lines = PATH.read_text(encoding="utf-8").splitlines()
    return [(code, said.strip()) for code, said in zip(lines[::2], lines[1::2], strict=True)]


def _said(code: str) -> str:
    try:
        eval(code, dict(NAMES))
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "nothing"


@pytest.mark.parametrize(("code", "message"), _rows(), ids=[code for code, _ in _rows()])
def test_a_mistake_is_said(code: str, message: str, update: bool) -> None:
    said = _said(code)
    assert said != "nothing"
    assert "\n" not in said
    assert update or said == message


def test_the_words_are_written_down(update: bool, measured: Callable[[str], None]) -> None:
    rows = _rows()
    if update:
        text = "".join(f"{code}\n{INDENT}{_said(code)}\n" for code, _ in rows)
        PATH.write_text(text, encoding="utf-8")
    measured(f"mistakes: the exact words of {len(rows)}")
