"""Datasets in Python: what goes in, how they are read, what is said of what cannot be."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Iterator
from typing import Any

import numpy as np
import pytest

import tfjs as tf


def _read(dataset: Any) -> list[Any]:
    found: list[Any] = dataset.toArray().result()
    return found


def test_elements_come_by_for_by_iterator_and_as_a_list() -> None:
    dataset = tf.data.array([1, 2, 3]).map(lambda x: x * 2)
    assert list(dataset) == [2, 4, 6]
    assert _read(dataset) == [2, 4, 6]
    iterator = dataset.iterator().result()
    assert iterator.next().result() == {"value": 2, "done": False}
    assert list(iterator) == [4, 6]
    assert iterator.next().result() == {"value": None, "done": True}
    assert dataset.toArrayForTest().result() == [2, 4, 6]


def _counting() -> Iterator[int]:
    yield from range(3)


class _JavaScriptIterator:
    def __init__(self) -> None:
        self.count = 0

    def next(self) -> dict[str, Any]:
        self.count += 1
        return {"value": self.count - 1, "done": self.count > 3}


async def _asynchronous() -> AsyncIterator[int]:
    for one in range(3):
        await asyncio.sleep(0)
        yield one


@pytest.mark.parametrize(
    "function",
    [
        _counting,
        lambda: range(3),
        lambda: iter([0, 1, 2]),
        _JavaScriptIterator,
        lambda: {"next": _JavaScriptIterator().next},
        _asynchronous,
        lambda: tf.data.array([0, 1, 2]).iterator(),
    ],
    ids=[
        "a generator", "an iterable", "an iterator", "an object with next()", "a dict with next",
        "an asynchronous generator", "a promise of a stream",
    ],
)  # fmt: skip
def test_a_generator_is_called_for_every_pass(function: Any) -> None:
    dataset = tf.data.generator(function)
    assert dataset.size is None
    assert [_read(dataset), _read(dataset)] == [[0, 1, 2], [0, 1, 2]]


def test_a_function_is_shared_by_all_passes() -> None:
    source = _JavaScriptIterator()
    dataset = tf.data.func(source.next)
    assert _read(dataset.take(2)) == [0, 1]
    assert _read(dataset) == [2]


def test_a_dataset_of_ones_own_gives_any_python_iterator() -> None:
    class Squares(tf.data.Dataset):
        size = 3

        def iterator(self) -> Any:
            return (n * n for n in range(3))

    assert _read(Squares().batch(2))[1].arraySync() == [4]
    assert list(Squares()) == [0, 1, 4]


def test_batches_have_tensors_in_the_place_of_values() -> None:
    rows = [{"x": [i, i + 1], "y": {"z": i}} for i in range(3)]
    first, last = _read(tf.data.array(rows).batch(2))
    assert first["x"].arraySync() == [[0, 1], [1, 2]]
    assert (last["x"].shape, last["y"]["z"].arraySync()) == ([1, 2], [2])
    assert len(_read(tf.data.array(rows).batch(2, False))) == 1


@pytest.mark.parametrize(
    ("row", "dtype"),
    [(np.array([1, 2], np.int32), "int32"), (np.array([1.5]), "float32"), ([True], "bool"),
     ("a", "string"), (2, "float32")],
)  # fmt: skip
def test_the_dtype_of_a_batch_is_that_of_its_first_element(row: Any, dtype: str) -> None:
    assert _read(tf.data.array([row, row]).batch(2))[0].dtype == dtype


def test_sizes_follow_the_elements() -> None:
    five = tf.data.array(range(5))
    unknown = tf.data.generator(_counting)
    endless = five.repeat()
    assert [five.batch(2).size, five.batch(2, False).size, five.repeat(3).size] == [3, 2, 15]
    assert [five.take(9).size, five.take(2).size, five.take().size, five.skip(2).size] == [
        5, 2, 5, 3,
    ]  # fmt: skip
    assert [endless.size, endless.batch(2).size, endless.filter(bool).size] == [math.inf] * 3
    assert [five.filter(bool).size, unknown.batch(2).size, unknown.repeat(2).size] == [None] * 3
    assert five.concatenate(unknown).size is None
    assert five.concatenate(endless).size == math.inf
    assert tf.data.zip([five, endless]).size == 5
    assert tf.data.zip([five, unknown]).size is None
    assert tf.data.zip({"a": {"b": five}, "c": five.take(2)}).size == 2


def test_a_seed_gives_the_order_of_tfjs_and_passes_differ() -> None:
    dataset = tf.data.array(range(5)).shuffle(5, "seed")
    again = tf.data.array(range(5)).shuffle(5, "seed")
    passes = [_read(dataset) for _ in range(3)]
    assert passes == [_read(again) for _ in range(3)]
    assert sorted(passes[0]) == list(range(5))
    assert len({tuple(one) for one in passes}) > 1


def test_without_a_seed_the_order_follows_the_stream_of_random_numbers() -> None:
    from tfjs.ops.random import reseed

    orders = []
    for _ in range(2):
        reseed(3)
        orders.append(_read(tf.data.array(range(50)).shuffle(50)))
    assert orders[0] == orders[1]


def test_elements_of_an_array_are_clones_and_the_ones_left_behind_are_disposed() -> None:
    x = tf.tensor1d([1, 2])
    seen: list[Any] = []

    def first(element: Any) -> Any:
        seen.append(element)
        return element["x"].sum()

    total = _read(tf.data.array([{"x": x}]).map(first))[0]
    assert (total.arraySync(), seen[0]["x"].isDisposed, x.isDisposed) == (3, True, False)


def test_a_pass_leaves_no_tensors_behind() -> None:
    dataset = (
        tf.data.array(range(8))
        .map(lambda x: tf.tensor1d([x, x]))
        .filter(lambda t: t.sum().item() > 4)
    )
    before = tf.memory()["numTensors"]
    dataset.skip(1).batch(2).forEachAsync(lambda t: None).result()
    assert tf.memory()["numTensors"] == before


def test_asynchronous_functions_run_at_the_same_time_with_prefetch() -> None:
    running = highest = 0

    async def slow(x: int) -> int:
        nonlocal running, highest
        running += 1
        highest = max(highest, running)
        await asyncio.sleep(0.002)
        running -= 1
        return x

    async def main() -> list[Any]:
        found = await tf.data.array(range(8)).mapAsync(slow).prefetch(4).toArray()
        return [*found, *[x async for x in tf.data.array([8]).mapAsync(slow)]]

    assert asyncio.run(main()) == list(range(9))
    assert highest == 4
    assert _read(tf.data.array([1]).mapAsync(slow)) == [1]


def test_streams_read_at_the_same_time_take_turns() -> None:
    async def slow(x: int) -> int:
        await asyncio.sleep(0.001 * (3 - x))
        return x

    async def main() -> list[Any]:
        stream = await tf.data.array(range(4)).mapAsync(slow).batch(2).iterator()
        results = [stream.next(), stream.next(), stream.next()]
        return [await one for one in results]

    first, second, third = asyncio.run(main())
    assert (first["value"].arraySync(), second["value"].arraySync()) == ([0, 1], [2, 3])
    assert third["done"]


def test_for_each_awaits_what_the_function_returns() -> None:
    seen = []

    async def note(x: int) -> None:
        await asyncio.sleep(0)
        seen.append(x)

    tf.data.array([1, 2]).forEachAsync(note).result()
    assert seen == [1, 2]


def test_streams_have_what_datasets_have_and_more() -> None:
    def stream() -> Any:
        return tf.data.array([3, 1, 2]).iterator().result()

    def fail(x: int) -> int:
        if x == 1:
            raise ValueError("one")
        return x

    assert list(stream().flatmap(lambda x: [x] * x)) == [3, 3, 3, 1, 2, 2]
    assert list(stream().rowMajorBatch(2)) == [[3, 1], [2]]
    assert list(stream().map(lambda x: {"a": x}).columnMajorBatch(2)) == [{"a": [3, 1]}, {"a": [2]}]
    assert list(stream().map(fail).handleErrors(lambda error: True)) == [3, 2]
    assert list(stream().map(fail).handleErrors(lambda error: False)) == [3]
    assert stream().map(fail).take(1).summary() == "Array -> Map -> Take"
    assert list(stream().concatenate(stream()).take(5)) == [3, 1, 2, 3, 1]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: _read(tf.data.array([1]).batch(0)), "batchSize needs to be positive"),
        (lambda: _read(tf.data.array([{"a": 1}, {"b": 1}]).batch(2)), "element 1 has not"),
        (lambda: _read(tf.data.array([[1, 2], [3]]).batch(2)), "should have 2 elements"),
        (lambda: _read(tf.data.array([object()]).batch(1)), "cannot make a tensor of object"),
        (lambda: _read(tf.data.array([1]).repeat()), "Can not convert infinite data stream"),
        (lambda: list(tf.data.array([]).repeat()), "to repeat it would never end"),
        (lambda: tf.data.array([1]).shuffle(), r"consider setting bufferSize .*\(1 elements\)"),
        (lambda: tf.data.array([1]).prefetch(), "requires bufferSize"),
        (lambda: tf.data.zip(3), "must be an object or array"),
        (lambda: tf.data.zip([1]), "must be Datasets, not primitives"),
        (lambda: tf.data.generator(_counting()), "pass the generator function itself"),
        (lambda: _read(tf.data.generator(lambda: 3)), "must return an iterator"),
        (lambda: _read(tf.data.func(lambda: 3)), r'expected \{"value"'),
        (lambda: tf.data.webcam().result(), "only supported in browser"),
        (lambda: tf.data.microphone().result(), "only supported in browser"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_is_said(call: Any, message: str) -> None:
    with pytest.raises((TypeError, ValueError, NotImplementedError), match=message):
        call()


def test_map_with_an_async_function_names_map_async() -> None:
    async def double(x: int) -> int:
        return 2 * x

    with pytest.raises(TypeError, match="use mapAsync"):
        _read(tf.data.array([1]).map(double))


def test_an_error_of_a_generator_says_where_it_was_thrown() -> None:
    def fail() -> Any:
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone") as caught:
        _read(tf.data.func(fail))
    assert caught.value.__notes__ == ["(thrown while iterating through a dataset)"]


def test_containers_that_hold_themselves_are_refused() -> None:
    loop: list[Any] = [1]
    loop.append(loop)
    with pytest.raises(ValueError, match="Circular references"):
        _read(tf.data.array([loop]))
