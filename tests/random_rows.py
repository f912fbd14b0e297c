"""Random arguments of operations by the kinds of their parameters: a row for each operation."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from random_kinds import (
    EXTENT,
    Arguments,
    Draw,
    Kind,
    Row,
    axes,
    axis,
    between,
    broadcast,
    floats,
    generator,
    inside,
    numbers,
    one_of,
    positive,
    row,
    several,
    special,
    texts,
    together,
    truths,
    wholes,
)


def _arithmetic(left: Kind = numbers, right: Kind = numbers, slopes: bool = True) -> Row:
    return row(left, broadcast(right), slopes=slopes, least=1)


def _loss(labels: Kind, predictions: Kind, *between_: Kind, slopes: bool = True) -> Row:
    weights = one_of(None, np.float32(0.5), np.float32(2))
    reduction = one_of(0, 1, 2, 3)
    return row(labels, predictions, weights, *between_, reduction, low=2, high=2, slopes=slopes)


def _reshaped(count: int) -> Row:
    def make(draw: Draw) -> Arguments:
        extents = [draw(EXTENT) for _ in range(count)]
        return [numbers(draw, [int(np.prod(extents))]), *extents]

    return together(make)


def _reshape(draw: Draw) -> Arguments:
    shape = draw(st.lists(EXTENT, min_size=1, max_size=4))
    return [numbers(draw, shape), [-1, *draw(st.permutations(shape))[1:]]]


def _concat(draw: Draw) -> Arguments:
    shape = draw(st.lists(EXTENT, min_size=1, max_size=4))
    at = draw(st.integers(0, len(shape) - 1))
    pieces = [
        floats(draw, [*shape[:at], draw(EXTENT), *shape[at + 1 :]])
        for _ in range(draw(st.integers(1, 4)))
    ]
    return [pieces, at - draw(st.sampled_from([0, len(shape)]))]


def _split(draw: Draw) -> Arguments:
    sizes = draw(st.lists(EXTENT, min_size=1, max_size=4))
    shape = draw(st.lists(EXTENT, min_size=0, max_size=2))
    equal = draw(st.booleans())
    extent = sizes[0] * len(sizes) if equal else sum(sizes)
    return [numbers(draw, [*shape, extent]), len(sizes) if equal else sizes, len(shape)]


def _squeeze(draw: Draw) -> Arguments:
    shape = draw(st.lists(st.sampled_from([1, 1, 3]), min_size=1, max_size=4))
    ones = [at for at, extent in enumerate(shape) if extent == 1]
    chosen = draw(st.lists(st.sampled_from(ones), unique=True, min_size=1)) if ones else None
    return [numbers(draw, shape), draw(st.sampled_from([None, chosen]))]


def _broadcast_to(draw: Draw) -> Arguments:
    shape = draw(st.lists(EXTENT, min_size=1, max_size=4))
    return [broadcast(floats)(draw, shape), shape]


def _dot(draw: Draw) -> Arguments:
    inner = draw(EXTENT)
    left = [draw(EXTENT), inner] if draw(st.booleans()) else [inner]
    right = [inner, draw(EXTENT)] if draw(st.booleans()) else [inner]
    return [floats(draw, left), floats(draw, right)]


def _separable(draw: Draw) -> Arguments:
    inner, times, outer = draw(EXTENT), draw(st.integers(1, 3)), draw(EXTENT)
    x = floats(draw, [draw(EXTENT), *(draw(st.integers(5, 7)) for _ in range(2)), inner])
    depthwise = floats(draw, [draw(st.integers(1, 3)), draw(st.integers(1, 3)), inner, times])
    pointwise = floats(draw, [1, 1, inner * times, outer])
    strides, dilation = draw(st.sampled_from([(1, 1), (2, 1), (1, 2)]))
    return [x, depthwise, pointwise, strides, draw(st.sampled_from(["same", "valid"])), dilation]


def _transposed3d(draw: Draw) -> Arguments:
    inner, outer, stride = draw(EXTENT), draw(EXTENT), draw(st.integers(1, 2))
    size = [draw(st.integers(stride, 3)) for _ in range(3)]
    spatial = [draw(st.integers(1, 3)) for _ in range(3)]
    x = floats(draw, [draw(st.integers(1, 2)), *spatial, inner])
    whole = [(n - 1) * stride + k for n, k in zip(spatial, size, strict=True)]
    return [x, floats(draw, [*size, outer, inner]), [x.shape[0], *whole, outer], stride, "valid"]


def _to_batches(draw: Draw) -> Arguments:
    block = [draw(st.integers(1, 3)) for _ in range(2)]
    shape = [int(np.prod(block)) * draw(EXTENT), draw(EXTENT), draw(EXTENT), draw(EXTENT)]
    crops = [
        [draw(st.integers(0, (b * n - 1) // 2)), 0] for b, n in zip(block, shape[1:3], strict=True)
    ]
    return [floats(draw, shape), block, crops]


def _depth(draw: Draw) -> Arguments:
    block = draw(st.integers(2, 3))
    shape = [draw(EXTENT), draw(EXTENT), draw(EXTENT), block * block * draw(st.integers(1, 3))]
    return [floats(draw, shape), block]


def _windows(draw: Draw) -> list[Any]:
    shape = [draw(EXTENT), draw(st.integers(4, 7)), draw(st.integers(4, 7)), draw(EXTENT)]
    size = [draw(st.integers(1, 3)), draw(st.integers(1, 3))]
    return [floats(draw, shape), size, draw(st.sampled_from(["same", "valid"]))]


def _pool(draw: Draw) -> Arguments:
    x, size, pad = _windows(draw)
    kind = draw(st.sampled_from(["max", "avg"]))
    dilations, strides = draw(st.sampled_from([(1, 1), (1, 2), (2, 1)]))
    return [x, size, kind, pad, dilations, strides]


def _arg_pool(draw: Draw) -> Arguments:
    x, size, pad = _windows(draw)
    return [x, size, draw(st.integers(1, 3)), pad, draw(st.booleans())]


def _dilation(draw: Draw) -> Arguments:
    x, size, pad = _windows(draw)
    strides, dilations = draw(st.sampled_from([(1, 1), (2, 1), (1, 2)]))
    return [x, floats(draw, [*size, x.shape[-1]]), strides, pad, dilations]


def _updates(draw: Draw) -> Arguments:
    shape = draw(st.lists(EXTENT, min_size=1, max_size=3))
    depth = draw(st.integers(1, len(shape)))
    places = generator(draw).permutation(int(np.prod(shape[:depth])))[: draw(EXTENT)]
    indices = np.stack(np.unravel_index(places, shape[:depth]), -1).astype(np.int32)
    return [floats(draw, shape), indices, floats(draw, [len(places), *shape[depth:]])]


def _dense(draw: Draw) -> Arguments:
    shape = draw(st.lists(EXTENT, min_size=1, max_size=3))
    places = np.sort(generator(draw).permutation(int(np.prod(shape)))[: draw(EXTENT)])
    indices = np.stack(np.unravel_index(places, shape), -1).astype(np.int32)
    return [indices, floats(draw, [len(places)]), shape, np.float32(draw(st.integers(-2, 2)))]


def _counts(draw: Draw, ranks: int, *more: Any) -> Arguments:
    shape = [draw(EXTENT) for _ in range(draw(st.integers(1, ranks)))]
    weights = floats(draw, shape) if draw(st.booleans()) else np.zeros(0, np.float32)
    return [wholes(0, 9)(draw, shape), weights, draw(st.integers(1, 8)), *more]


def _cell(draw: Draw) -> Arguments:
    batch, inputs, units = draw(EXTENT), draw(EXTENT), draw(EXTENT)
    kernel, bias = floats(draw, [inputs + units, 4 * units]), floats(draw, [4 * units])
    state = [floats(draw, [batch, units]) for _ in range(2)]
    return [np.float32(1), kernel, bias, floats(draw, [batch, inputs]), *state]


def _crops(draw: Draw) -> Arguments:
    image = floats(draw, [draw(EXTENT), draw(EXTENT), draw(EXTENT), draw(EXTENT)])
    count = draw(EXTENT)
    boxes = between(-0.2, 1.2)(draw, [count, 4])
    which = wholes(0, image.shape[0])(draw, [count])
    size = [draw(st.integers(1, 5)), draw(st.integers(1, 5))]
    method = draw(st.sampled_from(["bilinear", "nearest"]))
    return [image, boxes, which, size, method, draw(st.sampled_from([0, 1.5]))]


def _transform(draw: Draw) -> Arguments:
    # TensorFlow.js transforms the first image of a batch only.
    image = floats(draw, [1, draw(EXTENT), draw(EXTENT), draw(EXTENT)])
    matrix = between(-1, 1)(draw, [1, 8]) * np.float32([1, 1, 2, 1, 1, 2, 0.01, 0.01])
    how = draw(st.sampled_from(["nearest", "bilinear"]))
    return [image, matrix, how, draw(st.sampled_from(["constant", "reflect", "wrap", "nearest"]))]


def _threshold(draw: Draw) -> Arguments:
    image = wholes(0, 256)(draw, [draw(EXTENT), draw(EXTENT), draw(st.sampled_from([1, 3]))])
    method = draw(st.sampled_from(["binary", "otsu"]))
    return [image, method, draw(st.booleans()), draw(st.sampled_from([0.2, 0.5]))]


def _band(draw: Draw) -> Arguments:
    shape = draw(st.lists(EXTENT, min_size=2, max_size=3))
    return [floats(draw, shape), *(draw(st.integers(-1, e)) for e in shape[-2:])]


def _sorted_rows(draw: Draw) -> Arguments:
    rows = draw(EXTENT)
    ordered = np.sort(floats(draw, [rows, draw(EXTENT)]), -1)
    return [ordered, floats(draw, [rows, draw(EXTENT)]), draw(st.sampled_from(["left", "right"]))]


def _segments(draw: Draw) -> Arguments:
    x = floats(draw, [draw(EXTENT), draw(EXTENT)])
    count = draw(EXTENT)
    ids = np.sort(wholes(0, 3)(draw, [count])) if count else np.zeros(0, np.int32)
    return [x, wholes(0, x.shape[0])(draw, [count]), ids]


def _rows_to_fill(draw: Draw) -> Arguments:
    shape = [draw(EXTENT), draw(EXTENT)]
    places = np.sort(generator(draw).permutation(shape[0] * shape[1])[: draw(EXTENT)])
    indices = np.stack(np.unravel_index(places, shape), -1).astype(np.int32)
    return [indices, floats(draw, [len(places)]), np.int32(shape), np.float32(-1)]


def _sparse_shape(draw: Draw) -> Arguments:
    shape = [draw(EXTENT), draw(EXTENT), draw(EXTENT)]
    places = generator(draw).permutation(int(np.prod(shape)))[: draw(EXTENT)]
    indices = np.stack(np.unravel_index(places, shape), -1).astype(np.int32)
    return [indices, np.int32(shape), np.int32([shape[2], -1])]


def _boxes(draw: Draw, *more: Any) -> Arguments:
    count = draw(EXTENT)
    corners = between(0, 1)(draw, [count, 2])
    boxes = np.concatenate([corners, corners + between(0.1, 1)(draw, [count, 2])], 1)
    overlap = draw(st.sampled_from([0.1, 0.5, 0.9]))
    return [boxes, between(0, 1)(draw, [count]), draw(EXTENT), overlap, 0.1, *more]


def _complex(draw: Draw, shape: list[int]) -> Any:
    return (floats(draw, shape) + 1j * floats(draw, shape)).astype(np.complex64)


def _ngrams(draw: Draw) -> Arguments:
    lengths = draw(st.lists(st.integers(0, 4), min_size=1, max_size=3))
    splits = np.int32([0, *np.cumsum(lengths)])
    widths = draw(st.lists(st.integers(1, 3), min_size=1, max_size=2))
    pads = draw(st.sampled_from([("LP", "RP", -1), ("LP", "RP", 1), ("", "", 0)]))
    words = texts(draw, [max(1, sum(lengths))])[: max(1, sum(lengths))]
    if not sum(lengths):
        splits = np.int32([0, 1])
    return [words, splits, "|", widths, *pads, draw(st.booleans())]


def _frames(draw: Draw) -> Arguments:
    signal = floats(draw, [draw(st.integers(1, 12))])
    sizes = [draw(st.integers(1, 5)), draw(st.integers(1, 5))]
    return [signal, *sizes, draw(st.booleans()), draw(st.sampled_from([0, 2.5]))]


_unary = row(numbers)
_float_unary = row(floats)
_compare = row(numbers, broadcast(numbers), slopes=False)
_logical = row(truths, broadcast(truths), slopes=False)
_flags = row(truths, axes, one_of(True, False), slopes=False)

ROWS: dict[str, Row] = {
    **dict.fromkeys(("add", "sub", "mul", "maximum", "minimum"), _arithmetic()),
    "squaredDifference": _arithmetic(),
    "div": _arithmetic(floats, positive),
    "divNoNan": _arithmetic(floats, positive),
    "floorDiv": _arithmetic(wholes(-9, 9), wholes(1, 5), slopes=False),
    "mod": _arithmetic(floats, positive, slopes=False),
    "pow": _arithmetic(positive, floats),
    "atan2": _arithmetic(floats, positive),
    "prelu": row(floats, broadcast(floats)),
    "addN": row(several(floats), slopes=False),
    "bitwiseAnd": row(wholes(0, 99), wholes(0, 99), slopes=False),
    **dict.fromkeys(("equal", "notEqual", "less", "lessEqual", "greater"), _compare),
    "greaterEqual": _compare,
    **dict.fromkeys(("logicalAnd", "logicalOr", "logicalXor"), _logical),
    "logicalNot": row(truths, slopes=False),
    "where": row(truths, floats, floats),
    **dict.fromkeys(("abs", "neg", "sign", "square", "relu", "relu6", "clone", "expm1"), _unary),
    **dict.fromkeys(("round", "exp", "atan", "sinh", "asinh", "logSigmoid"), _unary),
    **dict.fromkeys(("zerosLike", "onesLike", "toFloat", "toInt", "toBool", "flatten"), _unary),
    **dict.fromkeys(("as1D", "step"), _unary),
    **dict.fromkeys(("floor", "ceil", "sin", "cos", "tan", "cosh", "tanh"), _float_unary),
    **dict.fromkeys(("erf", "sigmoid", "elu", "selu", "softplus"), _float_unary),
    **dict.fromkeys(("sqrt", "rsqrt", "log", "log1p", "reciprocal"), row(positive)),
    **dict.fromkeys(("asin", "acos", "atanh"), row(inside)),
    "acosh": row(between(1.1, 4)),
    **dict.fromkeys(("isNaN", "isInf", "isFinite"), row(special, slopes=False)),
    "leakyRelu": row(floats, one_of(0.1, 0.3)),
    "clipByValue": row(floats, one_of(-1.5, 0), one_of(0.5, 2)),
    "cast": row(numbers, one_of("float32", "int32", "bool"), slopes=False),
    "asType": row(numbers, one_of("float32", "int32", "bool"), slopes=False),
    "complex": row(floats, floats, slopes=False),
    **dict.fromkeys(("real", "imag", "fft", "ifft"), row(_complex, slopes=False, most=8)),
    "irfft": row(_complex, slopes=False, low=2, high=2, least=2, most=8),
    "rfft": row(floats, slopes=False, low=1, high=2, most=8),
    "oneHot": row(wholes(0, 4), one_of(2, 4), one_of(1, 3), one_of(0, -1), slopes=False),
    "diag": row(floats, high=2, slopes=False),
    "min": row(numbers, axes, one_of(True, False)),
    "all": _flags,
    "any": _flags,
    "argMin": row(numbers, axis, slopes=False),
    "moments": row(floats, axes, one_of(True, False)),
    "norm": row(floats, one_of(1, 2, "euclidean"), axis, one_of(True, False)),
    "euclideanNorm": row(floats, axes, one_of(True, False)),
    "logSoftmax": row(floats),
    "unique": row(wholes(0, 3), axis, slopes=False),
    "expandDims": row(numbers, axis),
    "stack": row(several(floats), axis, high=3, slopes=False),
    "unstack": row(numbers, axis, low=2),
    "concat": together(_concat, slopes=False),
    "split": together(_split),
    "squeeze": together(_squeeze),
    "broadcastTo": together(_broadcast_to),
    "reshape": together(_reshape),
    "reshapeAs": row(floats, floats, slopes=False),
    "asScalar": row(floats, most=1),
    **{f"as{rank}D": _reshaped(rank) for rank in (2, 3, 4, 5)},
    "ensureShape": row(floats, lambda draw, shape: list(shape)),
    "broadcastArgs": row(lambda draw, shape: np.int32(shape), one_of(np.int32([1])), slopes=False),
    "dot": together(_dot),
    "outerProduct": row(floats, floats, high=1),
    "separableConv2d": together(_separable),
    "conv3dTranspose": together(_transposed3d, slopes=False),
    "batchToSpaceND": together(_to_batches),
    "depthToSpace": together(_depth, slopes=False),
    "pool": together(_pool, slopes=False),
    "maxPoolWithArgmax": together(_arg_pool, slopes=False),
    "dilation2d": together(_dilation),
    "tensorScatterUpdate": together(_updates, slopes=False),
    "sparseToDense": together(_dense, slopes=False),
    "bincount": together(lambda draw: _counts(draw, 1), slopes=False),
    "denseBincount": together(lambda draw: _counts(draw, 2, draw(st.booleans())), slopes=False),
    "searchSorted": together(_sorted_rows, slopes=False),
    "basicLSTMCell": together(_cell),
    "movingAverage": row(floats, floats, one_of(0.5, 0.9), one_of(1, 3), slopes=False),
    "math.confusionMatrix": row(wholes(0, 3), wholes(0, 3), one_of(3, 4), high=1, slopes=False),
    "image.cropAndResize": together(_crops, slopes=False),
    "image.transform": together(_transform, slopes=False),
    "image.rotateWithOffset": row(
        floats, one_of(0.3, 1.2), one_of(0, 0.5), one_of(0.5, [0.3, 0.7]), low=4, slopes=False
    ),
    "image.flipLeftRight": row(floats, low=4, slopes=False),
    "image.grayscaleToRGB": row(lambda draw, shape: floats(draw, [*shape, 1]), high=3),
    "image.rgbToGrayscale": row(lambda draw, shape: floats(draw, [*shape, 3]), low=2, high=4),
    "image.threshold": together(_threshold, slopes=False),
    "image.nonMaxSuppression": together(_boxes, slopes=False),
    "image.nonMaxSuppressionWithScore": together(lambda draw: _boxes(draw, 0.3), slopes=False),
    "image.nonMaxSuppressionPadded": together(lambda draw: _boxes(draw, True), slopes=False),
    "linalg.bandPart": together(_band),
    "linalg.qr": row(floats, one_of(True, False), low=2, high=2, slopes=False),
    "losses.computeWeightedLoss": row(floats, one_of(None, np.float32(2)), one_of(0, 1, 2, 3)),
    "losses.absoluteDifference": _loss(floats, floats),
    "losses.hingeLoss": _loss(truths, floats, slopes=False),
    "losses.huberLoss": _loss(floats, floats, one_of(0.5, 1)),
    "losses.logLoss": _loss(between(0, 1), between(0.1, 0.9), one_of(1e-7)),
    "losses.meanSquaredError": _loss(floats, floats),
    "losses.sigmoidCrossEntropy": _loss(between(0, 1), floats, one_of(0, 0.2)),
    "losses.softmaxCrossEntropy": _loss(between(0, 1), floats, one_of(0, 0.2), slopes=False),
    "losses.cosineDistance": row(floats, floats, axis, one_of(None), one_of(0, 1, 2, 3), low=2),
    "signal.frame": together(_frames),
    "signal.stft": row(floats, one_of(4, 8), one_of(2, 3), low=1, high=1, least=9, most=20,
                       slopes=False),
    "sparse.sparseFillEmptyRows": together(_rows_to_fill, slopes=False),
    "sparse.sparseReshape": together(_sparse_shape, slopes=False),
    "sparse.sparseSegmentSum": together(_segments, slopes=False),
    "sparse.sparseSegmentMean": together(_segments, slopes=False),
    "raggedRange": row(between(0, 3), between(4, 9), positive, high=1, slopes=False),
    "string.stringToHashBucketFast": row(texts, one_of(1, 7, 1000), slopes=False),
    "string.stringSplit": row(texts, one_of(",", " ", "b c"), one_of(True, False), high=1,
                              slopes=False),
    "string.stringNGrams": together(_ngrams, slopes=False),
    "string.staticRegexReplace": row(texts, one_of("a", "[bc]+"), one_of("X", ""),
                                     one_of(True, False), slopes=False),
}  # fmt: skip
"""The name under `tf` -> its row."""

BY_CHANCE = {
    "dropout": "draws random numbers: tests/runtime compares them with recordings",
    "multinomial": "draws random numbers: tests/runtime compares them with recordings",
    "resizeBilinear": "a method; tf.image.resizeBilinear has a row",
    "resizeNearestNeighbor": "a method; tf.image.resizeNearestNeighbor has a row",
}
"""Operations without random arguments, and why."""
