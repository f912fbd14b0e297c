"""Blobs, streams and JavaScript's promises where the runtime awaits them; `tf.test_util`."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

import tfjs as tf
from tfjs import js


def test_a_blob_counts_and_cuts_bytes() -> None:
    blob = js.Blob(["aЖ", js.Uint8Array([1, 2])], {"type": "text/plain"})
    assert (blob.size, blob.type) == (5, "text/plain")
    assert blob.slice(0, 3).text().result() == "aЖ"
    assert blob.slice(-2).arrayBuffer().result() == b"\x01\x02"


def _counting(upto: int) -> Any:
    count = 0

    def pull(controller: Any) -> None:
        nonlocal count
        count += 1
        if count > upto:
            controller.close()
        else:
            controller.enqueue(count)

    return js.ReadableStream({"pull": pull})


def test_a_stream_is_read_value_by_value() -> None:
    assert list(_counting(3)) == [1, 2, 3]
    reader = _counting(1).getReader()
    assert reader.read().result() == {"value": 1, "done": False}
    assert reader.read().result() == {"value": None, "done": True}


def test_a_stream_gives_values_that_come_later() -> None:
    def start(controller: Any) -> None:
        js.setTimeout(lambda: controller.enqueue("late"), 1)
        js.setTimeout(controller.close, 2)

    assert list(js.ReadableStream({"start": start})) == ["late"]


def test_a_source_that_fails_rejects() -> None:
    def pull(controller: Any) -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        list(js.ReadableStream({"pull": pull}))
    stream = _counting(1)
    stream.getReader()
    with pytest.raises(TypeError, match="locked"):
        stream.getReader()


def test_weights_are_decoded_from_a_stream() -> None:
    data = tf.io.encodeWeights({"x": tf.tensor1d([1, 2, 3])}).result()
    stream = js.Blob([data["data"]]).stream()
    weights = tf.io.decodeWeightsStream(stream, data["specs"]).result()
    assert weights["x"].arraySync() == [1, 2, 3]


def _slow(value: Any) -> Any:
    return js.Promise(lambda resolve: js.setTimeout(lambda: resolve(value), 1))


def test_the_runtime_waits_for_promises_of_javascript() -> None:
    doubled = tf.data.array([1, 2]).mapAsync(lambda x: _slow(2 * x))
    assert doubled.toArray().result() == [2, 4]

    async def under_a_loop() -> Any:
        return await _slow(5)

    assert asyncio.run(under_a_loop()) == 5


def test_then_takes_functions_that_take_nothing() -> None:
    assert tf.scalar(1).data().then(lambda: "done").result() == "done"


def test_arrays_are_compared() -> None:
    tf.test_util.expectArraysClose(tf.tensor1d([1, 2]).dataSync(), [1, 2.0001])
    tf.test_util.expectArraysEqual(["a"], ["a"])
    for wrong in ([1], [1, 3]):
        with pytest.raises(AssertionError, match=r"Arrays (have different lengths|differ)"):
            tf.test_util.expectArraysClose(tf.tensor1d([1, 2]).dataSync(), wrong)
    with pytest.raises(AssertionError, match="different shapes"):
        tf.test_util.expectArraysEqual([[1, 2]], [1, 2])
    with pytest.raises(AssertionError, match="out of range"):
        tf.test_util.expectValuesInRange([5], 0, 1)
