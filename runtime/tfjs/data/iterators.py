"""Streams of elements, read one at a time and only when asked, and what leads from one to another.

A stream defines `read`, which is called once at a time, or `step`, which may be called again
before the last call has ended. Both give END when there is no more.
"""

from __future__ import annotations

import inspect
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, Final, Self

from tfjs.data.containers import cloned, columns, dispose_except
from tfjs.ops.alea import Seed
from tfjs.ops.memory import dispose, tensors_in
from tfjs.promise import finished, promised, waiting
from tfjs.promise.work import running_loop

END: Final = object()
"""What a stream gives instead of an element when it has ended."""

Transform = Callable[[Any], Any]


async def settled(value: Any) -> Any:
    """What an awaitable gives; anything else as it is."""
    return await waiting(value) if hasattr(value, "__await__") else value


class LazyIterator:
    """A stream of elements. ``next()`` is a promise of ``{"value": ..., "done": ...}``."""

    _reading = False
    _line: deque[Any] | None = None

    async def read(self) -> Any:
        """The next element, or END."""
        if type(self).next is LazyIterator.next:
            raise NotImplementedError(f"{type(self).__name__} must define next()")
        return element_of(await waiting(self.next()))

    async def step(self) -> Any:
        """``read`` once the calls before have ended."""
        if self._reading:
            await self._wait()
        self._reading = True
        try:
            return await self.read()
        finally:
            self._hand_over()

    async def _wait(self) -> None:
        loop = running_loop()
        if loop is None:
            raise RuntimeError("the stream is read by the very function that it waits for")
        if self._line is None:
            self._line = deque()
        turn = loop.create_future()
        self._line.append(turn)
        try:
            await waiting(turn)
        except BaseException:
            if turn.done() and not turn.cancelled():
                self._hand_over()
            raise

    def _hand_over(self) -> None:
        while self._line:
            turn = self._line.popleft()
            if not turn.done():
                turn.set_result(None)
                return
        self._reading = False

    @promised
    async def next(self) -> dict[str, Any]:
        """The next element: ``{"value": element, "done": False}``, or a done one."""
        value = await self.step()
        return {"value": None if value is END else value, "done": value is END}

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        value = finished(self.step(), "next")
        if value is END:
            raise StopIteration
        return value

    def __aiter__(self) -> AsyncIterator[Any]:
        return self._asynchronous()

    async def _asynchronous(self) -> AsyncIterator[Any]:
        while not (result := await self.next())["done"]:
            yield result["value"]

    def summary(self) -> str:
        """What the stream is made of, for error messages."""
        upstream = getattr(self, "upstream", None)
        name = type(self).__name__.removesuffix("Iterator")
        return name if upstream is None else f"{upstream.summary()} -> {name}"

    async def collect(self) -> list[Any]:
        """All elements that are left."""
        found = []
        while (value := await self.step()) is not END:
            found.append(value)
        return found

    @promised
    async def toArray(self) -> list[Any]:
        """All elements that are left; never ends for an endless stream."""
        return await self.collect()

    @promised
    async def toArrayForTest(self) -> list[Any]:
        """As ``toArray``, reading 100 elements ahead."""
        return await self.prefetch(100).collect()

    @promised
    async def resolveFully(self) -> None:
        """Read to the end and drop the elements."""
        while await self.step() is not END:
            pass

    @promised
    async def resolveWhile(self, predicate: Callable[[Any], bool]) -> None:
        """Read until ``predicate`` refuses an element."""
        while (value := await self.step()) is not END and predicate(value):
            pass

    @promised
    async def forEachAsync(self, f: Transform) -> None:
        """Call ``f`` with every element; what it returns is awaited where it can be."""
        while (value := await self.step()) is not END:
            tensors = tensors_in(value)
            dispose_except(tensors, await settled(f(value)))

    @promised
    async def serialForEach(self, f: Transform) -> None:
        """Call ``f`` with one element after another until it gives something else than True."""
        while (value := await self.step()) is not END:
            tensors = tensors_in(value)
            answer = await settled(f(value))
            dispose_except(tensors, answer)
            if answer is not True:
                break

    def handleErrors(self, handler: Callable[[Exception], bool]) -> LazyIterator:
        """Skip elements whose error ``handler`` answers with True; end at any other error."""
        return ErrorHandlingIterator(self, handler)

    def filter(self, predicate: Callable[[Any], bool]) -> LazyIterator:
        """The elements that ``predicate`` accepts."""
        return FilterIterator(self, predicate)

    def map(self, transform: Transform) -> LazyIterator:
        """``transform`` of every element; tensors that are not part of the result are disposed."""
        return MapIterator(self, transform)

    def mapAsync(self, transform: Callable[[Any], Awaitable[Any]]) -> LazyIterator:
        """As ``map``, awaiting what ``transform`` returns."""
        return AsyncMapIterator(self, transform)

    def serialMapAsync(self, transform: Callable[[Any], Awaitable[Any]]) -> LazyIterator:
        """As ``mapAsync``, one element at a time."""
        return AsyncMapIterator(self, transform).serial()

    def flatmap(self, transform: Callable[[Any], Sequence[Any]]) -> LazyIterator:
        """The elements of the lists that ``transform`` makes of every element."""
        return FlatmapIterator(self, transform)

    def rowMajorBatch(self, batchSize: int, smallLastBatch: bool = True) -> LazyIterator:
        """Lists of ``batchSize`` elements; the last may be shorter."""
        return RowMajorBatchIterator(self, batchSize, smallLastBatch)

    def columnMajorBatch(
        self,
        batchSize: int,
        smallLastBatch: bool = True,
        zipFn: Callable[[Sequence[Any]], Any] = list,
    ) -> LazyIterator:
        """Batches as one dict of columns, each made by ``zipFn`` of the values of its rows."""
        rows = self.rowMajorBatch(batchSize, smallLastBatch)
        return rows.map(lambda batch: columns(batch, zipFn))

    def concatenate(
        self,
        iterator: LazyIterator,
        baseErrorHandler: Callable[[Exception], bool] | None = None,
    ) -> LazyIterator:
        """These elements, then those of another stream."""
        return ChainedIterator(ArrayIterator([self, iterator]), baseErrorHandler)

    def take(self, count: int | None = None) -> LazyIterator:
        """The first elements; all of them for None and negative counts."""
        return self if count is None or count < 0 else TakeIterator(self, count)

    def skip(self, count: int | None = None) -> LazyIterator:
        """All but the first elements; all of them for None and negative counts."""
        return self if count is None or count < 0 else SkipIterator(self, count)

    def prefetch(self, bufferSize: int) -> LazyIterator:
        """The same elements, asked for before they are needed."""
        from tfjs.data.windows import PrefetchIterator  # a subclass of this class

        return PrefetchIterator(self, bufferSize)

    def shuffle(self, windowSize: int, seed: Seed) -> LazyIterator:
        """The same elements, each drawn from ``windowSize`` of them."""
        from tfjs.data.windows import ShuffleIterator  # a subclass of this class

        return ShuffleIterator(self, windowSize, seed)

    def serial(self) -> LazyIterator:
        """The same elements, never two of them on the way."""
        return SerialIterator(self)


