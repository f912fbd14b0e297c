"""Initializers, regularizers and constraints give real TensorFlow.js's numbers (recorded)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from recorded import recording

import tfjs as tf
from tfjs.serialization import FACTORIES

RECORDED = recording("initializers")


def named(row: Any) -> str:
    return f"{row['name']}({row['config']})" + (f" of {row['shape']}" if "shape" in row else "")


@pytest.mark.parametrize("row", RECORDED["initializers"], ids=named)
def test_seeded_values_are_those_of_tfjs(row: Any) -> None:
    value = getattr(tf.initializers, row["name"])(row["config"]).apply(row["shape"])
    np.testing.assert_allclose(np.asarray(value), row["value"], rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("row", RECORDED["regularizers"], ids=named)
def test_penalties_are_those_of_tfjs(row: Any) -> None:
    made = getattr(tf.regularizers, row["name"])(row["config"])
    assert made.apply(tf.tensor2d(RECORDED["w"])).dataSync()[0] == pytest.approx(row["value"], 1e-6)
    assert made.getConfig() == row["saved"]


@pytest.mark.parametrize("row", RECORDED["constraints"], ids=named)
def test_projections_are_those_of_tfjs(row: Any) -> None:
    made = getattr(tf.constraints, row["name"])(row["config"])
    value = made.apply(tf.tensor2d(RECORDED["w"]))
    np.testing.assert_allclose(np.asarray(value), row["value"], rtol=1e-5, atol=1e-6)
    assert made.getConfig() == row["saved"]


def test_every_initializer_was_recorded() -> None:
    """All but what TF.js does not have."""
    recorded = {row["name"] for row in RECORDED["initializers"]}
    assert recorded == set(FACTORIES["initializers"]) - {"stft"}


@pytest.mark.parametrize("name", ["glorotUniform", "heNormal", "randomUniform", "orthogonal"])
def test_unseeded_draws_differ(name: str) -> None:
    draw = getattr(tf.initializers, name)({})
    assert draw.apply([3, 4]).arraySync() != draw.apply([3, 4]).arraySync()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: tf.initializers.randomUniform({"minval": 0, "maxval": 1}).apply([2]),
            "TF.js takes minval 0 for its default",
        ),
        (
            lambda: tf.initializers.varianceScaling({"distribution": "truncatedNormal"}).apply([2]),
            'its truncated normal is called "normal"',
        ),
        (
            lambda: tf.initializers.varianceScaling({"mode": "fan_in"}),
            "'fan_in' is unknown; did you mean 'fanIn'",
        ),
        (lambda: tf.initializers.constant({}), "the key 'value' is missing"),
        (lambda: tf.initializers.identity({}).apply([2, 3]), r"only for square .*\[2, 3\]"),
        (lambda: tf.initializers.orthogonal({}).apply([3]), r"at least two axes, .*\[3\]"),
        (lambda: tf.regularizers.l2({"l1": 1}), "use tf.regularizers.l1l2"),
        (lambda: tf.constraints.maxNorm({"max_value": 1}), "did you mean 'maxValue'"),
        (
            lambda: tf.layers.dense({"units": 1, "kernelRegularizer": "l3"}),
            "kernelRegularizer 'l3' is unknown. Known: ",
        ),
        (
            lambda: tf.layers.dense({"units": 1, "kernelInitializer": "lecun_norm"}),
            "'lecun_norm' is unknown; did you mean 'leCunNormal'",
        ),
        (
            lambda: tf.layers.dense({"units": 1, "kernelConstraint": "maxnorm"}),
            "did you mean 'maxNorm'",
        ),
    ],
)
def test_what_tfjs_gets_silently_wrong_is_an_error(make: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()
