"""Layers over images and their like: data formats, window sizes, extents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from tfjs.layers.checks import one_of, whole_number
from tfjs.layers.shapes import Shape, one_shape, shown
from tfjs.tensor import Tensor

DataFormat = Literal["channelsFirst", "channelsLast"]
DATA_FORMATS = ("channelsFirst", "channelsLast")
Padding = Literal["valid", "same", "causal"]
Sizes = int | Sequence[int]


def data_format(value: DataFormat, what: str) -> DataFormat:
    return one_of(value, DATA_FORMATS, what)


def padding_mode(value: Padding, what: str, *, causal: bool = False) -> Padding:
    return one_of(value, ("valid", "same", "causal") if causal else ("valid", "same"), what)


def sizes(value: Any, rank: int, what: str, least: int = 1) -> list[int]:
    """A whole number from `least` on for each of `rank` axes, given as one or as a list."""
    given = list(value) if isinstance(value, (list, tuple)) else [value] * rank
    if len(given) != rank:
        raise ValueError(
            f"{what}: expected a whole number or a list of {rank} of them, got {value!r}"
        )
    return [whole_number(one, what, least) for one in given]


def to_last(x: Tensor, format_: DataFormat) -> Tensor:
    """x with its channels as the last axis."""
    if format_ == "channelsLast":
        return x
    moved: Tensor = x.transpose([0, *range(2, x.rank), 1])
    return moved


def from_last(y: Tensor, format_: DataFormat) -> Tensor:
    """y, whose channels are the last axis, in the format."""
    if format_ == "channelsLast":
        return y
    moved: Tensor = y.transpose([0, y.rank - 1, *range(1, y.rank - 1)])
    return moved


def channel_axis(format_: DataFormat, rank: int) -> int:
    return 1 if format_ == "channelsFirst" else rank - 1


def known_channels(shape: Shape, format_: DataFormat, who: str) -> int:
    """The number of channels of an input, which weights depend on."""
    channels = shape[channel_axis(format_, len(shape))]
    if channels is None:
        raise ValueError(
            f"{who}: The channel dimension of the input should be defined. Found null: got "
            f"{shown(shape)}"
        )
    return channels


def with_space(
    inputShape: Any,
    format_: DataFormat,
    extent: Callable[[int, int], int],
    who: str,
    channels: int | None = None,
) -> Shape:
    """The input's shape with each spatial extent n of axis i made `extent(i, n)`, unknown ones left
    so, and another number of channels where one is given."""
    shape = one_shape(inputShape, who)
    at = channel_axis(format_, len(shape))
    made: Shape = [shape[0]]
    axis = 0
    for index, size in enumerate(shape[1:], 1):
        if index == at:
            made.append(size if channels is None else channels)
            continue
        made.append(None if size is None else extent(axis, size))
        axis += 1
    return made


def window_extent(size: int, window: int, stride: int, padding: str, dilation: int = 1) -> int:
    """How many places a window has along an axis."""
    reach = (window - 1) * dilation + 1
    if padding == "valid":
        size -= reach - 1
    return max(0, -(-size // stride))


def with_windows(
    inputShape: Any,
    format_: DataFormat,
    key: str,
    windows: Sequence[int],
    strides: Sequence[int],
    padding: Padding,
    who: str,
    channels: int | None = None,
    dilations: Sequence[int] | None = None,
) -> Shape:
    """The input's shape with a place for each window; `key` names the windows' sizes in a config.

    ValueError where a window does not fit in: TF.js's words, which it has for some models only.
    """

    def extent(axis: int, size: int) -> int:
        dilation = 1 if dilations is None else dilations[axis]
        places = window_extent(size, windows[axis], strides[axis], padding, dilation)
        if places == 0 and size > 0:
            dilated = "" if dilation == 1 else f" with the dilationRate {dilation}"
            raise ValueError(
                f"Negative dimension size caused by adding layer {who} with input shape "
                f"{shown(one_shape(inputShape, who))}: {key} {windows[axis]}{dilated} does not fit "
                f"into {size} places; choose a smaller {key}, a larger input or padding 'same'"
            )
        return places

    return with_space(inputShape, format_, extent, who, channels)
