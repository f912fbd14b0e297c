"""What stands in square brackets chooses from a tensor what NumPy chooses from an array."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tfjs as tf

ARRAY = np.random.default_rng(0).random((4, 5, 6, 3)).astype("float32")
MASK = ARRAY > 0.5

INDICES: dict[str, Any] = {
    "rows": [0, 2],
    "rows from the end": np.array([1, -1]),
    "rows, then everything": np.s_[np.array([3, 0]), ...],
    "no rows": [],
    "columns": np.s_[:, [1, 2]],
    "along the last axis": np.s_[..., [0, 2]],
    "pairs of places": np.s_[[0, 1], [1, 2]],
    "pairs with an axis between them": np.s_[[0, 1], :, [1, 2]],
    "a number and an array": np.s_[0, [1, 2]],
    "a number and an array apart": np.s_[0, :, [1, 2]],
    "slices and new axes beside": np.s_[:, [1, 2], 1:3, None],
    "a new axis first": np.s_[None, [0]],
    "broadcast arrays": np.s_[[[0, 1], [2, 3]], [0]],
    "a mask of all axes": MASK,
    "a mask of the first axis": [True, False, True, True],
    "a mask, then a slice": np.s_[MASK[:, 0, 0, 0], 1:],
    "a mask of an axis in the middle": np.s_[:, MASK[0, :, 0, 0]],
    "a mask of the last axis": np.s_[..., MASK[0, 0, 0]],
    "a mask of two axes, and an array": np.s_[MASK[:, :, 0, 0], [1]],
}


@pytest.mark.parametrize("index", INDICES.values(), ids=INDICES)
def test_numpy_chooses_the_same(index: Any) -> None:
    expected = ARRAY[index]
    chosen = tf.tensor(ARRAY)[index]
    assert chosen.shape == list(expected.shape)
    np.testing.assert_array_equal(np.asarray(chosen), expected)


def test_a_tensor_chooses() -> None:
    x = tf.tensor(ARRAY)
    rows = tf.tensor1d([2, 0], "int32")
    np.testing.assert_array_equal(np.asarray(x[rows, 1:]), ARRAY[[2, 0], 1:])
    np.testing.assert_array_equal(np.asarray(x[x.greater(0.5)]), ARRAY[MASK])


def test_the_gradient_comes_where_was_chosen() -> None:
    chosen = tf.grad(lambda x: x[[0, 0], [1, 1]].sum())(tf.zeros([2, 3]))
    np.testing.assert_array_equal(np.asarray(chosen), [[0, 2, 0], [0, 0, 0]])


@pytest.mark.parametrize(
    ("index", "said"),
    [
        pytest.param([9], "index 9 is out of range for axis 0 of extent 4", id="outside"),
        pytest.param([0.5], "whole numbers or booleans choose", id="a fraction"),
        pytest.param([True] * 3, "a mask of shape \\[3\\] does not fit", id="another mask"),
        pytest.param(np.s_[[0], 0, 0, 0, 0], "5 indices for a tensor", id="too many"),
    ],
)
def test_what_chooses_nothing_says_so(index: Any, said: str) -> None:
    with pytest.raises(IndexError, match=said):
        tf.tensor(ARRAY)[index]
