"""Many test files at once, each in a process of its own: a file that brings its interpreter down,
or never ends, costs no other file its result, and none finds tensors that another one left."""

from __future__ import annotations

import gc
import json
import multiprocessing
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection, wait

from tests.tfjs_suite import modules
from tests.tfjs_suite.jasmine import Outcome
from tests.tfjs_suite.running import FileResult, run_file

WORKERS = 2
SECONDS = 180.0
"""How long a file may take, its translation included."""


def run_files(files: Sequence[str], case: str = "", workers: int = WORKERS) -> Iterator[FileResult]:
    """The results of the files, in their order.

    A process of one thread forks them: this one may have others, which a fork does not survive.
    """
    command = [sys.executable, "-m", "tests.tfjs_suite.workers", case, str(workers), *files]
    found: dict[str, FileResult] = {}
    with subprocess.Popen(
        command, cwd=modules.ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        assert server.stdout is not None
        for file in files:
            while file not in found:
                line = server.stdout.readline()
                if not line:
                    raise RuntimeError(f"the workers ended (status {server.wait()}) before {file}")
                result = _read(line)
                found[result.file] = result
            yield found.pop(file)


def _read(line: str) -> FileResult:
    read = json.loads(line)
    outcomes = tuple(
        Outcome(**{**one, "problems": tuple(one["problems"])}) for one in read["outcomes"]
    )
    return FileResult(read["file"], outcomes, read["problem"])


@dataclass(frozen=True)
class _Running:
    file: str
    process: multiprocessing.process.BaseProcess
    until: float


def _serve(files: Sequence[str], case: str, workers: int) -> Iterator[FileResult]:
    """The results of the files, as they come."""
    modules.translated("util_test")  # whichever: the translator is warm then
    gc.freeze()
    forks = multiprocessing.get_context("fork")
    waiting = deque(files)
    running: dict[Connection, _Running] = {}
    while waiting or running:
        while waiting and len(running) < workers:
            file = waiting.popleft()
            here, there = forks.Pipe(duplex=False)
            process = forks.Process(target=_run, args=(there, file, case))
            process.start()
            there.close()
            running[here] = _Running(file, process, time.monotonic() + SECONDS)
        pause = max(0.0, min(one.until for one in running.values()) - time.monotonic())
        ready = wait(list(running), pause)
        for end, one in list(running.items()):
            if end in ready or time.monotonic() > one.until:
                del running[end]
                yield _ended(end, one, is_done=end in ready)


def _run(there: Connection, file: str, case: str) -> None:
    there.send(run_file(file, lambda name: case in name))


def _ended(end: Connection, one: _Running, *, is_done: bool) -> FileResult:
    if not is_done:
        one.process.kill()
        return FileResult(one.file, problem=f"not done after {SECONDS:g} s")
    try:
        result: FileResult = end.recv()
    except EOFError:
        one.process.join()
        return FileResult(one.file, problem=f"the interpreter ended ({one.process.exitcode})")
    one.process.join()
    return result


def main() -> None:
    """Arguments: part of the cases' names, how many files at once, the files. Results go out as
    JSON, a line each."""
    case, workers, *files = sys.argv[1:]
    answers = sys.stdout
    sys.stdout = sys.stderr
    for result in _serve(files, case, int(workers)):
        print(json.dumps(asdict(result)), file=answers, flush=True)


if __name__ == "__main__":
    main()
