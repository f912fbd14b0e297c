"""The state machine behind a promise: one coroutine, stepped by whoever drives it.

Nothing here imports asyncio (importing it costs more than training a small model): where it was
never imported no loop can be running, and everything that needs a loop is in `loops`.
"""

from __future__ import annotations

import atexit
import linecache
import os
import sys
import warnings
from collections.abc import Awaitable, Callable, Coroutine, Generator
from enum import Enum, auto
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + os.sep


class State(Enum):
    PENDING = auto()
    FULFILLED = auto()
    REJECTED = auto()
    CANCELLED = auto()


class Wait(Generic[T]):
    """What a coroutine of the library yields to its driver to wait for something of the user's."""

    __slots__ = ("awaitable",)

    def __init__(self, awaitable: Awaitable[T]) -> None:
        self.awaitable = awaitable

    def __await__(self) -> Generator[Wait[T], T, T]:
        return (yield self)


class _Turn:
    __slots__ = ()

    def __await__(self) -> Generator[None, None, None]:
        yield


_TURN = _Turn()


def waiting(awaitable: Awaitable[T]) -> Wait[T]:
    """`await waiting(x)`: x's result, whether or not an event loop is running."""
    return Wait(awaitable)


def turn() -> _Turn:
    """`await turn()`: lets other tasks of a running loop have a turn; otherwise goes on at once."""
    return _TURN


def running_loop() -> asyncio.AbstractEventLoop | None:
    events = sys.modules.get("asyncio.events")
    return events._get_running_loop() if events is not None else None


def _is_cancellation(error: BaseException) -> bool:
    exceptions = sys.modules.get("asyncio.exceptions")
    return exceptions is not None and isinstance(error, exceptions.CancelledError)


class Work(Generic[T]):
    """A coroutine on its way to a value, an error or a cancellation.

    Frames of the coroutine refer to this object and never to the user's `Promise`, so that a
    promise dropped by a bare statement is collected, and its rejection printed, at once.
    """

    __slots__ = (
        "__weakref__",
        "blocker",
        "cancel_request",
        "coroutine",
        "drivers",
        "error",
        "gate",
        "held",
        "listeners",
        "loop",
        "name",
        "observed",
        "origin",
        "state",
        "stepping",
        "task",
        "traceback",
        "value",
    )

    value: T

    def __init__(
        self, coroutine: Coroutine[Any, Any, T], name: str, origin: tuple[str, int, str]
    ) -> None:
        self.coroutine = coroutine
        self.name = name
        self.origin = origin  # file, line and function of the call
        self.state = State.PENDING
        self.error: BaseException | None = None
        self.traceback: TracebackType | None = None
        self.held = True  # the user's handle is alive
        self.observed = False
        self.stepping = False
        self.drivers = 0  # calls of result() that are doing the work in place
        self.gate: asyncio.Future[None] | None = None  # the task waits here while result() drives
        self.blocker: asyncio.Future[Any] | Work[Any] | None = None
        self.cancel_request: BaseException | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self.task: asyncio.Task[None] | None = None
        self.listeners: list[Callable[[], object]] = []

    @property
    def pending(self) -> bool:
        return self.state is State.PENDING

    def step(self, value: Any = None, error: BaseException | None = None) -> Any:
        """Run the coroutine to its next yield and give what it yielded, or settle."""
        self.stepping = True
        try:
            if error is not None:
                return self.coroutine.throw(error)
            return self.coroutine.send(value)
        except StopIteration as stop:
            self.settle(State.FULFILLED, value=stop.value)
        except Exception as failure:
            self.settle(State.REJECTED, error=failure)
        except BaseException as failure:
            # Exits and interrupts go to the caller now; a cancellation is an outcome.
            if _is_cancellation(failure):
                self.settle(State.CANCELLED, error=failure)
            else:
                self.observed = True
                self.settle(State.REJECTED, error=failure)
                raise
        finally:
            self.stepping = False
        return None

    def settle(
        self, state: State, *, value: Any = None, error: BaseException | None = None
    ) -> None:
        self.value = value
        if error is not None:
            self.error = error
            # Without the driver's own frame: through its caller it would keep the promise alive.
            frame = error.__traceback__
            self.traceback = error.__traceback__ = frame.tb_next if frame is not None else None
        self.state = state
        self.blocker = None
        _pending.discard(self)
        listeners, self.listeners = self.listeners, []
        for listener in listeners:
            listener()
        if state is not State.FULFILLED and not self.observed:
            if self.held:
                _unobserved.add(self)
            else:
                self.report()

    def on_settled(self, listener: Callable[[], object]) -> None:
        self.listeners.append(listener)
        if not self.pending and listener in self.listeners:
            self.listeners.remove(listener)
            listener()

    def observe(self) -> None:
        self.observed = True
        _unobserved.discard(self)

    def outcome(self) -> T:
        if self.error is not None:
            raise self.error.with_traceback(self.traceback)
        return self.value

    def released(self) -> None:
        """The user's handle is gone; nobody can look at the outcome any more."""
        self.held = False
        if self in _unobserved:
            self.report()

    def report(self) -> None:
        """Print a rejection nobody looked at, as the interpreter prints an uncaught exception."""
        self.observe()
        error = self.error
        if error is None:
            return
        filename, line, _ = self.origin
        if self.state is State.CANCELLED:
            warnings.warn_explicit(
                f"{self.name}() was cancelled before it had finished, and nobody waited for it: "
                "use await or .result()",
                RuntimeWarning,
                filename,
                line,
            )
            return
        error.add_note(
            f"{self.name}() failed and nobody looked at its promise: use .result(), await or "
            f".catch_().{_call_site(self.origin)}"
        )
        _print_uncaught(error, self.traceback)


