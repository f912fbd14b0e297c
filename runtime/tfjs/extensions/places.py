"""Operations of Keras whose shapes and axes are known only when the program runs."""

from __future__ import annotations

from typing import Any

import tfjs as tf
from tfjs.extensions.results import numberOf
from tfjs.extensions.shapes import axesOf


def wholeNumbers(values: Any) -> list[int]:
    """The whole numbers of a tensor, or of a list of numbers and tensors of one element."""
    if isinstance(values, tf.Tensor):
        tensor: tf.Tensor = values
        return [int(one) for one in tensor.dataSync()]
    given: list[Any] = values
    return [int(numberOf(one) if isinstance(one, tf.Tensor) else one) for one in given]


def sliceUpdate(inputs: tf.Tensor, startIndices: Any, updates: tf.Tensor) -> tf.Tensor:
    """The tensor with `updates` in it from `startIndices` on, which are moved so that they fit."""
    around: list[list[int]] = []
    for axis, start in enumerate(wholeNumbers(startIndices)):
        extent: int = inputs.shape[axis]
        length: int = updates.shape[axis]
        first = max(0, min(start, extent - length))
        around.append([first, extent - length - first])
    numbers = updates.cast("int32") if updates.dtype == "bool" else updates
    padded = tf.pad(numbers, around).cast(updates.dtype)
    return tf.where(tf.pad(tf.ones(updates.shape), around).cast("bool"), padded, inputs)


def takeAlongAxis(x: tf.Tensor, indices: tf.Tensor, axis: int) -> tf.Tensor:
    """For each place of `indices` the element of `x` there, but at the index along an axis. The
    other axes may be of extent 1 in either, negative indices count from the end."""
    rank = x.rank
    place = axesOf(axis, rank)[0]
    count: int = x.shape[place]
    ofX: list[int] = []
    ofIndices: list[int] = []
    order: list[int] = []
    for each in range(rank):
        here: int = x.shape[each]
        there: int = indices.shape[each]
        ofX.append(here if each == place else max(here, there))
        ofIndices.append(there if each == place else max(here, there))
        if each != place:
            order.append(each)
    order.append(place)
    back: list[int] = [order.index(each) for each in range(rank)]
    whole = indices.cast("int32")
    fromStart = tf.where(tf.less(whole, 0), tf.add(whole, count), whole)
    rows = tf.transpose(tf.broadcastTo(x, ofX), order)
    places = tf.transpose(tf.broadcastTo(fromStart, ofIndices), order)
    taken = tf.gather(rows, places.cast("int32"), rank - 1, rank - 1)
    return tf.transpose(taken, back)


def dotAlongLast(x: tf.Tensor, y: tf.Tensor) -> tf.Tensor:
    """Products of x's last axis with y's last but one (with its only one), for any ranks."""
    if x.rank == 0 or y.rank == 0:
        return tf.mul(x, y)
    if x.rank < 3 and y.rank < 3:
        return tf.dot(x, y)
    place = max(y.rank - 2, 0)
    others: list[int] = [each for each in range(y.rank) if each != place]
    columns = tf.transpose(y, [place, *others])
    length: int = columns.shape[0]
    made = tf.matMul(tf.reshape(x, [-1, length]), tf.reshape(columns, [length, -1]))
    return tf.reshape(made, [*x.shape[:-1], *columns.shape[1:]])


def repeatElements(x: tf.Tensor, repeats: Any, axis: int | None = None) -> tf.Tensor:
    """Each element along an axis so many times: one number for all, or one for each. Without an
    axis those of the flat tensor."""
    return repeated(x, repeats, axis)


def repeated(x: tf.Tensor, repeats: Any, axis: int | None) -> tf.Tensor:
    """What `repeatElements` gives."""
    flat = tf.reshape(x, [-1]) if axis is None else x
    place = 0 if axis is None else axesOf(axis, x.rank)[0]
    extent: int = flat.shape[place]
    isOne = not isinstance(repeats, list) and not isinstance(repeats, tf.Tensor)
    counts = wholeNumbers([repeats] if isOne else repeats)
    places: list[int] = []
    for index in range(extent):
        count = counts[0] if len(counts) == 1 else counts[index]
        for _ in range(count):
            places.append(index)
    return tf.gather(flat, tf.tensor1d(places, "int32"), place)


def dotProductAttention(
    query: tf.Tensor,
    key: tf.Tensor,
    value: tf.Tensor,
    bias: tf.Tensor | None = None,
    mask: tf.Tensor | None = None,
    scale: float | None = None,
    isCausal: bool = False,
) -> tf.Tensor:
    """Attention with the axes [batch, length, heads, size]: keys and values may have fewer heads,
    of which each then serves several. What `mask` has as false is not looked at."""
    return attended(query, key, value, bias, mask, scale, isCausal)


def attended(
    query: tf.Tensor,
    key: tf.Tensor,
    value: tf.Tensor,
    bias: tf.Tensor | None,
    mask: tf.Tensor | None,
    scale: float | None,
    isCausal: bool,
) -> tf.Tensor:
    """What `dotProductAttention` gives."""
    heads: int = query.shape[2]
    keys = sharedHeads(key, heads)
    values = sharedHeads(value, heads)
    size: int = query.shape[3]
    factor = size**-0.5 if scale is None else scale
    asked = tf.transpose(query, [0, 2, 1, 3])
    scores = tf.mul(tf.matMul(asked, tf.transpose(keys, [0, 2, 1, 3]), False, True), factor)
    if bias is not None:
        scores = tf.add(scores, bias)
    if mask is not None:
        scores = tf.where(mask.cast("bool"), scores, tf.scalar(-2.4e38))
    if isCausal:
        rows: int = scores.shape[2]
        columns: int = scores.shape[3]
        below = tf.linalg.bandPart(tf.ones([rows, columns]), -1, 0).cast("bool")
        scores = tf.where(below, scores, tf.scalar(-2.4e38))
    weights = tf.softmax(scores)
    return tf.transpose(tf.matMul(weights, tf.transpose(values, [0, 2, 1, 3])), [0, 2, 1, 3])


def sharedHeads(x: tf.Tensor, heads: int) -> tf.Tensor:
    """Each head as often as it serves."""
    own: int = x.shape[2]
    return x if own == heads else repeated(x, heads // own, 2)
