"""`tf.Model`: models of one's own, by the first data or a shape."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tfjs as tf

X = np.random.default_rng(0).uniform(-1, 1, (8, 2)).astype(np.float32)
Y = X.sum(1, keepdims=True)


class Net(tf.Model):
    className = "Net"

    def __init__(self, config: Any = None) -> None:
        super().__init__(config)
        self.units = (config or {}).get("units", 3)
        self.blocks = [tf.layers.dense({"units": self.units}) for _ in range(2)]
        self.named = {"drop": tf.layers.dropout({"rate": 0.5})}
        self.out = tf.layers.dense({"units": 1})

    def call(self, inputs: Any, kwargs: Any) -> Any:
        x = inputs
        for block in self.blocks:
            x = block.apply(x)
        return self.out.apply(self.named["drop"].apply(x))

    def getConfig(self) -> dict[str, Any]:
        return {**super().getConfig(), "units": self.units}


tf.serialization.registerClass(Net)
COMPILED = {"optimizer": "sgd", "loss": "meanSquaredError"}


def built(model: Any | None = None) -> Any:
    model = Net() if model is None else model
    model.build([None, 2])
    return model


def test_layers_are_those_in_attributes_lists_and_dicts() -> None:
    model = built()
    assert [type(layer).__name__ for layer in model.layers] == [
        "Dense",
        "Dense",
        "Dropout",
        "Dense",
    ]
    assert [w.originalName for w in model.weights] == [
        *("blocks/0/kernel", "blocks/0/bias", "blocks/1/kernel", "blocks/1/bias"),
        *("out/kernel", "out/bias"),
    ]
    assert model.countParams() == 9 + 12 + 4


def test_layers_are_in_training_when_their_model_is() -> None:
    model = built()
    still = [model.apply(X).arraySync() for _ in range(2)]
    moved = [model.apply(X, {"training": True}).arraySync() for _ in range(2)]
    assert still[0] == still[1]
    assert moved[0] != moved[1]


def test_weights_go_to_another_object_of_the_class_by_their_places() -> None:
    one, other = built(), built()
    other.loadWeights({w.originalName: w.read() for w in one.weights})
    assert other.predict(X).arraySync() == one.predict(X).arraySync()


def test_a_registered_class_is_saved_and_loaded(tmp_path: Path) -> None:
    model = built(Net({"units": 5}))
    model.save(f"file://{tmp_path}").result()
    loaded: Any = tf.loadLayersModel(f"file://{tmp_path}/model.json").result()
    assert type(loaded) is Net
    assert loaded.units == 5
    assert loaded.predict(X).arraySync() == model.predict(X).arraySync()


def test_it_is_a_layer_of_a_functional_model() -> None:
    inner = Net()
    x = tf.input({"shape": [2]})
    outer = tf.model({"inputs": x, "outputs": inner.apply(x)})
    assert outer.outputs[0].shape == [None, 1]
    assert len(outer.weights) == 6
    outer.compile(COMPILED)
    before = inner.getWeights()[0].arraySync()
    outer.fit(X, Y, {"verbose": 0}).result()
    assert inner.getWeights()[0].arraySync() != before


def test_a_frozen_layer_is_not_trained() -> None:
    model = built()
    model.blocks[0].trainable = False
    model.compile(COMPILED)
    before = model.blocks[0].getWeights()[0].arraySync()
    model.fit(X, Y, {"epochs": 2, "verbose": 0}).result()
    assert model.blocks[0].getWeights()[0].arraySync() == before


def test_layers_inside_a_layer_of_ones_own_are_trained_and_frozen_with_it() -> None:
    class Twice(tf.layers.Layer):
        className = "Twice"

        def __init__(self, config: Any) -> None:
            super().__init__(config)
            self.dense = tf.layers.dense({"units": 2})

        def call(self, inputs: Any, kwargs: Any) -> Any:
            x = inputs[0] if isinstance(inputs, list) else inputs
            return self.dense.apply(self.dense.apply(x))

    layer = Twice({})
    model = tf.sequential({"layers": [layer, tf.layers.dense({"units": 1})]})
    model.build([None, 2])
    model.predict(X)
    assert len(model.trainableWeights) == 4
    layer.trainable = False
    assert len(model.trainableWeights) == 2
    assert not layer.dense.trainable


def test_what_call_adds_is_part_of_training_and_evaluation_but_counted_once() -> None:
    class Added(Net):
        className = "Added"

        def call(self, inputs: Any, kwargs: Any) -> Any:
            self.addLoss(tf.scalar(2.0))
            return self.blocks[0].apply(inputs)

    model = Added({"units": 1})
    model.compile(COMPILED)
    loss = model.evaluate(X, Y).dataSync()[0]
    plain = float(np.mean((np.asarray(model.apply(X)) - Y) ** 2))
    assert loss == pytest.approx(plain + 2, rel=1e-5)
    assert model.trainOnBatch(X, Y).result() == pytest.approx(plain + 2, rel=1e-5)
    assert [one().dataSync()[0] for one in model.losses] == [2]


class NoCall(tf.Model):
    className = "NoCall"


class Texts(tf.Model):
    className = "Texts"

    def call(self, inputs: Any, kwargs: Any) -> Any:
        return "a tensor"


class NoConfig(Net):
    className = "NoConfig"

    def __init__(self, config: Any) -> None:
        self.size = config["size"]
        super().__init__(config)


class Two(tf.Model):
    className = "Two"

    def __init__(self, config: Any = None) -> None:
        super().__init__(config)
        self.dense = tf.layers.dense({"units": 1})

    def call(self, inputs: Any, kwargs: Any) -> Any:
        return self.dense.apply(inputs["a"].add(inputs["b"]))


def _fit(model: Any, x: Any = X, y: Any = Y, **args: Any) -> None:
    model.compile(COMPILED)
    model.fit(x, y, {"verbose": 0, **args}).result()


def _loaded() -> None:
    tf.serialization.registerClass(NoConfig)
    model = NoConfig({"size": 1})
    model.build([None, 2])
    NoConfig.fromConfig(model.getConfig())


def _narrower() -> None:
    model = built()
    model.predict(X[:, :1])


WRONG = {
    "call is missing": (lambda: NoCall().predict(X), NotImplementedError, "define call"),
    "call gives no tensor": (lambda: _fit(Texts()), TypeError, "call.. must return tensors"),
    "not built": (lambda: Net().countParams(), RuntimeError, "not built"),
    "build without a shape": (lambda: Net().build(), RuntimeError, r"build\(\[None, 4\]\)"),
    "no compile": (lambda: Net().fit(X, Y).result(), RuntimeError, "compile a model before"),
    "no loss": (lambda: _fit_without_loss(), ValueError, "there is no loss|loss"),
    "an input is missing": (lambda: _two({"a": X}), ValueError, "data is missing for b"),
    "unequal samples": (lambda: _two({"a": X, "b": X[:3]}), ValueError, "equal numbers"),
    "a narrower input": (_narrower, Exception, "2"),
    "no samples": (lambda: _fit(Net(), X[:0], Y[:0]), ValueError, "at least one sample"),
    "batchSize 0": (lambda: _fit(Net(), batchSize=0), ValueError, "batchSize"),
    "an unknown key of fit": (lambda: _fit(Net(), epoch=3), ValueError, "did you mean 'epochs'"),
    "labels of another shape": (lambda: _fit(Net(), X, np.ones((8, 2))), ValueError, "target"),
    "a config that says too little": (_loaded, ValueError, "define getConfig"),
}


def _two(x: Any) -> None:
    model = Two()
    model.build({"a": [None, 2], "b": [None, 2]})
    _fit(model, x)


def _fit_without_loss() -> None:
    model = Net()
    model.compile({"optimizer": "sgd"})
    model.trainOnBatch(X, Y).result()
    model.computeLoss(X, Y, model.apply(X))


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.filterwarnings("ignore")
def test_what_is_wrong_is_said(case: str) -> None:
    action, error, text = WRONG[case]
    with pytest.raises(error, match=text):
        action()


def test_a_thousand_calls_leave_nothing_behind() -> None:
    model = built()
    model.compile({**COMPILED, "metrics": ["mae"]})
    data = {"verbose": 0, "batchSize": 8}

    def calls(times: int) -> None:
        for _ in range(times):
            model.fit(X, Y, data).result()
            model.predict(X)
            model.evaluate(X, Y)

    calls(50)
    gc.collect()
    before, size = tf.memory()["numTensors"], _resident()
    calls(1000)
    gc.collect()
    assert tf.memory()["numTensors"] == before
    assert _resident() - size < 8


def _resident() -> float:
    """The memory of this process in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