def _print_uncaught(error: BaseException, traceback: TracebackType | None) -> None:
    # A notebook's excepthook writes to the kernel's terminal, where its user does not look.
    ipython = sys.modules.get("IPython")
    shell = None if ipython is None else ipython.get_ipython()
    if shell is None:
        if sys.excepthook is sys.__excepthook__ and not hasattr(sys, "ps1"):
            _fail_at_exit()
        sys.excepthook(type(error), error, traceback)
    else:
        shell.showtraceback((type(error), error, traceback))


class _FailedProcess:
    """Ends the process with status 1 when the interpreter drops it."""

    def __del__(self, leave: Callable[[int], object] = os._exit) -> None:
        leave(1)


def _fail_at_exit() -> None:
    """Make the exit status 1, as Node does for a rejection that nobody handled.

    No public hook of the interpreter can change the status once the program has ended. `sys` is
    taken down last, when exit functions have run and all files are written.
    """
    if not hasattr(sys, "_tfjs_failed_process"):  # a second one would drop the first
        setattr(sys, "_tfjs_failed_process", _FailedProcess())  # noqa: B010  (no attribute of sys)


_pending: set[Work[Any]] = set()  # asyncio holds its tasks weakly
_unobserved: set[Work[Any]] = set()


def keep_pending(work: Work[Any]) -> None:
    _pending.add(work)


def pending_under(loop: asyncio.AbstractEventLoop) -> list[Work[Any]]:
    return [work for work in _pending if work.loop is loop]


@atexit.register
def _report_all() -> None:
    for work in list(_unobserved):
        work.report()


def caller() -> tuple[str, int, str]:
    """File, line and function of the nearest caller outside this package."""
    frame: FrameType = sys._getframe(1)
    while frame.f_code.co_filename.startswith(_PACKAGE) and frame.f_back is not None:
        frame = frame.f_back
    return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name


def _call_site(origin: tuple[str, int, str]) -> str:
    filename, line, function = origin
    text = linecache.getline(filename, line).strip()
    shown = f"\n    {text}" if text else ""
    return f'\nIt was started here:\n  File "{filename}", line {line}, in {function}{shown}'
