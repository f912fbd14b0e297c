"""Callbacks that look at one value of the logs."""

from __future__ import annotations

import math
import warnings
from typing import Any, Literal

from tfjs.callbacks.base import Callback, Logs, taking
from tfjs.serialization import unknown
from tfjs.tensor import Tensor

Mode = Literal["auto", "min", "max"]
MODES = ("auto", "min", "max")


class Monitor(Callback):
    """Says whether `monitor` became better.

    `mode` "auto" wants more of names with "acc" in them and less of all others.
    """

    label = "monitor"

    def watch(self, monitor: str, mode: Mode, minDelta: float = 0.0) -> None:
        """Take the keys that all monitors have."""
        if mode not in MODES:
            raise ValueError(unknown(f"{self.label}: mode", mode, MODES))
        self.monitor = monitor
        self.mode = mode
        self.minDelta = abs(minDelta)
        self.sign = 1 if mode == "max" or (mode == "auto" and "acc" in monitor) else -1

    def current(self, logs: Logs) -> float | None:
        """The value, larger is better; None, and a warning, where the logs have none."""
        value = logs.get(self.monitor)
        if value is None:
            warnings.warn(
                f"{self.label}: {self.monitor!r} is not among the logs {list(logs)}"
                + ("; pass validationData or validationSplit" if "val_" in self.monitor else ""),
                stacklevel=3,
            )
            return None
        return self.sign * float(value)


class EarlyStopping(Monitor):
    """Stops training when `monitor` has not become better for `patience` epochs.

    Better is by more than `minDelta`; `mode` "auto" wants more of names with "acc" in them and
    less of all others. `restoreBestWeights` (which TF.js throws for) brings back the best epoch's;
    `startFromEpoch`: epochs before are not looked at.
    """

    label = "earlyStopping"

    def __init__(
        self,
        *,
        monitor: str = "val_loss",
        minDelta: float = 0.0,
        patience: int = 0,
        verbose: int = 0,
        mode: Mode = "auto",
        baseline: float | None = None,
        restoreBestWeights: bool = False,
        startFromEpoch: int = 0,
    ) -> None:
        self.watch(monitor, mode, minDelta)
        self.patience = patience
        self.verbose = verbose
        self.baseline = baseline
        self.restoreBestWeights = restoreBestWeights
        self.startFromEpoch = startFromEpoch

    def onTrainBegin(self, logs: Logs) -> None:
        self.wait = 0
        self.stoppedEpoch = 0
        self.best = -math.inf if self.baseline is None else self.sign * self.baseline
        self.bestWeights: list[Tensor] | None = None

    def onEpochEnd(self, epoch: int, logs: Logs) -> None:
        if epoch < self.startFromEpoch:
            return
        current = self.current(logs)
        if current is None:
            return
        if self.restoreBestWeights and self.bestWeights is None:
            self._keep()
        if current - self.minDelta > self.best:
            self.best = current
            self.wait = 0
            if self.restoreBestWeights:
                self._keep()
            return
        self.wait += 1
        if self.wait >= self.patience:
            self.stoppedEpoch = epoch
            self.model.stopTraining = True

    def _keep(self) -> None:
        self.bestWeights = [weight.clone() for weight in self.model.getWeights()]

    def onTrainEnd(self, logs: Logs) -> None:
        if self.bestWeights is not None:
            self.model.setWeights(self.bestWeights)
        self.bestWeights = None
        if self.stoppedEpoch > 0 and self.verbose:
            print(f"Epoch {self.stoppedEpoch}: early stopping.")


