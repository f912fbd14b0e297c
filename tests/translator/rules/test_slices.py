"""Slices end with their axis, as in Python, where the length is not seen to suffice."""

from __future__ import annotations

import pytest

import tfjs as tf
from keras_tfjs.python import translate
from keras_tfjs.source import Dialect, Options

HEAD = "import tensorflow as tf\n\n\ndef f(data, n, k):\n    x = tf.constant(data)\n"
PIVOT = "import tfjs as tf\n\n\ndef f(data, n, k):\n    x = tf.tensor(data)\n"

CLAMPED = {
    "x[:5000]": "x.slice([0], [min(5000, x.shape[0])])",
    "x[:n]": "x.slice([0], [min(n, x.shape[0])])",
    "x[2:5]": "x.slice([2], [min(3, x.shape[0] - 2)])",
    "x[-500:]": "x.slice([max(x.shape[0] - 500, 0)], [-1])",
    "x[-n:]": "x.slice([max(x.shape[0] - n, 0)], [-1])",
    "[x[i:i + n] for i in range(0, len(x), n)]": (
        "[x.slice([i], [min(n, x.shape[0] - i)]) for i in range(0, x.shape[0], n)]"
    ),
    "[x[i * n:(i + 1) * n] for i in range(5)]": (
        "[x.slice([i * n], [min(n, x.shape[0] - i * n)]) for i in range(5)]"
    ),
}
FITTING = {
    "x[-1:]": "x.slice([x.shape[0] - 1], [-1])",
    "x[:-1]": "x.slice([0], [x.shape[0] - 1])",
    "x[n:]": "x.slice([n], [-1])",
    "x[:1]": "x.slice([0], [1])",
    "x[:, :3]": "x.slice([0, 0], [-1, 3])",
    "x[: int(0.8 * len(x))]": "x.slice([0], [int(0.8 * x.shape[0])])",
    "x[: len(x) // 2]": "x.slice([0], [x.shape[0] // 2])",
    "tf.ones((24, 3))[:12]": "tf.ones([24, 3]).slice([0], [12])",
    "[x[i:i + n] for i in range(len(x) - n)]": (
        "[x.slice([i], [n]) for i in range(x.shape[0] - n)]"
    ),
    "[x[i + n:i + n + k] for i in range(len(x) - n - k + 1)]": (
        "[x.slice([i + n], [k]) for i in range(x.shape[0] - n - k + 1)]"
    ),
    "[x[:n], x[n:]]": "[x.slice([0], [n]), x.slice([n], [-1])]",
    "[x[i * n:(i + 1) * n] for i in range(len(x) // n)]": (
        "[x.slice([i * n], [n]) for i in range(x.shape[0] // n)]"
    ),
}


@pytest.mark.parametrize(("written", "made"), (CLAMPED | FITTING).items())
def test_a_slice_becomes(written: str, made: str) -> None:
    result = translate(f"{HEAD}    y = {written}\n", Dialect.TFJS, Options())
    assert result.code == f"{PIVOT}    y = {made}\n"
    assert not result.diagnostics


@pytest.mark.parametrize("written", [*CLAMPED, *FITTING])
def test_the_way_back_needs_no_clamp(written: str) -> None:
    made = translate(f"{HEAD}    y = {written}\n", Dialect.TFJS, Options()).code
    back = translate(made, Dialect.KERAS, Options()).code
    assert "min(" not in back
    assert translate(back, Dialect.TFJS, Options()).code == made


@pytest.mark.parametrize("length", [1, 3, 4, 7])
@pytest.mark.parametrize(
    "written", [each for each in CLAMPED if each[:5] not in ("x[2:5", "[x[i ")]
)
def test_it_holds_what_python_takes(written: str, length: int) -> None:
    """Python's answer is that of a list. What begins behind the data is refused, as by TF.js."""
    data = [float(number) for number in range(length)]
    made = translate(f"{HEAD}    return {written}\n", Dialect.TFJS, Options()).code
    run: dict[str, object] = {}
    exec(compile(made, "made.py", "exec"), run)
    function = run["f"]
    assert callable(function)
    found = function(data, 2, 3)
    expected = eval(written, {"x": data, "n": 2})  # the tests' own texts
    values = [
        one.arraySync() if isinstance(one, tf.Tensor) else one
        for one in (found if isinstance(found, list) else [found])
    ]
    assert values == (expected if isinstance(found, list) else [expected])


COUNTED = {
    "x[..., 1:]": "x.slice([*[0] * (x.rank - 1), 1], [*[-1] * (x.rank - 1), -1])",
    "x[..., :2, :]": "x.slice([*[0] * (x.rank - 2), 0, 0], [*[-1] * (x.rank - 2), 2, -1])",
    "x[1:, ..., :n]": "x.slice([1, *[0] * (x.rank - 2), 0], [-1, *[-1] * (x.rank - 2), n])",
}


@pytest.mark.parametrize(("index", "counted"), COUNTED.items())
def test_axes_that_are_counted_from_the_end_are_behind_an_ellipsis(
    index: str, counted: str
) -> None:
    text = f"import tfjs as tf\n\n\ndef f(x: tf.Tensor, n: int):\n    return {counted}\n"
    back = translate(text, Dialect.KERAS, Options())
    assert back.code.endswith(f"    return {index}\n")
    assert not back.diagnostics


@pytest.mark.parametrize(
    "other",
    [
        "x.slice([*before, 1], [*sizes, -1])",
        "x.slice([*[0] * (x.rank - 2), 1], [*[-1] * (x.rank - 2), -1])",
        "x.slice([*[0] * (y.rank - 1), 1], [*[-1] * (y.rank - 1), -1])",
    ],
)
def test_other_lists_of_unknown_length_are_left(other: str) -> None:
    text = f"import tfjs as tf\n\n\ndef f(x: tf.Tensor, y, before, sizes):\n    return {other}\n"
    back = translate(text, Dialect.KERAS, Options())
    assert "x[" not in back.code
    assert [each.code for each in back.diagnostics] == ["KT124"]
