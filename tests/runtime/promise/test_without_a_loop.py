"""Without a running event loop the work has finished when the call returns."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from tfjs.promise import Promise


def test_a_bare_call_has_finished_when_it_returns(work: Any) -> None:
    seen: list[int] = []
    work(3, seen.append)
    assert seen == [0, 1, 2]


def test_result_gives_the_value_every_time(work: Any) -> None:
    promise = work(2, lambda i: i * 10)
    assert promise.result() == [0, 10]
    assert promise.result() == [0, 10]


def test_async_callbacks_may_await_real_asyncio_things(work: Any) -> None:
    async def callback(index: int) -> int:
        async with asyncio.timeout(5):
            await asyncio.sleep(0.001)
        return await asyncio.to_thread(lambda: index * 10)

    assert work(2, callback).result() == [0, 10]


def test_asyncio_objects_made_in_one_callback_serve_in_the_next(work: Any) -> None:
    queue: list[asyncio.Queue[int]] = []

    async def callback(index: int) -> int:
        if index == 0:
            queue.append(asyncio.Queue())
            asyncio.get_running_loop().call_later(0.001, queue[0].put_nowait, 7)
            return 0
        return await queue[0].get()

    assert work(2, callback).result() == [0, 7]


def test_plain_callbacks_between_async_ones_see_no_running_loop(work: Any) -> None:
    inner: list[Any] = []

    def callback(index: int) -> Any:
        if index % 2 == 0:
            return asyncio.sleep(0, index)
        nested = work(2, inner.append)
        return (len(inner), nested.result())

    assert work(3, callback).result() == [0, (2, [None, None]), 2]


def test_work_started_and_left_by_an_async_callback_is_finished_too(work: Any) -> None:
    seen: list[int] = []

    async def callback(index: int) -> None:
        async def slow(inner: int) -> None:
            await asyncio.sleep(0.001)
            seen.append(inner)

        work(2, slow)

    work(1, callback)
    assert seen == [0, 1]


def test_a_finished_promise_can_be_awaited_in_a_later_loop(work: Any) -> None:
    promise = work(1, str)

    async def main() -> list[str]:
        return list(await promise)

    assert asyncio.run(main()) == ["0"]


def test_then_gets_the_value_and_adopts_an_awaitable(work: Any) -> None:
    assert work(2, str).then(len).result() == 2
    assert work(2, str).then(lambda value: asyncio.sleep(0.001, value[1])).result() == "1"
    assert work(2, str).then(lambda value: work(len(value), str)).result() == ["0", "1"]


def test_then_passes_over_what_it_has_no_function_for(work: Any) -> None:
    assert work(1, str).catch_(lambda error: "no").result() == ["0"]
    with pytest.raises(ZeroDivisionError):
        work(1, lambda i: 1 // i).then(len).result()


def test_the_second_function_of_then_and_catch_get_the_error(work: Any) -> None:
    failing = work(1, lambda i: 1 // i)
    assert failing.then(len, lambda error: type(error).__name__).result() == "ZeroDivisionError"
    assert failing.catch(str).result() == failing.catch_(str).result()


def test_finally_runs_on_both_outcomes_and_keeps_them(work: Any) -> None:
    runs: list[str] = []

    async def note() -> str:
        await asyncio.sleep(0)
        runs.append("ran")
        return "ignored"

    assert work(1, str).finally_(note).result() == ["0"]
    with pytest.raises(ZeroDivisionError):
        work(1, lambda i: 1 // i).finally_(note).result()
    assert runs == ["ran", "ran"]


def test_an_error_in_finally_takes_over_and_is_chained(work: Any) -> None:
    def broken() -> None:
        raise KeyError("broken")

    with pytest.raises(KeyError) as caught:
        work(1, lambda i: 1 // i).finally_(broken).result()
    assert isinstance(caught.value.__context__, ZeroDivisionError)


def test_resolve_and_reject_are_settled_promises() -> None:
    assert Promise.resolve(3).result() == 3
    with pytest.raises(ValueError, match="why"):
        Promise.reject(ValueError("why")).result()


def test_repr_says_the_state(work: Any) -> None:
    assert repr(work(1, str)) == "Promise { ['0'] }"
    failing = work(1, lambda i: 1 // i)
    failing.catch_(str)
    assert repr(failing).startswith("Promise { <rejected> ZeroDivisionError(")


def test_a_keyboard_interrupt_leaves_the_call_itself(work: Any) -> None:
    def interrupted(index: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work(1, interrupted)


def test_the_traceback_of_result_ends_where_the_error_was_raised_however_often_asked(
    work: Any,
) -> None:
    def boom(index: int) -> None:
        raise ValueError("boom")

    promise = work(1, boom)
    lengths = []
    for _ in range(2):
        with pytest.raises(ValueError, match="boom") as caught:
            promise.result()
        assert caught.traceback[-1].name == "boom"
        lengths.append(len(caught.traceback))
    assert lengths[0] == lengths[1]


def test_promises_work_in_a_thread_that_has_no_loop(work: Any) -> None:
    results: list[Any] = []

    def target() -> None:
        results.append(work(1, lambda i: asyncio.sleep(0.001, "done")).result())

    thread = threading.Thread(target=target)
    thread.start()
    thread.join(5)
    assert results == [["done"]]
