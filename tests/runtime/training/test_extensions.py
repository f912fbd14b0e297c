"""What training can do beyond TF.js: datasets, seeds, checkpoints, steps of one's own."""

from __future__ import annotations

import gc
import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import tfjs as tf

X = np.linspace(-1, 1, 24).reshape(12, 2)
Y = X.sum(1, keepdims=True) + 0.5


def net(optimizer: Any = None, **compiled: Any) -> Any:
    layers = [
        tf.layers.dense({"units": 3, "activation": "tanh", "inputShape": [2]}),
        tf.layers.dense({"units": 1}),
    ]
    model = tf.sequential({"layers": layers})
    model.setWeights([np.full(w.shape, 0.1) for w in model.getWeights()])
    given = {"optimizer": optimizer or tf.train.sgd(0.1), "loss": "meanSquaredError"}
    model.compile({**given, **compiled})
    return model


def curve(model: Any, **args: Any) -> list[float]:
    given = {"epochs": 4, "batchSize": 4, "shuffle": False, **args}
    losses: list[float] = model.fit(X, Y, given).result().history["loss"]
    return losses


def batches() -> Any:
    rows = [{"xs": x, "ys": y} for x, y in zip(X.tolist(), Y.tolist(), strict=True)]
    return tf.data.array(rows).batch(4)


def test_a_dataset_trains_as_its_tensors_do() -> None:
    model = net()
    made = model.fitDataset(batches(), {"epochs": 4, "validationData": batches()}).result()
    assert made.history["loss"] == pytest.approx(curve(net()))
    assert made.history["val_loss"][-1] == pytest.approx(model.evaluate(X, Y).item())
    assert model.evaluateDataset(batches(), {}).result().item() == pytest.approx(
        made.history["val_loss"][-1]
    )


def test_batches_per_epoch_go_on_through_the_stream() -> None:
    repeated = batches().repeat(2)
    made = net().fitDataset(repeated, {"epochs": 3, "batchesPerEpoch": 2}).result()
    assert len(made.history["loss"]) == 3
    with pytest.warns(UserWarning, match="ran out after 1 batches"):
        net().fitDataset(batches(), {"epochs": 2, "batchesPerEpoch": 2}).result()


def test_a_dataset_may_be_what_to_validate_on() -> None:
    args = {"validationData": batches(), "validationSteps": 1, "validationFreq": 2, "epochs": 4}
    made = net().fit(X, Y, args).result()
    assert len(made.history["val_loss"]) == 2


def test_elements_of_another_form_are_refused() -> None:
    odd = tf.data.array([{"a": [1.0], "b": [2.0]}]).batch(1)
    with pytest.raises(ValueError, match=r"expected elements \{'xs': ..., 'ys': ...\}"):
        net().fitDataset(odd, {"epochs": 1}).result()


def test_one_seed_makes_a_whole_training_reproducible() -> None:
    def run() -> list[float]:
        tf.util.setRandomSeed(5)
        layers = [
            tf.layers.dense({"units": 8, "inputShape": [2]}),
            tf.layers.dropout({"rate": 0.5}),
            tf.layers.dense({"units": 1}),
        ]
        model = tf.sequential({"layers": layers})
        model.compile({"optimizer": "sgd", "loss": "meanSquaredError"})
        return curve(model, shuffle=True)

    first = run()
    assert run() == first
    with pytest.raises(ValueError, match="from 0 on"):
        tf.util.setRandomSeed(-1)


def test_the_seed_of_tensors_leaves_numpy_alone() -> None:
    def drawn() -> tuple[float, list[float]]:
        np.random.seed(1)
        tf.util.setTensorSeed(7)
        return float(np.random.rand()), tf.randomNormal([2]).arraySync()

    first = drawn()
    assert drawn() == first
    assert first[0] == float(np.random.RandomState(1).rand())
    with pytest.raises(ValueError, match="setTensorSeed"):
        tf.util.setTensorSeed(-1)


def test_a_resumed_training_gives_the_same_curve(tmp_path: Path) -> None:
    def make() -> Any:
        return net(tf.train.adam({"learningRate": 0.05, "arithmetic": "keras"}))

    whole = curve(make(), epochs=6)
    config = {"backupDir": str(tmp_path / "backup"), "deleteCheckpoint": False}
    first = curve(make(), epochs=3, callbacks=[tf.callbacks.backupAndRestore(config)])
    second = curve(make(), epochs=6, callbacks=[tf.callbacks.backupAndRestore(config)])
    assert [*first, *second] == pytest.approx(whole)


