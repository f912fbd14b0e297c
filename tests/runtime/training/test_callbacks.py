"""Callbacks: forms, events, logs, async functions, early stopping, yielding."""

from __future__ import annotations

import asyncio
import warnings
from typing import Any

import numpy as np
import pytest

import tfjs as tf

X, Y = np.linspace(0, 1, 10).reshape(10, 1), np.linspace(1, 3, 10).reshape(10, 1)


def compiled(rate: float = 0.1) -> Any:
    model = tf.sequential(
        {"layers": [tf.layers.dense({"units": 1, "inputShape": [1], "kernelInitializer": "ones"})]}
    )
    model.compile({"optimizer": tf.train.sgd(rate), "loss": "meanSquaredError", "metrics": ["mae"]})
    return model


class Recorder(tf.Callback):
    def __init__(self) -> None:
        self.events: list[Any] = []

    def onTrainBegin(self, logs: Any) -> None:
        self.events.append(("train begins", logs))

    def onTrainEnd(self, logs: Any) -> None:
        self.events.append(("train ends", logs))

    def onEpochBegin(self, epoch: int, logs: Any) -> None:
        self.events.append((f"epoch {epoch} begins", logs))

    def onEpochEnd(self, epoch: int, logs: Any) -> None:
        self.events.append((f"epoch {epoch} ends", logs))

    def onBatchBegin(self, batch: int, logs: Any) -> None:
        self.events.append((f"batch {batch} begins", logs))

    def onBatchEnd(self, batch: int, logs: Any) -> None:
        self.events.append((f"batch {batch} ends", logs))


def test_events_come_in_order_with_logs_of_numbers() -> None:
    recorder = Recorder()
    model = compiled()
    args = {"epochs": 2, "batchSize": 6, "validationSplit": 0.2, "callbacks": recorder}
    history = model.fit(X, Y, args).result()
    epoch = ["begins", "batch 0 begins", "batch 0 ends", "batch 1 begins", "batch 1 ends", "ends"]
    names = [
        f"epoch {n} {event}" if " " not in event else event for n in range(2) for event in epoch
    ]
    assert [name for name, _ in recorder.events] == ["train begins", *names, "train ends"]
    logs = dict(recorder.events)
    assert list(logs["epoch 1 ends"]) == ["val_loss", "val_mae", "loss", "mae"]
    assert logs["batch 1 ends"]["batch"] == 1
    assert logs["batch 1 ends"]["size"] == 2
    assert all(type(value) is float for value in logs["epoch 1 ends"].values())
    assert logs["epoch 1 ends"]["loss"] == history.history["loss"][1]
    assert recorder.model is model
    assert recorder.params["samples"] == 8


@pytest.mark.parametrize(
    "make",
    [
        lambda f: {"onEpochEnd": f},
        lambda f: [{"onEpochEnd": f}],
        lambda f: tf.CustomCallback({"onEpochEnd": f}),
        lambda f: [tf.CustomCallback({"onEpochEnd": f}), Recorder()],
    ],
    ids=["a dict", "a list of dicts", "a CustomCallback", "a list of callbacks"],
)
def test_forms_of_the_callbacks_option(make: Any) -> None:
    seen: list[Any] = []
    compiled().fit(
        X, Y, {"epochs": 3, "callbacks": make(lambda epoch, logs: seen.append(epoch))}
    ).result()
    assert seen == [0, 1, 2]


def test_functions_may_leave_out_parameters() -> None:
    seen: list[Any] = []
    callbacks = {
        "onTrainBegin": lambda: seen.append("begin"),
        "onEpochEnd": seen.append,
        "onBatchEnd": lambda *arguments: seen.append(len(arguments)),
        "onTrainEnd": None,
    }
    compiled().fit(X, Y, {"callbacks": callbacks}).result()
    assert seen == ["begin", 2, 0]


def test_what_a_callback_adds_to_the_logs_is_in_the_history() -> None:
    def add(epoch: int, logs: Any) -> None:
        logs["rate"] = tf.scalar(epoch / 2)

    history = compiled().fit(X, Y, {"epochs": 2, "callbacks": {"onEpochEnd": add}}).result()
    assert history.history["rate"] == [0, 0.5]


def test_async_functions_are_awaited() -> None:
    seen: list[Any] = []

    async def slow(epoch: int, logs: Any) -> None:
        await asyncio.sleep(0.001)
        seen.append(epoch)

    class Slow(tf.Callback):
        async def onTrainEnd(self, logs: Any) -> None:
            await asyncio.sleep(0.001)
            seen.append("end")

    model = compiled()
    model.fit(X, Y, {"epochs": 2, "callbacks": {"onEpochEnd": slow}})
    assert seen == [0, 1]
    model.fit(X, Y, {"callbacks": Slow()})
    assert seen == [0, 1, "end"]


def test_stop_training_ends_after_the_batch() -> None:
    model = compiled()

    class Stop(tf.Callback):
        def onBatchEnd(self, batch: int, logs: Any) -> None:
            if batch == 1:
                self.model.stopTraining = True

    history = model.fit(X, Y, {"epochs": 5, "batchSize": 2, "callbacks": Stop()}).result()
    assert history.epoch == [0]
    assert model.fit(X, Y, {"epochs": 2}).result().epoch == [0, 1]


