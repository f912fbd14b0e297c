"""Random image layers whose draws choose among a few results, with the draws given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

import tfjs as tf

SQUARES = np.random.default_rng(5).uniform(0, 255, (2, 3, 3, 3)).astype(np.float32)
COLOURS = np.array([0.2989, 0.587, 0.114], np.float32)
NEVER = 0.9
ALWAYS = 0.1


def _changed(layer: str, config: Mapping[str, Any], *drawn: list[float]) -> Any:
    made = getattr(tf.layers, layer)(dict(config))
    result = made.changed(tf.tensor(SQUARES), [tf.tensor1d(one) for one in drawn])
    return np.asarray(result)


@pytest.mark.parametrize("across", [ALWAYS, NEVER])
@pytest.mark.parametrize("down", [ALWAYS, NEVER])
def test_flips(across: float, down: float) -> None:
    made = _changed("randomFlip", {}, [across, NEVER], [NEVER, down])
    expected = SQUARES.copy()
    if across == ALWAYS:
        expected[0] = expected[0][:, ::-1]
    if down == ALWAYS:
        expected[1] = expected[1][::-1]
    np.testing.assert_array_equal(made, expected)


def test_crops() -> None:
    made = _changed("randomCrop", {"height": 2, "width": 1}, [1.5], [2.2])
    np.testing.assert_array_equal(made, SQUARES[:, 1:3, 2:3])


def test_a_quarter_of_a_circle_turns_as_in_keras() -> None:
    made = _changed("randomRotation", {"factor": 0.5}, [0.25, -0.25])
    expected = [np.rot90(SQUARES[0], 1), np.rot90(SQUARES[1], -1)]
    np.testing.assert_allclose(made, expected, rtol=1e-4, atol=1e-3)


def test_colour_is_taken_from_a_share_of_the_images() -> None:
    made = _changed("randomGrayscale", {"factor": 0.5}, [ALWAYS, NEVER])
    gray = np.repeat((SQUARES[0] * COLOURS).sum(-1, keepdims=True), 3, -1)
    np.testing.assert_allclose(made, [gray, SQUARES[1]], rtol=1e-5)


def test_pairs_of_features_fall_into_the_bins_of_keras() -> None:
    words, numbers = tf.tensor1d(["A", "B", "A", "C"]), tf.tensor1d([101, 101, 102, 103], "int32")
    crossed = tf.layers.hashedCrossing({"numBins": 5}).apply([words, numbers])
    assert crossed.arraySync() == [1, 4, 3, 3]


def test_lists_of_boxes_are_cut_or_filled_up() -> None:
    boxes, labels = tf.ones([2, 2, 4]), tf.zeros([2, 2])
    cut = tf.layers.maxNumBoundingBoxes({"maxNumber": 1}).apply([boxes, labels])
    assert [one.shape for one in cut] == [[2, 1, 4], [2, 1]]
    filled = tf.layers.maxNumBoundingBoxes({"maxNumber": 3}).apply([boxes, labels])
    assert filled[1].arraySync() == [[0, 0, -1], [0, 0, -1]]
    assert filled[0].arraySync()[0][2] == [-1, -1, -1, -1]
