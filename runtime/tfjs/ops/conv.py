"""tf.conv1d to tf.conv3d, depthwise, separable and transposed ones, as TF.js checks them."""

from __future__ import annotations

from collections.abc import Sequence

from tfjs.ops.convolution import convolution, convolutionInput
from tfjs.ops.depthwise import depthwise
from tfjs.ops.launch import converted
from tfjs.ops.registry import FloatTensor, op
from tfjs.ops.windows import (
    Pad,
    Sizes,
    Window,
    check_rounding,
    ones,
    positive,
    sizes_of,
    spatial_pads,
    text_of,
    window,
)
from tfjs.tensor import Tensor


def check(condition: bool, message: str) -> None:
    """ValueError with TF.js's words unless the condition holds."""
    if not condition:
        raise ValueError(message)


def batched(x: Tensor, rank: int) -> Tensor:
    """x with a batch of one in front where it lacks the axis."""
    return x.reshape([1, *x.dims]) if x.rank == rank - 1 else x


def unbatched(y: Tensor, like: Tensor, rank: int) -> Tensor:
    """y without the batch axis that ``like`` did not have."""
    return y.reshape(y.dims[1:]) if like.rank == rank - 1 else y


def channels_last(dataFormat: str, op_name: str) -> bool:
    """Whether the channels stand last; ValueError for neither NHWC nor NCHW."""
    if dataFormat not in ("NHWC", "NCHW"):
        raise ValueError(f"Error in {op_name}: Unknown dataFormat {dataFormat}")
    return dataFormat == "NHWC"


def to_last(x: Tensor) -> Tensor:
    """[n, c, ...spatial] as [n, ...spatial, c]."""
    return x.transpose([0, *range(2, x.rank), 1])


def to_first(y: Tensor) -> Tensor:
    """[n, ...spatial, c] as [n, c, ...spatial]."""
    return y.transpose([0, y.rank - 1, *range(1, y.rank - 1)])


def check_steps(name: str, strides: Sizes, dilations: Sizes, several: bool = True) -> None:
    """TF.js takes a stride or a dilation, not both; ``several``: its message is in the plural."""
    s = "s" if several else ""
    check(
        ones(strides) or ones(dilations),
        f"Error in {name}: Either stride{s} or dilation{s} must be 1. Got stride{s} "
        f"{text_of(strides)} and dilation{s} '{text_of(dilations)}'",
    )
    check(positive(dilations), f"Error in {name}: Dilated rates should be larger than 0.")
    check(positive(strides), f"Error in {name}: Stride{s} should be larger than 0.")


def conv2d_window(
    name: str,
    dims: Sequence[int],
    filter: Tensor,
    strides: Sizes,
    pad: Pad,
    dilations: Sizes,
    rounding: str | None,
    last: bool,
) -> Window:
    """The window of a filter over images [n, height, width, c] (``last``: as given to the user)."""
    return window(
        dims[1:3],
        filter.dims[:2],
        sizes_of(strides, 2, name, "strides"),
        sizes_of(dilations, 2, name, "dilations"),
        spatial_pads(name, pad, 2, last),
        rounding,
    )


@op()
def conv1d(
    x: FloatTensor,
    filter: Tensor,
    stride: int,
    pad: Pad,
    dataFormat: str = "NWC",
    dilation: int = 1,
    dimRoundingMode: str | None = None,
) -> Tensor:
    """x [batch, width, in] under filter [width, in, out]; no batch axis is needed."""
    x3 = batched(x, 3)
    check(x3.rank == 3, f"Error in conv1d: input must be rank 3, but got rank {x3.rank}.")
    check(filter.rank == 3, f"Error in conv1d: filter must be rank 3, but got rank {filter.rank}.")
    check_rounding("conv1d", pad, dimRoundingMode)
    check(
        x3.dims[2] == filter.dims[1],
        f"Error in conv1d: depth of input ({x3.dims[2]}) must match input depth for filter "
        f"{filter.dims[1]}.",
    )
    check_steps("conv1D", stride, dilation, several=False)
    check(
        dataFormat == "NWC",
        f"Error in conv1d: got dataFormat of {dataFormat} but only NWC is currently supported.",
    )
    if not isinstance(pad, str | int) and len(pad) == 4:
        pad = pad[1:]  # as TF.js has it: that of an image one line high
    where = window(
        x3.dims[1:2],
        filter.dims[:1],
        sizes_of(stride, 1, "conv1d", "stride"),
        sizes_of(dilation, 1, "conv1d", "dilation"),
        spatial_pads("conv1d", pad, 1, True),
        dimRoundingMode,
    )
    y = convolution(converted(x3, "float32"), converted(filter, "float32"), None, where)
    return unbatched(y, x, 3)


