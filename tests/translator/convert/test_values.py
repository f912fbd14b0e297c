"""Config values in their three spellings."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keras_tfjs.convert.layer_rows import Form
from keras_tfjs.convert.layers import LAYERS
from keras_tfjs.convert.model import Plain
from keras_tfjs.convert.shapes import RULES, weight_shape
from keras_tfjs.convert.values import (
    ACTIVATIONS,
    NORMAL_CORRECTION,
    NoCounterpart,
    plain_value,
    read_activation,
    read_initializer,
    read_regularizer,
    write_activation,
    write_initializer,
    write_regularizer,
)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_an_activation_reads_back_as_what_it_was(name: str, form: Form) -> None:
    try:
        written = write_activation(name, form)
    except NoCounterpart:
        assert ACTIVATIONS[name].name(form) is None
        return
    assert read_activation(written, form) == name


def test_hard_sigmoid_is_one_function_in_keras_3_and_another_elsewhere() -> None:
    assert read_activation("hard_sigmoid", Form.KERAS2) == read_activation(
        "hard_sigmoid", Form.TFJS
    )
    assert read_activation("hard_sigmoid", Form.KERAS3) != read_activation(
        "hard_sigmoid", Form.KERAS2
    )


INITIALIZERS: list[tuple[str, dict[str, Any]]] = [
    ("Zeros", {}),
    ("Constant", {"value": 2.0}),
    ("RandomUniform", {"minval": -1.0, "maxval": 0.5, "seed": None}),
    ("GlorotUniform", {"seed": 3}),
    ("LecunUniform", {"seed": None}),
    ("Orthogonal", {"gain": 1.5, "seed": None}),
    ("VarianceScaling", {"scale": 2.0, "mode": "fan_in", "distribution": "uniform", "seed": None}),
]


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize(("name", "config"), INITIALIZERS, ids=lambda one: str(one))
def test_an_initializer_reads_back_as_what_it_was(
    name: str, config: dict[str, Any], form: Form
) -> None:
    plain = Plain(name, config)
    assert read_initializer(write_initializer(plain, form), form) == plain


def test_a_registered_object_of_keras_3_loses_its_module_in_tfjs() -> None:
    written = {
        "module": "keras.initializers",
        "class_name": "LecunUniform",
        "config": {"seed": None, "input_axes": None, "output_axes": None},
        "registered_name": None,
    }
    plain = read_initializer(written, Form.KERAS3)
    assert write_initializer(plain, Form.TFJS) == {
        "class_name": "LeCunUniform",
        "config": {"seed": None},
    }


@given(st.floats(0.01, 100), st.sampled_from(["fan_in", "fan_out", "fan_avg"]))
def test_a_truncated_normal_keeps_its_deviation(scale: float, mode: str) -> None:
    keras = Plain("VarianceScaling", {"scale": scale, "mode": mode})
    written = write_initializer(keras, Form.TFJS)
    # TF.js draws with deviation sqrt(scale) * 0.8796, Keras with sqrt(scale)
    assert written["config"]["scale"] * NORMAL_CORRECTION == pytest.approx(scale)
    assert written["config"]["distribution"] == "normal"
    back = read_initializer(written, Form.TFJS)
    assert back is not None
    assert back.config["scale"] == pytest.approx(scale)
    assert back.config["distribution"] == "truncated_normal"


def test_a_named_normal_initializer_is_written_by_its_scale() -> None:
    written = write_initializer(Plain("HeNormal", {"seed": None}), Form.TFJS)
    assert written["class_name"] == "VarianceScaling"
    assert written["config"]["scale"] == pytest.approx(2.0 / NORMAL_CORRECTION)
    assert written["config"]["mode"] == "fan_in"


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(list(Form)))
def test_a_regularizer_reads_back_as_what_it_was(l1: float, l2: float, form: Form) -> None:
    plain = Plain("L1L2", {"l1": l1, "l2": l2})
    assert read_regularizer(write_regularizer(plain, form), form) == plain


def test_a_missing_factor_is_zero_in_keras_and_a_hundredth_in_tfjs() -> None:
    written = {"class_name": "L1L2", "config": {"l1": 0.5}}
    assert read_regularizer(written, Form.KERAS3) == Plain("L1L2", {"l1": 0.5, "l2": 0.0})
    assert read_regularizer(written, Form.TFJS) == Plain("L1L2", {"l1": 0.5, "l2": 0.01})


def test_wrappers_for_tuples_and_arrays_are_taken_off() -> None:
    value = {
        "class_name": "__tuple__",
        "items": [1, {"class_name": "__numpy__", "config": {"value": 2.0, "dtype": "float32"}}],
    }
    assert plain_value({"size": value, "slope": {"type": "ndarray", "value": 0.5}}) == {
        "size": [1, 2.0],
        "slope": 0.5,
    }


def test_every_layer_row_names_a_shape_rule() -> None:
    assert {row.output for row in LAYERS.values()} == set(RULES)


@pytest.mark.parametrize(
    ("class_name", "config", "inputs", "weights", "output"),
    [
        ("Dense", {"units": 3}, (None, 4), [(4, 3), (3,)], (None, 3)),
        (
            "Conv2D",
            {"filters": 5, "kernel_size": [3, 2], "strides": [2, 1], "padding": "valid"},
            (None, 9, 9, 2),
            [(3, 2, 2, 5), (5,)],
            (None, 4, 8, 5),
        ),
        (
            "Conv2D",
            {
                "filters": 5,
                "kernel_size": [3, 3],
                "strides": [2, 2],
                "padding": "same",
                "data_format": "channels_first",
            },
            (None, 2, 9, 8),
            [(3, 3, 2, 5), (5,)],
            (None, 5, 5, 4),
        ),
        (
            "LSTM",
            {"units": 3, "return_sequences": True},
            (None, 5, 2),
            [(2, 12), (3, 12), (12,)],
            (None, 5, 3),
        ),
        ("PReLU", {"shared_axes": [1]}, (None, 4, 5), [(1, 5)], (None, 4, 5)),
        ("BatchNormalization", {"axis": -1}, (None, 4, 5), [(5,)] * 4, (None, 4, 5)),
        ("Reshape", {"target_shape": [-1, 2]}, (None, 4, 3), [], (None, 6, 2)),
        ("Flatten", {}, (None, None, 3), [], (None, None)),
        (
            "MaxPooling2D",
            {"pool_size": [2, 2], "strides": [2, 2], "padding": "same"},
            (None, 5, 5, 1),
            [],
            (None, 3, 3, 1),
        ),
        ("Dot", {"axes": 1}, (None, 4), [], (None, 1)),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_shapes_follow_from_the_config(
    class_name: str,
    config: dict[str, Any],
    inputs: tuple[int | None, ...],
    weights: list[tuple[int, ...]],
    output: tuple[int | None, ...],
) -> None:
    row = LAYERS[class_name]
    given = [inputs, inputs] if class_name == "Dot" else [inputs]
    assert RULES[row.output](config, given, row)[0] == output
    assert [weight_shape(weight, config, inputs) for weight in row.weights] == weights
