"""tf.browser: tensors from pixels and pixels from tensors, without a browser's elements."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from tfjs.engine.guarding import guarded
from tfjs.ops.convert import convert
from tfjs.ops.memory import scoped
from tfjs.ops.registry import show
from tfjs.promise import later
from tfjs.tensor import Tensor, from_numpy
from tfjs.typed_array import Uint8ClampedArray


def _member(owner: Any, name: str) -> Any:
    """An entry or an attribute; a class written in Python may have `get_context`."""
    if isinstance(owner, dict):
        return owner.get(name)
    found = getattr(owner, name, None)
    return getattr(owner, _CAPITAL.sub(r"_\g<0>", name).lower(), None) if found is None else found


_CAPITAL = re.compile(r"[A-Z]")


@guarded
def fromPixels(pixels: Any, numChannels: int = 3) -> Tensor:
    """An int32 tensor [height, width, numChannels] of the bytes of an image.

    ``pixels``: an object or dict with ``data`` (bytes of red, green, blue and alpha of each pixel),
    ``width`` and ``height``; one with ``getContext("2d")``, as a canvas has; or a NumPy array of
    [height, width] or [height, width, channels], such as ``np.asarray`` makes of a Pillow image.
    """
    if not 1 <= numChannels <= 4:
        raise ValueError("Cannot construct Tensor with more than 4 channels from pixels.")
    if pixels is None:
        raise ValueError("pixels passed to tf.browser.fromPixels() can not be null")
    if isinstance(pixels, np.ndarray):
        return _of_array(pixels, numChannels)
    width, height = _member(pixels, "width"), _member(pixels, "height")
    data = _member(pixels, "data")
    if data is None and callable(context := _member(pixels, "getContext")):
        image = _member(context("2d"), "getImageData")(0, 0, width, height)
        data = _member(image, "data")
    if data is None or width is None or height is None:
        raise TypeError(
            "pixels passed to tf.browser.fromPixels() must be pixel data (data, width, height), a "
            f"canvas with getContext, or a NumPy array, but was {type(pixels).__name__}"
        )
    values = np.frombuffer(data, np.uint8) if isinstance(data, bytes) else np.asarray(data)
    if values.size != 4 * width * height:
        raise ValueError(
            f"fromPixels: expected 4 bytes for each of {height} times {width} pixels, got "
            f"{values.size} bytes"
        )
    return _of_array(values.reshape(height, width, 4), numChannels)


def _of_array(image: Any, channels: int) -> Tensor:
    if image.ndim == 2:
        image = np.repeat(image[:, :, None], 3, axis=2)
    if image.ndim != 3 or image.shape[2] not in (1, 3, 4):
        raise ValueError(
            "fromPixels: expected an array of [height, width] or of [height, width, 1, 3 or 4], "
            f"got shape {list(image.shape)}"
        )
    if image.shape[2] == 1:
        image = np.repeat(image, 3, axis=2)
    if channels > image.shape[2]:
        opaque = np.full((*image.shape[:2], 1), 255, image.dtype)
        image = np.concatenate([image, opaque], axis=2)
    values = np.ascontiguousarray(image[:, :, :channels], np.int32)
    return from_numpy(values.reshape(-1), values.shape, "int32")


@scoped
def _bytes(img: Any) -> Uint8ClampedArray:
    image = convert(img, "img", "toPixels", "numeric")
    if not isinstance(img, Tensor):
        image = image.toInt()
    if image.rank not in (2, 3):
        raise ValueError(f"toPixels only supports rank 2 or 3 tensors, got rank {image.rank}.")
    depth = 1 if image.rank == 2 else image.dims[2]
    if depth not in (1, 3, 4):
        raise ValueError(f"toPixels only supports depth of size 1, 3 or 4 but got {depth}")
    if image.dtype not in ("float32", "int32"):
        raise ValueError(
            f"Unsupported type for toPixels: {image.dtype}. Please use float32 or int32 tensors."
        )
    most = 1 if image.dtype == "float32" else 255
    values = np.asarray(image).astype(np.float64).reshape(-1, depth)
    wrong = values[~((values >= 0) & (values <= most))]
    if wrong.size:
        raise ValueError(
            f"Tensor values for a {image.dtype} Tensor must be in the range [0 - {most}] but "
            f"encountered {wrong[0]:g}."
        )
    pixels = np.full((len(values), 4), 255, np.uint8)
    # JavaScript rounds halves up
    pixels[:, : max(depth, 3)] = np.floor(values * (255 // most) + 0.5)
    return pixels.reshape(-1).view(Uint8ClampedArray)


@later
def toPixels(img: Any, canvas: Any = None) -> Uint8ClampedArray:
    """A promise of the bytes (red, green, blue, alpha) of an image.

    ``img``: a tensor [height, width] or [height, width, 1, 3 or 4], float32 in [0, 1] or int32 in
    [0, 255]. NotImplementedError for a ``canvas``: there is none outside of a browser.
    """
    if canvas is not None:
        raise NotImplementedError("toPixels: there is no canvas to draw on outside of a browser")
    return _bytes(img)


for _function in (fromPixels, toPixels):
    show("browser", _function.__name__, _function)
show("browser", "fromPixelsAsync", later(fromPixels))
