"""Turned, moved, sheared and zoomed pictures: ``tf.util.applyAffineTransform`` and its like, which
compute what keras.preprocessing.image computes with SciPy. Extensions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tfjs.config import read_config

Picture = NDArray[Any]
FILL_MODES = ("constant", "nearest", "reflect", "wrap")
_MOVES: Mapping[str, Any] = {"theta": 0, "tx": 0, "ty": 0, "shear": 0, "zx": 1, "zy": 1}
AXES: Mapping[str, Any] = {"rowAxis": 1, "colAxis": 2, "channelAxis": 0}
_FILLING: Mapping[str, Any] = {"fillMode": "nearest", "cval": 0.0}
RANDOM: Mapping[str, Any] = {**AXES, **_FILLING, "interpolationOrder": 1}
_LEAST = 1e-15  # what SciPy takes for the distance to a mirror that a coordinate stands on


def applyAffineTransform(x: Any, config: Mapping[str, Any] | None = None) -> Picture:
    """A picture `[channels, rows, columns]` (other places of the axes by `rowAxis`, `colAxis`,
    `channelAxis`) turned by `theta` degrees, moved by `tx` rows and `ty` columns, sheared by
    `shear` degrees and zoomed by `zx` and `zy` around its middle.

    What comes from outside is filled as `fillMode` ("nearest") says, with `cval` for "constant".
    `order` 1 interpolates linearly, 0 takes the nearest pixel.
    """
    said = read_config("applyAffineTransform", config, {**_MOVES, **AXES, **_FILLING, "order": 1})
    return transformed(np.asarray(x), said, said, said["fillMode"], said["cval"], said["order"])


def transformed(
    x: Picture,
    moves: Mapping[str, float],
    axes: Mapping[str, int],
    fill_mode: str,
    cval: float,
    order: int,
) -> Picture:
    """The picture under the moves, or itself if they are none."""
    _check(x, axes, fill_mode, order)
    matrix = matrix_of(moves)
    if matrix is None:
        return x
    row, column, channel = axes["rowAxis"], axes["colAxis"], axes["channelAxis"]
    matrix = _about_middle(matrix, x.shape[row], x.shape[column])
    if column > row:
        swapped = [1, 0]
        matrix = matrix[:2][swapped][:, [1, 0, 2]]
    channels = np.moveaxis(x, channel, 0)
    made = resampled(channels, matrix[:2, :2], matrix[:2, 2], fill_mode, cval, order)
    return np.moveaxis(made, 0, channel)


def _check(x: Picture, axes: Mapping[str, int], fill_mode: str, order: int) -> None:
    given = [axes[key] for key in AXES]
    if sorted(given) != [0, 1, 2] or axes["channelAxis"] == 1:
        raise ValueError(
            "applyAffineTransform: rowAxis, colAxis and channelAxis: expected 0, 1 and 2 in some "
            f"order, with the channels first or last, got {given}"
        )
    if x.ndim != 3:
        raise ValueError(
            f"applyAffineTransform: expected a picture of three axes, got the shape {list(x.shape)}"
        )
    if fill_mode not in FILL_MODES:
        raise ValueError(f"fillMode: expected one of {', '.join(FILL_MODES)}, got {fill_mode!r}")
    if order not in (0, 1):
        raise ValueError(
            f"interpolationOrder: {order}: 0 (the nearest pixel) and 1 (linear) are carried out"
        )


def matrix_of(moves: Mapping[str, float]) -> NDArray[np.float64] | None:
    """The 3 by 3 matrix of the moves; None where there are none."""
    parts = []
    if moves["theta"] != 0:
        angle = np.deg2rad(moves["theta"])
        sine, cosine = np.sin(angle), np.cos(angle)
        parts.append(np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, 1]]))
    if moves["tx"] != 0 or moves["ty"] != 0:
        parts.append(np.array([[1, 0, moves["tx"]], [0, 1, moves["ty"]], [0, 0, 1]]))
    if moves["shear"] != 0:
        angle = np.deg2rad(moves["shear"])
        parts.append(np.array([[1, -np.sin(angle), 0], [0, np.cos(angle), 0], [0, 0, 1]]))
    if moves["zx"] != 1 or moves["zy"] != 1:
        parts.append(np.array([[moves["zx"], 0, 0], [0, moves["zy"], 0], [0, 0, 1]]))
    whole: NDArray[np.float64] | None = None
    for part in parts:
        whole = part if whole is None else np.dot(whole, part)
    return whole


def _about_middle(matrix: NDArray[np.float64], height: int, width: int) -> NDArray[np.float64]:
    down, right = height / 2 - 0.5, width / 2 - 0.5
    there = np.array([[1, 0, down], [0, 1, right], [0, 0, 1]])
    back = np.array([[1, 0, -down], [0, 1, -right], [0, 0, 1]])
    made: NDArray[np.float64] = np.dot(np.dot(there, matrix), back)
    return made


def resampled(
    channels: Picture,
    matrix: NDArray[np.float64],
    offset: NDArray[np.float64],
    fill_mode: str,
    cval: float,
    order: int,
) -> Picture:
    """`[channels, rows, columns]` read at `matrix @ [row, column] + offset`, as SciPy's
    affine_transform does: in float64, given back in the dtype of the picture."""
    height, width = channels.shape[1:]
    rows, columns = np.arange(height)[:, None], np.arange(width)[None, :]
    taps = []
    inside = np.ones((height, width), bool)
    for axis, length in enumerate((height, width)):
        place = offset[axis] + rows * matrix[axis, 0] + columns * matrix[axis, 1]
        place, known = _mapped(place, length, fill_mode)
        inside &= known
        taps.append(_taps(place, length, fill_mode, order))
    picture = channels.astype(np.float64)
    whole = np.zeros(channels.shape)
    for first, weight in taps[0]:
        for second, other in taps[1]:
            whole += picture[:, first, second] * weight * other
    if fill_mode == "constant":
        whole[:, ~inside] = cval
    return _stored(whole, channels.dtype)


def _mapped(place: Any, length: int, fill_mode: str) -> tuple[Any, Any]:
    """Coordinates beyond the picture as coordinates within it, and which of them need no `cval`."""
    before, behind = place < 0, place > length - 1
    match fill_mode:
        case "constant":
            return np.where(before | behind, 0.0, place), ~(before | behind)
        case "nearest":
            place = np.clip(place, 0, length - 1)
        case "reflect":
            place = _reflected(place, length)
        case "wrap":
            span = length - 1
            if span < 1:
                place = np.zeros_like(place)
            else:
                low = place + span * (np.trunc(-place / span) + 1)
                high = place - span * np.trunc(place / span)
                place = np.where(before, low, np.where(behind, high, place))
    return place, np.ones(place.shape, bool)


def _reflected(place: Any, length: int) -> Any:
    if length <= 1:
        return np.zeros_like(place)
    period = 2 * length
    low = np.where(place < -period, period * np.trunc(-place / period) + place, place)
    near = np.where(low > -_LEAST, _LEAST, -low) - 1.0
    low = np.where(low < -length, low + period, near)
    high = place - period * np.trunc(place / period)
    high = np.where(high >= length, period - high - 1, high)
    return np.where(place < 0, low, np.where(place > length - 1, high, place))


def _taps(place: Any, length: int, fill_mode: str, order: int) -> list[tuple[Any, Any]]:
    """The pixels that each coordinate lies between, and their weights."""
    if order == 0:
        nearest = np.floor(place + 0.5)
        return [(_at_border(nearest, length, fill_mode), 1.0)]
    start = np.floor(place)
    part = place - start
    return [
        (_at_border(start, length, fill_mode), 1.0 - part),
        (_at_border(start + 1, length, fill_mode), part),
    ]


def _at_border(index: Any, length: int, fill_mode: str) -> Any:
    """Whole coordinates one beyond the border: its own pixel, for no other mode weighs them."""
    if fill_mode == "reflect":
        index = _reflected(index, length)
    return np.clip(index, 0, length - 1).astype(np.intp)


def _stored(values: NDArray[np.float64], dtype: np.dtype[Any]) -> Picture:
    if dtype.kind == "f":
        return values.astype(dtype)
    limits = np.iinfo(dtype)
    rounded = np.trunc(values + np.where(values > 0, 0.5, -0.5))
    return np.clip(rounded, limits.min, limits.max).astype(dtype)


def _moved(name: str, x: Any, config: Mapping[str, Any] | None, **moves: float) -> Picture:
    said = read_config(name, config, RANDOM)
    order = said["interpolationOrder"]
    whole = {**_MOVES, **moves}
    return transformed(np.asarray(x), whole, said, said["fillMode"], said["cval"], order)


def randomRotation(x: Any, rg: float, config: Mapping[str, Any] | None = None) -> Picture:
    """The picture turned by an angle from `-rg` to `rg` degrees, drawn with numpy.random."""
    return _moved("randomRotation", x, config, theta=np.random.uniform(-rg, rg))


def randomShift(x: Any, wrg: float, hrg: float, config: Mapping[str, Any] | None = None) -> Picture:
    """The picture moved by at most the parts `wrg` of its width and `hrg` of its height."""
    said = read_config("randomShift", config, RANDOM)
    height, width = np.shape(x)[said["rowAxis"]], np.shape(x)[said["colAxis"]]
    down = np.random.uniform(-hrg, hrg) * height
    right = np.random.uniform(-wrg, wrg) * width
    return _moved("randomShift", x, config, tx=down, ty=right)


def randomShear(x: Any, intensity: float, config: Mapping[str, Any] | None = None) -> Picture:
    """The picture sheared by an angle from `-intensity` to `intensity` degrees."""
    return _moved("randomShear", x, config, shear=np.random.uniform(-intensity, intensity))


def randomZoom(x: Any, zoomRange: Any, config: Mapping[str, Any] | None = None) -> Picture:
    """The picture with both sides zoomed by factors within `zoomRange`, [least, most]."""
    if len(zoomRange) != 2:
        raise ValueError(f"randomZoom: zoomRange: expected [least, most], got {zoomRange}")
    down, right = (
        (1, 1) if tuple(zoomRange) == (1, 1) else np.random.uniform(zoomRange[0], zoomRange[1], 2)
    )
    return _moved("randomZoom", x, config, zx=down, zy=right)
