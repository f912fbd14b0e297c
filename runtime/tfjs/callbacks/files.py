"""Callbacks that write files: logs, checkpoints, backups."""

from __future__ import annotations

import csv
import json
import math
import shutil
from pathlib import Path
from typing import Any

import numpy as np

from tfjs.callbacks.base import Callback, Logs
from tfjs.callbacks.monitors import Mode, Monitor
from tfjs.models import loadLayersModel
from tfjs.ops.creation import tensor
from tfjs.tensor import Tensor

SaveFrequency = int | str
ACCUMULATED = "optimizer"


def _number(value: Any) -> Any:
    return value.item() if isinstance(value, Tensor | np.generic) else value


class CSVLogger(Callback):
    """Writes the logs of each epoch as a line of a CSV file; `append`: to what is there."""

    def __init__(self, *, filename: str, separator: str = ",", append: bool = False) -> None:
        self.filename = filename
        self.separator = separator
        self.append = append

    def onTrainBegin(self, logs: Logs) -> None:
        path = Path(self.filename)
        self._head = not (self.append and path.exists() and path.stat().st_size > 0)
        self._file: Any = path.open("a" if self.append else "w", newline="", encoding="utf-8")
        self._keys: list[str] | None = None

    def onEpochEnd(self, epoch: int, logs: Logs) -> None:
        if self._keys is None:
            self._keys = sorted(logs)
        keys = ["epoch", *self._keys]
        writer = csv.DictWriter(self._file, keys, delimiter=self.separator, extrasaction="ignore")
        if self._head:
            writer.writeheader()
            self._head = False
        # An epoch without validation lacks some.
        writer.writerow({"epoch": epoch, **{k: _number(logs.get(k, "NA")) for k in self._keys}})
        self._file.flush()

    def onTrainEnd(self, logs: Logs) -> None:
        self._file.close()


_SCHEME = "file://"


def _folder(path: str) -> str:
    """Where TF.js's format has a folder, Keras has one file: `best.keras` becomes `best`."""
    bare = path.removeprefix(_SCHEME)
    for ending in (".weights.h5", ".keras", ".h5", ".hdf5"):
        bare = bare.removesuffix(ending)
    return bare


class ModelCheckpoint(Monitor):
    """Saves the model to `filepath` after each epoch (each `period` epochs), or after so many
    batches, `saveFreq`.

    `saveBestOnly`: when `monitor` became better. `saveWeightsOnly`: without the optimizer's state,
    and to a name that ends in .h5 or .hdf5 the file of `saveWeights`, which `loadWeightsFrom`
    reads.
    `{epoch}` and the names of the logs in the path are filled in, as in "model-{epoch:02d}-{loss}".
    """

    label = "modelCheckpoint"

    def __init__(
        self,
        *,
        filepath: str,
        monitor: str = "val_loss",
        verbose: int = 0,
        saveBestOnly: bool = False,
        saveWeightsOnly: bool = False,
        mode: Mode = "auto",
        saveFreq: SaveFrequency = "epoch",
        initialValueThreshold: float | None = None,
        period: int = 1,
    ) -> None:
        if saveFreq != "epoch" and (not isinstance(saveFreq, int) or saveFreq < 1):
            raise ValueError(
                f"{self.label}: saveFreq: expected 'epoch' or a number of batches, got {saveFreq!r}"
            )
        self.watch(monitor, mode)
        self.filepath = filepath
        self.verbose = verbose
        self.saveBestOnly = saveBestOnly
        self.saveWeightsOnly = saveWeightsOnly
        self.saveFreq = saveFreq
        self.initialValueThreshold = initialValueThreshold
        self.period = period
        start = initialValueThreshold
        self.best = -math.inf if start is None else self.sign * start
        self._batches = 0
        self._epoch = 0
        self._epochs = 0

    def onEpochBegin(self, epoch: int, logs: Logs) -> None:
        self._epoch = epoch

    async def onBatchEnd(self, batch: int, logs: Logs) -> None:
        if self.saveFreq != "epoch":
            self._batches += 1
            if self._batches % int(self.saveFreq) == 0:
                await self._save(self._epoch, logs)

    async def onEpochEnd(self, epoch: int, logs: Logs) -> None:
        self._epochs += 1
        if self.saveFreq == "epoch" and self._epochs >= self.period:
            self._epochs = 0
            await self._save(epoch, logs)

    async def _save(self, epoch: int, logs: Logs) -> None:
        if self.saveBestOnly:
            current = self.current(logs)
            if current is None or current <= self.best:
                return
            self.best = current
        alone = self.saveWeightsOnly and self.filepath.endswith((".h5", ".hdf5"))
        path = self.filepath.removeprefix(_SCHEME) if alone else _folder(self.filepath)
        try:
            where = path.format(epoch=epoch + 1, **logs)
        except KeyError as error:
            raise KeyError(
                f"{self.label}: filepath: {error} is not among the logs {list(logs)}"
            ) from None
        if self.verbose:
            print(f"Epoch {epoch + 1}: saving the model to {where}.")
        if alone:
            Path(where).parent.mkdir(parents=True, exist_ok=True)
            self.model.saveWeights(where)
        else:
            await save_training(self.model, where, optimizer=not self.saveWeightsOnly)


