"""Under a running event loop the work is a task; result() finishes it in place."""

from __future__ import annotations

import ast
import asyncio
import inspect
import threading
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from tfjs.promise import Promise


def run(main: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    async def bounded() -> Any:
        async with asyncio.timeout(5):
            return await main()

    return asyncio.run(bounded())


async def slow(index: int) -> int:
    await asyncio.sleep(0.001)
    return index


def test_a_bare_call_is_started_and_finishes_while_others_run(work: Any) -> None:
    seen: list[int] = []

    async def main() -> list[list[int]]:
        work(3, seen.append)
        before = list(seen)
        await asyncio.sleep(0.01)
        return [before, list(seen)]

    assert run(main) == [[], [0, 1, 2]]


def test_the_work_is_a_task_of_the_loop(work: Any) -> None:
    async def main() -> set[str]:
        promise = work(1, slow)
        names = {task.get_name() for task in asyncio.all_tasks()}
        await promise
        return names

    assert "tfjs repeat" in run(main)


def test_work_takes_turns_with_other_tasks(work: Any) -> None:
    order: list[str] = []

    async def main() -> None:
        await asyncio.gather(
            work(2, lambda i: order.append(f"a{i}")), work(2, lambda i: order.append(f"b{i}"))
        )

    run(main)
    assert order == ["a0", "b0", "a1", "b1"]


def test_await_and_gather_give_the_values(work: Any) -> None:
    async def main() -> Any:
        return [await work(2, slow), await asyncio.gather(work(1, str), work(2, slow))]

    assert run(main) == [[0, 1], [["0"], [0, 1]]]


def test_a_task_group_takes_promises_by_a_coroutine(work: Any) -> None:
    async def outcome(promise: Promise[Any]) -> Any:
        return await promise

    async def main() -> Any:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(outcome(work(n, slow))) for n in (1, 2)]
        return [task.result() for task in tasks]

    assert run(main) == [[0], [0, 1]]


def test_result_finishes_plain_work_in_place(work: Any) -> None:
    async def main() -> Any:
        return work(3, str).result()

    assert run(main) == ["0", "1", "2"]


def test_result_finishes_work_that_awaits_asyncio_in_place(work: Any) -> None:
    async def main() -> Any:
        return work(3, slow).result()

    assert run(main) == [0, 1, 2]


def test_result_of_work_half_done_by_its_task(work: Any) -> None:
    async def main() -> Any:
        promise = work(5, slow)
        await asyncio.sleep(0.002)
        return promise.result()

    assert run(main) == [0, 1, 2, 3, 4]


def test_result_waits_for_futures_of_the_same_loop(work: Any) -> None:
    async def main() -> Any:
        future: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        asyncio.get_running_loop().call_later(0.002, future.set_result, "set")
        return work(1, lambda i: future).result()

    assert run(main) == ["set"]


def test_other_tasks_go_on_while_result_waits_and_the_loop_is_sound_after(work: Any) -> None:
    ticks: list[int] = []

    async def ticker() -> None:
        for tick in range(50):
            ticks.append(tick)
            await asyncio.sleep(0)

    async def main() -> Any:
        others = [asyncio.create_task(ticker()) for _ in range(3)]
        await asyncio.sleep(0)
        value = work(2, slow).result()
        current = asyncio.current_task()
        await asyncio.gather(*others)
        assert current is not None
        return value

    assert run(main) == [0, 1]
    assert len(ticks) == 150


def test_result_inside_result(work: Any) -> None:
    async def main() -> Any:
        return work(2, lambda i: work(2, slow).result()).result()

    assert run(main) == [[0, 1], [0, 1]]


def test_result_of_a_chain_does_the_whole_chain_in_place(work: Any) -> None:
    async def main() -> Any:
        return work(2, slow).then(lambda value: [*value, 2]).then(sum).result()

    assert run(main) == 3


def test_result_inside_the_work_it_waits_for_is_a_clear_error(work: Any) -> None:
    promises: list[Promise[Any]] = []

    async def main() -> Any:
        promises.append(work(1, lambda i: promises[0].result()))
        await promises[0]

    with pytest.raises(RuntimeError, match="very work it waits for"):
        run(main)


def test_result_that_waits_for_code_after_it_is_a_clear_error(work: Any) -> None:
    async def main() -> Any:
        event = asyncio.Event()
        promise = work(1, lambda i: event.wait())
        with pytest.raises(RuntimeError, match="only code after this call"):
            promise.result()
        event.set()
        return await promise

    assert asyncio.run(main()) == [True]


def test_two_works_that_wait_for_each_other_are_a_clear_error(work: Any) -> None:
    promises: list[Promise[Any]] = []

    async def main() -> Any:
        promises.append(work(1, lambda i: promises[1]))
        promises.append(work(1, lambda i: promises[0]))
        promises[0].result()

    with pytest.raises(RuntimeError, match="never end"):
        asyncio.run(main())


