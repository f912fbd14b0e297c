"""Random arguments for the operations that are more than elementwise, given to the runtime and to
the real TensorFlow.js: values, shapes and gradients."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from oracle import Oracle, outputs, public_name, same, tensors
from random_rows import BY_CHANCE, ROWS

import tfjs as tf
from tfjs import engine
from tfjs.ops import OPS

Draw = st.DrawFn
Arguments = list[Any]

EXTENT = st.integers(1, 5)
SEED = st.integers(0, 2**32 - 1)


def _floats(draw: Draw, *shape: int) -> Any:
    generator = np.random.default_rng(draw(SEED))
    return generator.uniform(-3, 3, shape).astype(np.float32)


def _wholes(draw: Draw, stop: int, *shape: int) -> Any:
    return np.random.default_rng(draw(SEED)).integers(0, stop, shape).astype(np.int32)


def _numbers(draw: Draw, *shape: int) -> Any:
    """Float32, int32 or bool, at random."""
    values = _floats(draw, *shape)
    kinds: tuple[Any, ...] = (np.float32, np.int32, bool)
    return values.astype(draw(st.sampled_from(kinds)))


def _shape(draw: Draw, low: int = 1, high: int = 4, least: int = 1) -> list[int]:
    return draw(st.lists(st.integers(least, 5), min_size=low, max_size=high))


def _padding(draw: Draw, size: list[int], numbers: bool = True) -> Any:
    """A way to pad under which no window sees padding alone."""
    ways: list[Any] = ["same", "valid"]
    if numbers and len(size) == 2:
        if size[0] == size[1]:
            ways.append(draw(st.integers(0, size[0] - 1)))
        pairs = [[draw(st.integers(0, k - 1)), draw(st.integers(0, k - 1))] for k in size]
        ways.append([[0, 0], *pairs, [0, 0]])
    return draw(st.sampled_from(ways))


def _window(draw: Draw, rank: int, dilated: bool = True) -> tuple[list[int], Any, Any, Any]:
    """Sizes of a window, strides, padding and dilations that go together."""
    size = [draw(st.integers(1, 3)) for _ in range(rank)]
    strides: Any = draw(st.integers(1, 3))
    dilations: Any = 1
    if dilated and draw(st.booleans()):
        strides, dilations = 1, [draw(st.integers(1, 2)) for _ in range(rank)]
    return size, strides, _padding(draw, size), dilations


@st.composite
def convolution(draw: Draw, rank: int, transposed: bool = False) -> Arguments:
    size, strides, pad, dilations = _window(draw, rank, dilated=not transposed)
    if rank == 3 or not isinstance(pad, str | int):
        pad = draw(st.sampled_from(["same", "valid"])) if rank != 2 else pad
    if rank == 1 and not isinstance(pad, str):
        pad = "same"
    images, inner, outputs_ = draw(EXTENT), draw(EXTENT), draw(EXTENT)
    # TensorFlow.js cuts elements off where strides over three axes are longer than the window.
    spatial = [draw(st.integers(5, 7)) for _ in range(rank)]
    x = _floats(draw, images, *spatial, inner)
    filter = _floats(draw, *size, inner, outputs_)
    if transposed:
        ones = tf.conv2d(tf.tensor(x), tf.tensor(filter), strides, pad)
        dy = _floats(draw, *ones.shape)
        return [dy, filter, list(x.shape), strides, pad]
    form = {1: "NWC", 2: "NHWC", 3: "NDHWC"}[rank]
    return [x, filter, strides, pad, form, dilations[0] if rank == 1 and dilations != 1 else
            dilations]  # fmt: skip


@st.composite
def depthwise(draw: Draw) -> Arguments:
    size, strides, pad, dilations = _window(draw, 2)
    inner = draw(EXTENT)
    x = _floats(draw, draw(EXTENT), draw(st.integers(5, 7)), draw(st.integers(5, 7)), inner)
    filter = _floats(draw, *size, inner, draw(st.integers(1, 3)))
    return [x, filter, strides, pad, "NHWC", dilations]


@st.composite
def pooling(draw: Draw, rank: int, padded: bool = True) -> Arguments:
    size, strides, pad, _ = _window(draw, rank, dilated=False)
    if rank == 3 and not isinstance(pad, str):
        pad = "same"
    spatial = [draw(st.integers(4, 7)) for _ in range(rank)]
    x = _floats(draw, draw(EXTENT), *spatial, draw(EXTENT))
    return [x, size, strides, pad if padded else "valid"]


@st.composite
def resize(draw: Draw, half: bool) -> Arguments:
    x = _floats(draw, draw(EXTENT), draw(EXTENT), draw(EXTENT), draw(EXTENT))
    size = [draw(st.integers(1, 9)), draw(st.integers(1, 9))]
    return [x, size, not half and draw(st.booleans()), half]


@st.composite
def product(draw: Draw) -> Arguments:
    m, k, n = draw(EXTENT), draw(EXTENT), draw(EXTENT)
    left, right = draw(st.booleans()), draw(st.booleans())
    batch = _shape(draw, 0, 2)
    a = _floats(draw, *batch, *((k, m) if left else (m, k)))
    b = _floats(draw, *batch, *((n, k) if right else (k, n)))
    return [a, b, left, right]


@st.composite
def sums_of_products(draw: Draw) -> Arguments:
    # TensorFlow.js leaves an operand out where labels of one alone are summed away ("d,dec->ed");
    # tests/runtime compares those with NumPy.
    equation = draw(
        st.sampled_from(
            ["ij,jk->ik", "ij,kj->ki", "bij,bjk->bik", "i,j->ij", "abc,cbd->da", "i,i->"]
        )
    )
    terms = equation.split("->")[0].split(",")
    extents = {label: draw(EXTENT) for label in sorted(set("".join(terms)))}
    arrays = [_floats(draw, *(extents[label] for label in term)) for term in terms]
    return [equation, *arrays]


@st.composite
def normalisation(draw: Draw) -> Arguments:
    x = _floats(draw, draw(EXTENT), draw(EXTENT), draw(EXTENT))
    channels = x.shape[-1]
    parts = [_floats(draw, channels) for _ in range(4)]
    parts[1] = np.abs(parts[1]) + np.float32(0.5)
    return [x, *parts, draw(st.sampled_from([0.001, 0.1]))]


@st.composite
def along(draw: Draw, *more: Any, keep: bool = False, least: int = 1) -> Arguments:
    """An array and one axis of it, from either end."""
    x = _numbers(draw, *_shape(draw, least=least))
    axis = draw(st.integers(-x.ndim, x.ndim - 1))
    rest = [draw(st.booleans())] if keep else []
    return [x, axis, *rest, *(draw(one) for one in more)]


@st.composite
def scan(draw: Draw) -> Arguments:
    x = _floats(draw, *_shape(draw))
    return [x, draw(st.integers(0, x.ndim - 1)), draw(st.booleans()), draw(st.booleans())]


@st.composite
def gathering(draw: Draw) -> Arguments:
    x = _numbers(draw, *_shape(draw))
    axis = draw(st.integers(0, x.ndim - 1))
    return [x, _wholes(draw, x.shape[axis], *_shape(draw, 0, 2)), axis]


@st.composite
def gathering_nd(draw: Draw) -> Arguments:
    x = _floats(draw, *_shape(draw))
    depth = draw(st.integers(1, x.ndim))
    rows = draw(EXTENT)
    columns = [_wholes(draw, extent, rows) for extent in x.shape[:depth]]
    return [x, np.stack(columns, -1)]


@st.composite
def scattering(draw: Draw) -> Arguments:
    shape = _shape(draw)
    depth, rows = draw(st.integers(1, len(shape))), draw(EXTENT)
    indices = np.stack([_wholes(draw, extent, rows) for extent in shape[:depth]], -1)
    return [indices, _floats(draw, rows, *shape[depth:]), shape]


@st.composite
def padding(draw: Draw, mode: str | None = None) -> Arguments:
    x = _numbers(draw, *_shape(draw))
    most = [extent - (mode == "reflect") if mode else 3 for extent in x.shape]
    pairs = [[draw(st.integers(0, m)), draw(st.integers(0, m))] for m in most]
    return [x, pairs, mode] if mode else [x, pairs, draw(st.integers(0, 1))]


@st.composite
def strided(draw: Draw) -> Arguments:
    x = _numbers(draw, *_shape(draw))
    begin, end, strides = [], [], []
    for extent in x.shape:
        low, high = sorted((draw(st.integers(0, extent)), draw(st.integers(0, extent))))
        backwards = draw(st.booleans())
        begin.append(high if backwards else low)
        end.append(low if backwards else high)
        strides.append(draw(st.integers(1, 2)) * (-1 if backwards else 1))
    return [x, begin, end, strides, draw(st.integers(0, 3)), draw(st.integers(0, 3))]


@st.composite
def slicing(draw: Draw) -> Arguments:
    x = _numbers(draw, *_shape(draw))
    begin = [draw(st.integers(0, extent - 1)) for extent in x.shape]
    size = [draw(st.integers(1, e - b)) for e, b in zip(x.shape, begin, strict=True)]
    return [x, begin, size]


@st.composite
def arranging(draw: Draw, kind: str) -> Arguments:
    x = _numbers(draw, *_shape(draw))
    axes = list(range(x.ndim))
    match kind:
        case "transpose":
            return [x, draw(st.permutations(axes))]
        case "tile":
            return [x, [draw(st.integers(1, 3)) for _ in axes]]
        case _:
            return [x, draw(st.lists(st.sampled_from(axes), min_size=1, unique=True))]


@st.composite
def blocks(draw: Draw) -> Arguments:
    block = [draw(st.integers(1, 3)) for _ in range(2)]
    x = _floats(draw, draw(EXTENT), *(b * draw(st.integers(1, 3)) for b in block), draw(EXTENT))
    return [x, block, [[b * draw(st.integers(0, 1)), 0] for b in block]]


@st.composite
def largest(draw: Draw) -> Arguments:
    shape = _shape(draw)
    values = np.random.default_rng(draw(SEED)).permutation(np.prod(shape)).reshape(shape)
    x = (values / 7).astype(np.float32)
    return [x, draw(st.integers(1, shape[-1])), True]


@st.composite
def segments(draw: Draw) -> Arguments:
    x = _floats(draw, *_shape(draw))
    count = draw(EXTENT)
    return [x, _wholes(draw, count, x.shape[0]), count]


@st.composite
def channels(draw: Draw) -> Arguments:
    x = _floats(draw, draw(EXTENT), draw(EXTENT), draw(EXTENT), draw(st.integers(1, 7)))
    beta = draw(st.sampled_from([0.5, 0.75, 1]))
    return [x, draw(st.integers(0, 3)), draw(st.sampled_from([1, 2])), 0.5, beta]


CASES: dict[str, tuple[str, st.SearchStrategy[Arguments], bool]] = {
    "conv1d": ("conv1d", convolution(1), True),
    "conv2d": ("conv2d", convolution(2), True),
    "conv3d": ("conv3d", convolution(3), True),
    "conv2dTranspose": ("conv2dTranspose", convolution(2, transposed=True), True),
    "depthwiseConv2d": ("depthwiseConv2d", depthwise(), True),
    "maxPool": ("maxPool", pooling(2), True),
    # With padding TensorFlow.js's gradient is not that of its own result.
    "avgPool": ("avgPool", pooling(2), False),
    "avgPool without padding": ("avgPool", pooling(2, padded=False), True),
    # TensorFlow.js counts lines of the window by its height where it looks for the largest element.
    "maxPool3d": ("maxPool3d", pooling(3), False),
    "avgPool3d": ("avgPool3d", pooling(3), False),
    "avgPool3d without padding": ("avgPool3d", pooling(3, padded=False), True),
    "resizeBilinear": ("image.resizeBilinear", resize(False), True),
    "resizeBilinear of squares": ("image.resizeBilinear", resize(True), False),
    "resizeNearestNeighbor": ("image.resizeNearestNeighbor", resize(False), False),
    "resizeNearestNeighbor of squares": ("image.resizeNearestNeighbor", resize(True), False),
    "matMul": ("matMul", product(), True),
    "einsum": ("einsum", sums_of_products(), False),
    "batchNorm": ("batchNorm", normalisation(), True),
    "localResponseNormalization": ("localResponseNormalization", channels(), True),
    "softmax": ("softmax", along().map(lambda given: [given[0].astype(np.float32)]), True),
    "sum": ("sum", along(keep=True), True),
    "mean": ("mean", along(keep=True), True),
    "max": ("max", along(keep=True), True),
    "prod": ("prod", along(keep=True), False),
    "argMax": ("argMax", along(), False),
    "logSumExp": ("logSumExp", along(keep=True), True),
    # TensorFlow.js's gradient is right along the last axis only.
    "cumsum": ("cumsum", scan(), False),
    "cumprod": ("cumprod", scan(), False),
    "gather": ("gather", gathering(), True),
    "gatherND": ("gatherND", gathering_nd(), False),
    "scatterND": ("scatterND", scattering(), False),
    "unsortedSegmentSum": ("unsortedSegmentSum", segments(), True),
    "topk": ("topk", largest(), False),
    "pad": ("pad", padding(), True),
    # TensorFlow.js's gradient forgets the mirrored elements.
    "mirrorPad by reflection": ("mirrorPad", padding("reflect"), False),
    "mirrorPad with the border": ("mirrorPad", padding("symmetric"), False),
    "stridedSlice": ("stridedSlice", strided(), False),
    "slice": ("slice", slicing(), True),
    "transpose": ("transpose", arranging("transpose"), True),
    "tile": ("tile", arranging("tile"), True),
    "reverse": ("reverse", arranging("reverse"), True),
    "spaceToBatchND": ("spaceToBatchND", blocks(), True),
    **{name: (name, row.arguments, row.slopes) for name, row in ROWS.items()},
}
"""What is tested -> the operation, its arguments, and whether gradients are compared."""


@pytest.fixture(scope="module")
def oracle() -> Iterator[Oracle]:
    threads = engine.get_threads()
    engine.set_threads(1)  # small arrays; the numbers are the same on any number
    with Oracle() as running:
        yield running
    engine.set_threads(threads)


def _operation(name: str) -> Callable[..., Any]:
    # `as2D` and others are methods of tensors only.
    found: Any = tf
    for part in name.split("."):
        found = getattr(found, part, None) or getattr(tf.Tensor, part)
    return found  # type: ignore[no-any-return]  # attributes of the package are Any


def test_every_operation_has_random_arguments() -> None:
    names = {public_name(name) for name in OPS} - {None}
    covered = {name for name, _, _ in CASES.values()}
    print(f"{len(covered)} of {len(names)} operations are compared on random arguments")
    assert sorted(names - covered - set(BY_CHANCE)) == []
    assert sorted(set(BY_CHANCE) & covered) == []


@pytest.mark.parametrize("case", CASES)
def test_random_arguments_give_what_tfjs_gives(case: str, oracle: Oracle) -> None:
    name, strategy, slopes = CASES[case]
    operation = _operation(name)

    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def compare(arguments: Arguments) -> None:
        (answer,) = oracle.ask([(name, arguments)], slopes)
        assert "error" not in answer, answer["error"]
        values = [tensors(one) for one in arguments]
        for ours, theirs in zip(outputs(operation(*values)), answer["results"], strict=True):
            assert ours.dtype == theirs["dtype"]
            same(ours, theirs)
        if not slopes or answer["gradients"] is None:
            return
        places = [
            at for at, v in enumerate(values) if isinstance(v, tf.Tensor) and v.dtype == "float32"
        ]

        def total(*points: Any) -> Any:
            given = list(values)
            for at, point in zip(places, points, strict=True):
                given[at] = point
            return tf.addN([one.sum() for one in outputs(operation(*given))])

        gradients = tf.grads(total)([values[at] for at in places])
        for mine, theirs in zip(gradients, answer["gradients"], strict=True):
            same(mine, theirs)

    compare()
