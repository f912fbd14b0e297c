"""A rejection is never lost: somebody looks at it, or it is printed."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any

import pytest


def boom(index: int) -> None:
    raise ValueError("boom")


def script(tmp_path: Path, text: str) -> subprocess.CompletedProcess[str]:
    prelude = """\
        from tfjs.promise import promised, waiting, turn
        @promised
        async def job(callback):
            result = callback()
            if hasattr(result, "__await__"):
                result = await waiting(result)
            return result
        def boom():
            raise ValueError("boom")
        """
    path = tmp_path / "program.py"
    path.write_text(textwrap.dedent(prelude) + textwrap.dedent(text))
    return subprocess.run(
        [sys.executable, str(path)], capture_output=True, text=True, timeout=60, check=False
    )


def test_a_bare_statement_in_a_script_prints_before_the_next_one(
    work: Any, uncaught: list[BaseException]
) -> None:
    work(1, boom)
    assert [str(error) for error in uncaught] == ["boom"]


def test_the_printed_traceback_names_the_line_of_the_call(tmp_path: Path) -> None:
    done = script(tmp_path, "job(boom)\nprint('after')\n")
    assert done.stdout == "after\n"
    assert done.stderr.count("ValueError: boom") == 1
    assert "program.py" in done.stderr
    assert "    job(boom)\n" in done.stderr
    assert "in boom" in done.stderr


def test_a_rejected_promise_that_is_kept_is_printed_at_the_end(tmp_path: Path) -> None:
    done = script(tmp_path, "kept = [job(boom)]\nprint('after')\n")
    assert done.stderr.count("ValueError: boom") == 1


def test_a_script_with_a_rejection_nobody_looked_at_fails_once_all_else_is_done(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out.txt"
    done = script(
        tmp_path,
        f"""\
        import atexit
        atexit.register(print, "at exit")
        job(boom)
        open_to_the_end = open({str(out)!r}, "w")
        open_to_the_end.write("written")
        print("after")
        """,
    )
    assert (done.returncode, done.stdout) == (1, "after\nat exit\n")
    assert out.read_text() == "written"


def test_a_rejection_found_only_at_the_end_fails_the_script_too(tmp_path: Path) -> None:
    assert script(tmp_path, "kept = [job(boom)]\n").returncode == 1


def test_a_program_with_a_hook_of_its_own_decides_itself(tmp_path: Path) -> None:
    done = script(tmp_path, "import sys\nsys.excepthook = lambda *_: print('mine')\njob(boom)\n")
    assert (done.returncode, done.stdout) == (0, "mine\n")


@pytest.mark.parametrize(
    "look",
    [
        "job(boom).catch_(lambda error: None)",
        "job(boom).then(None, lambda error: None)",
        "promise = job(boom)\ntry:\n    promise.result()\nexcept ValueError:\n    pass",
        "import asyncio\nasync def main():\n    try:\n        await job(boom)\n"
        "    except ValueError:\n        pass\nasyncio.run(main())",
        "import asyncio\nasync def main():\n"
        "    await asyncio.gather(job(boom), return_exceptions=True)\nasyncio.run(main())",
    ],
)
def test_a_rejection_somebody_looked_at_is_not_printed(tmp_path: Path, look: str) -> None:
    done = script(tmp_path, look)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_chain_without_a_handler_prints_the_error_once(
    work: Any, uncaught: list[BaseException]
) -> None:
    work(1, boom).then(len).then(len)
    assert [str(error) for error in uncaught] == ["boom"]


def test_an_error_in_a_handler_is_a_new_rejection(work: Any, uncaught: list[BaseException]) -> None:
    work(1, boom).catch_(lambda error: 1 // 0)
    assert [type(error) for error in uncaught] == [ZeroDivisionError]
    assert isinstance(uncaught[0].__context__, ValueError)


def test_a_promise_dropped_by_a_function_is_printed_when_it_is_collected(
    work: Any, uncaught: list[BaseException]
) -> None:
    def train() -> None:
        promise = work(1, boom)
        assert promise is not None
        assert not uncaught

    train()
    gc.collect()  # from Python 3.12 on the error's frames lead back to the function's
    assert [str(error) for error in uncaught] == ["boom"]


def test_a_bare_statement_under_a_loop_is_printed_when_the_work_fails(
    work: Any, uncaught: list[BaseException]
) -> None:
    async def later(index: int) -> None:
        await asyncio.sleep(0.001)
        raise ValueError("later")

    async def main() -> list[str]:
        work(1, boom)
        work(1, later)
        await asyncio.sleep(0.02)
        return [str(error) for error in uncaught]

    assert asyncio.run(main()) == ["boom", "later"]


def test_result_under_a_loop_raises_and_prints_nothing(
    work: Any, uncaught: list[BaseException]
) -> None:
    async def later(index: int) -> None:
        await asyncio.sleep(0.001)
        raise ValueError("later")

    async def main() -> None:
        with pytest.raises(ValueError, match="later") as caught:
            work(1, later).result()
        assert caught.traceback[-1].name == "later"

    asyncio.run(main())
    assert uncaught == []


def test_work_cut_off_by_the_end_of_its_loop_is_said(work: Any) -> None:
    async def main() -> None:
        work(100, lambda i: asyncio.sleep(1))

    with pytest.warns(RuntimeWarning, match=r"repeat\(\) was cancelled before it had finished"):
        asyncio.run(main())


def test_a_failing_script_under_asyncio_run_prints_once(tmp_path: Path) -> None:
    done = script(
        tmp_path,
        """\
        import asyncio
        async def main():
            kept = job(boom)
            await asyncio.sleep(0.01)
        asyncio.run(main())
        """,
    )
    assert done.stderr.count("ValueError: boom") == 1


def test_a_second_rejection_does_not_end_the_script_early(tmp_path: Path) -> None:
    done = script(tmp_path, "job(boom)\njob(boom)\nprint('after')\n")
    assert (done.returncode, done.stdout) == (1, "after\n")
    assert done.stderr.count("ValueError: boom") == 2