class ReduceLROnPlateau(Monitor):
    """Multiplies the learning rate by `factor` when `monitor` has not become better for `patience`
    epochs; then waits `cooldown` epochs. Never below `minLr`."""

    label = "reduceLROnPlateau"

    def __init__(
        self,
        *,
        monitor: str = "val_loss",
        factor: float = 0.1,
        patience: int = 10,
        verbose: int = 0,
        mode: Mode = "auto",
        minDelta: float = 1e-4,
        cooldown: int = 0,
        minLr: float = 0.0,
    ) -> None:
        if factor >= 1:
            raise ValueError(f"{self.label}: factor: expected a number below 1, got {factor!r}")
        self.watch(monitor, mode, minDelta)
        self.factor = factor
        self.patience = patience
        self.verbose = verbose
        self.cooldown = cooldown
        self.minLr = minLr

    def onTrainBegin(self, logs: Logs) -> None:
        self.best = -math.inf
        self.wait = self.cooling = 0

    def onEpochEnd(self, epoch: int, logs: Logs) -> None:
        optimizer = self.model.optimizer
        logs["learning_rate"] = optimizer.learningRate
        current = self.current(logs)
        if current is None:
            return
        if self.cooling > 0:
            self.cooling -= 1
            self.wait = 0
        if current > self.best + self.minDelta:
            self.best = current
            self.wait = 0
        elif self.cooling == 0:
            self.wait += 1
            if self.wait >= self.patience and optimizer.learningRate > self.minLr:
                rate = max(optimizer.learningRate * self.factor, self.minLr)
                optimizer.setLearningRate(rate)
                if self.verbose:
                    print(f"Epoch {epoch + 1}: reducing the learning rate to {rate:.4g}.")
                self.cooling = self.cooldown
                self.wait = 0


class TerminateOnNaN(Callback):
    """Stops training when the loss of a batch is not finite; with `raiseError` by an error."""

    def __init__(self, *, raiseError: bool = False) -> None:
        self.raiseError = raiseError

    def onBatchEnd(self, batch: int, logs: Logs) -> None:
        loss = logs.get("loss")
        if loss is None or math.isfinite(loss):
            return
        if self.raiseError:
            raise RuntimeError(f"terminateOnNaN: the loss of batch {batch} is {loss}")
        print(f"Batch {batch}: the loss is {loss}, training stops.")
        self.model.stopTraining = True


class SwapEMAWeights(Callback):
    """Evaluates and saves with the averages of an optimizer with `useEma` instead of the weights.

    At the end of training, or with `swapOnEpoch` for what follows each epoch's batches as well.
    """

    def __init__(self, *, swapOnEpoch: bool = False) -> None:
        self.swapOnEpoch = swapOnEpoch

    def onTrainBegin(self, logs: Logs) -> None:
        if not getattr(self.model.optimizer, "useEma", False):
            raise ValueError(
                "swapEMAWeights: expected an optimizer with useEma, e.g. tf.train.adam({'useEma': "
                "True})"
            )

    def _swap(self) -> None:
        optimizer = self.model.optimizer
        for weight in self.model.trainableWeights:
            mean = optimizer.slot(weight.val, "average")
            before = weight.val.clone()
            weight.val.assign(mean)
            mean.assign(before)

    def onEpochEnd(self, epoch: int, logs: Logs) -> None:
        if self.swapOnEpoch:
            self._swap()
            self.swapped = True

    def onEpochBegin(self, epoch: int, logs: Logs) -> None:
        if self.swapOnEpoch and getattr(self, "swapped", False):
            self._swap()
            self.swapped = False

    def onTrainEnd(self, logs: Logs) -> None:
        if not self.swapOnEpoch:
            self._swap()
        self.swapped = False


class LearningRateScheduler(Callback):
    """Sets the learning rate of each epoch to `schedule(epoch, rate)`."""

    def __init__(self, *, schedule: Any, verbose: int = 0) -> None:
        if not callable(schedule):
            raise TypeError(
                "learningRateScheduler: schedule: expected a function of the epoch, or of epoch "
                f"and rate, got {schedule!r}"
            )
        self.schedule = schedule
        self.verbose = verbose

    def onEpochBegin(self, epoch: int, logs: Logs) -> None:
        optimizer = self.model.optimizer
        rate = taking(self.schedule, 2)(epoch, optimizer.learningRate)
        rate = rate.item() if isinstance(rate, Tensor) else rate
        if isinstance(rate, bool) or not isinstance(rate, int | float):
            raise TypeError(
                f"learningRateScheduler: schedule: expected a number for epoch {epoch}, got "
                f"{rate!r}"
            )
        optimizer.setLearningRate(rate)
        if self.verbose:
            print(f"Epoch {epoch + 1}: the learning rate is {rate:.4g}.")

    def onEpochEnd(self, epoch: int, logs: Logs) -> None:
        logs["learning_rate"] = self.model.optimizer.learningRate
