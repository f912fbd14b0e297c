"""`Blob` and `ReadableStream`: bytes as a whole, and values that come one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from tfjs.js.errors import caught
from tfjs.js.functions import handed
from tfjs.js.members import get
from tfjs.js.promises import Promise, is_thenable, wait
from tfjs.js.values import text
from tfjs.typed_array import ArrayBuffer, Uint8Array

__all__ = ["Blob", "ReadableStream"]


class Blob:
    """`new Blob(parts, {type})`: the bytes of texts (as UTF-8), arrays, buffers and blobs."""

    def __init__(self, parts: Iterable[Any] = (), options: Any = None) -> None:
        self._bytes = b"".join(map(_bytes_of, parts))
        self.type = text(get(options, "type") or "") if options is not None else ""

    @property
    def size(self) -> int:
        return len(self._bytes)

    def slice(self, start: Any = None, end: Any = None, type: str = "") -> Blob:
        """The bytes from `start` until `end`, which count from the end where negative."""
        return Blob([ArrayBuffer.slice(ArrayBuffer(self._bytes), start, end)], {"type": type})

    def arrayBuffer(self) -> Any:
        return Promise.resolve(ArrayBuffer(self._bytes))

    def text(self) -> Any:
        return Promise.resolve(self._bytes.decode("utf-8", "replace"))

    def stream(self) -> ReadableStream:
        """The bytes as one piece."""

        def start(controller: _Controller) -> None:
            controller.enqueue(Uint8Array(ArrayBuffer(self._bytes)))
            controller.close()

        return ReadableStream({"start": start})


def _bytes_of(part: Any) -> bytes:
    match part:
        case Blob():
            return part._bytes
        case bytes() | bytearray():
            return bytes(part)
        case np.ndarray():
            return part.tobytes()
        case _:
            return text(part).encode("utf-8", "surrogatepass")


class ReadableStream:
    """`new ReadableStream({start, pull, cancel})`: `pull(controller)` is asked when somebody waits
    for a value and none is there."""

    def __init__(self, source: Any = None, _strategy: Any = None) -> None:
        self.locked = False
        self._source = {} if source is None else source
        self._ready: deque[Any] = deque()
        self._waiting: deque[Promise] = deque()
        self._end: tuple[bool, Any] | None = None  # whether it failed, and why
        self._is_pulling = False
        self._tell("start")

    def getReader(self) -> _Reader:
        """The only one to read from now on. TypeError where there is one already."""
        if self.locked:
            raise TypeError("Invalid state: ReadableStream is locked")
        self.locked = True
        return _Reader(self)

    def cancel(self, reason: Any = None) -> Any:
        """A promise that the source knows that nobody wants more."""
        self._ready.clear()
        self._finish(False, None)
        stop = get(self._source, "cancel")
        return Promise.resolve(handed(stop)(reason) if callable(stop) else None)

    def __iter__(self) -> Iterator[Any]:
        """`for await (const value of stream)`."""
        reader = self.getReader()
        while not (step := wait(reader.read()))["done"]:
            yield step["value"]
        reader.releaseLock()

    def _read(self) -> Promise:
        made = Promise()
        self._waiting.append(made)
        self._serve()
        if self._waiting and self._end is None and not self._is_pulling:
            self._is_pulling = True
            self._tell("pull")
        return made

    def _tell(self, name: str) -> None:
        def ended(_: Any = None) -> None:
            self._is_pulling = False
            self._serve()

        def failed(reason: Any = None) -> None:
            self._is_pulling = False
            self._finish(True, reason)

        function = get(self._source, name)
        if not callable(function):
            return
        try:
            result = handed(function)(_Controller(self))
        except Exception as error:
            failed(caught(error))
            return
        if is_thenable(result):
            Promise.resolve(result).then(ended, failed)
        else:
            ended()

    def _add(self, value: Any) -> None:
        if self._end is not None:
            raise TypeError("Invalid state: Controller is already closed")
        self._ready.append(value)
        self._serve()

    def _finish(self, is_failure: bool, reason: Any) -> None:
        if self._end is None:
            self._end = (is_failure, reason)
            self._serve()

    def _serve(self) -> None:
        while self._waiting and (self._ready or self._end is not None):
            first = self._waiting.popleft()
            match self._end:
                case _ if self._ready:
                    first._resolve({"value": self._ready.popleft(), "done": False})
                case (True, reason):
                    first._reject(reason)
                case _:
                    first._resolve({"value": None, "done": True})


class _Controller:
    """What a source puts its values into."""

    def __init__(self, stream: ReadableStream) -> None:
        self._stream = stream

    @property
    def desiredSize(self) -> int:
        return 1 - len(self._stream._ready)

    def enqueue(self, chunk: Any = None) -> None:
        self._stream._add(chunk)

    def close(self) -> None:
        self._stream._finish(False, None)

    def error(self, reason: Any = None) -> None:
        self._stream._ready.clear()
        self._stream._finish(True, reason)


class _Reader:
    """`stream.getReader()`."""

    def __init__(self, stream: ReadableStream) -> None:
        self._stream = stream

    def read(self) -> Promise:
        """A promise of `{value, done}`."""
        return self._stream._read()

    def cancel(self, reason: Any = None) -> Any:
        return self._stream.cancel(reason)

    def releaseLock(self) -> None:
        self._stream.locked = False