def element_of(result: Any) -> Any:
    """What a ``next()`` result says: END or the element."""
    try:
        return END if result["done"] else result["value"]
    except (TypeError, KeyError):
        raise TypeError(
            f'next: expected {{"value": ..., "done": ...}}, got {type(result).__name__}'
        ) from None


class ArrayIterator(LazyIterator):
    def __init__(self, items: Sequence[Any]) -> None:
        self.items = items
        self.position = 0

    async def step(self) -> Any:
        if self.position >= len(self.items):
            return END
        item = self.items[self.position]
        self.position += 1
        return cloned(item)


class FunctionCallIterator(LazyIterator):
    """What a function returns at every call, as results of ``next()``."""

    def __init__(self, nextFn: Callable[[], Any]) -> None:
        self.function = nextFn

    async def step(self) -> Any:
        try:
            result = self.function()
        except Exception as error:
            error.add_note("(thrown while iterating through a dataset)")
            raise
        return element_of(await settled(result))


class PythonIterator(LazyIterator):
    """The elements of a Python iterator or asynchronous iterator."""

    def __init__(self, iterator: Any) -> None:
        self.iterator = iterator

    async def read(self) -> Any:
        try:
            if hasattr(self.iterator, "__anext__"):
                return await waiting(self.iterator.__anext__())
            return next(self.iterator, END)
        except StopAsyncIteration:
            return END


