"""Batches by their place, and what words of Keras stand for."""

from __future__ import annotations

from typing import Any

import pytest

import tfjs as tf


class Batches(tf.data.Sequence):
    """Three batches of two rows; counts the passes."""

    def __init__(self) -> None:
        self.passes = 0

    def __len__(self) -> int:
        return 3

    def __getitem__(self, index: int) -> Any:
        x = tf.fill([2, 1], index)
        return x, x.mul(2)

    def onEpochEnd(self) -> None:
        self.passes += 1


def test_a_pass_takes_each_batch_once_and_ends() -> None:
    batches = Batches()
    assert [x.dataSync()[0] for x, _ in batches] == [0, 1, 2]
    assert (batches.passes, batches.size, len(batches)) == (1, 3, 3)


class Counted(Batches):
    """With a method that has the name of the number of batches."""

    def size(self) -> int:  # type: ignore[override]
        return 6


def test_a_method_named_size_stays_the_program_s_own() -> None:
    batches = Counted()
    model = tf.sequential({"layers": [tf.layers.dense({"units": 1, "inputShape": [1]})]})
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    model.fitDataset(batches, {"epochs": 2}).result()
    assert (batches.size(), batches.passes) == (6, 2)


def test_a_random_order_has_the_same_batches() -> None:
    batches = Batches()
    found = sorted(x.dataSync()[0] for x, _ in batches.inRandomOrder())
    assert (found, batches.passes) == ([0, 1, 2], 1)


def test_a_model_trains_on_batches_and_starts_anew() -> None:
    batches = Batches()
    model = tf.sequential({"layers": [tf.layers.dense({"units": 1, "inputShape": [1]})]})
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
    history = model.fitDataset(batches.repeat(), {"epochs": 2, "batchesPerEpoch": 4}).result()
    assert len(history.history["loss"]) == 2
    assert model.predict(batches).shape == [6, 1]


@pytest.mark.parametrize(
    ("found", "config"),
    [
        (tf.regularizers.get("l2"), {"l1": 0.0, "l2": 0.01}),
        (tf.regularizers.get("l1_l2"), {"l1": 0.01, "l2": 0.01}),
        (tf.regularizers.get("L1L2"), {"l1": 0.0, "l2": 0.0}),
        (tf.constraints.get("max_norm"), {"maxValue": 2, "axis": 0}),
        (tf.initializers.get({"className": "Constant", "config": {"value": 2}}), {"value": 2}),
        (
            tf.initializers.get(
                {
                    "class_name": "VarianceScaling",
                    "config": {"mode": "fan_out", "distribution": "truncated_normal"},
                }
            ),
            {"scale": 1.0, "mode": "fanOut", "distribution": "truncatedNormal", "seed": None},
        ),
        (
            tf.constraints.get({"class_name": "MaxNorm", "config": {"max_value": 3}}),
            {"maxValue": 3, "axis": 0},
        ),
    ],
    ids=["l2", "l1_l2", "L1L2", "max_norm", "a description", "Keras's", "Keras's of a constraint"],
)
def test_words_have_the_values_of_keras(found: Any, config: dict[str, Any]) -> None:
    assert found.getConfig() == config


def test_what_is_written_down_is_read_again() -> None:
    normal = tf.initializers.get("random_normal")
    again = tf.initializers.get(tf.initializers.serialize(normal))
    assert type(again) is type(normal)
    assert tf.initializers.get(None) is None
    assert tf.initializers.serialize(None) is None


def test_a_function_is_an_object_that_applies_it() -> None:
    penalty = tf.regularizers.get(lambda w: w.sum())
    assert penalty is not None
    assert penalty.apply(tf.ones([2])).dataSync()[0] == 2


def test_an_unknown_word_is_said() -> None:
    with pytest.raises(ValueError, match="did you mean 'glorotUniform'"):
        tf.initializers.get("glorot_unifrom")


def test_a_tensor_knows_its_inputs() -> None:
    first, second = tf.input({"shape": [2]}), tf.input({"shape": [2]})
    layer = tf.layers.dense({"units": 2})
    both = tf.layers.add({}).apply([layer.apply(first), second])
    assert tf.util.getSourceInputs(both) == [first, second]
