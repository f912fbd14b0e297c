"""Datasets as Keras programs have them, which TF.js lacks: an extension.

Elements are tensors, or tuples and dicts of tensors; functions are called with a tuple's parts. A
dataset can be gone through at once, ``for x, y in dataset``, and where TF.js wants ``{xs, ys}`` a
pair stands for that.
"""

from __future__ import annotations

import itertools
import math
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from tfjs.data.containers import map_leaves
from tfjs.data.dataset import Dataset, Size
from tfjs.data.iterators import PythonIterator
from tfjs.data.leaves import dense, joined, padded, row, rows_of, taken
from tfjs.ops.alea import Alea, Seed
from tfjs.ops.memory import tidy
from tfjs.ops.random import randomUniform
from tfjs.promise import promised
from tfjs.tensor import Tensor

AUTOTUNE = -1
Elements = Callable[[], Iterator[Any]]
Change = Callable[[Iterator[Any]], Iterator[Any]]


class Pipeline(Dataset):
    """A dataset of what `elements()` goes through. `size`: how many; None where nobody knows."""

    def __init__(self, elements: Elements, size: Size = None) -> None:
        self.elements = elements
        self.size = size

    def __iter__(self) -> Iterator[Any]:
        return self.elements()

    @promised
    async def iterator(self) -> PythonIterator:
        """A promise of a new stream of the elements."""
        return PythonIterator(self.elements())

    def __len__(self) -> int:
        if self.size is None or self.size == math.inf:
            what = "The dataset is infinite." if self.size else "The dataset length is unknown."
            raise TypeError(what)
        return int(self.size)

    def cardinality(self) -> int:
        """How many elements there are; -1 if they never end, -2 if nobody knows."""
        if self.size is None:
            return -2
        return -1 if self.size == math.inf else int(self.size)

    def like(self, change: Change, size: Size) -> Pipeline:
        """A dataset of some of these elements in some order."""
        return Pipeline(lambda: change(self.elements()), size)

    # The same elements

    def shuffle(
        self,
        bufferSize: int | None = None,
        seed: Seed | None = None,
        reshuffleEachIteration: bool | None = True,
    ) -> Pipeline:
        """The same elements, each drawn from `bufferSize` of them. Passes differ unless
        `reshuffleEachIteration` is False."""
        if bufferSize is None or bufferSize < 1:
            raise ValueError(f"shuffle: bufferSize: expected a number from 1 on, got {bufferSize}")
        first = Alea(seed if seed is not None else randomUniform([]).item())
        fixed = None if reshuffleEachIteration in (True, None) else first.int32()

        def change(source: Iterator[Any]) -> Iterator[Any]:
            draw = Alea(str(first.int32() if fixed is None else fixed))
            waiting = list(itertools.islice(source, int(bufferSize)))
            for item in source:
                place = int(draw.random() * len(waiting))
                chosen, waiting[place] = waiting[place], item
                yield chosen
            while waiting:
                place = int(draw.random() * len(waiting))
                waiting[place], waiting[-1] = waiting[-1], waiting[place]
                yield waiting.pop()

        return self.like(change, self.size)

    def take(self, count: int | None = None) -> Pipeline:
        """The first `count` elements; all for -1."""
        if count is None or count < 0:
            return self
        size = None if self.size is None else min(self.size, count)
        return self.like(lambda source: itertools.islice(source, count), size)

    def skip(self, count: int | None = None) -> Pipeline:
        """All but the first `count` elements; none for -1."""
        if count is None or count < 0:
            return self.like(lambda source: iter(()), 0)
        size = None if self.size is None else max(self.size - count, 0)
        return self.like(lambda source: itertools.islice(source, count, None), size)

    def shard(self, numShards: int, index: int) -> Pipeline:
        """Every `numShards`th element, from `index` on."""
        if not 0 <= index < numShards:
            raise ValueError(f"shard: index: expected a number from 0 to {numShards - 1}")
        known = self.size is not None and self.size != math.inf
        size = math.ceil(((self.size or 0) - index) / numShards) if known else self.size
        return self.like(lambda source: itertools.islice(source, index, None, numShards), size)

    def repeat(self, count: int | None = None) -> Pipeline:
        """The elements `count` times over; without end for None and -1."""
        endless = count is None or count < 0
        passes = itertools.count() if endless else range(count or 0)
        size: Size = None
        if self.size is not None:
            size = self.size * (math.inf if endless else count or 0) if self.size else 0
        return self.again(passes, size)

    def again(self, passes: Iterable[int], size: Size) -> Pipeline:
        return Pipeline(lambda: _passes(self.elements, passes), size)

    def prefetch(self, bufferSize: int | None = None) -> Pipeline:
        """The same dataset: elements are made when they are asked for."""
        return self

    def withOptions(self, options: Any = None) -> Pipeline:
        """The same dataset: options are about speed."""
        return self

    def cache(self, filename: str = "") -> Pipeline:
        """The elements of the first whole pass, kept in memory."""
        kept: list[Any] = []
        full = False

        def elements() -> Iterator[Any]:
            nonlocal full
            if full:
                yield from kept
                return
            seen = []
            for element in self.elements():
                seen.append(element)
                yield element
            kept[:], full = seen, True

        return Pipeline(elements, self.size)

    def concatenate(self, dataset: Dataset) -> Pipeline:
        """These elements, then those of another dataset."""
        sizes = (self.size, dataset.size)
        size = None if None in sizes else sum(one for one in sizes if one is not None)
        return Pipeline(lambda: itertools.chain(self, dataset), size)

    # Other elements

    def map(self, transform: Callable[..., Any]) -> Pipeline:
        """What `transform` makes of every element."""

        def change(source: Iterator[Any]) -> Iterator[Any]:
            for element in source:
                yield dense(_called(transform, element))

        return Pipeline(lambda: change(self.elements()), self.size)

    def filter(self, predicate: Callable[..., Any]) -> Pipeline:
        """The elements that `predicate` accepts."""

        def change(source: Iterator[Any]) -> Iterator[Any]:
            return (element for element in source if bool(_called(predicate, element)))

        return Pipeline(
            lambda: change(self.elements()), math.inf if self.size == math.inf else None
        )

    def enumerate(self, start: int = 0) -> Pipeline:
        """Pairs of a number and an element."""
        return Pipeline(
            lambda: ((dense(place), one) for place, one in enumerate(self, start)), self.size
        )

    def batch(self, batchSize: int, smallLastBatch: bool = True) -> Pipeline:
        """`batchSize` elements as one, with a batch axis in front."""
        size = self._batches(batchSize, smallLastBatch)
        return Pipeline(
            lambda: map(joined, _groups(self.elements(), batchSize, smallLastBatch)), size
        )

    def _batches(self, batchSize: int, smallLastBatch: bool) -> Size:
        if not batchSize > 0:
            raise ValueError(f"batch: batchSize: expected a number from 1 on, got {batchSize}")
        if self.size is None or self.size == math.inf:
            return self.size
        return math.ceil(self.size / batchSize) if smallLastBatch else self.size // batchSize

    def paddedBatch(
        self,
        batchSize: int,
        paddedShapes: Any = None,
        paddingValues: Any = None,
        smallLastBatch: bool = True,
    ) -> Pipeline:
        """`batch` of elements of several lengths, filled up behind to `paddedShapes` or, where an
        axis says None, to the longest of the batch."""
        size = self._batches(batchSize, smallLastBatch)

        def elements() -> Iterator[Any]:
            for group in _groups(self.elements(), batchSize, smallLastBatch):
                yield padded(group, paddedShapes, paddingValues)

        return Pipeline(elements, size)

    def unbatch(self) -> Pipeline:
        """The rows of every element as elements."""
        return Pipeline(lambda: itertools.chain.from_iterable(map(rows_of, self)))

    def window(
        self,
        size: int,
        shift: int | None = None,
        stride: int = 1,
        dropRemainder: bool = False,
    ) -> Pipeline:
        """Datasets of `size` elements each, `stride` apart; the next starts `shift` later. Of
        tuples and dicts: tuples and dicts of datasets."""
        step = size if shift is None else shift
        span = (size - 1) * stride + 1

        def elements() -> Iterator[Any]:
            source, held = self.elements(), deque[Any]()
            while True:
                held.extend(itertools.islice(source, span - len(held)))
                inside = list(held)[::stride]
                if not inside or (dropRemainder and len(inside) < size):
                    return
                yield _in_columns(inside)
                for _ in range(min(step, len(held))):
                    held.popleft()
                missing = step - span
                if missing > 0:
                    next(itertools.islice(source, missing - 1, missing), None)

        return Pipeline(elements)

    def flatMap(self, function: Callable[..., Dataset]) -> Pipeline:
        """The elements of the datasets that `function` makes of the elements."""
        return Pipeline(
            lambda: itertools.chain.from_iterable(_called(function, e) for e in self.elements())
        )

    def interleave(
        self, function: Callable[..., Dataset], cycleLength: int = 1, blockLength: int = 1
    ) -> Pipeline:
        """As `flatMap`, with `cycleLength` of the datasets open, `blockLength` elements of each in
        turn."""

        def elements() -> Iterator[Any]:
            sources = (iter(_called(function, one)) for one in self.elements())
            opened: list[Iterator[Any] | None] = list(itertools.islice(sources, cycleLength))
            while any(one is not None for one in opened):
                for place, one in enumerate(opened):
                    given = list(itertools.islice(one, blockLength)) if one is not None else []
                    yield from given
                    if one is not None and len(given) < blockLength:
                        opened[place] = next(sources, None)

        return Pipeline(elements)

    def apply(self, transformation: Callable[[Pipeline], Dataset]) -> Dataset:
        """What a function makes of the dataset."""
        return transformation(self)

    # What is in it

    def reduce(self, initialState: Any, reduceFunc: Callable[[Any, Any], Any]) -> Any:
        """What is left after `reduceFunc(state, element)` of every element."""
        state = dense(initialState)
        for element in self.elements():
            state = dense(reduceFunc(state, element))
        return state

    def asNumpyIterator(self) -> Iterator[Any]:
        """The elements with NumPy arrays and numbers for tensors."""
        return (map_leaves(element, _as_numpy) for element in self.elements())


