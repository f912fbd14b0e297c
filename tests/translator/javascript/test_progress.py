"""Loops with tqdm's bar around what they run over are the same loops in JavaScript."""

from __future__ import annotations

import pytest

from keras_tfjs.javascript import from_python
from keras_tfjs.source import Options

LOOPS = {
    "a range": ("from tqdm import tqdm", 'for i in tqdm(range(3), desc="x"):', "range(3):"),
    "its own range": ("from tqdm import trange", "for i in trange(1, 3):", "range(1, 3):"),
    "of a notebook": ("from tqdm.notebook import tqdm", "for i in tqdm([1, 2]):", "[1, 2]:"),
    "by the module": ("import tqdm", "for i in tqdm.tqdm([1, 2], total=2):", "[1, 2]:"),
    "under another name": ("from tqdm import tqdm as bar", "for i in bar([1]):", "[1]:"),
    "counted": (
        "from tqdm import tqdm",
        "for k, i in enumerate(tqdm([5, 6])):",
        "enumerate([5, 6]):",
    ),
}


def _code(lines: str) -> str:
    return from_python(f"{lines}\n    print(i)\n", Options()).code


@pytest.mark.parametrize(("import_", "loop", "plain"), LOOPS.values(), ids=LOOPS)
def test_a_loop_is_as_without_the_bar(import_: str, loop: str, plain: str) -> None:
    start, _, _ = loop.partition(" in ")
    assert _code(f"{import_}\n\n{loop}") == _code(f"{start} in {plain}")
    said = from_python(f"{import_}\n\n{loop}\n    print(i)\n", Options()).diagnostics
    assert [(one.code, one.span.line) for one in said] == [("KT309", 1)]


def test_a_bar_that_the_program_holds_is_left_over() -> None:
    source = (
        "from tqdm import tqdm\n\nbar = tqdm([1, 2])\nfor i in bar:\n    bar.set_description('x')\n"
    )
    assert [one.code for one in from_python(source, Options()).diagnostics][:1] == ["KT310"]
