"""Models built from the topologies of real TensorFlow.js print its summaries (recorded)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from recorded import recording

import tfjs as tf

RECORDED = recording("summaries")


@pytest.fixture(params=RECORDED, ids=lambda name: f"the model {name}")
def case(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    expected = RECORDED[request.param]
    return tf.models.modelFromJSON(expected["topology"]).result(), expected


def test_summary_line_by_line(case: Any, capsys: pytest.CaptureFixture[str]) -> None:
    model, expected = case
    model.summary()
    assert capsys.readouterr().out.splitlines() == expected["summary"]


def test_summary_in_columns_of_ones_own(case: Any) -> None:
    model, expected = case
    lines: list[str] = []
    model.summary(60, [20, 35, 50, 55, 60], lines.append)
    assert lines == expected["narrow"]


def test_topology_is_written_as_it_was_read(case: Any) -> None:
    model, expected = case
    assert model.toJSON(None, False) == expected["topology"]
    assert json.loads(model.toJSON()) == expected["topology"]


def test_names_shapes_and_order_of_the_weights(case: Any) -> None:
    model, expected = case
    assert [[w.originalName, w.shape] for w in model.weights] == expected["weights"]
    assert model.outputNames == expected["outputNames"]


def test_the_model_runs(case: Any) -> None:
    model, _ = case
    xs = [
        tf.ones([extent or 4 for extent in tensor.shape], tensor.dtype) for tensor in model.inputs
    ]
    outputs = model.predict(xs if len(xs) > 1 else xs[0])
    shapes = [y.shape for y in (outputs if isinstance(outputs, list) else [outputs])]
    assert shapes == [[4, *tensor.shape[1:]] for tensor in model.outputs]


def test_config_of_a_model_is_in_camel_case() -> None:
    model = tf.models.modelFromJSON(RECORDED["branches"]["topology"]).result()
    config = model.getConfig()
    dense = next(one for one in config["layers"] if one["className"] == "Dense")
    assert dense["config"]["kernelInitializer"]["config"]["mode"] == "fanAvg"
    assert dense["inboundNodes"] == [[["input1", 0, 0, {}]], [["b", 0, 0, {}]]]
    again = tf.LayersModel.fromConfig(config)
    assert again.getConfig() == config


def test_snake_case_of_keras_files_is_read() -> None:
    layer = {
        "class_name": "Dense",
        "config": {
            "name": "out_put",
            "units": 2,
            "activation": "hard_sigmoid",
            "kernel_initializer": {
                "class_name": "VarianceScaling",
                "config": {"scale": 2.0, "mode": "fan_in", "distribution": "uniform"},
            },
            "kernel_regularizer": {"class_name": "L1L2", "config": {"l1": 0.0, "l2": 0.5}},
            "batch_input_shape": [None, 3],
        },
    }
    topology = {"class_name": "Sequential", "config": {"name": "my_net", "layers": [layer]}}
    model = tf.models.modelFromJSON({"model_config": topology}).result()
    dense = model.layers[0]
    assert (model.name, dense.name) == ("my_net", "out_put")
    assert dense.activation.name == "hardSigmoid"
    assert dense.kernelInitializer.mode == "fanIn"
    assert dense.kernelRegularizer.l2 == 0.5


def test_a_key_of_a_file_that_nothing_reads_is_said() -> None:
    layer = {
        "class_name": "ReLU",
        "config": {
            "name": "a",
            "quantized_to": 0.5,
            "ragged": False,
            "batch_input_shape": [2, 3],
        },
    }
    topology = {"class_name": "Sequential", "config": {"layers": [layer]}}
    with pytest.warns(UserWarning, match=r"ReLU: a saved config says \{'quantizedTo': 0.5\}"):
        tf.models.modelFromJSON(topology).result()


def test_an_unknown_class_in_a_file_names_the_nearest() -> None:
    topology = {"class_name": "Sequential", "config": {"layers": [{"class_name": "Dens"}]}}
    with pytest.raises(ValueError, match=r"layer 'Dens' is unknown; did you mean 'Dense'\?"):
        tf.models.modelFromJSON(topology).result()