class OwnLoss(Net):
    className = "OwnLoss"

    def computeLoss(
        self, x: Any = None, y: Any = None, yPred: Any = None, sampleWeight: Any = None
    ) -> Any:
        return yPred.sub(y).abs().mean()


class OwnMetrics(Net):
    className = "OwnMetrics"

    def computeMetrics(
        self, x: Any = None, y: Any = None, yPred: Any = None, sampleWeight: Any = None
    ) -> dict[str, Any]:
        return {**super().computeMetrics(x, y, yPred, sampleWeight), "more": tf.scalar(7)}


def test_a_loss_of_ones_own_is_what_the_step_lowers() -> None:
    model = built(OwnLoss({"units": 2}))
    model.named["drop"].rate = 0
    model.setWeights([tf.fill(w.shape, 0.3) for w in model.getWeights()])
    model.compile({"optimizer": tf.train.sgd({"learningRate": 0.05}), "metrics": ["mae"]})
    first = float(np.abs(model.predict(X).arraySync() - Y).mean())
    data = {"verbose": 0, "batchSize": 8, "epochs": 20, "shuffle": False}
    history = model.fit(X, Y, data).result().history
    assert history["loss"][0] == pytest.approx(first, rel=1e-5)
    assert history["loss"][-1] < 0.9 * first
    assert history["mae"] == pytest.approx(history["loss"], rel=1e-5)
    after = float(np.abs(model.predict(X).arraySync() - Y).mean())
    assert model.evaluate(X, Y)[0].arraySync() == pytest.approx(after, rel=1e-5)


