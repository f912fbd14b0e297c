"""The loop of `fit`: epochs of batches, validation, logs, callbacks."""

from __future__ import annotations

import inspect
import math
import time
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tfjs.callbacks import BaseCallback, History, Hooks, Logs, YieldEvery
from tfjs.promise import turn, waiting
from tfjs.training.feeds import Feed, SampleFeed

if TYPE_CHECKING:
    from tfjs.training.trainer import Trainer

YIELD_SECONDS = 0.125


@dataclass(frozen=True)
class Plan:
    """What a call of `fit` asks for."""

    feed: Feed
    validation: Feed | None
    batchSize: int | None
    epochs: int
    initialEpoch: int
    verbose: int
    yieldEvery: YieldEvery
    every: Sequence[int] | int = 1  # after which epochs to validate

    def validates(self, epoch: int) -> bool:
        """Whether there is validation after an epoch (from 0)."""
        if self.validation is None:
            return False
        if isinstance(self.every, int):
            return (epoch + 1) % self.every == 0
        return epoch + 1 in self.every


class Average:
    """The mean of the batches' values, weighted by their sizes, in float32 as TF.js has it.

    Values of metrics that keep a state are those of the last batch.
    """

    def __init__(self, keeps: frozenset[str], all_keep: bool) -> None:
        self.keeps = keeps
        self.all_keep = all_keep
        self.totals: dict[str, Any] = {}
        self.seen = 0

    def add(self, values: Mapping[str, Any], size: int) -> None:
        weight, totals = np.float32(size), self.totals
        for name, value in values.items():
            if self.all_keep or name in self.keeps:
                totals[name] = value
            else:
                totals[name] = totals.get(name, np.float32(0)) + np.float32(value) * weight
        self.seen += size

    def logs(self) -> Logs:
        share = np.float32(1) / np.float32(max(self.seen, 1))
        return {
            name: total if self.all_keep or name in self.keeps else float(share * total)
            for name, total in self.totals.items()
        }


class Pace:
    """When a loop under a running event loop lets other tasks have a turn."""

    def __init__(self, every: YieldEvery) -> None:
        self.every = every
        seconds = YIELD_SECONDS if every == "auto" else every
        self.seconds = (
            seconds / 1000 if every != "auto" and not isinstance(seconds, str) else seconds
        )
        self.last = time.perf_counter()

    def due(self, event: str) -> bool:
        if isinstance(self.seconds, str):
            return self.every == event
        if event != "batch":
            return False
        now = time.perf_counter()
        if now - self.last < self.seconds:
            return False
        self.last = now
        return True


class Fit:
    """One call of `fit`."""

    def __init__(self, model: Trainer, plan: Plan, callbacks: Sequence[BaseCallback]) -> None:
        self.model = model
        self.plan = plan
        self.history = History()
        self.names = model.compiled.names
        self.pace = Pace(plan.yieldEvery)
        self.warned = False
        feed = plan.feed
        params = {
            "epochs": plan.epochs,
            "initialEpoch": plan.initialEpoch,
            "samples": feed.samples.count if isinstance(feed, SampleFeed) else None,
            "steps": feed.count if not isinstance(feed, SampleFeed) or feed.steps else None,
            "batchSize": plan.batchSize,
            "verbose": plan.verbose,
            "doValidation": plan.validation is not None,
            "metrics": [
                *self.names,
                *(f"val_{name}" for name in self.names if plan.validation is not None),
            ],
        }
        for callback in (*callbacks, self.history):
            callback.setParams(params)
            callback.setModel(model)
        self.hooks = Hooks(callbacks).by_event

    async def run(self) -> History:
        """Train by the plan; the values of every epoch."""
        model, plan = self.model, self.plan
        model.history = self.history
        model.stopTraining = False
        await _call(self.hooks["onTrainBegin"], {})
        for epoch in range(model.firstEpoch(plan.initialEpoch), plan.epochs):
            await _call(self.hooks["onEpochBegin"], epoch, {})
            trained = await self._epoch(epoch)
            logs: Logs = {}
            if plan.validates(epoch):
                assert plan.validation is not None
                tested = await model.test_on_feed(plan.validation)
                logs.update({f"val_{name}": value for name, value in tested.items()})
            logs.update(trained)
            await _call(self.hooks["onEpochEnd"], epoch, logs)
            self.history.add(epoch, logs)
            if self.pace.due("epoch"):
                await _call(self.hooks["onYield"], epoch, 0, logs)
                await turn()
            if model.stopTraining:
                break
        model.finish_training()
        await _call(self.hooks["onTrainEnd"], {})
        return self.history

    async def _epoch(self, epoch: int) -> Logs:
        """Train for an epoch; the logs of its batches."""
        model, hooks = self.model, self.hooks
        average = Average(model.keepsState, model.ownTraining)
        model.resetMetrics()
        index = 0
        self.plan.feed.begin()
        while (batch := await self.plan.feed.next()) is not None:
            size = batch.count
            if hooks["onBatchBegin"]:
                await _call(hooks["onBatchBegin"], index, {"batch": index, "size": size})
            values = model.train_on(batch)
            average.add(values, size)
            if not math.isfinite(values.get("loss", 0)):
                self._warn(epoch, index, values["loss"])
            if hooks["onBatchEnd"]:
                logs = {"batch": index, "size": size, **values}
                await _call(hooks["onBatchEnd"], index, logs)
            if self.pace.due("batch"):
                await _call(hooks["onYield"], epoch, index, dict(values))
                await turn()
            index += 1
            if model.stopTraining:
                break
        return average.logs() if index else {}

    def _warn(self, epoch: int, batch: int, loss: float) -> None:
        if not self.warned:
            self.warned = True
            warnings.warn(
                f"{self.model.name}: fit: the loss is {loss} in epoch {epoch}, batch {batch}: try "
                "a smaller learningRate or the optimizer's clipnorm, and look for NaN in the data; "
                "tf.callbacks.terminateOnNaN({}) stops there",
                stacklevel=2,
            )


async def _call(functions: Sequence[Any], *arguments: Any) -> None:
    for function in functions:
        result = function(*arguments)
        if result is not None and inspect.isawaitable(result):
            await waiting(result)
