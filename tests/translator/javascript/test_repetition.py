"""`[x] * n` where nothing says what `n` is: JavaScript repeats by a count, and an array is none."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

HEAD = "import tfjs as tf\n\n\ndef f(n, m):\n    for i in range(m):\n        pass\n"


@pytest.mark.parametrize(
    ("written", "script"),
    [
        ("[0] * n", "pyTimes([0], n)"),
        ("n.size * [0.5]", "pyTimes([0.5], n.size)"),
        ("[0] * m", "Array(m).fill(0)"),
        ("[None] * n", "Array(n).fill(null)"),
        ("['a'] * n", "Array(n).fill('a')"),
        ("[0] * len(n)", "Array(pyLength(n)).fill(0)"),
        ("'ab' * n", "'ab'.repeat(n)"),
        ("n * 'ab'", "'ab'.repeat(n)"),
    ],
)
def test_what_is_repeated(written: str, script: str) -> None:
    made = translate(f"{HEAD}    return {written}\n", to="js", from_="tfjs")
    assert f"return {script};" in made.code
    assert not made.diagnostics
    back = translate(made.code, to="tfjs", from_="js").code
    assert "pyTimes" not in back


def test_where_no_tensor_can_be_a_count_is_taken_for_one() -> None:
    made = translate("import sys\nprint([0] * sys.argv[1])\n", to="js", from_="tfjs").code
    assert "Array(process.argv[2]).fill(0)" in made
