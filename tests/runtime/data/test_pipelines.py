"""The runtime's own datasets: what the comparison with TensorFlow leaves out."""

from __future__ import annotations

import gc
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import tfjs as tf

data = tf.data


def values(dataset: Any) -> list[Any]:
    return [one.tolist() if hasattr(one, "tolist") else one for one in dataset.asNumpyIterator()]


def test_a_seed_gives_one_order_and_passes_differ() -> None:
    one, other = (data.range(50).shuffle(50, 7) for _ in range(2))
    first, second = values(one), values(one)
    assert sorted(first) == sorted(second) == list(range(50))
    assert first != second
    assert values(other) == first


def test_an_order_may_be_kept() -> None:
    dataset = data.range(50).shuffle(50, 7, False)
    assert values(dataset) == values(dataset) != list(range(50))


def test_a_small_buffer_moves_elements_forward_by_little() -> None:
    order = values(data.range(100).shuffle(5, 1))
    assert all(element - place < 5 for place, element in enumerate(order))


def test_shuffled_pairs_stay_together() -> None:
    x = np.arange(30)
    dataset = data.fromTensorSlices((x, x * 2)).shuffle(30, 3).repeat(2).batch(7)
    for left, right in dataset.asNumpyIterator():
        assert (left * 2 == right).all()


@pytest.mark.parametrize(
    ("dataset", "size"),
    [
        (lambda: data.range(10), 10),
        (lambda: data.range(10).batch(3), 4),
        (lambda: data.range(10).batch(3, False), 3),
        (lambda: data.range(10).take(4), 4),
        (lambda: data.range(10).skip(4), 6),
        (lambda: data.range(10).shard(3, 1), 3),
        (lambda: data.range(10).repeat(3), 30),
        (lambda: data.range(10).repeat(), math.inf),
        (lambda: data.range(0).repeat(), 0),
        (lambda: data.range(10).repeat().take(25), 25),
        (lambda: data.range(10).concatenate(data.range(2)), 12),
        (lambda: data.zipDatasets((data.range(10), data.range(4))), 4),
        (lambda: data.range(10).map(lambda n: n).cache().prefetch(1), 10),
        (lambda: data.range(10).filter(lambda n: n > 2), None),
        (lambda: data.fromGenerator(lambda: iter([1])), None),
    ],
)
def test_sizes(dataset: Callable[[], Any], size: float | None) -> None:
    made = dataset()
    assert made.size == size
    assert made.cardinality() == (-2 if size is None else -1 if size == math.inf else size)
    if size is not None and size < math.inf:
        assert len(made) == len(list(made)) == size


def test_a_length_that_nobody_knows_is_said() -> None:
    with pytest.raises(TypeError, match="infinite"):
        len(data.range(3).repeat())
    with pytest.raises(TypeError, match="unknown"):
        len(data.range(3).filter(lambda n: n > 1))


@pytest.mark.parametrize(
    ("value", "dtype"),
    [
        ([1, 2], "int32"),
        ([1.5, 2.0], "float32"),
        ([True, False], "bool"),
        (["a", "b"], "string"),
        (np.zeros(2, np.uint8), "int32"),
        (np.zeros(2, np.float64), "float32"),
        (tf.tensor1d([1, 2], "int32"), "int32"),
    ],
)
def test_values_become_tensors_of_their_dtype(value: Any, dtype: str) -> None:
    first, *_ = data.fromTensorSlices(value)
    assert (first.shape, first.dtype) == ([], dtype)


def test_a_list_of_tensors_is_a_tuple_as_in_javascript() -> None:
    first, *_ = data.fromTensorSlices([tf.ones([3, 2]), tf.zeros([3])])
    assert [part.shape for part in first] == [[2], []]


def test_a_generator_is_called_for_every_pass() -> None:
    calls = []

    def numbers() -> Any:
        calls.append(1)
        yield from ([0, 1], [2, 3])

    dataset = data.fromGenerator(numbers, "float32")
    assert values(dataset) == values(dataset) == [[0.0, 1.0], [2.0, 3.0]]
    assert len(calls) == 2


def test_a_cache_asks_its_source_once() -> None:
    asked = []
    dataset = data.range(3).map(lambda n: asked.append(1) or n * 2).cache()
    assert values(dataset) == values(dataset) == [0, 2, 4]
    assert len(asked) == 3


def test_training_and_prediction_take_pairs() -> None:
    model = tf.sequential({"layers": [tf.layers.dense({"units": 1, "inputShape": [2]})]})
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    pairs = data.fromTensorSlices((np.ones((10, 2)), np.zeros((10, 1)))).batch(4)
    history = model.fitDataset(pairs, {"epochs": 3, "validationData": pairs, "verbose": 0}).result()
    assert history.history["loss"][-1] < history.history["loss"][0]
    endless = model.fitDataset(pairs.repeat(), {"epochs": 2, "batchesPerEpoch": 5, "verbose": 0})
    assert len(endless.result().history["loss"]) == 2
    assert model.evaluateDataset(pairs, {}).result().shape == []


def test_nothing_is_left_behind() -> None:
    dataset = data.fromTensorSlices((np.ones((64, 2)), np.zeros(64))).map(lambda x, y: (x * 2, y))
    gc.collect()  # what the tests before this one left to be collected
    before = tf.memory()["numTensors"]
    for _ in dataset.shuffle(8).batch(4):
        pass
    del _
    gc.collect()
    assert tf.memory()["numTensors"] == before


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: data.fromTensorSlices((np.ones(3), np.ones(2))), r"as many rows .*\[3\], \[2\]"),
        (lambda: data.range(3).batch(0), "batchSize: expected a number from 1 on, got 0"),
        (lambda: data.range(3).shuffle(0), "bufferSize"),
        (lambda: data.fromTensorSlices([[1], [2, 3]]), "several lengths; pad them first"),
        (
            lambda: list(data.fromGenerator(lambda: iter([[1], [2, 3]])).batch(2)),
            r"shapes \[1\] and \[2\]; paddedBatch fills them up",
        ),
        (
            lambda: list(
                data.fromGenerator(lambda: iter([[1, 2]])).paddedBatch(1, [1]),
            ),
            r"shape \[2\] does not fit in \[1\]",
        ),
    ],
)
def test_what_does_not_fit_is_said(make: Callable[[], Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()
