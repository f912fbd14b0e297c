"""Promises, timers and microtasks in JavaScript's order.

A program goes on until it waits or ends; then microtasks run, then timers by their time. `run()`
at the end of a program does what is left; `wait(p)` does what is needed for `p`.
"""

from __future__ import annotations

import functools
import heapq
import itertools
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable
from typing import Any

from tfjs.js.errors import AggregateError, caught, throw
from tfjs.js.functions import handed

__all__ = [
    "Promise",
    "asynchronous",
    "clearInterval",
    "clearTimeout",
    "queueMicrotask",
    "run",
    "setImmediate",
    "setInterval",
    "setTimeout",
    "start",
    "wait",
]

_microtasks: deque[Callable[[], Any]] = deque()
_timers: list[tuple[float, int]] = []
_scheduled: dict[int, tuple[Callable[[], Any], float | None]] = {}
_numbers = itertools.count(1)
_now = 0.0
_Settle = Callable[[Any], None]


class Promise:
    """`new Promise((resolve, reject) => ...)`."""

    def __init__(self, executor: Callable[..., Any] | None = None) -> None:
        self._state = "pending"
        self._value: Any = None
        self._reactions: list[Callable[[], Any]] = []
        self._resolved = False
        if executor is not None:
            try:
                handed(executor)(self._resolve, self._reject)
            except Exception as error:
                self._reject(caught(error))

    # --- settling ---

    def _resolve(self, value: Any = None) -> None:
        if self._resolved:
            return
        self._resolved = True
        if is_thenable(value):
            _microtasks.append(lambda: self._adopt(value))
        else:
            self._settle("fulfilled", value)

    def _reject(self, reason: Any = None) -> None:
        if not self._resolved:
            self._resolved = True
            self._settle("rejected", reason)

    def _adopt(self, other: Any) -> None:
        def follow(value: Any = None) -> None:
            self._resolved = False
            self._resolve(value)

        if isinstance(other, Promise):
            other._react(follow, lambda reason: self._settle("rejected", reason))
        elif isinstance(other, dict):
            handed(other["then"])(follow, lambda reason=None: self._settle("rejected", reason))
        else:
            try:
                value = other.result()
            except Exception as error:
                self._settle("rejected", caught(error))
            else:
                self._settle("fulfilled", value)

    def _settle(self, state: str, value: Any) -> None:
        self._state, self._value = state, value
        _microtasks.extend(self._reactions)
        self._reactions.clear()

    def _react(self, fulfilled: _Settle, rejected: _Settle) -> None:
        def reaction() -> None:
            (fulfilled if self._state == "fulfilled" else rejected)(self._value)

        if self._state == "pending":
            self._reactions.append(reaction)
        else:
            _microtasks.append(reaction)

    # --- looking at it ---

    def then(self, fulfilled: Any = None, rejected: Any = None) -> Promise:
        made = Promise()

        def follow(function: Any, otherwise: _Settle) -> _Settle:
            def act(value: Any) -> None:
                if not callable(function):
                    otherwise(value)
                    return
                try:
                    result = handed(function)(value)
                except Exception as error:
                    made._reject(caught(error))
                else:
                    made._resolve(result)

            return act

        self._react(follow(fulfilled, made._resolve), follow(rejected, made._reject))
        return made

    def catch(self, rejected: Any) -> Promise:
        return self.then(None, rejected)

    catch_ = catch

    def finally_(self, settled: Any) -> Promise:
        def passed(value: Any) -> Any:
            return Promise.resolve(settled()).then(lambda: value)

        def failed(reason: Any) -> Any:
            return Promise.resolve(settled()).then(lambda: throw(reason))

        return self.then(passed, failed)

    def result(self) -> Any:
        """The value, or the reason raised; does what is waiting until it is settled."""
        while self._state == "pending" and _one_step():
            pass
        if self._state == "pending":
            raise RuntimeError("a promise that nothing will settle was waited for")
        return self._outcome()

    def _outcome(self) -> Any:
        if self._state == "rejected":
            throw(self._value)
        return self._value

    def __await__(self) -> Generator[Any, Any, Any]:
        events = sys.modules.get("asyncio.events")
        if events is None or events._get_running_loop() is None:
            yield self
        while self._state == "pending" and _one_step():
            yield None  # asyncio's other tasks
        return self.result()

    def __repr__(self) -> str:
        shown = {"pending": "<pending>", "fulfilled": repr(self._value)}
        return f"Promise {{ {shown.get(self._state) or f'<rejected> {self._value!r}'} }}"

    # --- several ---

    @staticmethod
    def resolve(value: Any = None) -> Any:
        """A promise of the value; a promise as it is."""
        if isinstance(value, Promise):
            return value
        made = Promise()
        made._resolve(value)
        return made

    @staticmethod
    def reject(reason: Any = None) -> Promise:
        made = Promise()
        made._reject(reason)
        return made

    @staticmethod
    def all(values: Iterable[Any]) -> Promise:
        """All values, or the first reason."""
        return _gathered(values)

    @staticmethod
    def allSettled(values: Iterable[Any]) -> Promise:
        """How each has ended: `{status, value}` or `{status, reason}`."""

        def fulfilled(value: Any) -> Any:
            return {"status": "fulfilled", "value": value}

        def rejected(reason: Any) -> Any:
            return {"status": "rejected", "reason": reason}

        return Promise.all([Promise.resolve(one).then(fulfilled, rejected) for one in values])

    @staticmethod
    def race(values: Iterable[Any]) -> Promise:
        """What the first to settle settles to."""
        made = Promise()
        for one in values:
            Promise.resolve(one)._react(made._resolve, made._reject)
        return made

    @staticmethod
    def any(values: Iterable[Any]) -> Promise:
        """The first value, or an AggregateError of all reasons."""
        promises = [Promise.resolve(one) for one in values]
        turned = [one.then(lambda value: throw(value), lambda reason: reason) for one in promises]
        made = Promise()
        for one in promises:
            one._react(made._resolve, lambda _: None)
        every = Promise.all(turned)
        every._react(lambda errors: made._reject(AggregateError(errors)), lambda _: None)
        return made

    @staticmethod
    def withResolvers() -> dict[str, Any]:
        made = Promise()
        return {"promise": made, "resolve": made._resolve, "reject": made._reject}


