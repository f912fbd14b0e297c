"""Where a sliding window lies: strides, dilations and padding as TF.js counts them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tfjs.ops.shapes import Dims

Sizes = int | Sequence[int]
Pad = str | int | Sequence[Sequence[int]]


@dataclass(frozen=True)
class Window:
    """A window over the spatial axes of an input, each field with one number for each of them.

    ``before`` is the padding in front of the first element; behind the last there is as much as
    ``output`` positions need.
    """

    input: Dims
    output: Dims
    size: Dims
    strides: Dims
    dilations: Dims
    before: Dims

    @property
    def taps(self) -> int:
        return math.prod(self.size)

    @property
    def positions(self) -> int:
        return math.prod(self.output)

    @property
    def elements(self) -> int:
        return math.prod(self.input)

    @property
    def pointwise(self) -> bool:
        """Whether every element is a window of its own, so that a matrix product is enough."""
        return self.taps == 1 and self.input == self.output and not any(self.before)

    @property
    def integers(self) -> tuple[int, ...]:
        """What a kernel reads of it: three numbers a field, extents of 1 before the first axis."""
        missing = 3 - len(self.input)
        ones, zeros = (1,) * missing, (0,) * missing
        return (
            *(*ones, *self.input, *ones, *self.output, *ones, *self.size),
            *(*ones, *self.strides, *ones, *self.dilations, *zeros, *self.before),
        )


def sizes_of(value: Sizes, rank: int, op: str, argument: str) -> Dims:
    """One whole number per spatial axis."""
    given = (value,) * rank if isinstance(value, int) else tuple(value)
    if len(given) != rank or not all(isinstance(one, int) for one in given):
        raise ValueError(
            f"Error in {op}: {argument} must be a whole number or {rank} of them, got {value!r}"
        )
    return given


def text_of(value: Any) -> str:
    """A number or a list as JavaScript puts it into a message."""
    return ",".join(map(text_of, value)) if isinstance(value, list | tuple) else str(value)


def ones(value: Sizes) -> bool:
    return value == 1 if isinstance(value, int) else all(one == 1 for one in value)


def positive(value: Sizes) -> bool:
    return value > 0 if isinstance(value, int) else all(one > 0 for one in value)


def check_rounding(op: str, pad: Pad, rounding: str | None) -> None:
    """A rounding mode wants numbers as padding."""
    if rounding is None:
        return
    numbers = (
        [pad] if isinstance(pad, str | int | float) else [number for pair in pad for number in pair]
    )
    for number in numbers:
        if isinstance(number, str) or number != int(number):
            raise ValueError(
                f"Error in {op}: pad must be an integer when using dimRoundingMode {rounding} but "
                f"got pad {number}."
            )


MOST = 1 << 24  # elements under a window, or between two of its positions
ROUNDING: dict[str | None, Callable[[float], int]] = {
    None: math.trunc,
    "floor": math.floor,
    "round": lambda value: math.floor(value + 0.5),
    "ceil": math.ceil,
}


def window(
    input_: Sequence[int],
    size: Sequence[int],
    strides: Sequence[int],
    dilations: Sequence[int],
    pad: Pad,
    rounding: str | None = None,
    *,
    negative: bool = False,
) -> Window:
    """The window of a convolution or pooling; ``pad`` is ``"same"``, ``"valid"``, a number of
    elements on every side, or a pair (before, after) per spatial axis.

    ``negative``: "same" may cut elements off where strides are longer than the window, as TF.js
    does over three axes.
    """
    pairs = pad if isinstance(pad, str | int) else tuple(tuple(pair) for pair in pad)
    return _window(
        *(tuple(input_), tuple(size), tuple(strides), tuple(dilations)), pairs, rounding, negative
    )


@lru_cache(4096)
def _window(
    input_: Dims,
    size: Dims,
    strides: Dims,
    dilations: Dims,
    pad: str | int | tuple[tuple[int, ...], ...],
    rounding: str | None,
    negative: bool,
) -> Window:
    if rounding not in ROUNDING:
        raise ValueError(f"Unknown roundingMode {rounding}")
    for what, lengths in (("sizes", size), ("strides", strides), ("dilations", dilations)):
        if min(lengths, default=1) < 1:
            raise ValueError(f"window {what} must be at least 1, got {list(lengths)}")
        if math.prod(lengths) > MOST:
            raise ValueError(f"window {what} {list(lengths)} are beyond any image")
    output, before = [], []
    for axis, extent in enumerate(input_):
        reach = (size[axis] - 1) * dilations[axis] + 1
        stride = strides[axis]
        if pad == "same":
            positions = -(-extent // stride)
            padding = (positions - 1) * stride + reach - extent
            before.append((padding if negative else max(0, padding)) // 2)
        elif pad == "valid":
            positions = -(-(extent - reach + 1) // stride)
            if positions < 0 and len(input_) < 3:  # TF.js gives nothing over three axes
                raise ValueError(
                    f"a window over {reach} places does not fit into the {extent} there are along "
                    f"axis {axis} of {list(input_)}; take a smaller window, a larger input or the "
                    "padding 'same'"
                )
            before.append(0)
        elif isinstance(pad, str):
            raise ValueError(f"Unknown padding parameter: {pad}")
        else:
            first, last = (pad, pad) if isinstance(pad, int) else pad[axis]
            positions = ROUNDING[rounding]((extent - reach + first + last) / stride + 1)
            if positions < 0:
                raise ValueError(f"padding {pad} cuts off more than the {list(input_)} there are")
            before.append(first)
        output.append(max(0, positions))
    return Window(input_, tuple(output), size, strides, dilations, tuple(before))


def spatial_pads(op: str, pad: Pad, rank: int, channels_last: bool) -> Pad:
    """``pad`` without the pairs that explicit padding has for the batch and the channels."""
    if isinstance(pad, str | int):
        return pad
    if not isinstance(pad, list | tuple) or any(
        not isinstance(pair, list | tuple) or len(pair) != 2 for pair in pad
    ):
        raise ValueError(f"Error in {op}: Unknown padding parameter: {text_of(pad)}")
    if len(pad) != rank + 2:
        raise ValueError(
            f"Error in {op}: explicit padding needs {rank + 2} pairs, one for every axis of the "
            f"input, got {len(pad)}"
        )
    return pad[1:-1] if channels_last else pad[2:]