async def save_training(model: Any, where: str, *, optimizer: bool) -> None:
    """The model as model.json and weights; beside them what the optimizer keeps.

    The state has a file of its own, because TF.js's format has no place for losses and metrics that
    are functions or objects.
    """
    await model.save(f"file://{where}")
    path = Path(where) / f"{ACCUMULATED}.npz"
    if optimizer and model.optimizer is not None:
        state = await model.optimizer.getWeights()
        np.savez(path, *[np.asarray(one["tensor"]) for one in state])
    else:
        path.unlink(missing_ok=True)


def load_training(model: Any, where: str) -> None:
    """Weights and optimizer state of `save_training` for a compiled model of the same layers."""
    load: Any = loadLayersModel
    saved = load(f"file://{where}/model.json").result()
    model.setWeights(saved.getWeights())
    saved.dispose()
    path = Path(where) / f"{ACCUMULATED}.npz"
    if path.exists():
        with np.load(path) as state:
            values = [state[name] for name in state.files]
        names = model.optimizer.weightNames([w.val for w in model.trainableWeights])
        if len(values) < len(names):  # saved before the first step
            return
        pairs = zip(names, values, strict=True)
        model.optimizer.setWeights([{"name": n, "tensor": tensor(v)} for n, v in pairs]).result()


class BackupAndRestore(Callback):
    """Saves the training after each epoch (or `saveFreq` batches), and goes on from there when it
    is run again after it was interrupted. `deleteCheckpoint`: when training ends."""

    def __init__(
        self,
        *,
        backupDir: str,
        saveFreq: SaveFrequency = "epoch",
        doubleCheckpoint: bool = False,
        deleteCheckpoint: bool = True,
    ) -> None:
        self.backupDir = backupDir
        self.saveFreq = saveFreq
        self.doubleCheckpoint = doubleCheckpoint
        self.deleteCheckpoint = deleteCheckpoint
        self._batches = 0
        self._epoch = 0

    @property
    def _record(self) -> Path:
        return Path(self.backupDir) / "training.json"

    def onTrainBegin(self, logs: Logs) -> None:
        if self._record.exists():
            record = json.loads(self._record.read_text(encoding="utf-8"))
            load_training(self.model, str(Path(self.backupDir) / "model"))
            self.model.resumeAt = record["epoch"]

    async def _save(self, epoch: int) -> None:
        Path(self.backupDir).mkdir(parents=True, exist_ok=True)
        previous = Path(self.backupDir) / "previous"
        current = Path(self.backupDir) / "model"
        if self.doubleCheckpoint and current.exists():
            shutil.rmtree(previous, ignore_errors=True)
            shutil.copytree(current, previous)
        await save_training(self.model, str(current), optimizer=True)
        self._record.write_text(json.dumps({"epoch": epoch}), encoding="utf-8")

    def onEpochBegin(self, epoch: int, logs: Logs) -> None:
        self._epoch = epoch

    async def onBatchEnd(self, batch: int, logs: Logs) -> None:
        if self.saveFreq != "epoch":
            self._batches += 1
            if self._batches % int(self.saveFreq) == 0:
                await self._save(self._epoch)

    async def onEpochEnd(self, epoch: int, logs: Logs) -> None:
        if self.saveFreq == "epoch":
            await self._save(epoch + 1)

    def onTrainEnd(self, logs: Logs) -> None:
        if self.deleteCheckpoint:
            shutil.rmtree(self.backupDir, ignore_errors=True)
