"""What the runtime computes as Keras does when it is asked to; recorded from Keras 3.15."""

from __future__ import annotations

import numpy as np
import pytest

import tfjs as tf

DRAWN = {
    "uniform": ("randomUniform", {}, [0.02470788, 0.01721802, -0.04422205, 0.01442132]),
    "normal": ("randomNormal", {}, [-0.03370864, -0.01793463, -0.09397908, -0.07364466]),
    "truncated normal": (
        "truncatedNormal",
        {},
        [-0.03370864, -0.01793463, -0.09397908, -0.07364466],
    ),
    "uniform by the fans": ("glorotUniform", {}, [0.3827728, 0.2667404, -0.685085, 0.2234141]),
}
"""Initializers with seed 7, and the first values of shape [4, 6]."""


@pytest.mark.parametrize(("name", "config", "first"), DRAWN.values(), ids=DRAWN.keys())
def test_the_generator_of_keras(name: str, config: dict[str, object], first: list[float]) -> None:
    make = getattr(tf.initializers, name)
    drawn = make({**config, "seed": 7, "generator": "keras"}).apply([4, 6]).dataSync()
    np.testing.assert_allclose(drawn[: len(first)], first, rtol=1e-5, atol=1e-8)


def test_what_is_cut_off_is_drawn_again_in_order() -> None:
    start = tf.initializers.truncatedNormal({"stddev": 1.0, "seed": 1, "generator": "keras"})
    last = start.apply([40, 50]).dataSync()[-4:]
    np.testing.assert_allclose(last, [-0.7641286, 1.048157, -0.4226313, -0.6772922], rtol=1e-5)


def test_another_generator_is_refused() -> None:
    with pytest.raises(ValueError, match="generator 'numpy' is unknown"):
        tf.initializers.randomNormal({"generator": "numpy"})


def test_a_config_says_no_generator_that_is_usual() -> None:
    assert "generator" not in tf.initializers.glorotUniform({"seed": 1}).getConfig()


ACTIVATED = {
    "exponential": [0.1353353, 0.6065307, 1.349859, 33.11545],
    "hardShrink": [-2.0, 0.0, 0.0, 3.5],
    "hardSigmoid6": [0.1666667, 0.4166667, 0.55, 1.0],
    "hardSilu": [-0.3333333, -0.2083333, 0.165, 3.5],
    "hardTanh": [-1.0, -0.5, 0.3, 1.0],
    "leakyRelu": [-0.4, -0.1, 0.3, 3.5],
    "logSigmoid": [-2.126928, -0.9740769, -0.5543552, -0.02975042],
    "softShrink": [-1.5, 0.0, 0.0, 3.0],
    "sparsePlus": [0.0, 0.0625, 0.4225, 3.5],
    "sparseSigmoid": [0.0, 0.25, 0.65, 1.0],
    "squareplus": [0.4142135, 0.7807764, 1.161187, 3.765564],
    "tanhShrink": [-1.035972, -0.03788286, 0.008687377, 2.501822],
    "celu": [-0.8646647, -0.3934693, 0.3, 3.5],
}
"""Activations that TF.js lacks, of -2, -0.5, 0.3 and 3.5."""


@pytest.mark.parametrize(("word", "expected"), ACTIVATED.items(), ids=ACTIVATED.keys())
def test_an_activation_of_keras(word: str, expected: list[float]) -> None:
    made = tf.layers.activation({"activation": word}).apply(tf.tensor2d([[-2, -0.5, 0.3, 3.5]]))
    np.testing.assert_allclose(np.asarray(made)[0], expected, rtol=1e-5, atol=1e-6)


def test_enlarging_by_the_centres_of_pixels() -> None:
    config = {"interpolation": "bilinear", "halfPixelCenters": True}
    made = tf.layers.upSampling2d(config).apply(tf.tensor4d([[[[1.0], [2.0]]]]))
    np.testing.assert_allclose(np.asarray(made)[0, 0, :, 0], [1, 1.25, 1.75, 2])


@pytest.mark.parametrize("holds", [False, True])
def test_evaluation_holds_penalties_where_it_is_asked_to(holds: bool) -> None:
    model = tf.sequential()
    model.add(
        tf.layers.dense(
            {
                "units": 1,
                "inputShape": [1],
                "kernelInitializer": "ones",
                "kernelRegularizer": tf.regularizers.l2({"l2": 0.5}),
            }
        )
    )
    more = {"evaluateRegularization": True} if holds else {}
    model.compile({"optimizer": "sgd", "loss": "meanSquaredError", **more})
    loss = model.evaluate(tf.tensor2d([[1.0]]), tf.tensor2d([[3.0]])).dataSync()[0]
    assert loss == pytest.approx(4.5 if holds else 4.0)
