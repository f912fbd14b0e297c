"""Whole numbers as labels of the sparse loss, which TF.js takes as float32 only."""

from __future__ import annotations

import pytest
from lowering import PRELUDE, codes, loose, strict

MODEL = (
    PRELUDE + "m = tf.sequential({'layers': [tf.layers.dense({'units': 2, 'inputShape': [1]})]})\n"
    "m.compile({'optimizer': 'sgd', 'loss': 'sparseCategoricalCrossentropy'})\n"
    "y = tf.tensor1d([0, 1], 'int32')\n"
)


@pytest.mark.parametrize("method", ["fit", "evaluate", "trainOnBatch"])
def test_known_whole_numbers_are_converted_and_come_back(method: str) -> None:
    written, placed = f"{MODEL}m.{method}(x, y)\n", f"{MODEL}m.{method}(x, y.toFloat())\n"
    stage = strict(written)
    assert (stage.code, codes(stage)) == (placed, [])
    assert strict(placed).code == placed
    assert loose(placed).code == written


ALONE = {
    "labels that are float32": MODEL.replace(", 'int32'", "") + "m.fit(x, y)\n",
    "another loss": MODEL.replace("sparseC", "c") + "m.fit(x, y)\n",
    "predictions": MODEL + "m.predict(y)\n",
}


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE.keys())
def test_is_left_alone(text: str) -> None:
    stage = strict(text)
    assert (stage.code, codes(stage)) == (text, [])


def test_labels_of_unknown_kind_are_said() -> None:
    stage = strict(f"{MODEL}m.fit(x, frob)\n")
    assert codes(stage) == ["KT419"]
    assert stage.code.endswith("m.fit(x, frob)\n")
