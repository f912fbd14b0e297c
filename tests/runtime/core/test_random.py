"""Seeded draws are TensorFlow.js's own; unseeded ones have the right distribution."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tfjs as tf
from tfjs.ops.random import reseed

DRAWS = json.loads((Path(__file__).parents[2] / "recordings" / "random.json").read_text("utf-8"))


@pytest.mark.parametrize("draw", DRAWS, ids=lambda d: f"{d['name']} of {d['args']}")
def test_a_seed_gives_the_numbers_of_tfjs(draw: dict[str, Any]) -> None:
    values = getattr(tf, draw["name"])(*draw["args"]).dataSync()
    assert values.tolist() == draw["values"]


def test_unseeded_uniform_draws_fill_their_range() -> None:
    values = tf.randomUniform([20000], -2, 4).dataSync()
    assert -2 <= values.min() < -1.9
    assert 3.9 < values.max() < 4
    assert abs(float(np.mean(values)) - 1) < 0.1


def test_unseeded_normal_draws_have_their_mean_and_deviation() -> None:
    values = np.asarray(tf.randomNormal([30000], 3, 2))
    assert abs(values.mean() - 3) < 0.1
    assert abs(values.std() - 2) < 0.1
    assert np.abs(values - 3).max() > 6


def test_unseeded_truncated_draws_stay_within_two_deviations() -> None:
    values = np.asarray(tf.truncatedNormal([30000], 1, 2))
    assert np.abs(values - 1).max() <= 4
    assert abs(values.std() - 2 * 0.8796) < 0.05


def test_unseeded_draws_differ_from_call_to_call() -> None:
    assert tf.randomUniform([8]).arraySync() != tf.randomUniform([8]).arraySync()


def test_the_unseeded_stream_can_be_started_anew() -> None:
    reseed(5)
    first = tf.randomNormal([9]).arraySync()
    reseed(5)
    assert tf.randomNormal([9]).arraySync() == first


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 4097, 50001])
def test_every_length_is_drawn_to_its_end(count: int) -> None:
    assert np.asarray(tf.randomUniform([count], 1, 2)).min() >= 1


def test_integers_are_whole_and_in_range() -> None:
    values = np.asarray(tf.randomUniform([1000], 0, 10, "int32"))
    assert values.dtype == np.int32
    assert set(values.tolist()) == set(range(10))


def test_bool_normals_are_refused() -> None:
    with pytest.raises(ValueError, match="Unsupported data type bool"):
        tf.randomNormal([2], 0, 1, "bool")


def test_a_negative_extent_is_refused() -> None:
    with pytest.raises(ValueError, match="positive integers"):
        tf.randomUniform([-1])
