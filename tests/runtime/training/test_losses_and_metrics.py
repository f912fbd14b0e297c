"""Loss and metric strings give the numbers that real TensorFlow.js gave (recorded)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from recorded import recording

import tfjs as tf

RECORDED = recording("losses")
DATA = RECORDED["data"]


def same(actual: Any, expected: Any) -> None:
    wanted = np.asarray(expected, np.float64)
    np.testing.assert_allclose(
        np.asarray(actual), wanted, rtol=1e-5, atol=1e-6 * max(1e-3, np.abs(wanted).max())
    )


def compiled(loss: Any, metrics: Any, width: int) -> Any:
    model = tf.sequential(
        {"layers": [tf.layers.activation({"activation": "linear", "inputShape": [width]})]}
    )
    model.compile({"optimizer": tf.train.sgd(0.1), "loss": loss, "metrics": metrics})
    return model


def tensors(name: str) -> tuple[Any, Any]:
    return tf.tensor2d(DATA[name]["yPred"]), tf.tensor2d(DATA[name]["yTrue"])


LOSSES = [(loss, data) for loss, by_data in RECORDED["losses"].items() for data in by_data]
METRICS = [(name, loss) for name, by_loss in RECORDED["metrics"].items() for loss in by_loss]


@pytest.mark.parametrize(("loss", "data"), LOSSES, ids=lambda name: str(name))
def test_value_of_a_loss_string(loss: str, data: str) -> None:
    predictions, labels = tensors(data)
    value = compiled(loss, None, predictions.shape[-1]).evaluate(predictions, labels)
    same(value.dataSync()[0], RECORDED["losses"][loss][data]["value"])


@pytest.mark.parametrize(
    ("loss", "data"),
    [(loss, data) for loss, data in LOSSES if "gradient" in RECORDED["losses"][loss][data]],
    ids=lambda name: str(name),
)
def test_gradient_of_a_loss_string_by_the_predictions(loss: str, data: str) -> None:
    predictions, labels = tensors(data)
    rows, width = predictions.shape
    layer = tf.layers.dense(
        {"units": width, "useBias": False, "inputShape": [rows], "weights": [predictions]}
    )
    model = tf.sequential({"layers": [layer]})
    model.compile({"optimizer": tf.train.sgd(1), "loss": loss})
    model.trainOnBatch(tf.eye(rows), labels).result()
    step = predictions.sub(layer.getWeights()[0])
    expected = np.asarray(RECORDED["losses"][loss][data]["gradient"])
    # The step is a difference of weights, so that it is no more exact than they are.
    np.testing.assert_allclose(np.asarray(step), expected, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize(("metric", "loss"), METRICS, ids=lambda name: str(name))
def test_name_and_value_of_a_metric_string(metric: str, loss: str) -> None:
    expected = RECORDED["metrics"][metric][loss]
    predictions, labels = tensors(expected["data"])
    model = compiled(loss, [metric], predictions.shape[-1])
    values = [value.dataSync()[0] for value in model.evaluate(predictions, labels)]
    assert model.metricsNames == expected["names"]
    same(values, expected["values"])


@pytest.mark.parametrize("name", RECORDED["functions"], ids=lambda name: f"tf.metrics.{name}")
def test_a_metric_function(name: str) -> None:
    expected = RECORDED["functions"][name]
    predictions, labels = tensors(expected["data"])
    value = getattr(tf.metrics, name)(labels, predictions)
    same(value.arraySync(), expected["value"])


def test_functions_and_lambdas_are_losses_and_metrics() -> None:
    predictions, labels = tensors("signs")

    def largest(y: Any, p: Any) -> Any:
        return p.sub(y).abs().max(-1)

    model = compiled(lambda y, p: p.sub(y).square(), [largest, tf.metrics.meanAbsoluteError], 3)
    assert model.metricsNames == ["loss", "largest", "meanAbsoluteError"]
    loss, most, mean = (value.dataSync()[0] for value in model.evaluate(predictions, labels))
    difference = np.asarray(predictions) - np.asarray(labels)
    same(loss, np.square(difference).mean())
    same(most, np.abs(difference).max(1).mean())
    same(mean, np.abs(difference).mean())


@pytest.mark.parametrize(
    ("loss", "message"),
    [
        ("meanSquareError", r"'meanSquareError' is unknown; did you mean 'meanSquaredError'\?"),
        ("mean_square_error", r"did you mean 'meanSquaredError'\?"),
        ("binaryCrossEntropy", r"did you mean 'binaryCrossentropy'\?"),
        ("softmaxCrossEntropy", r"did you mean 'categoricalCrossentropy'\?"),
        ("nothing", r"the loss 'nothing' is unknown\. Known: meanSquaredError, "),
    ],
)
def test_an_unknown_loss_string_says_the_one_that_was_meant(loss: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compiled(loss, None, 1)


@pytest.mark.parametrize(
    ("metric", "message"),
    [
        ("meanSquaredError", r"the metric 'meanSquaredError' is unknown; did you mean 'mse'\?"),
        ("binary_acuracy", r"did you mean 'binaryAccuracy'\?"),
        ("nothing", r"the metric 'nothing' is unknown\. Known: accuracy, acc, "),
    ],
)
def test_an_unknown_metric_string_says_the_one_that_was_meant(metric: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        compiled("meanSquaredError", [metric], 1)
