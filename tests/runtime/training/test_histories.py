"""fit, evaluate and predict give what real TensorFlow.js gave from the same data (recorded)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from recorded import recording

import tfjs as tf

RECORDED = recording("training")


def same(actual: Any, expected: Any, rtol: float = 1e-5) -> None:
    wanted = np.asarray(expected, np.float64)
    scale = max(float(np.abs(wanted).max(initial=0)), 1e-3)
    np.testing.assert_allclose(np.asarray(actual), wanted, rtol=rtol, atol=1e-6 * scale)


def data(value: Any, several: bool) -> Any:
    return [tf.tensor(one) for one in value] if several else tf.tensor(value)


def prepared(run: Any) -> Any:
    model = tf.models.modelFromJSON(run["topology"]).result()
    model.setWeights([tf.tensor(values) for values in run["weights"]])
    model.compile({key: value for key, value in run["compile"].items() if value is not None})
    return model


@pytest.fixture(params=RECORDED, ids=lambda name: str(name))
def run(request: pytest.FixtureRequest) -> Any:
    return RECORDED[request.param]


def test_fit_evaluate_and_predict(run: Any) -> None:
    model = prepared(run)
    x, y = data(run["x"], run["several"]), data(run["y"], run["several"])
    args = {**run["fit"], "shuffle": False}
    if "validation" in run:
        args["validationData"] = [tf.tensor(values) for values in run["validation"]]
    history = model.fit(x, y, args).result()
    assert list(history.history) == list(run["history"])
    for name, values in run["history"].items():
        same(history.history[name], values)
    assert history.epoch == run["epoch"]
    assert history.params == run["params"]
    for mine, theirs in zip(model.getWeights(), run["trained"], strict=True):
        same(mine, theirs)
    if "evaluate" in run:
        values = model.evaluate(x, y, {"batchSize": 4})
        same(
            [v.item() for v in (values if isinstance(values, list) else [values])], run["evaluate"]
        )
    outputs = model.predict(x, {"batchSize": 4})
    theirs = run["predict"] if run["several"] else [run["predict"]]
    for mine, wanted in zip(outputs if run["several"] else [outputs], theirs, strict=True):
        same(mine, wanted)


def test_evaluate_of_several_outputs_gives_the_total_once() -> None:
    """(TF.js gives running totals after it, one value too many.)"""
    run = RECORDED["two inputs and two outputs"]
    model = prepared(run)
    values = model.evaluate(data(run["x"], True), data(run["y"], True))
    assert model.metricsNames == ["loss", "score_loss", "kind_loss", "score_mae", "kind_acc"]
    total, score, kind, mae, _ = [value.item() for value in values]
    same(total, score + kind)
    outputs = [np.asarray(y) for y in model.predict(data(run["x"], True))]
    same(mae, np.abs(outputs[0] - np.asarray(run["y"][0])).mean())


def test_train_on_batch_gives_the_values_before_the_step() -> None:
    run = RECORDED["batches, the last one shorter"]
    model = prepared(run)
    x, y = data(run["x"], False), data(run["y"], False)
    tested = [value.item() for value in model.evaluate(x, y)]
    trained = model.trainOnBatch(x, y).result()
    penalty = sum(float(loss()) for loss in prepared(run).losses)
    same(trained, [tested[0] + penalty, *tested[1:]])
