"""The loop of `fit`: epochs of batches, validation, logs, callbacks."""

from __future__ import annotations

import inspect
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tfjs.callbacks import BaseCallback, History, Hooks, Logs, YieldEvery
from tfjs.promise import turn, waiting
from tfjs.training.data import Samples

if TYPE_CHECKING:
    from tfjs.training.layers_model import LayersModel

YIELD_SECONDS = 0.125


@dataclass(frozen=True)
class Plan:
    """What a call of `fit` asks for."""

    samples: Samples
    validation: Samples | None
    batchSize: int
    epochs: int
    initialEpoch: int
    shuffle: bool
    verbose: int
    yieldEvery: YieldEvery


class Average:
    """The mean of the batches' values, weighted by their sizes, in float32 as TF.js has it."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.totals = [np.float32(0)] * len(names)
        self.seen = 0

    def add(self, values: Sequence[float], size: int) -> None:
        weight = np.float32(size)
        self.totals = [t + np.float32(v) * weight for t, v in zip(self.totals, values, strict=True)]
        self.seen += size

    def logs(self) -> Logs:
        share = np.float32(1) / np.float32(self.seen)
        return {name: float(share * t) for name, t in zip(self.names, self.totals, strict=True)}


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


async def fit(model: LayersModel, plan: Plan, callbacks: Sequence[BaseCallback]) -> History:
    """Train by the plan; the values of every epoch."""
    names = model.compiled.names
    history = History()
    params = {
        "epochs": plan.epochs,
        "initialEpoch": plan.initialEpoch,
        "samples": plan.samples.count,
        "steps": None,
        "batchSize": plan.batchSize,
        "verbose": plan.verbose,
        "doValidation": plan.validation is not None,
        "metrics": [*names, *(f"val_{name}" for name in names if plan.validation is not None)],
    }
    for callback in (*callbacks, history):
        callback.setParams(params)
        callback.setModel(model)
    hooks = Hooks(callbacks).by_event
    pace = Pace(plan.yieldEvery)
    model.history = history
    await _call(hooks["onTrainBegin"], {})
    model.stopTraining = False
    for epoch in range(plan.initialEpoch, plan.epochs):
        await _call(hooks["onEpochBegin"], epoch, {})
        average = Average(names)
        for index, batch in enumerate(plan.samples.batches(plan.batchSize, plan.shuffle)):
            size = batch.count
            if hooks["onBatchBegin"]:
                await _call(hooks["onBatchBegin"], index, {"batch": index, "size": size})
            values = model.train_on(batch)
            average.add(values, size)
            if hooks["onBatchEnd"]:
                logs = {"batch": index, "size": size, **dict(zip(names, values, strict=True))}
                await _call(hooks["onBatchEnd"], index, logs)
            if pace.due("batch"):
                logs = dict(zip(names, values, strict=True))
                await _call(hooks["onYield"], epoch, index, logs)
                await turn()
            if model.stopTraining:
                break
        epoch_logs: Logs = {}
        if plan.validation is not None:
            tested = model.test_on(plan.validation, plan.batchSize)
            epoch_logs.update(
                {f"val_{name}": float(value) for name, value in zip(names, tested, strict=True)}
            )
        epoch_logs.update(average.logs())
        await _call(hooks["onEpochEnd"], epoch, epoch_logs)
        history.add(epoch, epoch_logs)
        if pace.due("epoch"):
            await _call(hooks["onYield"], epoch, 0, epoch_logs)
            await turn()
        if model.stopTraining:
            break
    await _call(hooks["onTrainEnd"], {})
    return history


async def _call(functions: Sequence[Any], *arguments: Any) -> None:
    for function in functions:
        result = function(*arguments)
        if result is not None and inspect.isawaitable(result):
            await waiting(result)
