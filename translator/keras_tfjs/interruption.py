"""What Ctrl-C says and answers, at every moment of a call."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

STATUS = 130
"""The exit status, as shells have it."""
WORDS = "interrupted; nothing is half-written"


class Interrupted(KeyboardInterrupt):
    """Python keeps in mind that its own exception went through code that is made of a text, as
    dataclasses are, and then ends by the signal whatever the exit status."""


def begun() -> None:
    """For a call that begins. What is started with Ctrl-C ignored goes on to ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _raise)


def _raise(number: int, frame: FrameType | None) -> NoReturn:
    raise Interrupted


def said() -> int:
    """Says it, and answers the exit status."""
    ended()
    sys.stderr.write(f"{WORDS}\n")
    return STATUS


def ended() -> None:
    """For a call that is over: Ctrl-C once more would only disturb how it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def held_back() -> Iterator[None]:
    """Keeps Ctrl-C until the block is done. Processes that are started in it never get it: it is
    for the one that started them."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
