"""tf.image.nonMaxSuppression and its relatives: the best boxes that do not overlap."""

from __future__ import annotations

import math
import struct
from collections.abc import Callable
from typing import Any

from tfjs import engine
from tfjs.ops.launch import converted
from tfjs.ops.registry import FloatTensor, op, show
from tfjs.promise import Promise, later
from tfjs.tensor import Tensor

KERNEL = engine.kernel("suppress_f32")
LOWEST = -math.inf


def _check(boxes: Tensor, scores: Tensor, iou_threshold: float, deviation: float) -> None:
    if not 0 <= iou_threshold <= 1:
        raise ValueError(f"iouThreshold must be in [0, 1], but was '{iou_threshold}'")
    if boxes.rank != 2:
        raise ValueError(f"boxes must be a 2D tensor, but was of rank '{boxes.rank}'")
    if boxes.dims[1] != 4:
        raise ValueError(f"boxes must have 4 columns, but 2nd dimension was {boxes.dims[1]}")
    if scores.rank != 1:
        raise ValueError("scores must be a 1D tensor")
    if scores.dims[0] != boxes.dims[0]:
        raise ValueError(
            f"scores has incompatible shape with boxes. Expected {boxes.dims[0]}, but was "
            f"{scores.dims[0]}"
        )
    if not 0 <= deviation <= 1:
        raise ValueError(f"softNmsSigma must be in [0, 1], but was '{deviation}'")


def _selected(
    boxes: Tensor,
    scores: Tensor,
    most: int,
    iou_threshold: float,
    score_threshold: float,
    deviation: float,
    pad: bool = False,
) -> tuple[Tensor, Tensor, int]:
    """Indices and scores of the boxes chosen, and their number; zeros follow if ``pad``."""
    _check(boxes, scores, iou_threshold, deviation)
    count = boxes.dims[0]
    most = max(0, min(int(most), count))
    indices: Tensor = engine.empty((most,), "int32")
    chosen: Tensor = engine.empty((most,), "float32")
    indices.storage.clear()
    chosen.storage.clear()
    found: Tensor = engine.empty((), "int32")
    constants = engine.Buffer(24)
    constants.write(struct.pack("=3d", iou_threshold, score_threshold, deviation))
    work = tuple(engine.Buffer(width * count) for width in (8, 4, 4))
    boxes, scores = converted(boxes, "float32"), converted(scores, "float32")
    storages = (boxes.storage, scores.storage, constants, indices.storage, chosen.storage)
    engine.run(KERNEL, (*storages, found.storage, *work), (0, 1, 1, count, most))
    number = int(found.item())
    if pad or number == most:
        return indices, chosen, number
    return indices.slice(0, number), chosen.slice(0, number), number


@op(namespace="image")
def nonMaxSuppression(
    boxes: FloatTensor,
    scores: FloatTensor,
    maxOutputSize: int,
    iouThreshold: float = 0.5,
    scoreThreshold: float = LOWEST,
) -> Tensor:
    """Indices of at most ``maxOutputSize`` boxes [y1, x1, y2, x2], best score first.

    A box that shares ``iouThreshold`` of its union with a better one, or whose score is not above
    ``scoreThreshold``, is left out.
    """
    return _selected(boxes, scores, maxOutputSize, iouThreshold, scoreThreshold, 0)[0]


@op(namespace="image")
def nonMaxSuppressionWithScore(
    boxes: Tensor,
    scores: Tensor,
    maxOutputSize: int,
    iouThreshold: float = 0.5,
    scoreThreshold: float = LOWEST,
    softNmsSigma: float = 0.0,
) -> dict[str, Tensor]:
    """``{"selectedIndices", "selectedScores"}``; with ``softNmsSigma`` overlap lowers the score."""
    indices, chosen, _ = _selected(
        boxes, scores, maxOutputSize, iouThreshold, scoreThreshold, softNmsSigma
    )
    return {"selectedIndices": indices, "selectedScores": chosen}


@op(namespace="image")
def nonMaxSuppressionPadded(
    boxes: Tensor,
    scores: Tensor,
    maxOutputSize: int,
    iouThreshold: float = 0.5,
    scoreThreshold: float = LOWEST,
    padToMaxOutputSize: bool = False,
) -> dict[str, Tensor]:
    """``{"selectedIndices", "validOutputs"}``, the former filled with zeros if asked for."""
    indices, _, count = _selected(
        boxes, scores, maxOutputSize, iouThreshold, scoreThreshold, 0, padToMaxOutputSize
    )
    return {"selectedIndices": indices, "validOutputs": _scalar(count)}


def _scalar(value: int) -> Tensor:
    one: Tensor = engine.empty((), "int32")
    one.storage.write(struct.pack("i", value))
    return one


def _asynchronous(operation: Callable[..., Any]) -> Callable[..., Promise[Any]]:
    """The operation as a function whose result comes as a promise."""
    function = later(operation)
    function.__name__ = function.__qualname__ = f"{operation.__name__}Async"
    function.__doc__ = f"A promise of ``tf.image.{operation.__name__}``."
    return function


for _operation in (
    nonMaxSuppression,
    nonMaxSuppressionWithScore,
    nonMaxSuppressionPadded,
):
    show("image", f"{_operation.__name__}Async", _asynchronous(_operation))
