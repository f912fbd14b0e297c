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


def test_inputs_that_are_an_array_become_a_tensor_beside_them() -> None:
    head = f"import numpy as np\n{MODEL}a = np.zeros((2, 1))\na[0] = 1\n"
    made = strict(f"{head}m.fit(a, y)\n").code
    assert made.endswith("m.fit(a.toTensor(tf), y.toFloat())\n")


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


TWO = (
    PRELUDE + "i = tf.input({'shape': [3]})\n"
    "a = tf.layers.dense({'units': 1, 'name': 'a'}).apply(i)\n"
    "b = tf.layers.dense({'units': 3, 'name': 'b'}).apply(i)\n"
    "m = tf.model({'inputs': i, 'outputs': [a, b]})\n"
    "y = tf.tensor2d([[1], [2]], [2, 1], 'float32')\n"
    "z = tf.tensor1d([0, 1], 'int32')\n"
)
NAMED = "m.compile({'optimizer': 'sgd', 'loss': {'a': 'meanSquaredError', 'b': '%s'}})\n"
LISTED = "m.compile({'optimizer': 'sgd', 'loss': ['meanSquaredError', '%s']})\n"
SPARSE = "sparseCategoricalCrossentropy"
OF_SEVERAL = {
    "a dict": (NAMED, 'm.fit(x, {"a": y, "b": z})', 'm.fit(x, {"a": y, "b": z.toFloat()})'),
    "a dict in a variable": (
        NAMED + "t = {'a': y, 'b': z}\n",
        "m.evaluate(x, t)",
        'm.evaluate(x, {**t, "b": t["b"].toFloat()})',
    ),
    "a list": (LISTED, "m.fit(x, [y, z])", "m.fit(x, [y, z.toFloat()])"),
    "those to validate on": (
        LISTED,
        'm.fit(x, [y, y], {"validationData": [x, [y, z]]})',
        'm.fit(x, [y, y], {"validationData": [x, [y, z.toFloat()]]})',
    ),
}


@pytest.mark.parametrize("case", OF_SEVERAL)
def test_labels_of_several_outputs_are_converted_where_the_loss_is_sparse(case: str) -> None:
    model, written, placed = OF_SEVERAL[case]
    before = TWO + model.replace("%s", SPARSE)
    stage = strict(f"{before}{written}\n")
    assert (stage.code, codes(stage)) == (f"{before}{placed}\n", [])
    assert loose(stage.code).code == f"{before}{written}\n"
    other = TWO + model.replace("%s", SPARSE[6:].replace("C", "c", 1))
    assert strict(f"{other}{written}\n").code == f"{other}{written}\n"


def test_labels_of_sequences_get_an_axis_for_the_class() -> None:
    written = MODEL.replace("tensor1d([0, 1]", "tensor2d([[0, 1]], [1, 2]") + "m.fit(x, y)\n"
    stage = strict(written)
    assert stage.code.endswith("m.fit(x, y.toFloat().expandDims(-1))\n")
    assert loose(stage.code).code == written


def test_indices_of_maxima_are_whole_numbers() -> None:
    stage = strict(MODEL + "m.fit(x, y.argMax(-1))\n")
    assert stage.code.endswith("m.fit(x, y.argMax(-1).toFloat())\n")
