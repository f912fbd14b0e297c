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