class Downstream(LazyIterator):
    """Reads from one other stream."""

    def __init__(self, upstream: LazyIterator) -> None:
        self.upstream = upstream


class SerialIterator(Downstream):
    async def read(self) -> Any:
        return await self.upstream.step()


class SkipIterator(Downstream):
    def __init__(self, upstream: LazyIterator, count: int) -> None:
        super().__init__(upstream)
        self.left = count

    async def read(self) -> Any:
        while self.left > 0:
            self.left -= 1
            skipped = await self.upstream.step()
            if skipped is END:
                return END
            dispose(skipped)
        return await self.upstream.step()


class TakeIterator(Downstream):
    def __init__(self, upstream: LazyIterator, count: int) -> None:
        super().__init__(upstream)
        self.left = count

    async def step(self) -> Any:
        self.left -= 1
        return END if self.left < 0 else await self.upstream.step()


class RowMajorBatchIterator(Downstream):
    def __init__(self, upstream: LazyIterator, size: int, small_last: bool) -> None:
        super().__init__(upstream)
        self.size = size
        self.small_last = small_last

    async def read(self) -> Any:
        batch: list[Any] = []
        while len(batch) < self.size:
            item = await self.upstream.step()
            if item is END:
                return batch if self.small_last and batch else END
            batch.append(item)
        return batch


class FilterIterator(Downstream):
    def __init__(self, upstream: LazyIterator, predicate: Callable[[Any], bool]) -> None:
        super().__init__(upstream)
        self.predicate = predicate

    async def read(self) -> Any:
        while (item := await self.upstream.step()) is not END and not self.predicate(item):
            dispose(item)
        return item


class MapIterator(Downstream):
    def __init__(self, upstream: LazyIterator, transform: Transform) -> None:
        super().__init__(upstream)
        self.transform = transform

    async def step(self) -> Any:
        item = await self.upstream.step()
        if item is END:
            return END
        tensors = tensors_in(item)
        mapped = self.transform(item)
        if inspect.iscoroutine(mapped):
            mapped.close()
            raise TypeError("map: the function is an `async def`; use mapAsync")
        dispose_except(tensors, mapped)
        return mapped


class AsyncMapIterator(MapIterator):
    async def step(self) -> Any:
        item = await self.upstream.step()
        if item is END:
            return END
        tensors = tensors_in(item)
        mapped = await settled(self.transform(item))
        dispose_except(tensors, mapped)
        return mapped


class ErrorHandlingIterator(Downstream):
    def __init__(self, upstream: LazyIterator, handler: Callable[[Exception], bool]) -> None:
        super().__init__(upstream)
        self.handler = handler

    async def read(self) -> Any:
        while True:
            try:
                return await self.upstream.step()
            except Exception as error:
                if not self.handler(error):
                    return END


class OneToManyIterator(LazyIterator):
    """A stream that gets several elements at once from where it reads."""

    def __init__(self) -> None:
        self.queue: deque[Any] = deque()

    async def pump(self) -> Sequence[Any] | None:
        """Some more elements; None at the end."""
        raise NotImplementedError(f"{type(self).__name__} must define pump()")

    async def read(self) -> Any:
        while not self.queue:
            more = await self.pump()
            if more is None:
                return END
            self.queue.extend(more)
        return self.queue.popleft()


class FlatmapIterator(OneToManyIterator):
    def __init__(self, upstream: LazyIterator, transform: Callable[[Any], Sequence[Any]]) -> None:
        super().__init__()
        self.upstream = upstream
        self.transform = transform

    async def pump(self) -> Sequence[Any] | None:
        item = await self.upstream.step()
        if item is END:
            return None
        tensors = tensors_in(item)
        mapped = self.transform(item)
        dispose_except(tensors, mapped)
        return mapped


class ChainedIterator(LazyIterator):
    """The elements of a stream of streams."""

    def __init__(
        self, iterators: LazyIterator, handler: Callable[[Exception], bool] | None = None
    ) -> None:
        self.more = iterators
        self.handler = handler
        self.current: LazyIterator | None = None

    async def read(self) -> Any:
        while True:
            if self.current is None:
                following = await self.more.step()
                if following is END:
                    return END
                self.current = (
                    following if self.handler is None else following.handleErrors(self.handler)
                )
            assert self.current is not None
            item = await self.current.step()
            if item is not END:
                return item
            self.current = None
