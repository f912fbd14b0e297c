"""`Promise`, the user's end of some work, and the decorator that makes functions return one."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable, Coroutine, Generator
from inspect import CO_VARARGS
from typing import Any, Generic, ParamSpec, TypeVar, cast

from tfjs.promise.work import State, Work, caller, running_loop, waiting

T = TypeVar("T")
U = TypeVar("U")
P = ParamSpec("P")


class Promise(Generic[T]):
    """The outcome of work that has already started.

    `await p`, `p.result()`, `p.then(f, g)`, `p.catch_(g)`, `p.finally_(f)`, `p.cancel()`.
    A rejection that none of these looked at is printed like an uncaught exception.
    """

    __slots__ = ("__weakref__", "_work")

    def __init__(self, work: Work[T]) -> None:
        self._work = work

    @staticmethod
    def resolve(value: U) -> Promise[U]:
        """A promise fulfilled with `value`."""
        return start(_value(value), "resolve")

    @staticmethod
    def reject(error: BaseException) -> Promise[Any]:
        """A promise rejected with `error`."""
        return start(_failure(error), "reject")

    def result(self) -> T:
        """The value, or the error raised. Under a running event loop the work is done in place.

        Raises RuntimeError where waiting could never end: inside the work itself, or when the
        work needs something that only code after this call provides.
        """
        work = self._work
        work.observe()
        if work.pending:
            from tfjs.promise import loops

            loops.finish(work)
        return work.outcome()

    def __await__(self) -> Generator[Any, Any, T]:
        work = self._work
        work.observe()
        if work.pending:
            from tfjs.promise import loops

            yield from loops.future_of(work).__await__()
        return work.outcome()

    def then(
        self,
        fulfilled: Callable[[T], U | Awaitable[U]] | None = None,
        rejected: Callable[[Exception], U | Awaitable[U]] | None = None,
    ) -> Promise[U]:
        """A promise of what the function for this outcome returns; awaitables are awaited."""
        self._work.observe()
        return start(_then(self, fulfilled, rejected), f"{self._work.name}().then")

    def catch(self, rejected: Callable[[Exception], U | Awaitable[U]]) -> Promise[U]:
        """`then(None, rejected)`."""
        return self.then(None, rejected)

    catch_ = catch

    def finally_(self, settled: Callable[[], object]) -> Promise[T]:
        """This outcome, once `settled()` (and what it returns) has finished."""
        self._work.observe()
        return start(_finally(self, settled), f"{self._work.name}().finally_")

    def cancel(self) -> bool:
        """Ask the work to stop as asyncio's `Task.cancel`; False if it has already finished."""
        self._work.observe()
        task = self._work.task
        return task is not None and self._work.pending and task.cancel()

    def __repr__(self) -> str:
        work = self._work
        match work.state:
            case State.FULFILLED:
                return f"Promise {{ {work.value!r} }}"
            case State.PENDING:
                return "Promise { <pending> }"
            case _:
                return f"Promise {{ <{work.state.name.lower()}> {work.error!r} }}"

    def __del__(self) -> None:
        self._work.released()


def start(coroutine: Coroutine[Any, Any, T], name: str) -> Promise[T]:
    """Begin the work and hand out its promise."""
    work = Work(coroutine, name, caller())
    if (loop := running_loop()) is None:
        blocker = work.step()
        while work.pending:
            if blocker is None:
                blocker = work.step()
            else:
                from tfjs.promise import loops

                loops.finish_alone(work, blocker)
    else:
        from tfjs.promise import loops

        loops.schedule(work, loop)
    # Made last and held by no local name: frames of a failed work must not keep it alive.
    return Promise(work)


def finished(coroutine: Coroutine[Any, Any, T], name: str) -> T:
    """What the work gives, done to its end now: ``start(...).result()`` without the promise."""
    if running_loop() is not None:
        return start(coroutine, name).result()
    try:
        yielded = coroutine.send(None)
    except StopIteration as stop:
        outcome: T = stop.value
        return outcome
    from tfjs.promise import loops

    work = Work(coroutine, name, caller())
    work.observe()
    loops.finish_alone(work, yielded)
    return work.outcome()


def promised(function: Callable[P, Coroutine[Any, Any, T]]) -> Callable[P, Promise[T]]:
    """Make an `async def` start at its call and return a promise."""
    name = function.__name__

    @functools.wraps(function)
    def starts(*args: P.args, **kwargs: P.kwargs) -> Promise[T]:
        return start(function(*args, **kwargs), name)

    # wraps() would say this is still a coroutine function's twin; the promise is made by the call.
    return cast("Callable[P, Promise[T]]", starts)


def later(function: Callable[P, T]) -> Callable[P, Promise[T]]:
    """A function whose result comes as a promise, which its errors reject."""

    @functools.wraps(function)
    async def asynchronous(*args: P.args, **kwargs: P.kwargs) -> T:
        return function(*args, **kwargs)

    return promised(asynchronous)


async def _value(value: T) -> T:
    return value


async def _failure(error: BaseException) -> Any:
    raise error


async def _adopt(value: Any) -> Any:
    return await waiting(value) if inspect.isawaitable(value) else value


def told(function: Callable[..., Any], value: Any) -> Any:
    """What the function gives for a value, which as in JavaScript it need not take."""
    code = getattr(function, "__code__", None)
    takes_nothing = code is not None and not code.co_argcount and not code.co_flags & CO_VARARGS
    return function() if takes_nothing else function(value)


async def _then(
    parent: Promise[Any],
    fulfilled: Callable[[Any], Any] | None,
    rejected: Callable[[Exception], Any] | None,
) -> Any:
    try:
        value = await waiting(parent)
    except Exception as error:
        if rejected is None:
            raise
        return await _adopt(told(rejected, error))
    return value if fulfilled is None else await _adopt(told(fulfilled, value))


async def _finally(parent: Promise[T], settled: Callable[[], object]) -> T:
    try:
        value: T = await waiting(parent)
    finally:
        await _adopt(settled())
    return value