def test_the_best_model_is_saved(tmp_path: Path) -> None:
    config = {
        "filepath": f"{tmp_path}/best-{{epoch:02d}}.keras",
        "monitor": "loss",
        "saveBestOnly": True,
    }
    model = net()
    losses = curve(model, callbacks=[tf.callbacks.modelCheckpoint(config)])
    assert losses == sorted(losses, reverse=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"best-0{n}" for n in range(1, 5)]
    loaded = tf.loadLayersModel(f"file://{tmp_path}/best-04/model.json").result()
    np.testing.assert_array_equal(loaded.predict(X), model.predict(X))


def test_a_period_saves_at_the_end_of_so_many_epochs(tmp_path: Path) -> None:
    config = {"filepath": f"{tmp_path}/e{{epoch}}", "period": 3}
    callback = tf.callbacks.modelCheckpoint(config)
    curve(net(), epochs=4, callbacks=[callback])
    curve(net(), epochs=4, callbacks=[callback])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["e2", "e3"]


@pytest.mark.parametrize("name", ["best.h5", "best.hdf5", "best.keras", "best.weights.h5", "best"])
def test_a_checkpoint_is_read_from_the_folder_of_its_name(name: str, tmp_path: Path) -> None:
    model = net()
    config = {"filepath": f"{tmp_path}/{name}"}
    curve(model, epochs=1, callbacks=[tf.callbacks.modelCheckpoint(config)])
    loaded = tf.loadLayersModel(f"file://{tmp_path}/best/model.json").result()
    np.testing.assert_array_equal(loaded.predict(X), model.predict(X))


@pytest.mark.parametrize(
    "name", ["last.weights.h5", "old.h5", "older.hdf5", "cp.ckpt", "{epoch}.weights.h5"]
)
def test_saved_weights_are_read_by_the_name_that_they_were_given(name: str, tmp_path: Path) -> None:
    path = f"{tmp_path}/new/{name}"
    saved, other = net(), net()
    config = {"filepath": path, "saveWeightsOnly": True}
    curve(saved, epochs=1, callbacks=[tf.callbacks.modelCheckpoint(config)])
    other.loadWeightsFrom(path.format(epoch=1))
    np.testing.assert_array_equal(other.predict(X), saved.predict(X))


def test_logs_go_into_a_csv_file(tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    losses = curve(net(), callbacks=[tf.callbacks.csvLogger({"filename": str(path)})])
    head, *rows = path.read_text("utf-8").splitlines()
    assert head == "epoch,loss"
    assert [float(row.split(",")[1]) for row in rows] == pytest.approx(losses)


def test_a_schedule_of_epochs_is_in_the_logs() -> None:
    callback = tf.callbacks.learningRateScheduler({"schedule": lambda epoch: 0.1 / (epoch + 1)})
    made = net().fit(X, Y, {"epochs": 3, "callbacks": [callback]}).result()
    assert made.history["learning_rate"] == pytest.approx([0.1, 0.05, 0.1 / 3])


def test_a_loss_that_is_not_finite_is_said_and_can_stop_training() -> None:
    model = net(tf.train.sgd(1e30))
    with pytest.warns(UserWarning, match="the loss is .* in epoch 0, batch 1"):
        losses = curve(model, callbacks=[tf.callbacks.terminateOnNaN({})])
    assert len(losses) == 1


def test_verbose_2_prints_a_line_for_each_epoch(capsys: pytest.CaptureFixture[str]) -> None:
    curve(net(), verbose=2)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" - ")[0] for line in lines] == [f"Epoch {n}/4" for n in range(1, 5)]
    curve(net(), verbose=1)
    assert capsys.readouterr().out == ""


def test_weights_are_collected_when_compile_says() -> None:
    """What is frozen after the first step goes on in Keras, and stops in TF.js."""
    for when, moved in (("compile", False), ("firstStep", True)):
        model = net(collectWeights=when)
        curve(model)
        model.layers[0].trainable = False
        before = model.layers[0].getWeights()[0].arraySync()
        curve(model)
        assert (model.layers[0].getWeights()[0].arraySync() != before) is moved