def _checked2d(x: Tensor, filter: Tensor, name: str, last: bool) -> Tensor:
    check(x.rank == 4, f"Error in {name}: input must be rank 4, but got rank {x.rank}.")
    check(filter.rank == 4, f"Error in {name}: filter must be rank 4, but got rank {filter.rank}.")
    depth = x.dims[3] if last else x.dims[1]
    check(
        depth == filter.dims[2],
        f"Error in {name}: depth of input ({depth}) must match input depth for filter "
        f"{filter.dims[2]}.",
    )
    return x if last else to_last(x)


@op()
def conv2d(
    x: FloatTensor,
    filter: FloatTensor,
    strides: Sizes,
    pad: Pad,
    dataFormat: str = "NHWC",
    dilations: Sizes = (1, 1),
    dimRoundingMode: str | None = None,
) -> Tensor:
    """x [batch, height, width, in] under filter [height, width, in, out]; no batch axis needed.

    ``pad``: ``"same"``, ``"valid"``, a number for every side, or a pair for every axis of x.
    """
    return fused2d(x, filter, None, strides, pad, dataFormat, dilations, dimRoundingMode)


def fused2d(
    x: Tensor,
    filter: Tensor,
    bias: Tensor | None,
    strides: Sizes,
    pad: Pad,
    dataFormat: str,
    dilations: Sizes,
    dimRoundingMode: str | None,
    activation: str = "linear",
) -> Tensor:
    """conv2d with a bias per channel and an activation in the same pass."""
    last = channels_last(dataFormat, "conv2d")
    x4 = batched(x, 4)
    check_rounding("conv2d", pad, dimRoundingMode)
    inner = _checked2d(x4, filter, "conv2d", last)
    check_steps("conv2D", strides, dilations)
    where = conv2d_window(
        "conv2d", inner.dims, filter, strides, pad, dilations, dimRoundingMode, last
    )
    y = convolution(inner, filter, bias, where, 1, activation)
    return unbatched(y if last else to_first(y), x, 4)


@op()
def conv3d(
    x: Tensor,
    filter: Tensor,
    strides: Sizes,
    pad: Pad,
    dataFormat: str = "NDHWC",
    dilations: Sizes = (1, 1, 1),
) -> Tensor:
    """x [batch, depth, height, width, in] under filter [depth, height, width, in, out]."""
    x5 = batched(x, 5)
    check(x5.rank == 5, f"Error in conv3d: input must be rank 5, but got rank {x5.rank}.")
    check(filter.rank == 5, f"Error in conv3d: filter must be rank 5, but got rank {filter.rank}.")
    check(
        x5.dims[4] == filter.dims[3],
        f"Error in conv3d: depth of input ({x5.dims[4]}) must match input depth for filter "
        f"{filter.dims[3]}.",
    )
    check_steps("conv3D", strides, dilations)
    check(
        dataFormat == "NDHWC",
        f"Error in conv3d: got dataFormat of {dataFormat} but only NDHWC is currently supported.",
    )
    where = window3d("conv3d", x5.dims, filter.dims[:3], strides, dilations, pad)
    y = convolution(converted(x5, "float32"), converted(filter, "float32"), None, where)
    return unbatched(y, x, 5)