def test_a_loop_that_cannot_be_turned_from_inside_is_a_clear_error(work: Any) -> None:
    class Closed(asyncio.SelectorEventLoop):
        """A loop without asyncio's own internals, as uvloop is."""

        def __getattribute__(self, name: str) -> Any:
            if name == "_run_once" and closed:
                raise AttributeError(name)
            return super().__getattribute__(name)

    closed = False

    async def main() -> Any:
        nonlocal closed
        closed = True
        try:
            promise = work(1, slow)
            with pytest.raises(RuntimeError, match=r"Closed.*use `await`"):
                promise.result()
            return work(1, str).result()
        finally:
            closed = False

    with asyncio.Runner(loop_factory=Closed) as runner:
        assert runner.run(main()) == ["0"]


def test_a_timeout_cancels_the_work(work: Any) -> None:
    seen: list[int] = []

    async def main() -> None:
        async def note(index: int) -> None:
            seen.append(index)
            await asyncio.sleep(0.005)

        with pytest.raises(TimeoutError):
            await asyncio.wait_for(work(1000, note), 0.02)
        count = len(seen)
        await asyncio.sleep(0.02)
        assert len(seen) == count

    run(main)


def test_cancel_lets_the_callback_clean_up_and_rejects_the_waiting(work: Any) -> None:
    cleaned: list[str] = []

    async def callback(index: int) -> None:
        try:
            await asyncio.sleep(10)
        finally:
            cleaned.append("cleaned")

    async def main() -> Any:
        promise = work(1, callback)
        await asyncio.sleep(0.001)
        assert promise.cancel()
        with pytest.raises(asyncio.CancelledError):
            await promise
        assert not promise.cancel()

    run(main)
    assert cleaned == ["cleaned"]


def test_cancelled_before_its_first_step(work: Any) -> None:
    async def main() -> Any:
        promise = work(1, str)
        promise.cancel()
        with pytest.raises(asyncio.CancelledError):
            await promise

    run(main)


def test_result_in_a_thread_waits_for_the_loop_of_another(work: Any) -> None:
    async def main() -> Any:
        promise = work(3, slow)
        return await asyncio.to_thread(promise.result)

    assert run(main) == [0, 1, 2]


def test_await_in_the_loop_of_another_thread(work: Any) -> None:
    outcomes: list[Any] = []

    async def wait_for(promise: Promise[Any]) -> Any:
        return await promise

    async def main() -> None:
        promise = work(3, slow)
        thread = threading.Thread(target=lambda: outcomes.append(asyncio.run(wait_for(promise))))
        thread.start()
        while thread.is_alive():
            await asyncio.sleep(0.001)

    run(main)
    assert outcomes == [[0, 1, 2]]


def test_result_after_its_loop_was_stopped_but_not_closed_runs_that_loop(work: Any) -> None:
    loop = asyncio.new_event_loop()

    async def main() -> Promise[Any]:
        promise: Promise[Any] = work(2, slow)
        return promise

    promise = loop.run_until_complete(main())
    assert promise.result() == [0, 1]
    loop.close()


def test_await_of_a_promise_whose_loop_no_longer_runs_is_a_clear_error(work: Any) -> None:
    loop = asyncio.new_event_loop()

    async def main() -> Promise[Any]:
        promise: Promise[Any] = work(2, slow)
        return promise

    promise = loop.run_until_complete(main())

    async def later() -> Any:
        return await promise

    with pytest.raises(RuntimeError, match="no longer runs"):
        run(later)
    promise.result()
    loop.close()


CELLS = [
    "from asyncio import sleep\nseen = []",
    "repeat(2, seen.append)",  # bare: only started
    "after_bare = list(seen)\nawait sleep(0.01)",
    "total = sum(repeat(3, lambda i: i).result())",
    """
async def callback(i):
    await sleep(0.001)
    return i * 10
slow = repeat(3, callback).result()
""",
    "pending = repeat(2, callback)",
    "awaited = await pending",
]


def test_cells_of_a_notebook_run_under_the_kernels_loop(work: Any) -> None:
    namespace: dict[str, Any] = {"repeat": work}

    async def kernel() -> None:
        for cell in CELLS:
            code = compile(cell, "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
            result = eval(code, namespace)
            if inspect.iscoroutine(result):
                await result
            await asyncio.sleep(0.002)

    run(kernel)
    assert namespace["seen"] == [0, 1]
    assert namespace["total"] == 3
    assert namespace["slow"] == [0, 10, 20]
    assert namespace["awaited"] == [0, 10]


def test_an_interrupt_during_result_stops_the_work(work: Any) -> None:
    seen: list[int] = []

    def interrupted(index: int) -> Any:
        seen.append(index)
        if index == 1:
            raise KeyboardInterrupt
        return slow(index)

    async def main() -> None:
        with pytest.raises(KeyboardInterrupt):
            work(5, interrupted).result()
        await asyncio.sleep(0.01)

    run(main)
    assert seen == [0, 1]
