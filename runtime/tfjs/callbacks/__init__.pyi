# Made from signatures by tests/stubs.py; `pytest --update` writes it again.
from collections.abc import Mapping
from typing import Any, Required, TypedDict

from tfjs.callbacks.base import BaseCallback as BaseCallback
from tfjs.callbacks.base import Callback as Callback
from tfjs.callbacks.base import CustomCallback as CustomCallback
from tfjs.callbacks.base import History as History
from tfjs.callbacks.base import Hooks as Hooks
from tfjs.callbacks.base import Logs as Logs
from tfjs.callbacks.base import YieldEvery as YieldEvery
from tfjs.callbacks.base import standardized as standardized
from tfjs.callbacks.files import BackupAndRestore, CSVLogger, ModelCheckpoint, SaveFrequency
from tfjs.callbacks.monitors import EarlyStopping as EarlyStopping
from tfjs.callbacks.monitors import (
    LearningRateScheduler,
    Mode,
    ReduceLROnPlateau,
    SwapEMAWeights,
    TerminateOnNaN,
)
from tfjs.callbacks.progress import Bar
from tfjs.callbacks.remote import CallbackList, RemoteMonitor, TensorBoard

class BackupAndRestoreConfig(TypedDict, total=False):
    """What `backupAndRestore` takes."""

    backupDir: Required[str]
    saveFreq: SaveFrequency | None
    doubleCheckpoint: bool | None
    deleteCheckpoint: bool | None

def backupAndRestore(args: BackupAndRestoreConfig) -> BackupAndRestore:
    """Saves the training after each epoch (or `saveFreq` batches), and goes on from there when it
    is run again after it was interrupted. `deleteCheckpoint`: when training ends.
    """

class CallbackListConfig(TypedDict, total=False):
    """What `callbackList` takes."""

    callbacks: Any
    addHistory: bool | None
    addProgbar: bool | None
    model: Any

def callbackList(args: CallbackListConfig = ...) -> CallbackList:
    """Several callbacks as one: calls each for every event. `addProgbar`: shows a bar, too."""

class CSVLoggerConfig(TypedDict, total=False):
    """What `csvLogger` takes."""

    filename: Required[str]
    separator: str | None
    append: bool | None

def csvLogger(args: CSVLoggerConfig) -> CSVLogger:
    """Writes the logs of each epoch as a line of a CSV file; `append`: to what is there."""

class EarlyStoppingConfig(TypedDict, total=False):
    """What `earlyStopping` takes."""

    monitor: str | None
    minDelta: float | None
    patience: int | None
    verbose: int | None
    mode: Mode | None
    baseline: float | None
    restoreBestWeights: bool | None
    startFromEpoch: int | None

def earlyStopping(args: EarlyStoppingConfig = ...) -> EarlyStopping:
    """Stops training when `monitor` has not become better for `patience` epochs.

    Better is by more than `minDelta`; `mode` "auto" wants more of names with "acc" in them and
    less of all others. `restoreBestWeights` (which TF.js throws for) brings back the best epoch's;
    `startFromEpoch`: epochs before are not looked at.
    """

class LearningRateSchedulerConfig(TypedDict, total=False):
    """What `learningRateScheduler` takes."""

    schedule: Required[Any]
    verbose: int | None

def learningRateScheduler(args: LearningRateSchedulerConfig) -> LearningRateScheduler:
    """Sets the learning rate of each epoch to `schedule(epoch, rate)`."""

class ModelCheckpointConfig(TypedDict, total=False):
    """What `modelCheckpoint` takes."""

    filepath: Required[str]
    monitor: str | None
    verbose: int | None
    saveBestOnly: bool | None
    saveWeightsOnly: bool | None
    mode: Mode | None
    saveFreq: SaveFrequency | None
    initialValueThreshold: float | None
    period: int | None

def modelCheckpoint(args: ModelCheckpointConfig) -> ModelCheckpoint:
    """Saves the model to `filepath` after each epoch (each `period` epochs), or after so many
    batches, `saveFreq`.

    `saveBestOnly`: when `monitor` became better. `saveWeightsOnly`: without the optimizer's state,
    and to a name that ends in .h5 or .hdf5 the file of `saveWeights`, which `loadWeightsFrom`
    reads.
    `{epoch}` and the names of the logs in the path are filled in, as in "model-{epoch:02d}-{loss}".
    """

class BarConfig(TypedDict, total=False):
    """What `progbarLogger` takes."""

def progbarLogger(args: BarConfig = ...) -> Bar:
    """A bar for each epoch, drawn again at most ten times a second.

    With rich, where it is installed, else by carriage returns.
    """

class ReduceLROnPlateauConfig(TypedDict, total=False):
    """What `reduceLROnPlateau` takes."""

    monitor: str | None
    factor: float | None
    patience: int | None
    verbose: int | None
    mode: Mode | None
    minDelta: float | None
    cooldown: int | None
    minLr: float | None

def reduceLROnPlateau(args: ReduceLROnPlateauConfig = ...) -> ReduceLROnPlateau:
    """Multiplies the learning rate by `factor` when `monitor` has not become better for `patience`
    epochs; then waits `cooldown` epochs. Never below `minLr`.
    """

class RemoteMonitorConfig(TypedDict, total=False):
    """What `remoteMonitor` takes."""

    root: str | None
    path: str | None
    field: str | None
    headers: Mapping[str, str] | None
    sendAsJson: bool | None

def remoteMonitor(args: RemoteMonitorConfig = ...) -> RemoteMonitor:
    """Posts the logs of each epoch to `root` + `path`, as JSON or in the form field `field`."""

class SwapEMAWeightsConfig(TypedDict, total=False):
    """What `swapEMAWeights` takes."""

    swapOnEpoch: bool | None

def swapEMAWeights(args: SwapEMAWeightsConfig = ...) -> SwapEMAWeights:
    """Evaluates and saves with the averages of an optimizer with `useEma` instead of the weights.

    At the end of training, or with `swapOnEpoch` for what follows each epoch's batches as well.
    """

class TensorBoardConfig(TypedDict, total=False):
    """What `tensorBoard` takes."""

    logDir: str | None
    histogramFreq: int | None
    writeGraph: bool | None
    writeImages: bool | None
    writeStepsPerSecond: bool | None
    updateFreq: Any
    profileBatch: Any
    embeddingsFreq: int | None
    embeddingsMetadata: Any

def tensorBoard(args: TensorBoardConfig = ...) -> TensorBoard:
    """Not possible without TensorFlow, which writes TensorBoard's files; says what to use."""

class TerminateOnNaNConfig(TypedDict, total=False):
    """What `terminateOnNaN` takes."""

    raiseError: bool | None

def terminateOnNaN(args: TerminateOnNaNConfig = ...) -> TerminateOnNaN:
    """Stops training when the loss of a batch is not finite; with `raiseError` by an error."""
