"""What tensors print equals, character for character, what the real TensorFlow.js prints."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import tfjs as tf

CASES = json.loads(
    (Path(__file__).parents[2] / "recordings" / "tensor_prints.json").read_text("utf-8")
)


def _tensor(case: dict[str, Any]) -> tf.Tensor:
    values = case["values"]
    if case["dtype"] != "string":
        values = [float(v) if isinstance(v, str) else v for v in values]
    if case["dtype"] == "complex64":
        real, imag = (tf.tensor(values[part::2], case["shape"]) for part in (0, 1))
        return tf.complex(real, imag)
    return tf.tensor(values, case["shape"], case["dtype"])


def _name(case: dict[str, Any]) -> str:
    first = f" from {case['values'][0]}" if case["values"] else ""
    return f"a {case['dtype']} tensor of shape {case['shape']}{first}"


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_prints_like_tfjs(case: dict[str, Any]) -> None:
    tensor = _tensor(case)
    assert tensor.toString() == case["text"]
    assert tensor.toString(True) == case["verbose"]


def test_print_writes_the_text_and_a_newline(capsys: pytest.CaptureFixture[str]) -> None:
    tf.tensor1d([1, 2]).print()
    tf.print(tf.tensor1d([True, False]))
    assert capsys.readouterr().out == "Tensor\n    [1, 2]\nTensor\n    [true, false]\n"


def test_repr_shows_values_until_the_tensor_is_disposed() -> None:
    tensor = tf.tensor1d([1, 2])
    assert repr(tensor) == "Tensor\n    [1, 2]"
    tensor.dispose()
    assert repr(tensor) == "<disposed float32 tensor of shape [2]>"
