"""What stays NumPy on the way to JavaScript is said where it is used, too."""

from __future__ import annotations

import pytest

from keras_tfjs.pipeline import translate
from keras_tfjs.source import Dialect

HEAD = "import numpy as np\nimport tfjs as tf\n\n"


@pytest.mark.parametrize(
    "use",
    [
        "np.fft.fft(x)",
        "np.linalg.eigh(x)",
        "np.zeros(3, dtype='complex64')",
        "np.empty(3, dtype=object)",
        "np.zeros(3, dtype=np.object_)",
        "np.sum(x, out=y)",
        "np.unique(x, return_inverse=True)",
        "np.zeros(3).byteswap()",
        "np.zeros(3).flat",
        "np.array(*x)",
    ],
)
def test_what_the_module_lacks_is_said(use: str) -> None:
    found = translate(f"{HEAD}print({use})\n", to=Dialect.JS, from_=Dialect.TFJS).diagnostics
    assert ("KT409", 4) in [(one.code, one.span.line) for one in found]


def test_an_index_of_a_list_is_none() -> None:
    source = "import tfjs as tf\n\nx = [1, 2, 3]\nprint(x[2])\n"
    assert not translate(source, to=Dialect.JS, from_=Dialect.TFJS).diagnostics