def test_a_mean_of_losses_counts_samples_and_not_batches() -> None:
    model = built(OwnLoss())
    model.compile({"optimizer": tf.train.sgd({"learningRate": 0})})
    expected = float(np.abs(model.predict(X).arraySync() - Y).mean())
    assert model.evaluate(X, Y, {"batchSize": 5}).arraySync() == pytest.approx(expected, rel=1e-5)


def test_metrics_of_ones_own_are_reported_beside_the_compiled_ones() -> None:
    model = built(OwnMetrics())
    model.compile({**COMPILED, "metrics": ["mae"]})
    history = model.fit(X, Y, {"verbose": 0, "validationSplit": 0.5}).result().history
    assert sorted(history) == ["loss", "mae", "more", "val_loss", "val_mae", "val_more"]
    assert history["more"] == history["val_more"] == [7]


def test_a_step_of_ones_own_may_begin_with_the_usual_one() -> None:
    class Counting(Net):
        steps = 0

        def trainStep(self, data: Any) -> Any:
            self.steps += 1
            return {**super().trainStep(data), "steps": float(self.steps)}

    model = built(Counting())
    model.compile(COMPILED)
    history = model.fit(X, Y, {"verbose": 0, "batchSize": 4}).result().history
    assert history["steps"] == [2]
    assert history["loss"][0] > 0


def test_compiled_metrics_of_a_model_without_call_are_those_of_what_its_step_predicts() -> None:
    class Around(tf.Model):
        def __init__(self) -> None:
            super().__init__()
            self.inner = tf.sequential(
                {"layers": [tf.layers.dense({"units": 1, "inputShape": [2]})]}
            )

        def testStep(self, data: Any) -> Any:
            x, y = data
            return self.computeMetrics(None, y, self.inner.apply(x))

    model = Around()
    model.compile({"optimizer": "sgd", "metrics": ["mae"]})
    expected = float(np.abs(model.inner.predict(X).arraySync() - Y).mean())
    loss, mae = model.evaluate(X, Y, {"batchSize": 3})
    assert (loss.dataSync()[0], mae.dataSync()[0]) == (0, pytest.approx(expected, rel=1e-5))
