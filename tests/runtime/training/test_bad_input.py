"""Wrong input: the message names the model, the argument, what was expected and what came."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import tfjs as tf

X, Y = np.ones((4, 2)), np.ones((4, 1))


def net(units: int = 1, loss: Any = "meanSquaredError") -> Any:
    layer = tf.layers.dense({"units": units, "inputShape": [2], "name": "out"})
    model = tf.sequential({"name": "net", "layers": [layer]})
    model.compile({"optimizer": "sgd", "loss": loss})
    return model


def two(loss: Any = "meanSquaredError") -> Any:
    a, b = tf.input({"shape": [2], "name": "a"}), tf.input({"shape": [2], "name": "b"})
    both = tf.layers.add({}).apply([a, b])
    outputs = [tf.layers.dense({"units": 1, "name": name}).apply(both) for name in ("p", "q")]
    model = tf.model({"inputs": [a, b], "outputs": outputs, "name": "two"})
    model.compile({"optimizer": "sgd", "loss": loss})
    return model


def fit(model: Any, x: Any = X, y: Any = Y, **args: Any) -> Any:
    return model.fit(x, y, args).result()


CASES: list[tuple[str, Any, type[Exception], str]] = [
    (
        "too wide an input to fit",
        lambda: fit(net(), np.ones((4, 3))),
        ValueError,
        r"net: fit: input out_input: expected the shape \[null,2\], got \[4,3\]",
    ),
    (
        "too wide an input to predict",
        lambda: net().predict(np.ones((4, 3))),
        ValueError,
        r"net: predict: input out_input: expected the shape \[null,2\]",
    ),
    (
        "too wide an input to evaluate",
        lambda: net().evaluate(np.ones((4, 3)), Y),
        ValueError,
        r"net: evaluate: input out_input",
    ),
    (
        "an input of too many axes",
        lambda: net().predict(np.ones((4, 2, 1))),
        ValueError,
        r"got \[4,2,1\]",
    ),
    (
        "a scalar",
        lambda: net().predict(tf.scalar(1)),
        ValueError,
        "expected samples along a first axis",
    ),
    ("text", lambda: net().predict(np.array([["a", "b"]])), TypeError, "expected numbers"),
    (
        "a wrong target",
        lambda: fit(net(), X, np.ones((4, 2))),
        ValueError,
        r"net: fit: target out: expected the shape \[null,1\], got \[4,2\]",
    ),
    (
        "class indices for one-hot rows",
        lambda: fit(net(3, "categoricalCrossentropy"), X, Y),
        ValueError,
        r"class indices\? use the loss 'sparseCategoricalCrossentropy' or tf.oneHot\(labels, 3\)",
    ),
    (
        "one unit and categoricalCrossentropy",
        lambda: fit(net(1, "categoricalCrossentropy"), X, Y),
        ValueError,
        "for one unit use binaryCrossentropy",
    ),
    (
        "labels out of range",
        lambda: fit(net(3, "sparseCategoricalCrossentropy"), X, Y * 3),
        ValueError,
        "expected class indices from 0 to 2, got 3 to 3",
    ),
    (
        "fewer targets than inputs",
        lambda: fit(net(), X, Y[:3]),
        ValueError,
        "got 4 input samples and 3 target samples",
    ),
    (
        "no samples",
        lambda: fit(net(), X[:0], Y[:0]),
        ValueError,
        "expected at least one sample, got 0",
    ),
    (
        "no data",
        lambda: fit(net(), None, Y),
        ValueError,
        "net: fit: x: data is missing for out_input",
    ),
    ("no target", lambda: fit(net(), X, None), ValueError, "net: fit: y: data is missing for out"),
    (
        "one input of two",
        lambda: fit(two(), X, [Y, Y]),
        ValueError,
        r"two: fit: x: expected 2 tensors \(a, b\), got one of shape \[4,2\]",
    ),
    (
        "three inputs of two",
        lambda: two().predict([X, X, X]),
        ValueError,
        "two: predict: x: expected 2 tensors",
    ),
    (
        "an unknown input name",
        lambda: two().predict({"a": X, "c": X}),
        ValueError,
        "x: the name 'c' is unknown",
    ),
    ("a missing input name", lambda: two().predict({"a": X}), ValueError, "data is missing for b"),
    (
        "inputs of different lengths",
        lambda: two().predict([X, X[:2]]),
        ValueError,
        r"expected equal numbers of samples, got the shapes \[\[4,2\],\[2,2\]\]",
    ),
    (
        "batchSize 0",
        lambda: fit(net(), batchSize=0),
        ValueError,
        "fit: batchSize: expected a whole number from 1 on, got 0",
    ),
    (
        "batchSize 0 in predict",
        lambda: net().predict(X, {"batchSize": 0}),
        ValueError,
        "predict: batchSize",
    ),
    (
        "negative epochs",
        lambda: fit(net(), epochs=-1),
        ValueError,
        "fit: epochs: expected a whole number",
    ),
    (
        "a key in snake_case",
        lambda: fit(net(), batch_size=2),
        ValueError,
        "fit: the key 'batch_size' is unknown; did you mean 'batchSize'",
    ),
    (
        "validationSplit 1",
        lambda: fit(net(), validationSplit=1),
        ValueError,
        "expected a share from 0 on below 1",
    ),
    (
        "validationSplit of everything",
        lambda: fit(net(), validationSplit=0.9),
        ValueError,
        "leaves 0 of 4 samples",
    ),
    (
        "validationData of one",
        lambda: fit(net(), validationData=[X]),
        ValueError,
        r"expected \[x, y\]",
    ),
    (
        "validationData of another shape",
        lambda: fit(net(), validationData=[X[:, :1], Y]),
        ValueError,
        "net: fit: validationData: input out_input",
    ),
    (
        "validationSplit that is a text",
        lambda: fit(net(), validationSplit="0.2"),
        ValueError,
        "fit: validationSplit: expected a share from 0 on below 1, got '0.2'",
    ),
    (
        "validationData that is a number",
        lambda: fit(net(), validationData=3),
        TypeError,
        r"fit: validationData: expected \[x, y\] or \[x, y, sampleWeight\], got int",
    ),
    (
        "yieldEvery below 0",
        lambda: fit(net(), yieldEvery=-5),
        ValueError,
        "fit: yieldEvery: expected milliseconds from 0 on, got -5",
    ),
    (
        "rows of different lengths",
        lambda: fit(net(), [[1, 2], [3]], [[1], [2]]),
        ValueError,
        "net: fit: input out_input: expected lists of equal lengths",
    ),
    (
        "a loss weight that is a text",
        lambda: net().compile({"optimizer": "sgd", "loss": "hinge", "lossWeights": ["a"]}),
        ValueError,
        "compile: lossWeights: expected one number for each of the outputs",
    ),
    (
        "stepsPerEpoch",
        lambda: fit(net(), stepsPerEpoch=0),
        ValueError,
        "fit: stepsPerEpoch: expected a whole number from 1 on, got 0",
    ),
    (
        "classWeight for two outputs",
        lambda: two().fit([X, X], [Y, Y], {"classWeight": {0: 1}}).result(),
        ValueError,
        "classWeight: expected an object",
    ),
    (
        "sampleWeight of another length",
        lambda: fit(net(), sampleWeight=[1, 2]),
        ValueError,
        "sampleWeight: expected 4 weights, got 2",
    ),
    (
        "an optimizer of unknown name",
        lambda: net().compile({"optimizer": "adm", "loss": "hinge"}),
        ValueError,
        "the optimizer 'adm' is unknown; did you mean 'adam'",
    ),
    (
        "an optimizer class",
        lambda: net().compile({"optimizer": 0.1, "loss": "hinge"}),
        TypeError,
        r"a name or an object such as tf.train.sgd\(0.1\)",
    ),
    (
        "no loss",
        lambda: net().compile({"optimizer": "sgd"}),
        ValueError,
        "the key 'loss' is missing",
    ),
    (
        "a loss for an unknown output",
        lambda: two({"p": "hinge", "r": "hinge"}),
        ValueError,
        "compile: loss: the output 'r' is unknown",
    ),
    (
        "one loss in a list for two outputs",
        lambda: two(["hinge"]),
        ValueError,
        r"expected one loss for each of the outputs \['p', 'q'\], got 1",
    ),
    (
        "a wrong loss before the shape is known",
        lambda: tf.sequential({"layers": [tf.layers.dense({"units": 1})]}).compile(
            {"optimizer": "sgd", "loss": "meanSquareError"}
        ),
        ValueError,
        "did you mean 'meanSquaredError'",
    ),
    (
        "fit before compile",
        lambda: fit(tf.sequential({"layers": [tf.layers.dense({"units": 1, "inputShape": [2]})]})),
        RuntimeError,
        "You must compile a model before training",
    ),
    (
        "summary before the shape is known",
        lambda: tf.sequential({"layers": [tf.layers.dense({"units": 1})]}).summary(),
        ValueError,
        "no summary can be displayed",
    ),
    (
        "an empty model",
        lambda: tf.sequential({"name": "s"}).predict(X),
        TypeError,
        "s: the model is empty; add layers first",
    ),
    (
        "a layer that is none",
        lambda: tf.sequential({"name": "s"}).add("dense"),
        TypeError,
        "s: add: expected a layer",
    ),
    (
        "two layers of one name",
        lambda: tf.sequential(
            {"layers": [tf.layers.flatten({"name": "f"}), tf.layers.flatten({"name": "f"})]}
        ),
        ValueError,
        "there is a layer named 'f' already",
    ),
    (
        "a nested model with two inputs",
        lambda: tf.sequential({"layers": [two()]}),
        ValueError,
        "two has 2 inputs and 2 outputs",
    ),
    (
        "an output that needs another input",
        lambda: tf.model(
            {
                "inputs": tf.input({"shape": [1]}),
                "outputs": tf.layers.flatten().apply(tf.input({"shape": [1, 1], "name": "lost"})),
                "name": "m",
            }
        ),
        ValueError,
        r"m: the outputs depend on lost .*; add it to 'inputs'",
    ),
    (
        "an input twice",
        lambda: tf.model(
            {
                "inputs": [(a := tf.input({"shape": [1, 1]})), a],
                "outputs": tf.layers.flatten().apply(a),
            }
        ),
        ValueError,
        "an input stands twice",
    ),
    (
        "a tensor for an input",
        lambda: tf.model({"inputs": tf.ones([1]), "outputs": tf.ones([1])}),
        TypeError,
        "inputs must be symbolic tensors",
    ),
    (
        "an inner tensor for an input",
        lambda: tf.model(
            {
                "inputs": (
                    b := tf.layers.flatten({"name": "fl"}).apply(tf.input({"shape": [1, 1]}))
                ),
                "outputs": tf.layers.dense({"units": 1}).apply(b),
            }
        ),
        ValueError,
        "is the output of fl, not of tf.input",
    ),
    (
        "a wrong key of tf.model",
        lambda: tf.model({"input": 1, "outputs": 2}),
        ValueError,
        "model: the key 'input' is unknown; did you mean 'inputs'",
    ),
    (
        "a nested model with too wide an input",
        lambda: net().apply(tf.ones([1, 3])),
        ValueError,
        r"net: input out_input: expected the shape \[null,2\], got \[1,3\]",
    ),
]


@pytest.mark.parametrize(
    ("make", "error", "message"),
    [pytest.param(*case[1:], id=case[0]) for case in CASES],
)
def test_bad_input(make: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        make()


def test_nothing_was_trained_by_a_call_that_failed() -> None:
    model = net()
    before = [np.array(weight) for weight in model.getWeights()]
    with pytest.raises(ValueError, match="target out"):
        fit(model, X, np.ones((4, 2)))
    for mine, old in zip(model.getWeights(), before, strict=True):
        np.testing.assert_array_equal(mine, old)
    assert not model.isTraining
