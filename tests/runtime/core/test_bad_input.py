"""Wrong ranks, shapes, axes and dtypes get an error that says so, never a crash."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tfjs as tf


def _x() -> Any:
    return tf.zeros([2, 3])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: tf.add(_x(), tf.zeros([2])), "could not be broadcast together with shapes 2,3"),
        (lambda: tf.add("a", 1), "Argument 'a' passed to 'add' must be numeric tensor, but got s"),
        (lambda: tf.add(None, 1), "but got 'NoneType'"),
        (lambda: tf.add(1), "add: the argument b is missing"),
        (lambda: tf.add(1, 2, 3), "expected at most 2 arguments, got 3"),
        (lambda: tf.relu(x=_x(), alpha=1), "unknown or repeated argument 'alpha'"),
        (lambda: tf.relu(_x(), x=_x()), "expected at most 1|repeated argument 'x'"),
        (
            lambda: tf.sqrt(tf.tensor1d([1], "int32")),
            "Argument 'x' passed to 'sqrt' must be float32 tensor, but got int32 tensor",
        ),
        (lambda: tf.logicalAnd(_x(), _x()), "must be bool tensor, but got float32"),
        (lambda: _x().sum(2), r"must be in range \[-2, 2\) but got axis 2"),
        (lambda: _x().sum("0"), "must be integers|axis"),
        (lambda: _x().sum(0.5), "must be integers|axis"),
        (lambda: _x().argMax(5), "must be in range"),
        (lambda: tf.zeros([0]).max(), "there is no max of no elements"),
        (lambda: tf.zeros([2, 0]).argMax(1), "there is no argMax of no elements"),
        (
            lambda: tf.conv2d(tf.ones([1, 3, 3, 1]), tf.ones([5, 5, 1, 1]), 1, "valid"),
            r"a window over 5 places does not fit into the 3 there are along axis 0 of \[3, 3\]",
        ),
        (lambda: tf.maxPool(tf.ones([1, 4, 3, 1]), [2, 5], 1, "valid"), "3 there are along axis 1"),
        (lambda: _x().reshape([4]), r"Size\(6\) must match the product of shape 4"),
        (lambda: _x().reshape([-1, -1]), "only have 1 implicit size"),
        (lambda: _x().reshape([-1, 4]), "can't be a fractional number"),
        (lambda: _x().reshape([-2, 3]), "Shapes can not be < 0"),
        (lambda: tf.zeros([0]).reshape([0, -1]), "Cannot infer the missing size"),
        (lambda: _x().transpose([0]), "rank of input 2 must match length of perm 0"),
        (lambda: _x().transpose([0, 0]), "All entries in 'perm' must be between 0 and 1"),
        (lambda: _x().transpose([0, 2]), "All entries in 'perm' must be between 0 and 1"),
        (lambda: _x().expandDims(3), "Axis must be <= rank"),
        (lambda: _x().expandDims(-4), "Axis must be in the interval"),
        (lambda: _x().squeeze([0]), "Can't squeeze axis 0 since its dim '2' is not 1"),
        (lambda: tf.concat([]), "Pass at least one tensor to concat"),
        (lambda: tf.concat(_x()), r"must be a `Tensor\[\]`"),
        (lambda: tf.concat([_x(), tf.zeros([3, 2])]), r"tensors\[1\].*does not match"),
        (lambda: tf.concat([_x(), _x().toInt()]), r"tensors\[1\] \(int32"),
        (lambda: tf.stack([_x(), tf.zeros([3, 2])]), "must have matching shapes"),
        (lambda: _x().split(2, 1), "Number of splits must evenly divide"),
        (lambda: _x().split([1, 1], 1), "sum of sizes must match"),
        (lambda: _x().split([-1, -1], 1), "only one negative value"),
        (lambda: _x().split(0, 1), "Number of splits"),
        (lambda: _x().unstack(2), r"Axis = 2 is not in \[-2, 2\)"),
        (lambda: _x().slice([1, 1], [2, 1]), r"begin\[0\] \+ size\[0\] \(3\) would overflow"),
        (lambda: _x().slice([-1, 0], [1, 1]), "does not support negative begin"),
        (lambda: tf.scalar(1).slice([0], [1]), "Slicing scalar is not possible"),
        (lambda: _x().stridedSlice([0], [1], [0]), r"strides\[0\] must be non-zero"),
        (lambda: _x().stridedSlice([0], [1, 1], [1]), "must have one length"),
        (lambda: _x().gather(tf.tensor1d([2], "int32")), r"index value 2 is not in \[0, 1\]"),
        (lambda: _x().gather(tf.tensor1d([0.0])), "must be int32 tensor, but got float32"),
        (lambda: _x().gather([-1]), r"index value -1 is not in"),
        (lambda: _x().gather([0], 0, 1), r"\(1\) must be less than or equal to axis \(0\)"),
        (lambda: _x().pad([[1, 1]]), "expected a pair of counts for each of 2 axes"),
        (lambda: _x().pad([[1, 1], [-1, 0]]), "expected a pair of counts"),
        (lambda: tf.scalar(1).pad([]), r"pad\(scalar\) is not defined"),
        (lambda: _x().tile([2]), "rank of input 2 must match length of reps 2"),
        (lambda: _x().matMul(_x()), r"inner shapes \(3\) and \(2\) of Tensors"),
        (lambda: tf.zeros([3]).matMul(_x()), "rank of at least 2, got ranks 1 and 2"),
        (lambda: tf.zeros([2, 2, 3]).matMul(tf.zeros([3, 3, 2])), "could not be broadcast"),
        (lambda: tf.dot(tf.zeros([2, 2, 2]), _x()), "must all be rank 1 or 2"),
        (lambda: tf.dot(_x(), _x()), "inner dimensions of inputs must match, but got 3 and 2"),
        (lambda: tf.outerProduct(_x(), _x()), "must be rank 1"),
        (lambda: _x().broadcastTo([3]), "cannot be broadcast to"),
        (lambda: _x().broadcastTo([3, 3]), "could not be broadcast|cannot be broadcast"),
        (lambda: _x().clipByValue(2, 1), r"min \(2\) must be less than or equal to max \(1\)"),
        (lambda: tf.scalar(1).softmax(), "softmax: expected a tensor of rank 1 or more"),
        (lambda: _x().cast("double"), "Failed to cast to unknown dtype double"),
        (lambda: _x().norm(7), "invalid ord value: 7"),
        (lambda: _x().norm(1, [0, 1, 0]), "invalid axis"),
        (lambda: _x().dropout(1), r"range \[0, 1\), but got 1"),
        (lambda: tf.addN([]), "at least one tensor"),
        (lambda: tf.addN([_x(), tf.zeros([2])]), "must have the same shape"),
        (lambda: tf.prelu(_x(), tf.zeros([4, 2, 3])), "must broadcast to x"),
        (lambda: _x().asScalar(), "must have only 1 element"),
        (lambda: _x().batchNorm(tf.zeros([3]), tf.zeros([1, 3])), "to have equal ranks"),
        (lambda: _x().unsortedSegmentSum([0], 2), "expected one id per row"),
        (lambda: _x().unsortedSegmentSum([0, 0], -1), "non-negative integer"),
        (lambda: tf.fused.matMul({"A": _x()}), "unknown config key 'A'"),
        (lambda: tf.fused.matMul({"a": _x(), "b": _x().transpose(), "activation": "no"}),
         "Unknown fused activation no"),
        (lambda: tf.keep(3), "keep: expected a tensor, got int"),
    ],
)  # fmt: skip
def test_says_what_is_wrong(call: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError, IndexError), match=message):
        call()


def test_none_for_an_optional_argument_means_its_default() -> None:
    assert tf.tensor2d([[1, 2], [3, 4]]).sum(None, None).item() == 10
    assert tf.leakyRelu(tf.scalar(-10), None).item() == pytest.approx(-2)


def test_nan_and_infinity_pass_through() -> None:
    x = tf.tensor1d([float("nan"), float("inf"), -float("inf"), 1])
    assert np.isnan(np.asarray(x.relu())).tolist() == [True, False, False, False]
    assert np.isnan(np.asarray(x.max())).all()
    assert np.isnan(np.asarray(tf.maximum(1, x)))[0]
    assert np.isnan(np.asarray(x.softmax())).all()
    assert tf.tensor1d([1, float("inf")]).softmax().dataSync()[0] != 1
    assert x.clipByValue(-2, 2).arraySync()[1:] == [2, -2, 1]


@pytest.mark.parametrize(
    "call",
    [
        lambda e: e.add(1), lambda e: e.relu(), lambda e: e.sum(), lambda e: e.sum(0),
        lambda e: e.mean(0), lambda e: e.transpose(), lambda e: e.concat([e]),
        lambda e: e.tile([2, 2]),
        lambda e: e.matMul(e.transpose()), lambda e: e.transpose().matMul(e), lambda e: e.softmax(),
        lambda e: e.cumsum(), lambda e: e.pad([[1, 1], [0, 0]]), lambda e: e.prod(0),
        lambda e: e.gather(tf.zeros([0], "int32")), lambda e: e.equal(e), lambda e: e.reverse(),
        lambda e: tf.grad(lambda v: v.square().sum())(e), lambda e: e.greater(0).any(0),
    ],
)  # fmt: skip
def test_tensors_without_elements_work(call: Any) -> None:
    result = call(tf.zeros([0, 3]))
    assert np.asarray(result).size == result.size


def test_conversions_of_numbers_to_operands() -> None:
    x = tf.tensor1d([1, 2], "int32")
    assert x.add(1).dtype == "float32"
    assert x.add(True).dtype == "int32"
    assert x.add(tf.scalar(1, "int32")).dtype == "int32"
    assert x.add([1, 2]).arraySync() == [2, 4]
    assert tf.tensor1d([True]).add(tf.tensor1d([1], "int32")).dtype == "int32"
    assert x.div(tf.scalar(2, "int32")).arraySync() == [0, 1]
    assert x.exp().dtype == "float32"
    assert tf.mean(x).dtype == "float32"
    assert tf.sum(tf.tensor1d([True, True])).dtype == "int32"
