"""Many files at once: what is cached from there, the rest in processes. The results are those of
one process without a cache, in the same order."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context

from keras_tfjs.repo.cache import Cache
from keras_tfjs.repo.files import FAILED, Job, Result, translate_file, whole_file

_CHUNK = 4
_WORTH_A_WORKER = 16
"""Files below which another process costs more than it saves: it has to import the stages."""


def translate_all(
    jobs: Sequence[Job],
    done: Callable[[int], None],
    *,
    workers: int | None = None,
    cache: Cache | None = None,
) -> list[Result]:
    """The results of the jobs in their order; `done` is told how many more are finished.

    `workers` None takes as many processes as there is work for. A worker that dies takes only its
    file with it.
    """
    keys = [None if cache is None else cache.key(job) for job in jobs]
    results: list[Result | None] = [
        None if cache is None or key is None else cache.get(key, job)
        for job, key in zip(jobs, keys, strict=True)
    ]
    missing = [number for number, result in enumerate(results) if result is None]
    done(len(jobs) - len(missing))
    count = workers or _useful_workers(len(missing), _cpus())
    fresh = _translated([jobs[number] for number in missing], count, done)
    for number, result in zip(missing, fresh, strict=True):
        results[number] = result
        key = keys[number]
        # asked again: a file that was edited meanwhile must not be kept under what it was before
        if cache is not None and key is not None and cache.key(jobs[number]) == key:
            cache.put(key, result)
    return [result for result in results if result is not None]


def _useful_workers(files: int, cpus: int) -> int:
    """How many processes `files` files are worth."""
    return max(1, min(cpus, files // _WORTH_A_WORKER))


def _cpus() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _translated(jobs: Sequence[Job], workers: int, done: Callable[[int], None]) -> list[Result]:
    if workers <= 1 or len(jobs) <= 1:
        results = []
        for job in jobs:
            results.append(translate_file(job))
            done(1)
        return results
    chunks = [jobs[start : start + _CHUNK] for start in range(0, len(jobs), _CHUNK)]
    found: dict[int, list[Result]] = {}
    executor = _pool(min(workers, len(chunks)))
    try:
        numbers = {executor.submit(_chunk, chunk): number for number, chunk in enumerate(chunks)}
        for future in as_completed(numbers):
            number = numbers[future]
            found[number] = _finished(future, chunks[number])
            done(len(chunks[number]))
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
    return [result for number in range(len(chunks)) for result in found[number]]


def _pool(workers: int) -> ProcessPoolExecutor:
    # Ctrl-C is for the parent, which writes; a worker would only print where it was
    return ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )


def _chunk(jobs: Sequence[Job]) -> list[Result]:
    return [translate_file(job) for job in jobs]


def _finished(future: Future[list[Result]], jobs: Sequence[Job]) -> list[Result]:
    try:
        return future.result()
    except BrokenProcessPool:
        return [_alone(job) for job in jobs]


def _alone(job: Job) -> Result:
    """The job in a process of its own, so that it is known which file kills its worker."""
    with _pool(1) as executor:
        try:
            return executor.submit(translate_file, job).result()
        except BrokenProcessPool:
            bug = whole_file(job, "KT010", problem="the process died")
            return replace(bug, outcome=FAILED)
