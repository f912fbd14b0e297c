"""Streams that hold several elements, or read from several streams."""

from __future__ import annotations

from collections import deque
from typing import Any

from tfjs.data.containers import map_leaves
from tfjs.data.iterators import END, Downstream, LazyIterator, element_of
from tfjs.ops.alea import Alea, Seed
from tfjs.promise import Promise, waiting


class ZipIterator(LazyIterator):
    """Elements with the structure of the streams' container, up to the end of the shortest."""

    def __init__(self, iterators: Any) -> None:
        self.structure = iterators
        self.streams: list[LazyIterator] = []
        map_leaves(iterators, self.streams.append)

    async def read(self) -> Any:
        items = {id(stream): await stream.step() for stream in self.streams}
        if not items or any(item is END for item in items.values()):
            return END
        return map_leaves(self.structure, lambda stream: items[id(stream)])


class PrefetchIterator(Downstream):
    """Keeps ``size`` elements on the way."""

    def __init__(self, upstream: LazyIterator, size: int | None) -> None:
        super().__init__(upstream)
        if size is None:
            raise ValueError("Can't create a ring buffer of unknown capacity.")
        if size < 1:
            raise ValueError("Can't create ring buffer of capacity < 1.")
        self.size = size
        self.buffer: deque[Promise[dict[str, Any]]] = deque()

    async def step(self) -> Any:
        while len(self.buffer) < self.size:
            self.buffer.append(self.upstream.next())
        return element_of(await waiting(self.buffer.popleft()))


class ShuffleIterator(Downstream):
    """Draws from a window of elements that is filled up again after every draw.

    Ends of the stream take part in the draws, as in TF.js: the same seed gives the same order.
    """

    def __init__(self, upstream: LazyIterator, window: int, seed: Seed) -> None:
        super().__init__(upstream)
        if window < 1:
            raise ValueError("Can't create ring buffer of capacity < 1.")
        self.window = window
        self.buffer: list[Any] = []
        self.generator = Alea(seed)
        self.exhausted = False
        self.drawn_end = False

    async def _refill(self) -> None:
        while len(self.buffer) < self.window:
            item = END if self.exhausted else await self.upstream.step()
            self.exhausted = item is END
            self.buffer.append(item)

    async def read(self) -> Any:
        if not self.drawn_end:
            await self._refill()
        buffer = self.buffer
        while buffer:
            chosen = int(self.generator.random() * len(buffer))
            item, buffer[chosen] = buffer[chosen], buffer[-1]
            buffer.pop()
            if item is not END:
                # Also after an end was drawn: TF.js fills the window with ends again.
                await self._refill()
                return item
            self.drawn_end = True
        return END
