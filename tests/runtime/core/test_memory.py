"""Tensors, buffers and bytes are counted exactly; scopes dispose of what they should."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import tfjs as tf


@pytest.fixture(autouse=True)
def _quiet() -> None:
    gc.collect()


def _counts() -> tuple[int, int, int]:
    memory = tf.memory()
    return memory["numTensors"], memory["numDataBuffers"], memory["numBytes"]


def _added(before: tuple[int, int, int]) -> tuple[int, ...]:
    return tuple(now - then for now, then in zip(_counts(), before, strict=True))


def test_a_tensor_counts_until_it_is_disposed() -> None:
    before = _counts()
    x = tf.tensor1d([1, 2, 3])
    assert _added(before) == (1, 1, 12)
    y = tf.tensor1d([True, False])
    assert _added(before) == (2, 2, 14)
    x.dispose()
    x.dispose()
    y.dispose()
    assert _added(before) == (0, 0, 0)


def test_a_tensor_that_nobody_can_reach_does_not_count() -> None:
    before = _counts()
    tf.zeros([100]).add(1).mul(2)
    assert _added(before) == (0, 0, 0)


def test_tensors_on_one_buffer_count_it_once() -> None:
    before = _counts()
    x = tf.zeros([6])
    shared = [x.reshape([2, 3]), x.clone(), x.expandDims()]
    assert _added(before) == (4, 1, 96)
    x.dispose()
    assert shared[0].arraySync() == [[0, 0, 0], [0, 0, 0]]
    assert _added(before) == (3, 1, 72)


def test_numbers_as_operands_do_not_count() -> None:
    x = tf.zeros([2])
    before = _counts()
    y = x.add(17.25).mul(3)
    assert _added(before) == (1, 1, 8)
    y.dispose()


def test_a_disposed_tensor_says_so_wherever_it_is_used() -> None:
    x = tf.zeros([2])
    x.dispose()
    uses: list[Callable[[], Any]] = [
        lambda: x.add(1),
        lambda: tf.add(1, x),
        lambda: x.shape and x.dataSync(),
        lambda: x.arraySync(),
        lambda: x.clone(),
        lambda: x.reshape([2]),
        lambda: x.toString(),
        lambda: np.asarray(x),
        lambda: tf.concat([x, x]),
        lambda: x.throwIfDisposed(),
        lambda: tf.variable(x),
        lambda: tf.onesLike(x),
    ]
    for use in uses:
        with pytest.raises(RuntimeError, match="Tensor is disposed"):
            use()
    assert x.isDisposed
    assert x.shape == [2]


def test_tidy_disposes_of_all_but_its_result() -> None:
    inside = []

    def work() -> Any:
        a = tf.tensor1d([1, 2])
        inside.append(a)
        b = a.square()
        inside.append(b)
        return b.sum()

    result = tf.tidy(work)
    assert result.item() == 5
    assert all(tensor.isDisposed for tensor in inside)


@pytest.mark.parametrize(
    "wrap",
    [
        lambda t: [t, [t.add(1)]],
        lambda t: {"a": t, "b": {"c": t}},
        lambda t: (t, None, 3, "text"),
    ],
    ids=["lists", "dicts", "a tuple with other things"],
)
def test_tidy_returns_tensors_inside_of_containers(wrap: Callable[[Any], Any]) -> None:
    made = tf.tidy(lambda: wrap(tf.zeros([2])))
    first = made["a"] if isinstance(made, dict) else made[0]
    assert first.arraySync() == [0, 0]


def test_tidy_returns_tensors_inside_of_objects() -> None:
    class Result:
        def __init__(self) -> None:
            self.value = tf.ones([1])

    assert tf.tidy(Result).value.arraySync() == [1]


def test_results_of_an_inner_tidy_belong_to_the_outer_one() -> None:
    inner = []

    def work() -> None:
        inner.append(tf.tidy(lambda: tf.zeros([1])))
        assert not inner[0].isDisposed

    tf.tidy(work)
    assert inner[0].isDisposed


def test_kept_tensors_survive_every_scope() -> None:
    kept = []
    tf.tidy(lambda: tf.tidy(lambda: kept.append(tf.keep(tf.ones([2])))))
    assert kept[0].arraySync() == [1, 1]
    assert kept[0].kept


def test_variables_survive_tidy() -> None:
    made = []
    tf.tidy(lambda: made.append(tf.variable(tf.ones([2]))))
    assert made[0].arraySync() == [1, 1]


def test_tidy_cleans_up_after_an_exception() -> None:
    inside = []

    def fail() -> None:
        inside.append(tf.zeros([3]))
        raise LookupError("away")

    with pytest.raises(LookupError, match="away"):
        tf.tidy(fail)
    assert inside[0].isDisposed
    outside = tf.zeros([1])
    assert not outside.isDisposed


def test_tidy_takes_a_name_and_says_what_it_wants() -> None:
    assert tf.tidy("name", lambda: 3) == 3
    with pytest.raises(TypeError, match="provide a function"):
        tf.tidy(3)
    with pytest.raises(TypeError, match="must be a string"):
        tf.tidy(3, lambda: 3)
    with pytest.raises(TypeError, match="must be a function"):
        tf.tidy("name", 3)


def test_dispose_finds_tensors_in_containers() -> None:
    x, y = tf.zeros([1]), tf.zeros([1])
    tf.dispose({"a": [x], "b": (y, 3)})
    assert x.isDisposed
    assert y.isDisposed


def test_disposing_of_a_keras_mask_with_its_tensor() -> None:
    x, mask = tf.zeros([1]), tf.ones([1])
    x.kerasMask = mask
    x.dispose()
    assert mask.isDisposed


def test_a_numpy_view_outlives_its_tensor() -> None:
    before = _counts()
    x = tf.range(0, 1000)
    view = np.asarray(x)
    x.dispose()
    del x
    others = [tf.zeros([1000]) for _ in range(5)]
    assert view.tolist() == list(range(1000))
    assert len(others) == 5
    del view, others
    assert _added(before) == (0, 0, 0)


def test_gradients_leave_nothing_behind() -> None:
    x = tf.tensor1d([1, 2])
    before = _counts()
    gradient = tf.grad(lambda v: v.square().exp().sum())(x)
    assert _added(before) == (1, 1, 8)
    gradient.dispose()
    with pytest.raises(ValueError, match="Cannot compute gradient"):
        tf.grad(lambda v: tf.zeros([2]))(x)
    assert _added(before) == (0, 0, 0)


def test_a_training_step_leaves_nothing_behind() -> None:
    w = tf.variable(tf.zeros([3, 1]))
    x, y = tf.ones([4, 3]), tf.ones([4, 1])
    optimizer = tf.train.adam(0.1)

    def loss() -> Any:
        return x.matMul(w).sub(y).square().mean()

    optimizer.minimize(loss)
    before = _counts()
    for _ in range(10):
        optimizer.minimize(loss)
    assert _added(before) == (0, 0, 0)


def test_a_disposed_intermediate_does_not_disturb_the_gradient() -> None:
    def f(x: Any) -> Any:
        middle = tf.tidy(lambda: x.square())
        result = middle.mul(x)
        middle.dispose()
        return result.sum()

    assert tf.grad(f)(tf.tensor1d([2, 3])).arraySync() == [12, 27]


def test_an_assignment_does_not_disturb_the_gradient() -> None:
    v = tf.variable(tf.tensor1d([2.0, 3.0]))

    def f() -> Any:
        result = v.square().sum()
        v.assign(tf.tensor1d([50, 60]))
        return result

    gradients = tf.variableGrads(f, [v])["grads"]
    assert gradients[v.name].arraySync() == [4, 6]
    assert v.arraySync() == [50, 60]


def test_a_variable_is_assigned_in_place_unless_its_memory_is_shown_elsewhere() -> None:
    v = tf.variable(tf.zeros([2]).add(0))
    where = v.storage
    v.assign(tf.ones([2]))
    assert v.storage is where
    view = np.asarray(v)
    v.assign(tf.tensor1d([5, 6]))
    assert view.tolist() == [1, 1]
    clone = v.clone()
    v.assign(tf.tensor1d([7, 8]))
    assert clone.arraySync() == [5, 6]
    assert v.arraySync() == [7, 8]


def test_variables_free_their_names() -> None:
    v = tf.variable(tf.zeros([1]), True, "named")
    with pytest.raises(ValueError, match="Variable with name named was already registered"):
        tf.variable(tf.zeros([1]), True, "named")
    v.dispose()
    again = tf.variable(tf.zeros([1]), True, "named")
    assert again.name == "named"
    del again
    assert tf.variable(tf.zeros([1]), True, "named").trainable


def test_dispose_variables_disposes_of_all() -> None:
    v = tf.variable(tf.zeros([1]))
    tf.disposeVariables()
    assert v.isDisposed


def test_assign_refuses_other_shapes_and_dtypes() -> None:
    v = tf.variable(tf.zeros([2]))
    with pytest.raises(ValueError, match=r"shape of the new value \(\[3\]\)"):
        v.assign(tf.zeros([3]))
    with pytest.raises(ValueError, match=r"dtype of the new value \(int32\)"):
        v.assign(tf.zeros([2], "int32"))


def test_memory_that_cannot_exist_is_refused_before_it_is_asked_for() -> None:
    for shape in ([1 << 20, 1 << 20, 1 << 10], [1 << 40], [1 << 31, 1 << 31, 1 << 31]):
        with pytest.raises(MemoryError, match="tensor of shape"):
            tf.zeros(shape)
    with pytest.raises(MemoryError, match=r"\[1000000, 1000000\]"):
        tf.zeros([1_000_000, 1]).add(tf.zeros([1_000_000]))


def test_a_freed_block_is_used_again() -> None:
    first = tf.zeros([5000])
    where = np.asarray(first).__array_interface__["data"][0]
    first.dispose()
    assert np.asarray(tf.zeros([5000])).__array_interface__["data"][0] == where


@pytest.mark.parametrize("size", [1, 15, 16, 17, 4095, 4096, 4097, 20_000, 1 << 20, (1 << 20) + 1])
def test_memory_is_aligned_and_large_enough(size: int) -> None:
    x = tf.fill([size], 3)
    assert np.asarray(x).__array_interface__["data"][0] % 64 == 0
    assert np.asarray(x).sum() == 3 * size
