"""Driving a promise's work on asyncio event loops.

- under a running loop an asyncio task follows the work (`schedule`);
- `result()` under that same loop takes the steps itself and, where the work waits for a future of
  the loop, turns the loop from inside until that future is done (`finish`);
- without a running loop, awaitables of the user's run on a private loop that lives as long as the
  drive (`finish_alone`), so that plain callbacks in between see no running loop.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any, TypeVar

from tfjs.promise.handle import Promise
from tfjs.promise.work import State, Wait, Work, keep_pending, pending_under, running_loop

T = TypeVar("T")

POLL_SECONDS = 0.1


def schedule(work: Work[Any], loop: asyncio.AbstractEventLoop) -> None:
    """Make the work a task of the running loop."""
    work.loop = loop
    keep_pending(work)
    work.task = task = loop.create_task(_follow(work), name=f"tfjs {work.name}")
    task.add_done_callback(lambda _: _task_ended(work))


async def _follow(work: Work[Any]) -> None:
    while work.pending:
        try:
            if work.drivers or work.stepping:
                work.gate = asyncio.get_running_loop().create_future()
                await work.gate
            else:
                blocker = _advance(work)
                if blocker is not None:
                    await asyncio.wait((_as_future(blocker),))
                elif work.pending:
                    await asyncio.sleep(0)
        except asyncio.CancelledError as request:
            _cancel(work, request)
    if work.state is State.CANCELLED:
        raise asyncio.CancelledError


def _task_ended(work: Work[Any]) -> None:
    if work.pending:  # cancelled before its first step
        work.coroutine.close()
        work.settle(State.CANCELLED, error=asyncio.CancelledError())


def _cancel(work: Work[Any], request: asyncio.CancelledError) -> None:
    match work.blocker:
        case asyncio.Future() as future if future.cancel():
            pass  # the work gets the cancellation when the future has cleaned up
        case Work(task=asyncio.Task() as task):
            work.blocker = None  # not waiting for it to end: two works may wait for each other
            work.cancel_request = request
            task.cancel()
        case _:
            work.cancel_request = request


def _settled(work: Work[Any]) -> asyncio.Future[None]:
    """A future of the running loop that is done when the work is."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[None] = loop.create_future()

    def wake() -> None:
        if not future.done():
            future.set_result(None)

    if work.loop is loop:
        work.on_settled(wake)
    else:
        work.on_settled(lambda: loop.call_soon_threadsafe(wake))
    return future


def _as_future(blocker: asyncio.Future[Any] | Work[Any]) -> asyncio.Future[Any]:
    return _settled(blocker) if isinstance(blocker, Work) else blocker


def _advance(work: Work[Any]) -> asyncio.Future[Any] | Work[Any] | None:
    """Take one step unless the work still waits; give what it waits for now."""
    value: Any = None
    error: BaseException | None = None
    match work.blocker:
        case asyncio.Future() as future:
            if not future.done():
                return future
            error = asyncio.CancelledError() if future.cancelled() else future.exception()
            value = None if error is not None else future.result()
        case Work() as other:
            if other.pending:
                return other
            value, error = (None, other.error) if other.error else (other.value, None)
    if work.cancel_request is not None:
        error, work.cancel_request = work.cancel_request, None
    work.blocker = None
    yielded = work.step(value, error)
    if work.pending and yielded is not None:
        work.blocker = _blocker(yielded)
    return work.blocker


def _blocker(yielded: Any) -> asyncio.Future[Any] | Work[Any]:
    match yielded:
        case Wait(awaitable=Promise() as promise):
            promise._work.observe()
            return promise._work
        case Wait(awaitable=awaitable):
            return asyncio.ensure_future(awaitable)
        case _:
            # A coroutine of the library awaited a future itself, as a task would.
            yielded._asyncio_future_blocking = False
            future: asyncio.Future[Any] = yielded
            return future


def future_of(work: Work[T]) -> asyncio.Future[Any]:
    """What a coroutine that awaits the promise waits on; cancelling it cancels the work."""
    loop = asyncio.get_running_loop()
    if work.loop is loop and work.task is not None:
        return work.task
    if work.loop is None or not work.loop.is_running():
        raise RuntimeError(
            f"{work.name}(): its promise was made under an event loop that no longer runs, so "
            "waiting here would never end; await it under its own loop"
        )
    return _settled(work)


