"""`Dataset`: a recipe for streams of elements, and the datasets made of values at hand."""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping
from typing import Any, ClassVar, cast

from tfjs.data.containers import batched, columns, map_leaves
from tfjs.data.iterators import (
    END,
    ArrayIterator,
    ChainedIterator,
    LazyIterator,
    PythonIterator,
    Transform,
    settled,
)
from tfjs.data.windows import ZipIterator
from tfjs.engine.guarding import guarded
from tfjs.ops.alea import Alea, Seed
from tfjs.ops.memory import tidy
from tfjs.ops.random import randomUniform
from tfjs.promise import Promise, promised

Size = int | float | None
"""Number of elements; infinity for endless datasets, None where it is not known."""

Recipe = Callable[[], Awaitable[LazyIterator]]

INFINITE = "Can not convert infinite data stream to array."


class Dataset:
    """Elements that are made anew for every pass: ``iterator()``, ``for`` or ``forEachAsync``."""

    MAX_BUFFER_SIZE: ClassVar[int] = 10000

    size: Size = None

    def iterator(self) -> Promise[Any]:
        """A promise of a new stream of the elements."""
        raise NotImplementedError(f"{type(self).__name__} must define iterator()")

    def __iter__(self) -> Iterator[Any]:
        return iter(opened(self).result())

    def __aiter__(self) -> AsyncIterator[Any]:
        return self._asynchronous()

    async def _asynchronous(self) -> AsyncIterator[Any]:
        async for element in await opened(self):
            yield element

    def batch(self, batchSize: int, smallLastBatch: bool = True) -> Dataset:
        """``batchSize`` elements as one: tensors with a batch axis in front, in dicts as theirs.

        ``smallLastBatch``: whether what is left at the end makes a smaller batch.
        """
        if not batchSize > 0:
            raise ValueError(f"batchSize needs to be positive, but it is {batchSize}")
        size = self.size
        if size is not None and size != math.inf:
            size = math.ceil(size / batchSize) if smallLastBatch else math.floor(size / batchSize)

        async def recipe() -> LazyIterator:
            rows = (await stream(self)).rowMajorBatch(batchSize, smallLastBatch)
            return rows.map(lambda batch: columns(batch, batched))

        return Made(recipe, size)

    def concatenate(self, dataset: Dataset) -> Dataset:
        """These elements, then those of another dataset."""
        known = [one for one in (self.size, dataset.size) if one is not None]
        size = sum(known) if len(known) == 2 or math.inf in known else None

        async def recipe() -> LazyIterator:
            return (await stream(self)).concatenate(await stream(dataset))

        return Made(recipe, size)

    def filter(self, predicate: Callable[[Any], bool]) -> Dataset:
        """The elements that ``predicate`` accepts."""

        async def recipe() -> LazyIterator:
            return (await stream(self)).filter(lambda x: bool(tidy(lambda: predicate(x))))

        return Made(recipe, math.inf if self.size == math.inf else None)

    def map(self, transform: Transform) -> Dataset:
        """``transform`` of every element, called within ``tidy``."""

        async def recipe() -> LazyIterator:
            return (await stream(self)).map(lambda x: tidy(lambda: transform(x)))

        return Made(recipe, self.size)

    def mapAsync(self, transform: Callable[[Any], Awaitable[Any]]) -> Dataset:
        """``transform`` of every element, awaited. Tensors it leaves behind are its own affair."""

        async def recipe() -> LazyIterator:
            return (await stream(self)).mapAsync(transform)

        return Made(recipe, self.size)

    def prefetch(self, bufferSize: int | None = None) -> Dataset:
        """The same elements, ``bufferSize`` of them asked for before they are needed."""
        if bufferSize is None:
            raise ValueError("`Dataset.prefetch()` requires bufferSize to be specified.")

        async def recipe() -> LazyIterator:
            return (await stream(self)).prefetch(bufferSize)

        return Made(recipe, self.size)

    def repeat(self, count: int | None = None) -> Dataset:
        """The elements ``count`` times over; without end for None and negative counts."""
        endless = count is None or count < 0
        size = self.size
        if count == 0:
            size = 0
        elif size is not None:
            size = math.inf if count is None or count < 0 else size * count

        async def recipe() -> LazyIterator:
            return ChainedIterator(_Passes(self, endless).take(count))

        return Made(recipe, size)

    def skip(self, count: int | None = None) -> Dataset:
        """All but the first ``count`` elements.

        None and negative counts skip nothing; their ``size`` is 0 all the same, as in TF.js.
        """
        size = self.size
        if size is not None:
            size = 0 if count is None or count < 0 or size < count else size - count

        async def recipe() -> LazyIterator:
            return (await stream(self)).skip(count)

        return Made(recipe, size)

    def take(self, count: int | None = None) -> Dataset:
        """The first ``count`` elements; all of them for None and negative counts."""
        size = self.size
        if size is not None and count is not None and count >= 0:
            size = min(size, count)

        async def recipe() -> LazyIterator:
            return (await stream(self)).take(count)

        return Made(recipe, size)

    def shuffle(
        self,
        bufferSize: int | None = None,
        seed: Seed | None = None,
        reshuffleEachIteration: bool = True,
    ) -> Dataset:
        """The same elements, each drawn from ``bufferSize`` of them.

        A ``seed`` gives the order that TF.js gives for it; the passes of one dataset differ.
        """
        if bufferSize is None or bufferSize < 0:
            hint = (
                "  If your data fits in main memory (for regular JS objects), and/or GPU memory "
                "(for `tf.Tensor`s), consider setting bufferSize to the dataset size "
                f"({self.size} elements)"
            )
            raise ValueError(
                "`Dataset.shuffle()` requires bufferSize to be specified."
                + ("" if self.size is None else hint)
            )
        generator = Alea(seed or randomUniform([]).item())

        async def recipe() -> LazyIterator:
            drawn = generator.int32()
            if reshuffleEachIteration:
                drawn += generator.int32()
            return (await stream(self)).shuffle(bufferSize, str(drawn))

        return Made(recipe, self.size)

    @promised
    async def forEachAsync(self, f: Transform) -> None:
        """Call ``f`` with every element; what it returns is awaited where it can be."""
        await (await stream(self)).forEachAsync(f)

    @promised
    async def toArray(self) -> list[Any]:
        """All elements. ValueError for an endless dataset."""
        if self.size == math.inf:
            raise ValueError(INFINITE)
        return await (await stream(self)).collect()

    @promised
    async def toArrayForTest(self) -> list[Any]:
        """As ``toArray``, reading 100 elements ahead."""
        if self.size == math.inf:
            raise ValueError(INFINITE)
        return await (await stream(self)).prefetch(100).collect()


