"""Files translated in several processes."""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import cache
from multiprocessing import get_context

from keras_tfjs import interruption
from keras_tfjs.repo.files import FAILED, Job, Result, translate_file, whole_file
from keras_tfjs.repo.modules import Project

_CHUNK = 4


def translated(jobs: Sequence[Job], workers: int, done: Callable[[int], None]) -> list[Result]:
    """The results of the jobs in their order; `done` is told how many more are finished. A worker
    that dies takes only its file with it."""
    chunks = [jobs[start : start + _CHUNK] for start in range(0, len(jobs), _CHUNK)]
    found: dict[int, list[Result]] = {}
    executor = _pool(min(workers, len(chunks)))
    try:
        with interruption.held_back():
            numbers = {
                executor.submit(_chunk, chunk): number for number, chunk in enumerate(chunks)
            }
        for future in as_completed(numbers):
            number = numbers[future]
            found[number] = _finished(future, chunks[number])
            done(len(chunks[number]))
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
    return [result for number in range(len(chunks)) for result in found[number]]


def _pool(workers: int) -> ProcessPoolExecutor:
    # Ctrl-C is for the parent, which writes; a worker would only print where it was, and does so
    # while it starts, too, where a system has no signals that are held back
    return ProcessPoolExecutor(
        workers,
        mp_context=get_context("spawn"),
        initializer=signal.signal,
        initargs=(signal.SIGINT, signal.SIG_IGN),
    )


def _chunk(jobs: Sequence[Job]) -> list[Result]:
    return [translate_file(job, _project()) for job in jobs]


@cache
def _project() -> Project:
    """That of a worker, which lives as long as the call."""
    return Project()


def _finished(future: Future[list[Result]], jobs: Sequence[Job]) -> list[Result]:
    try:
        return future.result()
    except BrokenProcessPool:
        return [_alone(job) for job in jobs]


def _alone(job: Job) -> Result:
    """The job in a process of its own, so that it is known which file kills its worker."""
    with _pool(1) as executor:
        try:
            with interruption.held_back():
                future = executor.submit(translate_file, job)
            return future.result()
        except BrokenProcessPool:
            bug = whole_file(job, "KT010", problem="the process died")
            return replace(bug, outcome=FAILED)
