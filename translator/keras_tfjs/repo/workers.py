"""Many files at once: what is cached from there, the rest in processes. The results are those of
one process without a cache, in the same order."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence

from keras_tfjs.repo.cache import Cache
from keras_tfjs.repo.files import Job, Result, translate_file
from keras_tfjs.repo.modules import Project

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
    project = Project()
    keys = [None if cache is None else cache.key(job, project) for job in jobs]
    results: list[Result | None] = [
        None if cache is None or key is None else cache.get(key, job)
        for job, key in zip(jobs, keys, strict=True)
    ]
    missing = [number for number, result in enumerate(results) if result is None]
    done(len(jobs) - len(missing))
    count = workers or _useful_workers(len(missing), _cpus())
    fresh = _translated([jobs[number] for number in missing], count, done)
    project = Project()
    for number, result in zip(missing, fresh, strict=True):
        results[number] = result
        key = keys[number]
        # asked again: a file that was edited meanwhile must not be kept under what it was before
        if cache is not None and key is not None and cache.key(jobs[number], project) == key:
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
        project = Project()
        for job in jobs:
            results.append(translate_file(job, project))
            done(1)
        return results
    # Processes cost a hundredth of a second to import
    from keras_tfjs.repo.processes import translated

    return translated(jobs, workers, done)
