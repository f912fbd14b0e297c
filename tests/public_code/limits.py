"""A bound on the processor time of one file."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from typing import Any

SECONDS = 180.0


class TimeLimitError(RuntimeError):
    pass


@contextlib.contextmanager
def limited(seconds: float = SECONDS) -> Iterator[None]:
    def stop(*_: Any) -> None:
        raise TimeLimitError(f"not done after {seconds:g} s")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
