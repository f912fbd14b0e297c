"""Callbacks that show a training elsewhere."""

from __future__ import annotations

import inspect
import json
import urllib.parse
import urllib.request
import warnings
from collections.abc import Mapping
from typing import Any

from tfjs.callbacks.base import BaseCallback, Callback, Hooks, Logs, standardized
from tfjs.callbacks.progress import Bar


class RemoteMonitor(Callback):
    """Posts the logs of each epoch to `root` + `path`, as JSON or in the form field `field`."""

    def __init__(
        self,
        *,
        root: str = "http://localhost:9000",
        path: str = "/publish/epoch/end/",
        field: str = "data",
        headers: Mapping[str, str] | None = None,
        sendAsJson: bool = False,
    ) -> None:
        self.root = root
        self.path = path
        self.field = field
        self.headers = headers
        self.sendAsJson = sendAsJson

    def onEpochEnd(self, epoch: int, logs: Logs) -> None:
        numbers = {k: v for k, v in logs.items() if isinstance(v, int | float)}
        text = json.dumps({"epoch": epoch, **numbers})
        kind = "application/json"
        if not self.sendAsJson:
            text, kind = (
                urllib.parse.urlencode({self.field: text}),
                "application/x-www-form-urlencoded",
            )
        headers = {"Content-Type": kind, **(self.headers or {})}
        request = urllib.request.Request(self.root + self.path, text.encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=10):
                pass
        except OSError as error:
            warnings.warn(
                f"remoteMonitor: could not reach {self.root}{self.path}: {error}", stacklevel=2
            )


class TensorBoard(Callback):
    """Not possible without TensorFlow, which writes TensorBoard's files; says what to use."""

    def __init__(
        self,
        *,
        logDir: str = "logs",
        histogramFreq: int = 0,
        writeGraph: bool = True,
        writeImages: bool = False,
        writeStepsPerSecond: bool = False,
        updateFreq: Any = "epoch",
        profileBatch: Any = 0,
        embeddingsFreq: int = 0,
        embeddingsMetadata: Any = None,
    ) -> None:
        raise NotImplementedError(
            "callbacks.tensorBoard: TensorBoard's files are written by TensorFlow alone; use "
            f"tf.callbacks.csvLogger({{'filename': '{logDir}/log.csv'}}), or in the browser "
            "tfvis.show.fitCallbacks"
        )


class CallbackList(BaseCallback):
    """Several callbacks as one: calls each for every event. `addProgbar`: shows a bar, too."""

    def __init__(
        self,
        *,
        callbacks: Any = None,
        addHistory: bool = False,
        addProgbar: bool = False,
        model: Any = None,
    ) -> None:
        self.callbacks = [*standardized(callbacks, None), *([Bar()] if addProgbar else [])]
        self.addHistory = addHistory  # fit() keeps a history anyway
        self.addProgbar = addProgbar
        if model is not None:
            self.setModel(model)

    def setParams(self, params: Mapping[str, Any]) -> None:
        self.params = params
        for callback in self.callbacks:
            callback.setParams(params)

    def setModel(self, model: Any) -> None:
        for callback in self.callbacks:
            callback.setModel(model)

    def handler(self, event: str) -> Any:
        functions = Hooks(self.callbacks).by_event[event]
        if not functions:
            return None

        async def every(*arguments: Any) -> None:
            for function in functions:
                result = function(*arguments)
                if result is not None and inspect.isawaitable(result):
                    await result

        return every
