"""Arrays of NumPy where Python's own functions go through them."""

from __future__ import annotations

import pytest

from keras_tfjs import translate

ARRAY = "import numpy as np\n\narray = np.zeros(3)\narray[0] = 1.0\nnames = [1, 2, 3]\n"


@pytest.mark.parametrize(
    ("written", "javascript"),
    [
        ("print(dict(zip(names, array)))", "new Map([...pyZip(names, array)])"),
        ("print(dict(zip(array, names)))", "new Map([...pyZip(array, names)])"),
        ("print(list(enumerate(array)))", "[...array].map((value, index) => [index, value])"),
        ("print(list(reversed(array)))", "[...array]].reverse()"),
    ],
)
def test_arrays_are_gone_through_as_lists(written: str, javascript: str) -> None:
    made = translate(f"{ARRAY}{written}\n", to="js", from_="keras")
    assert javascript in made.code
    assert not made.diagnostics


def test_an_item_of_a_tensor_of_texts_is_read_for_a_path() -> None:
    source = (
        "import os\n\nimport numpy as np\n\nnames = np.array(list({'a': 1}.keys()))\n"
        "for name in names:\n    print(os.path.join('x', name))\n"
    )
    made = translate(source, to="js", from_="keras")
    assert "path.join('x', String(name.dataSync()[0]))" in made.code


LABELS = "import numpy as np\n\nlabels = np.array([2, 0, 2])\ncounts = {}\n"


@pytest.mark.parametrize(
    ("written", "javascript"),
    [
        ("print([counts.get(one, 0) for one in labels])", ".get(one.dataSync()[0]) ?? 0"),
        ("print({one: 1 for one in labels})", "[one.dataSync()[0], 1]"),
        ("print({one for one in labels})", "new Set(labels.unstack().map((one) => one.dataSync()"),
        ("print(dict(zip(labels, 'ab')))", "pyZip(labels.arraySync(), 'ab')"),
        ("print(list(map(int, labels)))", "labels.arraySync().map((value) => Math.trunc(value))"),
        ("print(len(list(filter(lambda one: one > 1, labels))))", "one.greater(1).dataSync()[0]"),
        ("print(sorted(labels, key=lambda one: -one)[0])", "a.neg().dataSync()[0]"),
        ("print(max(labels, key=lambda one: -one))", "(one) => one.neg().dataSync()[0]"),
    ],
)
def test_what_is_looked_up_or_ordered_is_a_number(written: str, javascript: str) -> None:
    made = translate(f"{LABELS}{written}\n", to="js", from_="keras")
    assert javascript in made.code
    assert not made.diagnostics


def test_a_comparison_with_an_array_that_is_assigned_into_is_one_of_arrays() -> None:
    made = translate(f"{ARRAY}print((array == 1).sum())\n", to="js", from_="keras")
    assert "np.equal(array, 1).sum()" in made.code
