"""Weights as bytes and specs."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tfjs_files import ModelFileError, WeightSpec, decode_weights, encode_weights

_SHAPES = arrays.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
_ARRAYS = st.one_of(
    *(
        arrays.arrays(np.dtype(dtype), _SHAPES)
        for dtype in ("float32", "int32", "bool", "complex64")
    )
)
_STRINGS = arrays.arrays(np.dtype(object), _SHAPES, elements=st.binary(max_size=9))


@given(st.lists(_ARRAYS | _STRINGS, max_size=5))
def test_what_was_encoded_decodes_to_the_same(values: list[np.ndarray]) -> None:
    named = [(f"layer/{index}", value) for index, value in enumerate(values)]
    specs, data = encode_weights(named)
    decoded = decode_weights(data, specs)
    assert list(decoded) == [name for name, _ in named]
    for name, value in named:
        assert decoded[name].dtype == value.dtype
        np.testing.assert_array_equal(decoded[name], value)


@given(st.lists(_ARRAYS | _STRINGS, min_size=1, max_size=3), st.data())
def test_data_that_is_cut_short_is_refused(values: list[np.ndarray], data: st.DataObject) -> None:
    specs, encoded = encode_weights((str(index), value) for index, value in enumerate(values))
    if not encoded:
        return
    kept = data.draw(st.integers(0, len(encoded) - 1))
    with pytest.raises(ModelFileError):
        decode_weights(encoded[:kept], specs)


def test_data_that_is_too_long_is_refused() -> None:
    specs, data = encode_weights([("w", np.zeros(2, np.float32))])
    with pytest.raises(ModelFileError, match="expected 8 bytes, got 9 bytes"):
        decode_weights(data + b"\0", specs, "m.json")


def test_numbers_are_little_endian_and_strings_have_their_length_before_them() -> None:
    specs, data = encode_weights(
        [
            ("n", np.array([1.5], np.float32)),
            ("s", np.array(["ä", "b"], object)),
            ("b", np.array([True, False])),
        ]
    )
    assert data == struct.pack("<f", 1.5) + b"\2\0\0\0\xc3\xa4\1\0\0\0b" + b"\1\0"
    assert specs[1] == {"name": "s", "shape": [2], "dtype": "string"}


def test_a_group_is_noted_on_every_spec() -> None:
    specs, _ = encode_weights([("w", np.zeros(1, np.float32))], "optimizer")
    assert specs[0]["group"] == "optimizer"


@pytest.mark.parametrize("dtype", ["float64", "float16", "int64", "uint8"])
def test_a_dtype_that_tfjs_lacks_is_refused(dtype: str) -> None:
    with pytest.raises(ModelFileError, match=f"weight 'w'.*got {dtype}"):
        encode_weights([("w", np.zeros(1, dtype))])


@given(st.lists(st.integers(0, 255), min_size=1, max_size=8))
def test_bytes_are_scaled_to_floats_as_tfjs_does(stored: list[int]) -> None:
    spec: WeightSpec = {
        "name": "w",
        "shape": [len(stored)],
        "dtype": "float32",
        "quantization": {"dtype": "uint8", "scale": 0.1, "min": -3.25},
    }
    decoded = decode_weights(bytes(stored), [spec])["w"]
    expected = np.array([value * 0.1 - 3.25 for value in stored], np.float32)
    np.testing.assert_array_equal(decoded, expected)


def test_quantized_integers_round_halves_up_as_javascript_does() -> None:
    spec: WeightSpec = {
        "name": "w",
        "shape": [4],
        "dtype": "int32",
        "quantization": {"dtype": "uint16", "scale": 0.5, "min": -1.0},
    }
    decoded = decode_weights(struct.pack("<4H", 0, 1, 3, 5), [spec])["w"]
    assert decoded.tolist() == [-1, 0, 1, 2]


def test_half_floats_become_floats() -> None:
    values = np.array([1.5, -2.0, 65504, 6e-8], "<f2")
    spec: WeightSpec = {
        "name": "w",
        "shape": [4],
        "dtype": "float32",
        "quantization": {"dtype": "float16"},
    }
    decoded = decode_weights(values.tobytes(), [spec])["w"]
    assert decoded.dtype == np.float32
    np.testing.assert_array_equal(decoded, values.astype(np.float32))


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ({"dtype": "float64"}, "Unsupported dtype in weight"),
        ({"shape": [-1]}, "its shape is not one"),
        ({"shape": [1.5]}, "its shape is not one"),
        ({"quantization": {"dtype": "uint4"}}, "its quantization is unknown"),
        ({"quantization": {"dtype": "uint8"}}, "has no 'scale' or no 'min'"),
        (
            {"dtype": "int32", "quantization": {"dtype": "float16"}},
            "only float32 weights are quantized as float16",
        ),
        (
            {"dtype": "bool", "quantization": {"dtype": "uint8", "scale": 1, "min": 0}},
            "only float32 and int32 weights are quantized",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_damaged_spec_is_refused(spec: dict[str, object], message: str) -> None:
    whole = {"name": "w", "shape": [1], "dtype": "float32", **spec}
    with pytest.raises(ModelFileError, match=message):
        decode_weights(bytes(8), [whole])  # type: ignore[list-item]  # damaged on purpose


def test_two_weights_of_one_name_are_refused() -> None:
    specs, data = encode_weights([("w", np.zeros(1, np.float32))])
    with pytest.raises(ModelFileError, match="two weights have this name"):
        decode_weights(data * 2, specs * 2)