class Rows(Pipeline):
    """A dataset of the rows of tensors, which batches take out many at a time.

    `columns` are the tensors, in tuples and dicts; `order()` goes through the numbers of rows.
    """

    def __init__(self, columns: Any, order: Callable[[], Iterator[int]], size: Size) -> None:
        super().__init__(lambda: (row(columns, place) for place in order()), size)
        self.columns = columns
        self.order = order

    def like(self, change: Change, size: Size) -> Pipeline:
        return Rows(self.columns, lambda: change(self.order()), size)

    def again(self, passes: Iterable[int], size: Size) -> Pipeline:
        return Rows(self.columns, lambda: _passes(self.order, passes), size)

    def batch(self, batchSize: int, smallLastBatch: bool = True) -> Pipeline:
        size = self._batches(batchSize, smallLastBatch)

        def elements() -> Iterator[Any]:
            for places in _groups(self.order(), batchSize, smallLastBatch):
                yield taken(self.columns, places)

        return Pipeline(elements, size)


def _passes(elements: Elements, passes: Iterable[int]) -> Iterator[Any]:
    for _ in passes:
        empty = True
        for element in elements():
            empty = False
            yield element
        if empty:
            return


def _groups(source: Iterator[Any], size: int, small_last: bool) -> Iterator[list[Any]]:
    while group := list(itertools.islice(source, size)):
        if len(group) < size and not small_last:
            return
        yield group