class Made(Dataset):
    """A dataset whose streams a function makes."""

    def __init__(self, recipe: Recipe, size: Size = None) -> None:
        self.recipe = recipe
        self.size = size

    @promised
    async def iterator(self) -> LazyIterator:
        return await self.recipe()


class _Passes(LazyIterator):
    """One stream of a dataset after another."""

    def __init__(self, dataset: Dataset, endless: bool) -> None:
        self.dataset = dataset
        self.endless = endless
        self.last: _Watched | None = None

    async def read(self) -> Any:
        if self.endless and self.last is not None and self.last.empty:
            raise ValueError("repeat: the dataset has no elements, to repeat it would never end")
        self.last = _Watched(await stream(self.dataset))
        return self.last


class _Watched(LazyIterator):
    """Knows whether anything came out of a stream."""

    def __init__(self, upstream: LazyIterator) -> None:
        self.upstream = upstream
        self.empty = True

    async def step(self) -> Any:
        item = await self.upstream.step()
        self.empty = self.empty and item is END
        return item


async def stream(dataset: Dataset) -> LazyIterator:
    """A new stream of a dataset, of a user's class as well: it may give any Python iterator."""
    if isinstance(dataset, Made):
        return await dataset.recipe()
    found = await settled(cast(Any, dataset.iterator()))
    if isinstance(found, LazyIterator):
        return found
    if hasattr(found, "__next__") or hasattr(found, "__anext__"):
        return PythonIterator(found)
    raise TypeError(
        f"{type(dataset).__name__}.iterator(): expected a LazyIterator or a Python iterator, got "
        f"{type(found).__name__}"
    )


@promised
async def opened(dataset: Dataset) -> LazyIterator:
    """A promise of ``stream``."""
    return await stream(dataset)


@guarded
def array(items: Iterable[Any]) -> Dataset:
    """A dataset of the items of a list; every pass gives clones of their tensors."""
    found = items if isinstance(items, list | tuple) else list(items)

    async def recipe() -> LazyIterator:
        return ArrayIterator(found)

    return Made(recipe, len(found))


def zip_(datasets: Any) -> Dataset:
    """Elements with the structure of ``datasets``, a list or dict (of lists or dicts) of datasets.

    It ends with the shortest of them.
    """
    if not isinstance(datasets, list | tuple | Mapping):
        raise TypeError("The argument to zip() must be an object or array.")
    found: list[Dataset] = []

    def leaf(one: Any) -> None:
        if not isinstance(one, Dataset):
            raise TypeError(
                "Leaves of the structure passed to zip() must be Datasets, not primitives."
            )
        found.append(one)

    map_leaves(datasets, leaf)
    sizes = [one.size for one in found]
    size = min((one for one in sizes if one is not None), default=0) if None not in sizes else None

    async def recipe() -> LazyIterator:
        streams = {id(one): await stream(one) for one in found}
        return ZipIterator(map_leaves(datasets, lambda one: streams[id(one)]))

    return Made(recipe, size)