def finish(work: Work[Any], above: tuple[Work[Any], ...] = ()) -> None:
    """Do, or wait for, the rest of the work, wherever it is at home.

    `above` are the works that wait for this one.
    """
    loop = work.loop
    running = running_loop()
    if work.stepping or work in above:
        raise RuntimeError(_inside(work))
    if running is not None and running is loop:
        _finish_here(work, loop, above)
    elif loop is None:
        raise RuntimeError(_inside(work))
    elif running is None and not loop.is_running() and not loop.is_closed():
        loop.run_until_complete(_wait_settled(work))
    else:
        _finish_elsewhere(work, loop)


async def _wait_settled(work: Work[Any]) -> None:
    await _settled(work)


def _finish_elsewhere(work: Work[Any], loop: asyncio.AbstractEventLoop) -> None:
    """Another thread runs the work's loop: block until it has done the work."""
    done = threading.Event()
    work.on_settled(done.set)
    while not done.wait(POLL_SECONDS):
        if not loop.is_running() and work.pending:
            raise RuntimeError(
                f"{work.name}(): the event loop its work was started under has stopped before it "
                "had finished; wait for it (await or .result()) while that loop runs"
            )


def _inside(work: Work[Any]) -> str:
    return (
        f"{work.name}(): .result() was called by the very work it waits for, which would never "
        "end; use `await` in an async callback, or look at the result after the call"
    )


def _finish_here(
    work: Work[Any], loop: asyncio.AbstractEventLoop, above: tuple[Work[Any], ...]
) -> None:
    def moved_on() -> bool:
        blocker = work.blocker
        return not (isinstance(blocker, asyncio.Future) and not blocker.done())

    work.drivers += 1
    try:
        while work.pending:
            match _advance(work):
                case Work() as other:
                    finish(other, (*above, work))
                case asyncio.Future():
                    turn_inside(loop, moved_on, work)
    except (KeyboardInterrupt, SystemExit):
        if work.task is not None:
            work.task.cancel()
        raise
    finally:
        work.drivers -= 1
        if work.gate is not None and not work.gate.done():
            work.gate.set_result(None)


def turn_inside(loop: asyncio.AbstractEventLoop, done: Callable[[], bool], work: Work[Any]) -> None:
    """Run turns of the loop we are inside of until `done()`.

    asyncio has no public call for this. One turn of its own loops is `_run_once`, which may be
    entered again if the queue it was walking is at least as long afterwards.
    """
    one_turn = getattr(loop, "_run_once", None)
    ready = getattr(loop, "_ready", None)
    if one_turn is None or ready is None:
        raise RuntimeError(
            f"{work.name}(): .result() cannot wait inside this event loop "
            f"({type(loop).__name__}) for something the loop itself must do; use `await`"
        )
    queued = len(ready)
    current = asyncio.current_task(loop)
    if current is not None:
        asyncio._leave_task(loop, current)
    try:
        while not done():
            if _stalled(loop):
                raise RuntimeError(
                    f"{work.name}(): .result() waits for something that only code after this call "
                    "can provide; use `await` instead"
                )
            one_turn()
    finally:
        for _ in range(queued - len(ready)):
            loop.call_soon(_nothing)
        if current is not None:
            asyncio._enter_task(loop, current)


def _nothing() -> None:
    """Fills the queue an outer turn is still walking."""


def _stalled(loop: Any) -> bool:
    """Nothing is due, no file is watched and no other thread lives: no turn can change anything."""
    selector = getattr(loop, "_selector", None)
    return (
        selector is not None
        and not loop._ready
        and not loop._scheduled
        and len(selector.get_map()) <= getattr(loop, "_internal_fds", 0)
        and threading.active_count() == 1
    )


def finish_alone(work: Work[Any], yielded: Any) -> None:
    """Without a running loop: do the rest of the work, lending it a private loop to wait on."""
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        while work.pending:
            if yielded is None:
                yielded = work.step()
                continue
            try:
                value = _run(runner, yielded.awaitable)
            except BaseException as error:
                yielded = work.step(error=error)
            else:
                yielded = work.step(value)
        loop = runner.get_loop()
        while started := pending_under(loop):  # by the user's callbacks, and left running
            loop.run_until_complete(_wait_settled(started[0]))


def _run(runner: asyncio.Runner, awaitable: Any) -> Any:
    return awaitable.result() if isinstance(awaitable, Promise) else runner.run(_await(awaitable))


async def _await(awaitable: Any) -> Any:
    return await awaitable
