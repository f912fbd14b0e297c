"""Datasets of functions, generators and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tfjs.data.csv_dataset import CSVConfig, CSVDataset
from tfjs.data.dataset import Dataset, Made
from tfjs.data.iterators import FunctionCallIterator, LazyIterator, PythonIterator, settled
from tfjs.data.sources import URLDataSource
from tfjs.promise import promised


def csv(source: Any, csvConfig: CSVConfig | None = None) -> CSVDataset:
    """The rows of a CSV file behind a URL, ``file://`` too, or a path."""
    return CSVDataset(URLDataSource(source), csvConfig)


def func(f: Callable[[], Any]) -> Dataset:
    """What ``f`` returns at every call: ``{"value": ..., "done": ...}``, or a promise of it.

    All passes share the one function, as in TF.js.
    """
    if not callable(f):
        raise TypeError(f"tf.data.func: expected a function, got {type(f).__name__}")
    iterator = FunctionCallIterator(f)

    async def recipe() -> LazyIterator:
        return iterator

    return Made(recipe)


def generator(generator: Callable[[], Any]) -> Dataset:
    """The elements of what ``generator`` returns, which is called for every pass.

    That may be a Python generator, any (asynchronous) iterator or iterable, an object with
    JavaScript's ``next()``, or a promise of one of these.
    """
    if not callable(generator):
        raise TypeError(
            f"tf.data.generator: expected a function, got {type(generator).__name__}: pass the "
            "generator function itself, without calling it"
        )

    async def recipe() -> LazyIterator:
        return _stream_of(await settled(generator()))

    return Made(recipe)


def _stream_of(found: Any) -> LazyIterator:
    following = found.get("next") if isinstance(found, Mapping) else getattr(found, "next", None)
    if isinstance(found, LazyIterator):
        return found
    if hasattr(found, "__next__") or hasattr(found, "__anext__"):
        return PythonIterator(found)
    if callable(following):
        return FunctionCallIterator(following)
    if hasattr(found, "__aiter__"):
        return PythonIterator(found.__aiter__())
    if hasattr(found, "__iter__") and not isinstance(found, Mapping):
        return PythonIterator(iter(found))
    raise TypeError(
        "tf.data.generator: the function must return an iterator or an object with next(), got "
        f"{type(found).__name__}"
    )


@promised
async def webcam(webcamVideoElement: Any = None, webcamConfig: Any = None) -> Any:
    """Always rejected: there is no browser whose camera could be asked for."""
    raise NotImplementedError(
        "tf.data.webcam is only supported in browser environment. Read frames with a Python "
        "library and pass them to tf.data.generator."
    )


@promised
async def microphone(microphoneConfig: Any = None) -> Any:
    """Always rejected: there is no browser whose microphone could be asked for."""
    raise NotImplementedError(
        "microphone API is only supported in browser environment. Read audio with a Python "
        "library and pass it to tf.data.generator."
    )