def test_an_error_in_a_callback_rejects_and_the_model_can_train_again() -> None:
    model = compiled()

    def broken(epoch: int, logs: Any) -> None:
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        model.fit(X, Y, {"callbacks": {"onEpochEnd": broken}}).result()
    assert not model.isTraining
    model.fit(X, Y).result()


def test_a_fit_inside_a_fit_of_the_same_model_is_refused() -> None:
    model = compiled()
    inner: list[Any] = []

    def again(epoch: int, logs: Any) -> None:
        model.fit(X, Y).catch_(lambda error: inner.append(str(error)))

    model.fit(X, Y, {"callbacks": {"onEpochEnd": again}}).result()
    assert inner == ["Cannot start training because another fit() call is ongoing."]


@pytest.mark.parametrize(
    ("config", "epochs"),
    [
        ({"monitor": "loss", "patience": 2}, 3),
        ({"monitor": "loss"}, 2),
        ({"monitor": "loss", "mode": "max"}, 100),
        ({"monitor": "loss", "minDelta": 1000, "patience": 4}, 5),
        ({"monitor": "loss", "baseline": 0, "patience": 1}, 1),
    ],
)
def test_early_stopping(config: Any, epochs: int) -> None:
    # At this rate the loss grows from epoch to epoch.
    model = compiled(rate=1.3)
    options = {"epochs": 6, "callbacks": tf.callbacks.earlyStopping(config)}
    assert len(model.fit(X, Y, options).result().epoch) == min(epochs, 6)


def test_early_stopping_brings_back_the_best_weights() -> None:
    model = compiled(rate=1.3)
    weights: list[Any] = []

    def keep(epoch: int, logs: Any) -> None:
        weights.append([np.array(weight) for weight in model.getWeights()])

    stop = tf.callbacks.earlyStopping({"monitor": "loss", "restoreBestWeights": True})
    model.fit(X, Y, {"epochs": 5, "callbacks": [tf.CustomCallback({"onEpochEnd": keep}), stop]})
    assert len(weights) == 2
    for mine, best in zip(model.getWeights(), weights[0], strict=True):
        np.testing.assert_array_equal(mine, best)


def test_early_stopping_says_when_its_value_is_missing() -> None:
    with pytest.warns(
        UserWarning, match="'val_loss' is not among the logs .*; pass validationData"
    ):
        compiled().fit(X, Y, {"callbacks": tf.callbacks.earlyStopping()}).result()


def test_early_stopping_prints_when_asked_to(capsys: pytest.CaptureFixture[str]) -> None:
    stop = tf.callbacks.earlyStopping({"monitor": "loss", "verbose": 1})
    compiled(rate=1.3).fit(X, Y, {"epochs": 5, "callbacks": stop}).result()
    assert capsys.readouterr().out == "Epoch 1: early stopping.\n"


@pytest.mark.parametrize(("every", "turns"), [("batch", 6), ("epoch", 3), (0.0001, 6)])
def test_yield_every_lets_others_have_a_turn(every: Any, turns: int) -> None:
    yields: list[Any] = []
    args = {
        "epochs": 3,
        "batchSize": 5,
        "yieldEvery": every,
        "callbacks": {"onYield": lambda epoch, batch, logs: yields.append((epoch, batch))},
    }

    async def main() -> int:
        ticks = 0
        done: list[Any] = []
        compiled().fit(X, Y, args).then(done.append)
        while not done:
            await asyncio.sleep(0)
            ticks += 1
        return ticks

    assert asyncio.run(main()) > turns
    assert len(yields) == turns


def test_never_to_yield_and_on_yield_exclude_each_other() -> None:
    args = {"yieldEvery": "never", "callbacks": {"onYield": print}}
    with pytest.raises(ValueError, match="onYield is never called with yieldEvery 'never'"):
        compiled().fit(X, Y, args).result()
    compiled().fit(X, Y, {"yieldEvery": "never"}).result()


@pytest.mark.parametrize(
    ("callbacks", "error", "message"),
    [
        (
            {"on_epoch_end": print},
            ValueError,
            "the event 'on_epoch_end' is unknown; did you mean 'onEpochEnd'",
        ),
        ({"onEpochEnd": 3}, TypeError, "onEpochEnd: expected a function, got 3"),
        ([Recorder(), {"onEpochEnd": print}], ValueError, r"wrap the dicts in tf.CustomCallback"),
        ([3], TypeError, "expected callback objects or dicts"),
    ],
)
def test_wrong_callbacks_are_said(callbacks: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        compiled().fit(X, Y, {"callbacks": callbacks}).result()


def test_a_wrong_key_of_early_stopping_is_said() -> None:
    with pytest.raises(ValueError, match="'min_delta' is unknown; did you mean 'minDelta'"):
        tf.callbacks.earlyStopping({"min_delta": 1})
    with pytest.raises(ValueError, match="mode 'maximum' is unknown"):
        tf.callbacks.earlyStopping({"mode": "maximum"})


def test_two_models_train_side_by_side_under_a_loop() -> None:
    order: list[str] = []

    async def main() -> Any:
        return await asyncio.gather(
            *(
                compiled().fit(
                    X,
                    Y,
                    {
                        "epochs": 2,
                        "yieldEvery": "epoch",
                        "callbacks": {"onEpochEnd": lambda epoch, *, name=name: order.append(name)},
                    },
                )
                for name in ("a", "b")
            )
        )

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        histories = asyncio.run(main())
    assert [len(history.epoch) for history in histories] == [2, 2]
    assert order == ["a", "b", "a", "b"]