def _gathered(values: Iterable[Any]) -> Promise:
    promises = [Promise.resolve(one) for one in values]
    made = Promise()
    found: list[Any] = [None] * len(promises)
    left = len(promises)

    def store(index: int) -> _Settle:
        def act(value: Any) -> None:
            nonlocal left
            found[index] = value
            left -= 1
            if left == 0:
                made._resolve(found)

        return act

    for index, one in enumerate(promises):
        one._react(store(index), made._reject)
    if not promises:
        made._resolve([])
    return made


def is_thenable(value: Any) -> bool:
    """Whether `await` waits for it."""
    if isinstance(value, dict):
        return callable(value.get("then"))
    return hasattr(value, "then") and hasattr(value, "result")


def start(coroutine: Any) -> Promise:
    """Begin an async function: it runs up to its first await, then goes on as its promises do."""
    if isinstance(coroutine, Promise):
        return coroutine
    made = Promise()

    def step(value: Any = None, error: BaseException | None = None) -> None:
        try:
            waited = coroutine.send(value) if error is None else coroutine.throw(error)
        except StopIteration as end:
            made._resolve(end.value)
        except Exception as failure:
            made._reject(caught(failure))
        else:
            # The coroutine asks the promise itself how it has ended
            Promise.resolve(waited)._react(lambda _: step(), lambda _: step())

    step()
    return made


def asynchronous(function: Callable[..., Any]) -> Callable[..., Promise]:
    """An async function that is handed on as a value: each call gives a promise."""

    @functools.wraps(function)
    def begin(*arguments: Any, **named: Any) -> Promise:
        return start(function(*arguments, **named))

    return begin


def wait(value: Any) -> Any:
    """`await value`: a promise's result, and anything else as it is."""
    if isinstance(value, Promise):
        return value.result()
    if is_thenable(value):
        return value.result() if hasattr(value, "result") else Promise.resolve(value).result()
    if hasattr(value, "send") and hasattr(value, "cr_code"):
        return start(value).result()
    return value


# Timers


def setTimeout(function: Callable[..., Any], milliseconds: float = 0, *arguments: Any) -> int:
    """Calls the function once, after that time."""
    return _schedule(lambda: handed(function)(*arguments), milliseconds, None)


def setInterval(function: Callable[..., Any], milliseconds: float = 0, *arguments: Any) -> int:
    """Calls the function again and again, until `clearInterval`."""
    pause = max(milliseconds or 0, 1)
    return _schedule(lambda: handed(function)(*arguments), pause, pause)


def setImmediate(function: Callable[..., Any], *arguments: Any) -> int:
    return setTimeout(function, 0, *arguments)


def _schedule(action: Callable[[], Any], milliseconds: float, pause: float | None) -> int:
    number = next(_numbers)
    _scheduled[number] = (action, pause)
    heapq.heappush(_timers, (_now + max(milliseconds or 0, 1), number))
    return number


def clearTimeout(number: int | None = None) -> None:
    if number is not None:
        _scheduled.pop(number, None)


clearInterval = clearTimeout


def queueMicrotask(function: Callable[[], Any]) -> None:
    """Calls the function when the program has come to its end or waits."""
    _microtasks.append(function)


def _one_step() -> bool:
    """The next microtask, else the next timer; False if there is neither."""
    if _microtasks:
        _microtasks.popleft()()
        return True
    return _next_timer()


def _next_timer() -> bool:
    global _now
    while _timers:
        due, number = heapq.heappop(_timers)
        planned = _scheduled.get(number)
        if planned is None:
            continue
        action, pause = planned
        time.sleep(max(due - _now, 0) / 1000)
        _now = max(due, _now)
        if pause is None:
            del _scheduled[number]
        else:
            heapq.heappush(_timers, (_now + pause, number))
        action()
        return True
    return False


def run() -> None:
    """Does all that promises and timers have left to do: the end of a program."""
    while _one_step():
        pass