def window3d(
    name: str,
    dims: Sequence[int],
    size: Sequence[int],
    strides: Sizes,
    dilations: Sizes,
    pad: Pad,
    rounding: str | None = None,
) -> Window:
    """The window over volumes [n, depth, height, width, c]."""
    return window(
        dims[1:4],
        size,
        sizes_of(strides, 3, name, "strides"),
        sizes_of(dilations, 3, name, "dilations"),
        spatial_pads(name, pad, 3, True),
        rounding,
        negative=True,
    )


@op()
def depthwiseConv2d(
    x: FloatTensor,
    filter: FloatTensor,
    strides: Sizes,
    pad: Pad,
    dataFormat: str = "NHWC",
    dilations: Sizes = (1, 1),
    dimRoundingMode: str | None = None,
) -> Tensor:
    """Every channel of x under its own filters [height, width, in, filters of a channel]."""
    name = "depthwiseConv2d"
    last = channels_last(dataFormat, name)
    x4 = batched(x, 4)
    check(x4.rank == 4, f"Error in {name}: input must be rank 4, but got rank {x4.rank}.")
    check(filter.rank == 4, f"Error in {name}: filter must be rank 4, but got rank {filter.rank}.")
    channels = x4.dims[3] if last else x4.dims[1]
    check(
        channels == filter.dims[2],
        f"Error in {name}: number of input channels ({channels}) must match the inChannels "
        f"dimension in filter {filter.dims[2]}.",
    )
    check_rounding(name, pad, dimRoundingMode)
    check(
        ones(strides) or ones(dilations),
        "Error in depthwiseConv2d: Either strides or dilations must be 1. Got strides "
        f"{text_of(strides)} and dilations '{text_of(dilations)}'",
    )
    inner = x4 if last else to_last(x4)
    where = conv2d_window(name, inner.dims, filter, strides, pad, dilations, dimRoundingMode, last)
    y = depthwise(inner, filter, where)
    return unbatched(y if last else to_first(y), x, 4)


@op()
def separableConv2d(
    x: FloatTensor,
    depthwiseFilter: FloatTensor,
    pointwiseFilter: FloatTensor,
    strides: Sizes,
    pad: Pad,
    dilation: Sizes = (1, 1),
    dataFormat: str = "NHWC",
) -> Tensor:
    """A depthwise convolution, then one of single elements that mixes the channels."""
    name = "separableConv2d"
    x4 = batched(x, 4)
    check(
        dataFormat != "NCHW",
        "separableConv2d currently does not support dataFormat NCHW; only NHWC is supported",
    )
    check(x4.rank == 4, f"Error in {name}: input must be rank 4, but got rank {x4.rank}.")
    check(
        depthwiseFilter.rank == 4,
        f"Error in {name}: depthwise filter must be rank 4, but got rank {depthwiseFilter.rank}.",
    )
    check(
        pointwiseFilter.rank == 4,
        f"Error in {name}: pointwise filter must be rank 4, but got rank {depthwiseFilter.rank}.",
    )
    height, width, channels = pointwiseFilter.dims[:3]
    check(
        height == 1,
        f"Error in {name}: the first dimension of pointwise filter  must be 1, but got {height}.",
    )
    check(
        width == 1,
        f"Error in {name}: the second dimension of pointwise filter must be 1, but got {width}.",
    )
    wanted = depthwiseFilter.dims[2] * depthwiseFilter.dims[3]
    check(
        channels == wanted,
        f"Error in {name}: the third dimension of pointwise filter must be {wanted}, but got "
        f"{channels}.",
    )
    deep = depthwiseConv2d(x4, depthwiseFilter, strides, pad, dataFormat, dilation)
    return unbatched(conv2d(deep, pointwiseFilter, 1, "valid", dataFormat), x, 4)