class OwnStep(tf.LayersModel):
    className = "OwnStep"

    def __init__(self, args: Any) -> None:
        super().__init__(args)
        self.seen = tf.metrics.mean({"name": "own_loss"})

    @property
    def metrics(self) -> list[Any]:  # type: ignore[override]  # a property here, as in Keras
        return [self.seen]

    def trainStep(self, data: Any) -> dict[str, Any]:
        x, y = data
        variables = [weight.read() for weight in self.trainableWeights]
        loss = self.optimizer.minimize(
            lambda: self.apply(x, {"training": True}).sub(y).square().mean(), True, variables
        )
        self.seen.updateState(loss)
        return {"own_loss": self.seen.result()}


def test_a_training_step_of_ones_own() -> None:
    x = tf.input({"shape": [2]})
    model = OwnStep({"inputs": x, "outputs": tf.layers.dense({"units": 1}).apply(x)})
    model.compile({"optimizer": tf.train.sgd(0.2)})
    made = model.fit(X, Y, {"epochs": 5, "batchSize": 4}).result()
    assert list(made.history) == ["own_loss"]
    assert made.history["own_loss"][-1] < made.history["own_loss"][0]


def test_several_optimizers_for_one_model() -> None:
    model = net()
    names = [weight.val.name for weight in model.trainableWeights]
    still = tf.train.sgd(1e-12)
    chosen = tf.train.optimizerMap(
        {"defaultOptimizer": tf.train.adamW({}), "optimizerMap": {names[0]: still}}
    )
    model.compile(
        {"optimizer": tf.train.multiOptimizer({"optimizerMap": chosen}), "loss": "meanSquaredError"}
    )
    before = [w.arraySync() for w in model.getWeights()]
    curve(model)
    after = [w.arraySync() for w in model.getWeights()]
    moved = [np.abs(np.subtract(a, b)).max() for a, b in zip(after, before, strict=True)]
    assert moved[0] < 1e-9
    assert min(moved[1:]) > 1e-4


def test_hundreds_of_trainings_leave_nothing_behind() -> None:
    model = net(metrics=[tf.metrics.auc({}), tf.metrics.meanSquaredError({})])

    def once() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            curve(model, epochs=1, validationData=[X, Y])
        model.predict(X)
        model.evaluate(X, Y)

    once()
    gc.collect()
    before = tf.memory()
    for _ in range(300):
        once()
    gc.collect()
    after = tf.memory()
    assert (after["numTensors"], after["numBytes"]) == (before["numTensors"], before["numBytes"])


def test_metrics_are_named_as_in_keras_and_reset_each_epoch() -> None:
    model = net(metrics=[tf.metrics.rootMeanSquaredError({}), tf.metrics.r2Score({})])
    made = model.fit(X, Y, {"epochs": 2, "validationData": [X, Y], "verbose": 0}).result()
    assert list(made.history) == [
        "val_loss", "val_root_mean_squared_error", "val_r2_score",
        "loss", "root_mean_squared_error", "r2_score",
    ]  # fmt: skip
    last = made.history["val_root_mean_squared_error"][-1]
    assert last**2 == pytest.approx(made.history["val_loss"][-1])


def test_the_state_of_a_schedule_is_in_the_config() -> None:
    schedule = tf.train.cosineDecay({"initialLearningRate": 0.1, "decaySteps": 10})
    optimizer = tf.train.sgd({"learningRate": schedule, "clipnorm": 1.0})
    config = optimizer.getConfig()
    assert json.loads(json.dumps(config))["learningRate"]["className"] == "CosineDecay"
    assert config["clipnorm"] == 1.0


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: tf.train.adam({"clipnorm": 1, "clipvalue": 1}), "at most one of"),
        (lambda: tf.train.adamW({"weight_decay": 1}), "did you mean 'weightDecay'"),
        (lambda: tf.train.adam({"useEma": True, "emaMomentum": 2}), "a share from 0 to 1"),
        (lambda: tf.losses.huber({"reduction": "sums"}), "did you mean 'sum'"),
        (lambda: tf.metrics.auc({"curve": "XY"}), "expected 'ROC', 'PR' or 'PRGAIN'"),
        (lambda: tf.metrics.precision({"thresholds": [2.0]}), "numbers from 0 to 1"),
        (lambda: tf.callbacks.reduceLROnPlateau({"factor": 1.0}), "below 1"),
        (lambda: net(loss=tf.losses.huber({"reduction": "none"})), "the reduction 'none'"),
        (lambda: net(loss="nothing"), "the loss 'nothing' is unknown"),
    ],
)
def test_wrong_configs_say_what_is_expected(make: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()
