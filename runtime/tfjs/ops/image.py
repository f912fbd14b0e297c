"""tf.image: crops, transforms, colours, thresholds."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from tfjs.ops.binary import real
from tfjs.ops.launch import converted
from tfjs.ops.registry import FloatTensor, IntTensor, op
from tfjs.ops.sampling import BOXES, MODES, PROJECTION, Grid, sample
from tfjs.tensor import Tensor, from_numpy

LUMA = (0.2989, 0.5870, 0.1140)  # of red, green and blue, by CCIR 601


def _check_rank(image: Tensor, name: str, rank: int = 4) -> None:
    if image.rank != rank:
        raise ValueError(f"Error in {name}: image must be rank {rank},but got rank {image.rank}.")


@op(namespace="image")
def cropAndResize(
    image: Tensor,
    boxes: FloatTensor,
    boxInd: IntTensor,
    cropSize: Sequence[int],
    method: str = "bilinear",
    extrapolationValue: float = 0,
) -> Tensor:
    """Boxes of images, each resized to ``cropSize``: [boxes, height, width, channels].

    ``boxes``: [n, 4] of y1, x1, y2, x2, where 0 is the first and 1 the last pixel's centre;
    ``boxInd`` names the image of each. Places outside give ``extrapolationValue``.
    """
    count = boxes.dims[0] if boxes.rank else 0
    _check_rank(image, "cropAndResize")
    shape = ",".join(map(str, boxes.dims))
    if boxes.rank != 2 or boxes.dims[1] != 4:
        raise ValueError(
            f"Error in cropAndResize: boxes must be have size [{count},4] but had shape {shape}."
        )
    if boxInd.dims != (count,):
        raise ValueError(
            f"Error in cropAndResize: boxInd must be have size [{count}] but had shape {shape}."
        )
    if len(cropSize) != 2:
        raise ValueError(
            "Error in cropAndResize: cropSize must be of length 2, but got length "
            f"{len(cropSize)}."
        )
    if min(cropSize) < 1:
        raise ValueError(f"cropSize must be atleast [1,1], but was {','.join(map(str, cropSize))}")
    if method not in ("bilinear", "nearest"):
        raise ValueError(f"method must be bilinear or nearest, but was {method}")
    bilinear = method == "bilinear"
    grid = Grid.of(image, cropSize, BOXES, count, bilinear=bilinear)
    return sample(real(image), boxes, boxInd, grid, extrapolationValue)


@op(namespace="image")
def transform(
    image: FloatTensor,
    transforms: FloatTensor,
    interpolation: str = "nearest",
    fillMode: str = "constant",
    fillValue: float = 0,
    outputShape: Sequence[int] | None = None,
) -> Tensor:
    """Projective transforms [a0, a1, a2, b0, b1, b2, c0, c1] of images, one for all or one each.

    Output pixel (x, y) is input pixel ((a0 x + a1 y + a2) / k, (b0 x + b1 y + b2) / k) with
    k = c0 x + c1 y + 1. ``fillMode``: what is outside, "constant", "reflect", "wrap" or "nearest".
    """
    _check_rank(image, "transform")
    batch = image.dims[0]
    if transforms.rank != 2 or transforms.dims[0] not in (batch, 1) or transforms.dims[1] != 8:
        raise ValueError("Error in transform: Input transform should be batch x 8 or 1 x 8")
    if outputShape is not None and len(outputShape) != 2:
        raise ValueError(
            "Error in transform: outputShape must be [height, width] or null, but got "
            f"{','.join(map(str, outputShape))}."
        )
    if interpolation not in ("nearest", "bilinear"):
        raise ValueError(
            f"Error in Transform: Expect 'nearest' or 'bilinear', but got {interpolation}"
        )
    if fillMode not in MODES:
        raise ValueError(f"transform: fillMode must be one of {', '.join(MODES)}, got {fillMode}")
    size = image.dims[1:3] if outputShape is None else outputShape
    bilinear = interpolation == "bilinear"
    grid = Grid.of(image, size, PROJECTION, transforms.dims[0], MODES[fillMode], bilinear)
    return sample(image, transforms, _each(batch), grid, fillValue)


def _each(count: int) -> Tensor:
    return from_numpy(np.arange(count, dtype=np.int32), [count], "int32")


@op(namespace="image")
def rotateWithOffset(
    image: FloatTensor,
    radians: float,
    fillValue: float | Sequence[float] = 0,
    center: float | Sequence[float] = 0.5,
) -> Tensor:
    """Images turned around ``center`` (part of the extents, or [x, y]), with the nearest pixels.

    ``fillValue`` for what comes from outside may be a list of a value per channel; a fourth
    channel gets 255 then.
    """
    _check_rank(image, "rotateWithOffset")
    if not math.isfinite(radians):
        raise ValueError(f"rotateWithOffset: radians must be finite, got {radians}")
    batch, height, width, channels = image.dims
    across, down = center if isinstance(center, Sequence) else (center, center)
    x, y = width * across, height * down
    sine, cosine = math.sin(radians), math.cos(radians)
    turn = [cosine, -sine, x - x * cosine + y * sine, sine, cosine, y - x * sine - y * cosine, 0, 0]
    row = from_numpy(np.array(turn, np.float32), [1, 8], "float32")
    grid = Grid.of(image, (height, width), PROJECTION, 1)
    if not isinstance(fillValue, Sequence):
        return sample(image, row, _each(batch), grid, fillValue)
    colours = [255 if at == 3 else fillValue[at] for at in range(channels)]
    outside = sample(image.onesLike(), row, _each(batch), grid, 0).equal(0)
    fill = from_numpy(np.array(colours, np.float32), [channels], "float32")
    turned: Tensor = fill.where(outside, sample(image, row, _each(batch), grid, 0))
    return turned


@op(namespace="image")
def flipLeftRight(image: FloatTensor) -> Tensor:
    """Images [batch, height, width, channels] mirrored."""
    _check_rank(image, "flipLeftRight")
    return image.reverse(2)


def _channels(image: Tensor, name: str, kind: str, count: int) -> None:
    if image.rank < 2:
        raise ValueError(
            f"Error in {name}: images must be at least rank 2, but got rank {image.rank}."
        )
    if image.dims[-1] != count:
        raise ValueError(
            f"Error in {name}: last dimension of {kind} image should be size {count}, but got "
            f"size {image.dims[-1]}."
        )


@op(namespace="image")
def grayscaleToRGB(image: Tensor) -> Tensor:
    """The one channel of the last axis three times."""
    _channels(image, "grayscaleToRGB", "a grayscale", 1)
    coloured: Tensor = image.tile([1] * (image.rank - 1) + [3])
    return coloured


def _luma(image: Tensor) -> Tensor:
    weights = from_numpy(np.array(LUMA, np.float32), [3, 1], "float32")
    flat = real(image).reshape([-1, 3])
    grey: Tensor = flat.matMul(weights).reshape([*image.dims[:-1], 1])
    return grey


@op(namespace="image")
def rgbToGrayscale(image: Tensor) -> Tensor:
    """The three channels of the last axis weighted by their luma, in the dtype of ``image``."""
    _channels(image, "RGBToGrayscale", "an RGB", 3)
    if image.rank > 6:
        raise ValueError("Not a valid tensor rank.")
    grey: Tensor = _luma(image)
    return grey if image.dtype == "float32" else converted(grey, image.dtype)


@op(namespace="image")
def threshold(
    image: Tensor, method: str = "binary", inverted: bool = False, threshValue: float = 0.5
) -> Tensor:
    """255 where the image's luma is above a threshold, else 0, as int32; the reverse if inverted.

    "binary": ``threshValue`` of 255; "otsu": the one that separates two classes of pixels best.
    """
    if image.rank != 3:
        raise ValueError(f"Error in threshold: image must be rank 3,but got rank {image.rank}.")
    if image.dims[2] not in (1, 3):
        raise ValueError(
            "Error in threshold: image color channel must be equal to 3 or 1but got "
            f"{image.dims[2]}."
        )
    if image.dtype not in ("int32", "float32"):
        raise TypeError(
            "Error in dtype: image dtype must be int32 or float32,but got dtype " f"{image.dtype}."
        )
    if method not in ("otsu", "binary"):
        raise ValueError(f"Method must be binary or otsu, but was {method}")
    grey = _luma(image) if image.dims[2] == 3 else image
    limit = threshValue * 255 if method == "binary" else _otsu(grey)
    chosen = grey.lessEqual(limit) if inverted else grey.greater(limit)
    return converted(chosen, "int32") * from_numpy(np.array([255], np.int32), [], "int32")


def _otsu(grey: Tensor) -> float:
    """The last level of the darker class for which the variance between two classes is largest."""
    levels = np.asarray(grey.round()).astype(np.int64).reshape(-1)
    counts = np.bincount(levels[(levels >= 0) & (levels < 256)], minlength=256).astype(np.float64)
    below = np.cumsum(counts)[:-1]
    sums = np.cumsum(counts * np.arange(256))
    above = counts.sum() - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = sums[:-1] / below - (sums[-1] - sums[:-1]) / above
        between = np.nan_to_num(below * above / grey.size**2 * apart**2)
    best = int(between.argmax())
    return best if between[best] > 0 else -1
