"""`tf.callbacks`: what `fit` calls while it trains."""

from __future__ import annotations

from tfjs.callbacks.base import (
    BaseCallback,
    Callback,
    CustomCallback,
    History,
    Hooks,
    Logs,
    YieldEvery,
    standardized,
)
from tfjs.callbacks.files import BackupAndRestore, CSVLogger, ModelCheckpoint
from tfjs.callbacks.monitors import (
    EarlyStopping,
    LearningRateScheduler,
    ReduceLROnPlateau,
    SwapEMAWeights,
    TerminateOnNaN,
)
from tfjs.callbacks.progress import Bar as ProgbarLogger
from tfjs.callbacks.remote import CallbackList, RemoteMonitor, TensorBoard
from tfjs.serialization import Factory

CLASSES: dict[str, type[BaseCallback]] = {
    "earlyStopping": EarlyStopping,
    "backupAndRestore": BackupAndRestore,
    "callbackList": CallbackList,
    "csvLogger": CSVLogger,
    "learningRateScheduler": LearningRateScheduler,
    "modelCheckpoint": ModelCheckpoint,
    "progbarLogger": ProgbarLogger,
    "reduceLROnPlateau": ReduceLROnPlateau,
    "remoteMonitor": RemoteMonitor,
    "swapEMAWeights": SwapEMAWeights,
    "tensorBoard": TensorBoard,
    "terminateOnNaN": TerminateOnNaN,
}
"""By the name of the factory."""


globals().update({name: Factory(cls, name, "callbacks") for name, cls in CLASSES.items()})

__all__ = [
    "BaseCallback",
    "Callback",
    "CustomCallback",
    "EarlyStopping",
    "History",
    "Hooks",
    "Logs",
    "YieldEvery",
    "standardized",
    *CLASSES,
]
