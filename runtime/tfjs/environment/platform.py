"""What TF.js asks of the platform it runs on: time, text encodings, the network."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tfjs.promise import Promise, promised
from tfjs.typed_array import typed

TIMEOUT_SECONDS = 60


class Response:
    """A server's answer, with the members of JavaScript's Response."""

    def __init__(self, url: str, status: int, statusText: str, body: bytes) -> None:
        self.url = url
        self.status = status
        self.statusText = statusText
        self.ok = 200 <= status < 300
        self.body = body

    def arrayBuffer(self) -> Promise[NDArray[np.uint8]]:
        """A promise of the bytes."""
        return Promise.resolve(np.frombuffer(self.body, np.uint8))

    def text(self) -> Promise[str]:
        """A promise of the text, which is UTF-8."""
        return Promise.resolve(self.body.decode("utf-8", "replace"))

    @promised
    async def json(self) -> Any:
        """A promise of what the text is as JSON."""
        from json import loads

        return loads(self.body)


class Platform:
    """Python, where TF.js has Node or a browser."""

    @promised
    async def fetch(self, path: str, requestInits: Mapping[str, Any] | None = None) -> Response:
        """A promise of the Response of an http(s) server. OSError where none can be reached."""
        return fetched(path, requestInits)

    def now(self) -> float:
        """Milliseconds since some moment."""
        return time.perf_counter() * 1000

    def encode(self, text: str, encoding: str) -> NDArray[np.uint8]:
        """The bytes of a text: UTF-8 only, as everywhere in JavaScript."""
        if encoding not in ("utf-8", "utf8"):
            raise ValueError(f"Node built-in encoder only supports utf-8, but got {encoding}")
        array: NDArray[np.uint8] = np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8)
        return typed(array)  # type: ignore[no-any-return]  # the same array as a typed one

    def decode(self, bytes: Any, encoding: str) -> str:
        """The text of bytes. ValueError for an encoding that Python does not know."""
        try:
            return np.asarray(bytes, np.uint8).tobytes().decode(encoding, "replace")
        except LookupError:
            raise ValueError(f"The encoding {encoding!r} is not supported") from None

    def isTypedArray(self, a: object) -> bool:
        """Whether a value is what a typed array is in Python."""
        return is_typed(a)


def is_typed(a: object) -> bool:
    """Whether a value is a NumPy array, which typed arrays are."""
    return isinstance(a, np.ndarray)


def fetched(url: str, init: Mapping[str, Any] | None = None) -> Response:
    """A server's answer, whatever its status. OSError where the server cannot be reached."""
    # Slow to import, and most programs never fetch anything.
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, urlopen

    init = init or {}
    body = init.get("body")
    data = body.encode() if isinstance(body, str) else body
    method = init.get("method", "GET")
    try:
        request = Request(url, data=data, headers=init.get("headers") or {}, method=method)
    except ValueError:
        raise ValueError(f"fetch: {url!r} is no URL; expected http://... or https://...") from None
    try:
        with urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
            return Response(url, answer.status, answer.reason, answer.read())
    except HTTPError as refusal:
        with refusal:
            return Response(url, refusal.code, refusal.reason, refusal.read())
    except (URLError, OSError) as problem:
        reason = getattr(problem, "reason", problem)
        raise OSError(f"fetch: {url} cannot be reached: {reason}") from None
