"""Operations of the runtime and of the real TensorFlow.js, side by side: the same arguments, the
same values, dtypes and gradients."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from oracle import Oracle, outputs, public_name, same, tensors

import tfjs as tf
from tfjs.ops import OPS

sys.path.insert(0, str(Path(__file__).parents[1] / "runtime" / "core"))

from samples import SAMPLES

# Rows that TensorFlow.js refuses or gets wrong, and the runtime does not: name, number, reason.
BEYOND = {
    ("softmax", 1): "TensorFlow.js knows the last axis only",
    ("logSoftmax", 1): "TensorFlow.js knows the last axis only",
    ("cumsum", 4): "TensorFlow.js gives a shape of [null, 3] for axis -1",
    ("cumprod", 4): "TensorFlow.js gives a shape of [null, 3] for axis -1",
    ("stridedSlice", 6): "TensorFlow.js throws where one axis is dropped and another has a stride",
    ("matMul", 6): "TensorFlow.js drops batches where both operands are broadcast",
    ("depthToSpace", 1): "TensorFlow.js has NCHW on a GPU only",
    ("depthwiseConv2d", 3): "TensorFlow.js reads NCHW as NHWC",
    ("contracted", 9): "TensorFlow.js takes two tensors at most",
    ("qr", 2): "TensorFlow.js gives the factors of a stack the shape of the stack",
    ("ensureShape", 0): "TensorFlow.js takes null for an extent of its own",
    ("real", 1): "TensorFlow.js throws for numbers that are real already",
    ("imag", 1): "TensorFlow.js throws for numbers that are real already",
    **{
        ("transform", number): "TensorFlow.js transforms the first image of a batch only"
        for number in range(5)
    },
}

# Rows whose gradient by TensorFlow.js is not that of its own result: name, number, reason.
GRADIENTS_BEYOND = {
    ("avgPool", 0): "TensorFlow.js divides by the whole window where padding does not count",
    ("avgPool3d", 0): "TensorFlow.js divides by the whole window where padding does not count",
    **{
        ("softmaxCrossEntropy", number): "TensorFlow.js has a wrong gradient by the labels"
        for number in (0, 2, 3)
    },
    ("mirrorPad", 0): "TensorFlow.js forgets the mirrored elements",
    ("mirrorPad", 1): "TensorFlow.js forgets the mirrored elements",
    **{
        ("resizeNearestNeighbor", number): "TensorFlow.js guesses which elements were taken"
        for number in (6, 7)
    },
    **{
        (name, number): "TensorFlow.js ignores halfPixelCenters in the gradient"
        for name in ("resizeBilinear", "resizeNearestNeighbor")
        for number in (2, 5, 8)
        if (name, number) != ("resizeBilinear", 5)
    },
}


# Gradients that TensorFlow.js lacks with extensions.js, too: names, reason.
NO_DERIVATIVE = {
    "argMax argMin bincount denseBincount equal greater greaterEqual isFinite isInf isNaN less "
    "lessEqual maxPoolWithArgmax notEqual sparseFillEmptyRows topk": "whole numbers or truths come "
    "out beside or alone",
    "rotateWithOffset transform": "pictures are turned before a model",
    "sparseSegmentMean sparseSegmentSum": "nothing is translated to them",
    "complex rfft stft": "gradients of complex numbers are none of TensorFlow.js's",
    "batchNorm": "TensorFlow.js cannot do without a scale in training",
    "cropAndResize": "by the boxes it has none",
    "reshapeAs": "the shape that is asked for is not on the way",
    "unsortedSegmentSum": "TensorFlow.js gathers what lies outside",
    "softmaxCrossEntropy": "TensorFlow.js has a wrong gradient by the labels",
    "tensorScatterUpdate": "of places that are written twice the runtime knows which one is last",
}


def _real(value: Any) -> bool:
    """Whether an argument can be sent: no complex numbers and no strings in arrays."""
    if isinstance(value, list):
        return all(map(_real, value))
    return not isinstance(value, np.ndarray | np.generic) or value.dtype.kind in "fiub"


ROWS = [
    (name, number, sample)
    for name, samples in SAMPLES.items()
    if public_name(name) is not None
    for number, sample in enumerate(samples)
    if (name, number) not in BEYOND and all(map(_real, sample.arguments))
]


@pytest.fixture(scope="module")
def answers() -> Iterator[list[dict[str, Any]]]:
    with Oracle() as oracle:
        yield oracle.ask(
            [(public_name(name) or name, sample.arguments) for name, _, sample in ROWS]
        )


@pytest.fixture(scope="module")
def extended_answers() -> Iterator[list[dict[str, Any]]]:
    with Oracle(extended=True) as oracle:
        yield oracle.ask(
            [(public_name(name) or name, sample.arguments) for name, _, sample in ROWS]
        )


def _call(name: str, arguments: list[Any]) -> list[Any]:
    return outputs(OPS[name](*arguments))


@pytest.mark.parametrize("index", range(len(ROWS)), ids=lambda i: f"{ROWS[i][0]}, row {ROWS[i][1]}")
def test_equals_tfjs(index: int, answers: list[dict[str, Any]]) -> None:
    name, _, sample = ROWS[index]
    answer = answers[index]
    assert "error" not in answer, answer["error"]
    arguments = [tensors(value) for value in sample.arguments]
    for ours, theirs in zip(_call(name, arguments), answer["results"], strict=True):
        assert ours.dtype == theirs["dtype"]
        same(ours, theirs)


@pytest.mark.parametrize(
    "index",
    [
        index
        for index, (name, number, sample) in enumerate(ROWS)
        if sample.smooth and (name, number) not in GRADIENTS_BEYOND
    ],
    ids=lambda i: f"{ROWS[i][0]}, row {ROWS[i][1]}",
)
def test_gradients_equal_those_of_tfjs_where_it_has_any(
    index: int, answers: list[dict[str, Any]]
) -> None:
    if answers[index]["gradients"] is not None:
        # Where there is nothing to compare with, the core's own tests take finite differences.
        _compare_gradients(index, answers)


@pytest.mark.parametrize(
    "index",
    [
        index
        for index, (name, _, sample) in enumerate(ROWS)
        if sample.smooth and not any(name in names.split() for names in NO_DERIVATIVE)
    ],
    ids=lambda i: f"{ROWS[i][0]}, row {ROWS[i][1]}",
)
def test_extensions_have_the_gradients_that_tfjs_lacks(
    index: int, extended_answers: list[dict[str, Any]]
) -> None:
    assert extended_answers[index]["gradients"] is not None
    _compare_gradients(index, extended_answers)


def _compare_gradients(index: int, answers: list[dict[str, Any]]) -> None:
    name, _, sample = ROWS[index]
    arguments = [tensors(value) for value in sample.arguments]
    flat = [t for a in arguments for t in (a if isinstance(a, list) else [a])]
    floats = [t for t in flat if isinstance(t, tf.Tensor) and t.dtype == "float32"]

    def total(*points: Any) -> Any:
        by_id = {t.id: point for t, point in zip(floats, points, strict=True)}

        def place(value: Any) -> Any:
            if isinstance(value, list):
                return [place(one) for one in value]
            return by_id.get(value.id, value) if isinstance(value, tf.Tensor) else value

        return tf.addN([one.sum() for one in _call(name, [place(a) for a in arguments])])

    for ours, theirs in zip(tf.grads(total)(floats), answers[index]["gradients"], strict=True):
        same(ours, theirs)


SUMS = {
    "ij,jk->ik": ([2, 3], [3, 4]),
    "bij,jk->bik": ([2, 2, 3], [3, 2]),
    "bhid,bhjd->bhij": ([1, 2, 3, 2], [1, 2, 3, 2]),
    "ij,ij->": ([2, 3], [2, 3]),
    "ij,kj->ki": ([2, 3], [4, 3]),
    "ij->j": ([2, 3],),
    "ij->ji": ([2, 3],),
}


def _ramp(shape: list[int]) -> Any:
    return (np.arange(np.prod(shape), dtype=np.float32) % 5 - 1.5).reshape(shape)


@pytest.mark.parametrize("equation", SUMS)
def test_extensions_have_the_gradients_of_sums_of_products(equation: str) -> None:
    operands = [_ramp(shape) for shape in SUMS[equation]]
    with Oracle(extended=True) as oracle:
        (answer,) = oracle.ask([("einsum", [equation, *operands])])
    points = [tf.tensor(one) for one in operands]
    ours = tf.grads(lambda *given: tf.einsum(equation, *given).sum())(points)
    for one, theirs in zip(ours, answer["gradients"], strict=True):
        same(one, theirs)


@pytest.mark.parametrize("method", ["bilinear", "nearest"])
def test_extensions_have_the_gradient_of_crops_by_the_picture(method: str) -> None:
    picture, boxes = _ramp([2, 4, 5, 1]), [[0, 0.1, 0.7, 1], [0.2, 0, 1.4, 0.6], [0.5, 1, 0, 0]]
    given: list[Any] = [boxes, [0, 1, 1], [3, 2], method]
    with Oracle(extended=True) as oracle:
        (answer,) = oracle.ask([("image.cropAndResize", [picture, *given])])
    crops = tf.grad(lambda x: tf.image.cropAndResize(x, *given).sum())
    same(crops(tf.tensor(picture)), answer["gradients"][0])
