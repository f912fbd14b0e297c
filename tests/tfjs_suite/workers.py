"""Many test files at once, each worker a process of its own: a file that brings its interpreter
down, or never ends, costs no other file its result."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from queue import Empty, SimpleQueue

from tests.tfjs_suite.jasmine import Outcome
from tests.tfjs_suite.modules import ROOT
from tests.tfjs_suite.running import FileResult, run_file

WORKERS = 2
SECONDS = 180.0
"""How long a file may take, its translation included."""


def run_files(files: Sequence[str], case: str = "", workers: int = WORKERS) -> Iterator[FileResult]:
    """The results of the files, in their order."""
    waiting: SimpleQueue[str] = SimpleQueue()
    for file in files:
        waiting.put(file)
    found: dict[str, FileResult] = {}
    news = threading.Condition()

    def work() -> None:
        worker: subprocess.Popen[str] | None = None
        while True:
            try:
                file = waiting.get_nowait()
            except Empty:
                break
            worker = worker if worker is not None and worker.poll() is None else _start(case)
            result = _ask(worker, file)
            with news:
                found[file] = result
                news.notify()
        if worker is not None and worker.stdin is not None:
            worker.stdin.close()
            worker.wait()

    threads = [threading.Thread(target=work, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for file in files:
        with news:
            news.wait_for(lambda file=file: file in found)  # type: ignore[misc]
        yield found[file]


def _start(case: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.tfjs_suite.workers", case]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _ask(worker: subprocess.Popen[str], file: str) -> FileResult:
    assert worker.stdin is not None
    assert worker.stdout is not None
    limit = threading.Timer(SECONDS, worker.kill)
    limit.start()
    try:
        worker.stdin.write(file + "\n")
        worker.stdin.flush()
        answer = worker.stdout.readline()
    except BrokenPipeError:
        answer = ""
    finally:
        limit.cancel()
    if not answer:
        return FileResult(file, problem=f"the interpreter ended (status {worker.wait()})")
    read = json.loads(answer)
    outcomes = tuple(
        Outcome(**{**one, "problems": tuple(one["problems"])}) for one in read["outcomes"]
    )
    return FileResult(read["file"], outcomes, read["problem"])


def main() -> None:
    """A worker: paths of test files come in, a line each; results go out as JSON."""
    case = sys.argv[1] if len(sys.argv) > 1 else ""
    answers = sys.stdout
    sys.stdout = sys.stderr
    for line in sys.stdin:
        result = run_file(line.strip(), lambda name: case in name)
        print(json.dumps(asdict(result)), file=answers, flush=True)


if __name__ == "__main__":
    main()
