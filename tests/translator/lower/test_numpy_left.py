"""What stays NumPy on the way to JavaScript is said where it is used, too."""

from __future__ import annotations

import pytest

from keras_tfjs.pipeline import translate
from keras_tfjs.source import Dialect

HEAD = "import numpy as np\nimport tfjs as tf\n\nx = np.unique(y)\n"


@pytest.mark.parametrize("use", ["x[places]", "x[2]", "x[1:3]", "x[[0, 2]]"])
def test_an_index_of_an_array_is_said(use: str) -> None:
    found = translate(f"{HEAD}print({use})\n", to=Dialect.JS, from_=Dialect.TFJS).diagnostics
    assert ("KT409", 5) in [(one.code, one.span.line) for one in found]


def test_an_index_of_a_list_is_none() -> None:
    source = "import tfjs as tf\n\nx = [1, 2, 3]\nprint(x[2])\n"
    assert not translate(source, to=Dialect.JS, from_=Dialect.TFJS).diagnostics
