"""Samples of TF.js-style Python and its strict form; tests/conformance computes the values."""

from __future__ import annotations

from textwrap import dedent

from keras_tfjs import lower
from keras_tfjs.diagnostics import Stage
from keras_tfjs.source import Options

PRELUDE = "import tfjs as tf\n"
TENSORS = (
    PRELUDE + "x = tf.tensor2d([[1.5, 2, 3], [4, 5, 6]], [2, 3])\n"
    "v = tf.tensor1d([1, 2, 3])\n"
    "i = tf.tensor1d([0, 1], 'int32')\n"
    "n = 1\n"
)
"""What the expressions below are about; NumPy computes the same from the same numbers."""

OPERATORS = {
    "a tensor plus a number": ("x + 2", "x.add(2)"),
    "a number plus a tensor": ("2 + x", "x.add(2)"),
    "a tensor minus a number": ("x - 2", "x.sub(2)"),
    "a number minus a tensor": ("2 - x", "tf.scalar(2).sub(x)"),
    "a number through a tensor": ("12 / x", "tf.scalar(12).div(x)"),
    "two tensors": ("x * v", "x.mul(v)"),
    "a quotient": ("x / v", "x.div(v)"),
    "a whole quotient": ("x // 2", "x.floorDiv(2)"),
    "a remainder": ("-x % 4", "x.neg().mod(4)"),
    "a power": ("x ** 2", "x.pow(2)"),
    "a power of a number": ("2 ** x", "tf.scalar(2).pow(x)"),
    "a matrix product": ("x @ x.transpose()", "x.matMul(x.transpose())"),
    "a product of vectors": ("v @ v", "v.dot(v)"),
    "a sign": ("-x", "x.neg()"),
    "a plus sign": ("+x", "x"),
    "less": ("x < 3", "x.less(3)"),
    "at most": ("x <= v", "x.lessEqual(v)"),
    "a number compared": ("3 < x", "x.greater(3)"),
    "equal": ("x == 2", "x.equal(2)"),
    "not equal": ("2 != x", "x.notEqual(2)"),
    "and of comparisons": ("(x > 1) & (x < 4)", "x.greater(1).logicalAnd(x.less(4))"),
    "not of a comparison": ("~(x > 2)", "x.greater(2).logicalNot()"),
    "a longer expression": (
        "(x * 2 + 1) / x.mean(0)",
        "x.mul(2).add(1).div(x.mean(0))",
    ),
    "a list beside a tensor": ("x + [1, 2, 3]", "x.add([1, 2, 3])"),
    "an absolute value": ("abs(x - 3)", "x.sub(3).abs()"),
}

INDICES = {
    "a row": ("x[0]", "x.gather(0)"),
    "the last row": ("x[-1]", "x.gather(x.shape[0] - 1)"),
    "a row by a variable": ("x[n]", "x.gather(n)"),
    "rows by a tensor": ("x[i]", "x.gather(i)"),
    "rows by a list": ("x[[1, 0]]", "x.gather([1, 0])"),
    "one element": ("x[1, 2]", "x.gather(2, 1).gather(1)"),
    "a column": ("x[:, 1]", "x.gather(1, 1)"),
    "the last column": ("x[:, -1]", "x.gather(x.shape[1] - 1, 1)"),
    "some columns": ("x[:, 1:3]", "x.slice([0, 1], [-1, 2])"),
    "rows from": ("x[1:]", "x.slice([1], [-1])"),
    "rows up to": ("x[:1]", "x.slice([0], [1])"),
    "without the last row": ("x[:-1]", "x.slice([0], [1])"),
    "the last two columns": ("x[:, -2:]", "x.slice([0, 1], [-1, -1])"),
    "every second column": (
        "x[:, ::2]",
        "x.stridedSlice([0, 0], [x.shape[0], x.shape[1]], [1, 2])",
    ),
    "rows backwards": ("x[::-1]", "x.reverse(0)"),
    "a slice of variable place": ("x[n:n + 1]", "x.slice([n], [1])"),
    "a slice and an index": ("x[1:, 0]", "x.slice([1], [-1]).gather(0, 1)"),
    "a new first axis": ("x[None]", "x.expandDims(0)"),
    "a new last axis": ("x[:, :, None]", "x.expandDims(2)"),
    "an index and a new axis": ("x[:, None, 0]", "x.gather(0, 1).expandDims(1)"),
    "an ellipsis": ("x[..., 0]", "x.gather(0, 1)"),
    "a slice behind an ellipsis": ("x[..., 1:]", "x.slice([0, 1], [-1, -1])"),
    "new axes at both ends": ("x[None, ..., None]", "x.expandDims(0).expandDims(3)"),
    "an element and some columns": ("x[0, 1:3]", "x.slice([0, 1], [-1, 2]).gather(0)"),
    "a slice that ends behind the end": ("x[:100]", "x.slice([0], [2])"),
    "the last of the last axis": ("x[..., -1]", "x.gather(x.shape[1] - 1, 1)"),
    "everything": ("x[:]", "x"),
    "part of a part": ("x[1][2]", "x.gather(1).gather(2)"),
}


def strict(text: str) -> Stage:
    return lower.to_strict(dedent(text), Options())


def loose(text: str) -> Stage:
    return lower.from_strict(dedent(text), Options())


def codes(stage: Stage) -> list[str]:
    return [each.code for each in stage.diagnostics]
