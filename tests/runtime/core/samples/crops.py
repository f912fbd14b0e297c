"""tf.image apart from resizing: crops, transforms, colours, suppression."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from samples.sample import Array, Sample, floats, integers, real, whole

IMAGES = real(2, 4, 5, 3)
BOXES = floats([[0.1, 0.15, 0.7, 0.9], [0.9, 0.1, 0.2, 0.77], [-0.2, 0.3, 1.4, 0.6]])
IDS = integers([0, 1, 1])
SHIFT = floats([[0.9, 0.2, 0.137, -0.1, 1.1, 0.223, 0.01, -0.02]])
SHIFTS = np.concatenate([SHIFT, SHIFT[:, ::-1] * 0.3 + 0.21])


def _at(image: Array, y: int, x: int, fill: float) -> Any:
    height, width, _ = image.shape
    return image[y, x] if 0 <= y < height and 0 <= x < width else np.full(image.shape[-1], fill)


def _between(image: Array, y: float, x: float, fill: float) -> Any:
    top, left = math.floor(y), math.floor(x)
    down, right = y - top, x - left
    upper = _at(image, top, left, fill) * (1 - right) + _at(image, top, left + 1, fill) * right
    lower = _at(image, top + 1, left, fill) * (1 - right)
    lower = lower + _at(image, top + 1, left + 1, fill) * right
    return upper * (1 - down) + lower * down


def _nearest(image: Array, y: float, x: float, fill: float) -> Any:
    return _at(image, math.floor(y + 0.5), math.floor(x + 0.5), fill)


def _crop(
    images: Array, boxes: Array, ids: Array, size: Any, method: str = "bilinear", fill: float = 0
) -> Array:
    height, width = images.shape[1] - 1, images.shape[2] - 1
    result = np.zeros((len(boxes), *size, images.shape[3]))
    for n, (y1, x1, y2, x2) in enumerate(boxes):
        for i, j in np.ndindex(*size):
            down = i / (size[0] - 1) if size[0] > 1 else 0.5
            across = j / (size[1] - 1) if size[1] > 1 else 0.5
            y, x = (y1 + (y2 - y1) * down) * height, (x1 + (x2 - x1) * across) * width
            inside = 0 <= y <= height and 0 <= x <= width
            read = _between if method == "bilinear" else _nearest
            result[n, i, j] = read(images[ids[n]], y, x, fill) if inside else fill
    return result


def _back(at: float, extent: int, mode: str) -> float:
    if mode == "constant":
        return at
    if mode == "reflect":
        at = at % (2 * extent)
        at = 2 * extent - 1 - at if at >= extent else at
    return min(max(at, 0), extent - 1)


def _transform(
    images: Array,
    transforms: Array,
    interpolation: str = "nearest",
    mode: str = "constant",
    fill: float = 0,
    size: Any = None,
) -> Array:
    _, height, width, channels = images.shape
    size = size or [height, width]
    result = np.zeros((len(images), *size, channels))
    for n, image in enumerate(images):
        t = transforms[n % len(transforms)]
        for i, j in np.ndindex(*size):
            depth = t[6] * j + t[7] * i + 1
            x = _back((t[0] * j + t[1] * i + t[2]) / depth, width, mode)
            y = _back((t[3] * j + t[4] * i + t[5]) / depth, height, mode)
            read = _between if interpolation == "bilinear" else _nearest
            result[n, i, j] = read(image, y, x, fill)
    return result


def _rotate(images: Array, angle: float, fill: Any = 0, center: Any = 0.5) -> Array:
    across, down = center if isinstance(center, list) else (center, center)
    _, height, width, channels = images.shape
    x, y = width * across, height * down
    c, s = math.cos(angle), math.sin(angle)
    turn = floats([[c, -s, x - x * c + y * s, s, c, y - x * s - y * c, 0, 0]])
    if not isinstance(fill, list):
        return _transform(images, turn, fill=fill)
    outside = _transform(np.ones_like(images), turn) == 0
    return np.where(outside, np.array(fill[:channels]), _transform(images, turn))


def _luma(image: Array) -> Any:
    return image @ np.array([0.2989, 0.587, 0.114])


def _overlap(a: Array, b: Array) -> float:
    area = [abs((q[2] - q[0]) * (q[3] - q[1])) for q in (a, b)]
    if min(area) == 0:
        return 0
    tops = max(min(a[0], a[2]), min(b[0], b[2])), min(max(a[0], a[2]), max(b[0], b[2]))
    sides = max(min(a[1], a[3]), min(b[1], b[3])), min(max(a[1], a[3]), max(b[1], b[3]))
    common = max(tops[1] - tops[0], 0) * max(sides[1] - sides[0], 0)
    return float(common / (sum(area) - common))


def _suppress(
    boxes: Array, scores: Array, most: int, limit: float = 0.5, lowest: float = -math.inf,
    deviation: float = 0,
) -> list[Any]:  # fmt: skip
    left = {i: float(s) for i, s in enumerate(scores) if s > lowest}
    chosen: list[int] = []
    marks: list[float] = []
    while left and len(chosen) < most:
        best = max(left, key=lambda i: (left[i], -i))
        chosen.append(best)
        marks.append(left.pop(best))
        for i in list(left):
            shared = _overlap(boxes[i], boxes[best])
            if shared >= limit:
                del left[i]
            elif deviation:
                left[i] *= math.exp(-0.5 / deviation * shared**2)
                if left[i] <= lowest:
                    del left[i]
    return [np.array(chosen), np.array(marks)]


RANKED = floats([[0, at, 1, at + 1] for at in (0, 0.1, -0.1, 10, 10.1, 100)] + [[1, 101, 0, 100]])
MARKS = floats([0.9, 0.75, 0.6, 0.95, 0.5, 0.3, 0.2])

# The oracle reads a place as the kernels' documentation says; the gradient of every entry of the
# grid is one of places.
GRID = (2, 4, 5, 3, 3, 2, 0, 3, 0, 1)


def _sample(images: Array, boxes: Array, ids: Array, grid: Any, fill: float = 0) -> Array:
    return _crop(images, boxes, ids, [grid.out_height, grid.out_width], "bilinear", fill)


def _unsample(y: Array, boxes: Array, ids: Array, grid: Any) -> Array:
    x = np.zeros((grid.batch, grid.height, grid.width, grid.channels))
    one = np.zeros_like(x)
    for place in np.ndindex(*x.shape):
        one[place] = 1
        x[place] = (_sample(one, boxes, ids, grid) * y).sum()
        one[place] = 0
    return x


def _grid() -> Any:
    from tfjs.ops.sampling import Grid

    return Grid(*GRID)


ROWS: dict[str, list[Sample]] = {
    "cropAndResize": [
        Sample((IMAGES, BOXES, IDS, [3, 2]), _crop),
        Sample((IMAGES, BOXES, IDS, [1, 3], "bilinear", 2), _crop),
        Sample((IMAGES, BOXES[:2], IDS[:2], [3, 4], "nearest"), _crop),
        Sample((whole(1, 3, 3, 1), floats([[0, 0, 1, 1]]), integers([0]), [2, 2]), _crop, False),
    ],
    "sample": [Sample((IMAGES, BOXES, IDS, _grid()), _sample)],
    "unsample": [Sample((real(3, 3, 2, 3), BOXES, IDS, _grid()), _unsample)],
    "transform": [
        Sample((IMAGES, SHIFT), _transform),
        Sample((IMAGES, SHIFT, "bilinear"), _transform),
        Sample((IMAGES, SHIFTS, "bilinear", "constant", 0.5, [3, 2]), _transform),
        Sample((IMAGES, SHIFTS * 3, "nearest", "reflect"), _transform),
        Sample((IMAGES, SHIFTS * 3, "bilinear", "nearest"), _transform, False),
        *[Sample((IMAGES[:1], SHIFT, *rest), _transform)
          for rest in ((), ("bilinear",), ("bilinear", "constant", 0.5, [3, 2]))],
        *[Sample((IMAGES[:1], SHIFT * 2.3, *rest), _transform, False)
          for rest in (("nearest", "reflect"), ("bilinear", "nearest"))],
    ],
    "rotateWithOffset": [
        Sample((IMAGES, 0.7), _rotate),
        Sample((IMAGES, -1.1, 3, [0.25, 0.6]), _rotate),
        Sample((IMAGES, 0.7, [1, 2, 3]), _rotate),
    ],
    "flipLeftRight": [Sample((IMAGES,), lambda x: x[:, :, ::-1])],
    "grayscaleToRGB": [Sample((real(2, 3, 1),), lambda x: np.repeat(x, 3, -1))],
    "rgbToGrayscale": [
        Sample((IMAGES,), lambda x: _luma(x)[..., None]),
        Sample((whole(4, 3),), lambda x: np.trunc(_luma(x))[..., None], False),
    ],
    "threshold": [
        Sample((whole(4, 4, 3) * 20,), lambda x: (_luma(x) > 127.5)[..., None] * 255, False),
        Sample((whole(4, 4, 1) * 20, "binary", True, 0.2),
               lambda x, m, i, t: (x <= t * 255) * 255, False),
        Sample((integers([[[10], [12], [200]], [[210], [11], [205]]]), "otsu"),
               lambda x, m: (x > 100) * 255, False),
    ],
    "nonMaxSuppression": [
        Sample((RANKED, MARKS, *rest), lambda *a: _suppress(*a)[0], False)
        for rest in ((3,), (30,), (7, 0.2), (7, 0.5, 0.4))
    ],
    "nonMaxSuppressionWithScore": [
        Sample((RANKED, MARKS, *rest), _suppress, False)
        for rest in ((3,), (6, 0.5, 0.0, 0.5), (7, 1.0, 0.2, 0.3))
    ],
    "nonMaxSuppressionPadded": [
        Sample((RANKED, MARKS, 6, 0.5, 0.4), lambda *a: [_suppress(*a)[0], 2], False),
        Sample((RANKED, MARKS, 6, 0.5, 0.4, True),
               lambda *a: [np.pad(_suppress(*a[:5])[0], (0, 4)), 2], False),
    ],
}  # fmt: skip
