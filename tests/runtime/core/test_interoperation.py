"""Tensors among other Python objects: NumPy, DLPack, copies, pickles, Python's own functions."""

from __future__ import annotations

import copy
import json
import pickle
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

import tfjs as tf


def _address(array: Any) -> int:
    return int(np.asarray(array).__array_interface__["data"][0])


def test_numpy_sees_a_tensor_without_a_copy_and_cannot_write_to_it() -> None:
    x = tf.tensor2d([[1, 2], [3, 4]])
    view = np.asarray(x)
    assert _address(view) == _address(np.asarray(x))
    assert not view.flags.writeable
    x.dispose()
    assert view.tolist() == [[1, 2], [3, 4]]


def test_a_view_of_a_variable_keeps_the_values_it_was_made_of() -> None:
    v = tf.variable(tf.tensor1d([1, 2]))
    view = np.asarray(v)
    v.assign(tf.tensor1d([5, 6]))
    assert (view.tolist(), v.arraySync()) == ([1, 2], [5, 6])


def test_an_array_of_the_right_dtype_becomes_a_tensor_without_a_copy() -> None:
    for array in (np.arange(6, dtype=np.float32), np.arange(6, dtype=np.int32)):
        assert _address(tf.tensor(array)) == _address(array)
    assert _address(tf.tensor2d(np.ones((2, 3), np.float32))) != 0


def test_dlpack_hands_out_the_memory_for_reading() -> None:
    x = tf.tensor2d([[1, 2], [3, 4]])
    array = np.from_dlpack(x)
    assert (_address(array), array.flags.writeable) == (_address(x), False)
    del x
    assert array.tolist() == [[1, 2], [3, 4]]


def test_dlpack_copies_where_the_other_side_may_write() -> None:
    x = tf.tensor1d([1, 2])
    assert x.__dlpack_device__() == (1, 0)

    array = np.from_dlpack(x, copy=True)
    array[0] = 9
    assert x.arraySync() == [1, 2]
    with pytest.raises(BufferError, match="immutable"):
        x.__dlpack__(copy=False)
    with pytest.raises(BufferError, match="no strings"):
        tf.tensor1d(["a"]).__dlpack__()


def test_numpy_on_the_left_leaves_the_operator_to_the_tensor() -> None:
    x = tf.tensor1d([1, 2])
    array = np.array([10, 20], np.float32)
    gradient = tf.grad(lambda v: (array * v).sum())(x)
    assert gradient.arraySync() == [10, 20]
    for result in (array + x, array - x, array / x, array > x, array**x):
        assert isinstance(result, tf.Tensor)
    assert isinstance(np.exp(x), np.ndarray)


@pytest.mark.parametrize(
    "tensor",
    [tf.tensor2d([[1, 2]]), tf.tensor1d([True]), tf.scalar(3, "int32"), tf.tensor1d(["a", "ä"]),
     tf.complex([1.0], [2.0])],
    ids=lambda tensor: tensor.dtype,
)  # fmt: skip
def test_tensors_survive_pickles_and_copies(tensor: Any) -> None:
    for again in (
        pickle.loads(pickle.dumps(tensor)),
        copy.copy(tensor),
        copy.deepcopy([tensor])[0],
    ):
        assert again is not tensor
        assert (again.shape, again.dtype, again.arraySync()) == (
            tensor.shape, tensor.dtype, tensor.arraySync(),
        )  # fmt: skip


def test_a_copy_of_a_variable_is_another_variable() -> None:
    v = tf.variable(tf.tensor1d([1, 2]), False, "copied")
    other = copy.deepcopy(v)
    v.assign(tf.tensor1d([5, 6]))
    assert isinstance(other, tf.Variable)
    assert (other.arraySync(), other.trainable, other.name == v.name) == ([1, 2], False, False)


def test_a_pickled_variable_has_its_name_again_where_that_is_free() -> None:
    v = tf.variable(tf.scalar(1), True, "pickled")
    data = pickle.dumps(v)
    assert pickle.loads(data).name != "pickled"
    v.dispose()
    assert pickle.loads(data).name == "pickled"


