"""Tensors from and to Python and NumPy, operators, square brackets, TensorBuffer."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest

import tfjs as tf


@pytest.mark.parametrize(
    ("values", "shape", "dtype", "expected"),
    [
        (3, [], "float32", 3),
        (True, [], "bool", 1),
        ([1, 2], [2], "float32", [1, 2]),
        ([[1.5], [2]], [2, 1], "float32", [[1.5], [2]]),
        ([True, False], [2], "bool", [1, 0]),
        ((1, 2), [2], "float32", [1, 2]),
        ([], [0], "float32", []),
        ([[], []], [2, 0], "float32", []),
        (np.array([1, 2]), [2], "int32", [1, 2]),
        (np.array([1.5, 2]), [2], "float32", [1.5, 2]),
        (np.array([1, 255], np.uint8), [2], "int32", [1, 255]),
        (np.array([[True]]), [1, 1], "bool", [[1]]),
        (np.float16(0.5), [], "float32", 0.5),
        ([np.float32(1), np.float32(2)], [2], "float32", [1, 2]),
        ([np.array([1, 2]), np.array([3, 4])], [2, 2], "int32", [[1, 2], [3, 4]]),
        (np.arange(6).reshape(2, 3).T, [3, 2], "int32", [[0, 3], [1, 4], [2, 5]]),
    ],
)
def test_shape_and_dtype_follow_from_the_values(
    values: Any, shape: list[int], dtype: str, expected: Any
) -> None:
    t = tf.tensor(values)
    assert (t.shape, t.dtype, t.arraySync()) == (shape, dtype, expected)


@pytest.mark.parametrize(
    ("values", "dtype", "expected"),
    [
        ([1.7, -1.7, 3e9, float("nan")], "int32", [1, -1, -1294967296, 0]),
        ([0.4, 0.6, -1], "bool", [0, 1, 1]),
        ([True, False], "float32", [1, 0]),
        ([1, 0], "bool", [1, 0]),
        (np.array([2**40 + 5]), "int32", [5]),
    ],
)
def test_a_dtype_converts_as_javascripts_typed_arrays(
    values: Any, dtype: str, expected: list[int]
) -> None:
    assert tf.tensor(values, None, dtype).arraySync() == expected


def test_a_float32_array_lends_its_memory() -> None:
    array = np.arange(4, dtype=np.float32)
    t = tf.tensor2d(array, [2, 2])
    array[0] = 9
    assert t.arraySync() == [[9, 1], [2, 3]]
    v = tf.variable(t)
    v.assign(tf.zeros([2, 2]))
    assert array.tolist() == [9, 1, 2, 3]


def test_numpy_reads_a_tensor_without_a_copy() -> None:
    t = tf.tensor2d([[1, 2], [3, 4]]).add(0)
    view = np.asarray(t)
    assert view.dtype == np.float32
    assert view.shape == (2, 2)
    assert np.shares_memory(view, np.asarray(t))
    assert not view.flags.writeable
    assert np.asarray(tf.tensor1d([True])).dtype == np.bool_
    assert np.asarray(tf.tensor1d([1], "int32")).dtype == np.int32
    assert np.asarray(tf.scalar(2)).shape == ()
    assert np.asarray(tf.zeros([0, 3])).shape == (0, 3)
    assert np.asarray(t.transpose()).tolist() == [[1, 3], [2, 4]]


def test_numpy_functions_take_tensors() -> None:
    t = tf.tensor1d([3, 1, 2])
    assert np.sort(t).tolist() == [1, 2, 3]
    assert np.array(t, np.float64).dtype == np.float64
    copy = t.numpy()
    copy[0] = 9
    assert t.arraySync() == [3, 1, 2]


def test_a_scalar_in_numpy_is_a_number() -> None:
    """As TensorFlow has it: an index, a key of a dict."""
    label = tf.scalar(1, "int32").numpy()
    assert {1: "one"}[label] == ["none", "one"][label] == "one"
    assert isinstance(tf.scalar(2.5).numpy(), np.float32)
    assert tf.scalar("a").numpy() == "a"


def test_data_are_numbers_of_ones_own() -> None:
    t = tf.tensor1d([0.1, 2])
    data = t.dataSync()
    assert isinstance(data[0], float)
    assert data[0] == float(np.float32(0.1))
    assert list(data) == [data[0], 2.0]
    data[1] = 7
    assert t.arraySync() == [data[0], 2]
    assert tf.tensor1d([True]).dataSync().tolist() == [1]
    assert tf.zeros([0]).dataSync().tolist() == []
    assert tf.tensor2d([[1, 2]]).dataSync()[-1] == 2


def test_promises_of_values() -> None:
    t = tf.tensor1d([1, 2])
    assert t.array().result() == [1, 2]
    assert t.data().result().tolist() == [1, 2]
    assert t.buffer().result().get(1) == 2
    assert len(t.bytes().result()) == 8


def test_numbers_out_of_tensors() -> None:
    t = tf.scalar(2.5)
    assert (float(t), int(t), t.item(), bool(t)) == (2.5, 2, 2.5, True)
    assert not tf.scalar(0)
    with pytest.raises(ValueError, match="expected a tensor of one element, got shape"):
        tf.zeros([2]).item()
    with pytest.raises(ValueError, match="is ambiguous"):
        bool(tf.zeros([2]))


def test_facts_of_a_tensor() -> None:
    t = tf.zeros([2, 3, 4])
    assert (t.rank, t.size, t.rankType, t.strides) == (3, 24, "3", [12, 4])
    assert tf.zeros([1, 1, 1, 1, 1]).rankType == "higher"
    assert len(t) == 2
    shape = t.shape
    shape.append(9)
    assert t.shape == [2, 3, 4]
    with pytest.raises(TypeError, match="len"):
        len(tf.scalar(1))


def test_python_operators() -> None:
    a, b = tf.tensor1d([4, 9]), tf.tensor1d([2, 4])
    results = {
        "a + b": a + b, "a + 1": a + 1, "1 + a": 1 + a, "a - 1": a - 1, "1 - a": 1 - a,
        "a * 2": a * 2, "2 * a": 2 * a, "a / b": a / b, "8 / b": 8 / b, "a // b": a // b,
        "a % b": a % b, "a ** 2": a**2, "2 ** b": 2**b, "-a": -a, "abs(-a)": abs(-a),
        "[1, 2] - a": [1, 2] - a,
    }  # fmt: skip
    x, y = np.array([4.0, 9.0]), np.array([2.0, 4.0])
    for text, result in results.items():
        expected = eval(text.replace("[1, 2]", "np.array([1, 2])"), {"a": x, "b": y, "np": np})
        assert result.arraySync() == expected.tolist(), text


def test_python_comparisons_and_logic() -> None:
    a, b = tf.tensor1d([1, 5]), tf.tensor1d([1, 4])
    assert (a == b).arraySync() == [1, 0]
    assert (a != b).arraySync() == [0, 1]
    assert (a < b).arraySync() == [0, 0]
    assert (a <= b).arraySync() == [1, 0]
    assert (a > 4).arraySync() == [0, 1]
    assert (a <= 5).arraySync() == [1, 1]
    assert (~(a > b) & (a == b) | (a > 9)).arraySync() == [1, 0]
    assert ((a > 0) ^ (b > 4)).arraySync() == [1, 1]
    assert (tf.eye(2) @ tf.tensor2d([[1], [2]])).arraySync() == [[1], [2]]
    assert {a: "key"}[a] == "key"


def test_numpy_operands_on_either_side() -> None:
    t, n = tf.tensor1d([1, 2]), np.array([10, 20], np.float32)
    assert (t + n).arraySync() == [11, 22]
    assert isinstance(t + n, tf.Tensor)


@pytest.mark.parametrize(
    "index",
    [
        0, -1, slice(1, 3), slice(None, None, 2), slice(None, None, -1), slice(3, 0, -2),
        (slice(None), slice(1, 3)), (1, 2), (slice(None), -1), (..., 0), (0, ...), (None, 1),
        (slice(1, 2), None, 3), (slice(5, 9),), (slice(2, 2), 0), [2, 0], np.array([1, 1]),
    ],
    ids=str,
)  # fmt: skip
def test_square_brackets_are_numpys(index: Any) -> None:
    values = np.arange(20, dtype=np.float32).reshape(4, 5)
    expected = values[index]
    result = tf.tensor(values)[index]
    assert result.shape == list(expected.shape)
    np.testing.assert_array_equal(np.asarray(result), expected)


def test_sizes_are_a_list_or_one_by_one() -> None:
    x = tf.range(0, 6)
    assert x.reshape(2, 3).arraySync() == x.reshape([2, 3]).arraySync() == [[0, 1, 2], [3, 4, 5]]
    assert x.reshape([2, 3]).reshape(-1).shape == [6]
    gradient = tf.grad(lambda v: v.reshape(2, 3).mul([1, 2, 3]).sum())(x)
    assert gradient.arraySync() == [1, 2, 3, 1, 2, 3]


def test_square_brackets_take_tensors_and_carry_gradients() -> None:
    x = tf.tensor2d([[1, 2], [3, 4], [5, 6]])
    assert x[tf.tensor1d([2, 0], "int32")].arraySync() == [[5, 6], [1, 2]]
    assert x[tf.scalar(1, "int32")].arraySync() == [3, 4]
    gradient = tf.grad(lambda v: v[::2, 1].mul([10, 20]).sum())(x)
    assert gradient.arraySync() == [[0, 10], [0, 0], [0, 20]]


@pytest.mark.parametrize(
    ("index", "message"),
    [(4, "index 4 is out of range for axis 0 of extent 4"), ((0, 0, 0), "3 indices"),
     ((..., ...), "2 indices")],
)  # fmt: skip
def test_a_wrong_index_is_said(index: Any, message: str) -> None:
    with pytest.raises(IndexError, match=message):
        tf.zeros([4, 5])[index]


def test_assigning_into_a_tensor_names_the_way() -> None:
    with pytest.raises(TypeError, match=r"tf\.buffer"):
        tf.zeros([2])[0] = 1


def test_iterating_gives_the_rows() -> None:
    assert [row.arraySync() for row in tf.tensor2d([[1, 2], [3, 4]])] == [[1, 2], [3, 4]]


def test_a_tensor_survives_pickling() -> None:
    for t in (tf.tensor2d([[1, 2]]), tf.tensor1d([True]), tf.scalar(3, "int32")):
        again = pickle.loads(pickle.dumps(t))
        assert (again.shape, again.dtype, again.arraySync()) == (t.shape, t.dtype, t.arraySync())


def test_a_buffer_is_filled_and_becomes_a_tensor() -> None:
    b = tf.buffer([2, 3])
    b.set(5, 1, 2)
    b.set(7, 0, 0)
    assert b.get(1, 2) == 5
    t = b.toTensor()
    b.set(9, 0, 0)
    assert t.arraySync() == [[7, 0, 0], [0, 0, 5]]
    assert (b.rank, b.size, b.strides) == (2, 6, [3])
    assert b.locToIndex([1, 2]) == 5
    assert b.indexToLoc(5) == [1, 2]
    assert tf.buffer([2], "int32", [1, 2]).toTensor().dtype == "int32"
    scalar = tf.buffer([])
    scalar.set(4)
    assert scalar.get() == 4
    assert scalar.toTensor().shape == []
    copy = t.bufferSync()
    copy.set(1, 0, 1)
    assert t.arraySync()[0][1] == 0


def test_a_buffer_refuses_wrong_places_and_sizes() -> None:
    b = tf.buffer([2, 3])
    with pytest.raises(IndexError, match="Requested out of range element at 2,0"):
        b.get(2, 0)
    with pytest.raises(ValueError, match="number of provided coordinates"):
        b.set(1, 0)
    with pytest.raises(ValueError, match="Length of values '1'"):
        tf.buffer([2], "float32", [1])
    with pytest.raises(ValueError, match="complex64"):
        tf.buffer([1], "complex64")


def test_every_chained_method_of_these_operations_exists() -> None:
    names = (
        "abs add all any argMax argMin asScalar asType as1D as2D batchNorm broadcastTo cast ceil "
        "clipByValue concat cos cumsum div dot elu equal exp expandDims flatten floor gather "
        "greater less log logSoftmax logicalAnd matMul max maximum mean min minimum mod mul neg "
        "norm notEqual oneHot onesLike pad pow prod reciprocal relu reshape reverse round rsqrt "
        "sigmoid sin slice softmax split sqrt square squeeze stack step stridedSlice sub sum tanh "
        "tile toBool toFloat toInt transpose unstack where zerosLike"
    )
    assert [name for name in names.split() if not hasattr(tf.Tensor, name)] == []


def test_methods_that_put_the_tensor_second_or_into_a_list() -> None:
    x, y = tf.tensor1d([1, 2]), tf.tensor1d([3, 4])
    assert x.concat(y).arraySync() == [1, 2, 3, 4]
    assert x.concat([y, x]).shape == [6]
    assert x.stack([y], 1).arraySync() == [[1, 3], [2, 4]]
    assert x.where(tf.tensor1d([True, False]), y).arraySync() == [1, 4]