def _called(function: Callable[..., Any], element: Any) -> Any:
    if isinstance(element, tuple):
        return tidy(lambda: function(*element))
    return tidy(lambda: function(element))


def _in_columns(elements: list[Any]) -> Any:
    """A dataset of the elements, or one for each of their parts."""
    first = elements[0]
    if isinstance(first, tuple):
        parts = range(len(first))
        return tuple(_in_columns([one[part] for one in elements]) for part in parts)
    if isinstance(first, Mapping):
        return {key: _in_columns([one[key] for one in elements]) for key in first}
    return Pipeline(lambda: iter(elements), len(elements))


def _as_numpy(leaf: Any) -> Any:
    if isinstance(leaf, Pipeline):
        return leaf.asNumpyIterator()
    array = np.asarray(leaf)
    if array.dtype.kind == "U":
        array = np.char.encode(array, "utf-8").astype(object)
    return array[()]


# What they are made of


def fromTensorSlices(tensors: Any) -> Pipeline:
    """The rows of a tensor, or of the tensors in a tuple or dict. Lists are tensors."""
    columns = dense(tensors)
    leaves: list[Tensor] = []
    map_leaves(columns, leaves.append)
    counts = {one.dims[0] if one.dims else None for one in leaves}
    if len(counts) != 1 or None in counts:
        shapes = ", ".join(str(one.shape) for one in leaves)
        raise ValueError(
            f"fromTensorSlices: expected as many rows in all tensors, got the shapes {shapes}"
        )
    count = leaves[0].dims[0]
    return Rows(columns, lambda: iter(range(count)), count)


