"""Brighter, darker and tinted pictures: ``tf.util.applyBrightnessShift`` and its like, which
compute what keras.preprocessing.image computes with Pillow. Extensions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from tfjs.util.affine import Picture

_TRANSPARENT = 4


def applyChannelShift(x: Any, intensity: float, channelAxis: int = 0) -> Picture:
    """`intensity` added to all of a picture, within its own least and greatest number."""
    picture = np.asarray(x)
    shifted: Picture = np.clip(picture + intensity, np.min(picture), np.max(picture))
    return shifted


def randomChannelShift(x: Any, intensityRange: float, channelAxis: int = 0) -> Picture:
    """The same by a number from `-intensityRange` to `intensityRange`."""
    return applyChannelShift(x, np.random.uniform(-intensityRange, intensityRange), channelAxis)


def applyBrightnessShift(x: Any, brightness: float, scale: bool = True) -> Picture:
    """A picture `[rows, columns, channels]` as 256 shades times `brightness`, at most 255.

    With `scale` its least number is black and its greatest white; without, only where it has
    numbers below 0 or above 255, and it is scaled back then.
    """
    picture = np.asarray(x)
    if picture.ndim != 3 or picture.shape[2] not in (1, 3, _TRANSPARENT):
        raise ValueError(
            "applyBrightnessShift: expected a picture of 1, 3 or 4 channels, the last axis, got "
            f"the shape {list(picture.shape)}"
        )
    least, most = np.min(picture), np.max(picture)
    beyond = bool(least < 0 or most > 255)
    shades = picture.astype(np.float32)
    if scale or beyond:
        shades = shades - np.min(shades)
        top = np.max(shades)
        shades = (shades / top if top != 0 else shades) * 255
    shades = shades.astype(np.uint8).astype(np.float32)
    changed = np.clip(np.trunc(shades * np.float32(brightness)), 0, 255)
    if picture.shape[2] == _TRANSPARENT:
        changed[:, :, 3] = shades[:, :, 3]
    made: Picture = changed / 255 * (most - least) + least if beyond and not scale else changed
    return made


def randomBrightness(x: Any, brightnessRange: Sequence[float], scale: bool = True) -> Picture:
    """The same by a factor within `brightnessRange`, [least, most]."""
    if len(brightnessRange) != 2:
        raise ValueError(
            f"randomBrightness: brightnessRange: expected [least, most], got {brightnessRange}"
        )
    least, most = brightnessRange
    return applyBrightnessShift(x, np.random.uniform(least, most), scale)