def test_pythons_functions_read_single_values() -> None:
    assert [10, 20, 30][tf.scalar(1, "int32")] == 20
    assert f"{tf.scalar(2.5):.3f}" == "2.500"
    assert (3 in tf.tensor1d([1, 3]), 9 in tf.tensor1d([1, 3])) == (True, False)
    assert complex(tf.scalar(2)) == 2
    with pytest.raises(TypeError, match="only an int32 tensor of one element can be an index"):
        [1][tf.scalar(0)]
    with pytest.raises(TypeError, match="only an int32 tensor of one element can be an index"):
        [1][tf.tensor1d([0], "int32")]  # as in NumPy, whose arrays take it for a list of places
    assert np.zeros((2, 3))[tf.tensor1d([1], "int32")].shape == (1, 3)
    with pytest.raises(TypeError, match="expected a tensor of one element"):
        format(tf.zeros([2]), ".3f")


def test_masks_choose_elements_and_rows_and_carry_gradients() -> None:
    x = tf.tensor2d([[1, 2], [3, 4]])
    assert x[x > 2].arraySync() == [3, 4]
    assert x[tf.tensor1d([False, True])].arraySync() == [[3, 4]]
    assert x[np.array([True, False])].arraySync() == [[1, 2]]
    assert x[[True, False]].arraySync() == [[1, 2]]
    assert x[x > 9].shape == [0]
    gradient = tf.grad(lambda v: v[v.greater(2)].square().sum())(x)
    assert gradient.arraySync() == [[0, 0], [6, 8]]
    with pytest.raises(IndexError, match=r"mask of shape \[3\] does not fit"):
        x[tf.tensor1d([True, False, True])]


def test_what_needs_a_gpu_says_so() -> None:
    with pytest.raises(NotImplementedError, match="in main memory"):
        tf.zeros([1]).dataToGPU()


INTERNAL = {"scopeId", "isDisposedInternal"}
"""Members that only TF.js's engine looks at."""


@pytest.mark.parametrize("name", ["Tensor", "Variable", "TensorBuffer"])
def test_every_member_that_tfjs_declares_is_there(name: str) -> None:
    made = {
        "Tensor": tf.zeros([1]),
        "Variable": tf.variable(tf.zeros([1])),
        "TensorBuffer": tf.buffer([1]),
    }[name]
    declared = json.loads((files("keras_tfjs.catalog.tfjs") / "facts.json").read_text("utf-8"))
    members = set(declared["classes"][name]["members"])
    if name == "Variable":
        members |= set(declared["classes"]["Tensor"]["members"])
    assert len(members) > 10
    assert {one for one in members if not hasattr(made, one)} <= INTERNAL


@pytest.mark.parametrize(
    ("function", "arguments", "expected"),
    [
        (np.mean, lambda t: (t,), 2.5),
        (np.sum, lambda t: (t, 0), [4.0, 6.0]),
        (np.max, lambda t: (t,), 4.0),
        (np.prod, lambda t: (t,), 24.0),
        (np.squeeze, lambda t: (t,), [[1.0, 2.0], [3.0, 4.0]]),
        (np.vstack, lambda t: ([t, np.zeros((1, 2))],), [[1.0, 2.0], [3.0, 4.0], [0.0, 0.0]]),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_functions_of_numpy_take_a_tensor_and_give_what_numpy_gives(
    function: Any, arguments: Any, expected: Any
) -> None:
    result = function(*arguments(tf.tensor2d([[1.0, 2.0], [3.0, 4.0]])))
    assert isinstance(result, np.ndarray | np.generic)
    assert result.tolist() == expected


def test_round_gives_the_number_of_a_tensor_of_one_element() -> None:
    mean = tf.tensor1d([0.123456, 0.123456]).mean()
    assert round(mean, 3) == 0.123
    assert round(tf.scalar(2.5)) == 2
    assert isinstance(round(tf.scalar(2.5)), int)
    with pytest.raises(ValueError, match="one element"):
        round(tf.zeros([2]), 1)