def fromTensors(tensors: Any) -> Pipeline:
    """One element."""
    element = dense(tensors)
    return Pipeline(lambda: iter((element,)), 1)


def fromGenerator(
    generator: Callable[..., Any], dtypes: Any = None, arguments: Iterable[Any] = ()
) -> Pipeline:
    """The elements of what `generator` returns, which is called for every pass. `dtypes`: of the
    tensors, in the elements' structure; else numbers are float32 if they have a point."""
    if not callable(generator):
        raise TypeError(f"`generator` must be callable, got {type(generator).__name__}")
    given = tuple(arguments)
    return Pipeline(lambda: (dense(one, dtypes) for one in generator(*given)))


def range_(start: int, stop: int | None = None, step: int = 1) -> Pipeline:
    """The integers of Python's range."""
    numbers = range(start) if stop is None else range(start, stop, step)
    return Rows(
        dense(np.asarray(numbers, np.int32)), lambda: iter(range(len(numbers))), len(numbers)
    )


def zipDatasets(*datasets: Any) -> Pipeline:
    """Elements with the structure of `datasets`, tuples and dicts of datasets; several datasets
    are a tuple. It ends with the shortest."""
    structure = datasets[0] if len(datasets) == 1 else datasets
    structure = tuple(structure) if isinstance(structure, list) else structure
    found: list[Dataset] = []
    map_leaves(structure, found.append)
    sizes = [one.size for one in found]
    size = None if None in sizes else min((one for one in sizes if one is not None), default=0)

    def elements() -> Iterator[Any]:
        streams = {id(one): iter(one) for one in found}
        while True:
            try:
                element = map_leaves(structure, lambda one: next(streams[id(one)]))
            except StopIteration:
                return
            yield element

    return Pipeline(elements, size)


def textLines(filenames: Any) -> Pipeline:
    """The lines of text files, one file after the other."""
    names = [filenames] if isinstance(filenames, str) else list(filenames)

    def elements() -> Iterator[Any]:
        for name in names:
            with open(str(name), encoding="utf-8", newline=None) as file:
                for line in file:
                    yield dense(line.rstrip("\n"))

    return Pipeline(elements)