@op()
def conv2dTranspose(
    x: Tensor,
    filter: Tensor,
    outputShape: Sequence[int],
    strides: Sizes,
    pad: Pad,
    dimRoundingMode: str | None = None,
) -> Tensor:
    """What conv2d's gradient by its input makes of x; filter [height, width, out, in]."""
    return _backprop_input2d(outputShape, x, filter, strides, pad, "NHWC", dimRoundingMode)


@op()
def conv3dTranspose(
    x: Tensor,
    filter: Tensor,
    outputShape: Sequence[int],
    strides: Sizes,
    pad: Pad,
) -> Tensor:
    """What conv3d's gradient by its input makes of x; filter [depth, height, width, out, in]."""
    dims, dy = _with_batch(outputShape, x, 5)
    name = "conv3dDerInput"
    check(len(dims) == 5, f"Error in {name}: inShape must be length 5, but got length {len(dims)}.")
    check(dy.rank == 5, f"Error in {name}: dy must be rank 5, but got rank {dy.rank}")
    check(filter.rank == 5, f"Error in {name}: filter must be rank 5, but got rank {filter.rank}")
    _check_depths(name, dims[4], dy.dims[4], filter)
    where = window3d("conv3dTranspose", dims, filter.dims[:3], strides, 1, pad)
    return unbatched(_transposed(dy, filter, dims, where, name), x, 5)


def _with_batch(xShape: Sequence[int], dy: Tensor, rank: int) -> tuple[list[int], Tensor]:
    check(
        len(xShape) == dy.rank,
        f"Length of inShape ({len(xShape)}) and rank of dy ({dy.rank}) must match",
    )
    return ([1, *xShape] if dy.rank == rank - 1 else list(xShape)), batched(dy, rank)


def _check_depths(name: str, inner: int, outer: int, filter: Tensor) -> None:
    depth, outputs = filter.dims[-2:]
    check(
        inner == depth,
        f"Error in {name}: depth of input ({inner}) must match input depth for filter {depth}.",
    )
    check(
        outer == outputs,
        f"Error in {name}: depth of output ({outer}) must match output depth for filter "
        f"{outputs}.",
    )


def _transposed(
    dy: Tensor, filter: Tensor, dims: Sequence[int], where: Window, name: str
) -> Tensor:
    if dy.rank == len(dims) and all(
        a > b for a, b in zip(dy.dims[1:-1], where.output, strict=True)
    ):
        # TF.js has this form in its own tests: what is too much does not count.
        dy = dy.slice([0] * dy.rank, [dy.dims[0], *where.output, dy.dims[-1]])
    check(
        dy.dims[0] == dims[0] and dy.dims[1:-1] == where.output,
        f"Error in {name}: a convolution of an input of shape {list(dims)} has outputs of shape "
        f"{[dims[0], *where.output, dy.dims[-1]]}, but got {dy.shape}",
    )
    return convolutionInput(converted(dy, "float32"), converted(filter, "float32"), where)


def _backprop_input2d(
    xShape: Sequence[int],
    dy: Tensor,
    filter: Tensor,
    strides: Sizes,
    pad: Pad,
    dataFormat: str,
    dimRoundingMode: str | None,
) -> Tensor:
    name = "conv2dDerInput"
    dims, dy4 = _with_batch(xShape, dy, 4)
    last = channels_last(dataFormat, name)
    check(len(dims) == 4, f"Error in {name}: inShape must be length 4, but got length {len(dims)}.")
    check(dy4.rank == 4, f"Error in {name}: dy must be rank 4, but got rank {dy4.rank}")
    check(filter.rank == 4, f"Error in {name}: filter must be rank 4, but got rank {filter.rank}")
    if not last:
        dims, dy4 = [dims[0], *dims[2:], dims[1]], to_last(dy4)
    _check_depths(name, dims[3], dy4.dims[3], filter)
    check_rounding(name, pad, dimRoundingMode)
    where = conv2d_window(name, dims, filter, strides, pad, 1, dimRoundingMode, last)
    dx = _transposed(dy4, filter, dims, where, name)
    return unbatched(dx if last else to_first(dx), dy, 4)
