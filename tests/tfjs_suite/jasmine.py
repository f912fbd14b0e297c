"""A small jasmine: `describe` and `it` as they are called, suites and cases as data, and a run."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from tests.tfjs_suite.expectations import AsyncExpectation, Expectation
from tests.tfjs_suite.matching import AnyOrder
from tests.tfjs_suite.spies import Spies, Spy

from tfjs import js

Body = Callable[..., Any]

SECONDS = 20.0
"""How long a case waits for its `done`."""


@dataclass
class Case:
    name: str
    body: Body | None
    suite: Suite
    skipped: str = ""
    """Why the file itself does not run it."""


@dataclass
class Suite:
    name: str
    parent: Suite | None = None
    skipped: str = ""
    before_all: list[Body] = field(default_factory=list)
    before_each: list[Body] = field(default_factory=list)
    after_each: list[Body] = field(default_factory=list)
    after_all: list[Body] = field(default_factory=list)
    children: list[Suite | Case] = field(default_factory=list)

    def path(self) -> list[Suite]:
        """The suite and those around it, the outermost first."""
        return [*(self.parent.path() if self.parent else ()), self]


@dataclass(frozen=True)
class Outcome:
    """`problems` is empty for a case that passes; `skipped` says why the file does not run it."""

    name: str
    problems: tuple[str, ...] = ()
    skipped: str = ""
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        return not self.problems and not self.skipped


class Done:
    """The callback of a case that says itself when it has finished."""

    def __init__(self, report: Callable[[str], None]) -> None:
        self.called = False
        self._report = report

    def __call__(self, *_: Any) -> None:
        self.called = True

    def fail(self, problem: Any = "") -> None:
        self.called = True
        self._report(f"done.fail({problem})")


class Jasmine:
    """The suites of one file, and the functions that its text calls."""

    def __init__(self) -> None:
        self.root = Suite("")
        self._open = self.root
        self._problems: list[str] = []
        self._spies = Spies()
        self.console = SimpleNamespace(log=print, warn=print, error=print)

    # --- what the files call ---

    def describe(self, name: str, body: Body, skipped: str = "") -> None:
        suite = Suite(name, self._open, skipped or self._open.skipped)
        self._open.children.append(suite)
        self._open = suite
        try:
            body()
        finally:
            assert suite.parent is not None
            self._open = suite.parent

    def it(self, name: str, body: Body | None = None, *_: Any) -> None:
        skipped = self._open.skipped or ("" if body else "pending: it has no body")
        self._open.children.append(Case(name, body, self._open, skipped))

    def xit(self, name: str, body: Body | None = None, *_: Any) -> None:
        reason = "switched off by TF.js itself (xit)"
        self._open.children.append(Case(name, body, self._open, reason))

    def xdescribe(self, name: str, body: Body) -> None:
        self.describe(name, body, "switched off by TF.js itself (xdescribe)")

    def expect(self, actual: Any = None) -> Expectation:
        return Expectation(actual, self._problems.append)

    def expect_async(self, actual: Any) -> AsyncExpectation:
        return AsyncExpectation(actual, self._problems.append)

    def fail(self, problem: Any = "") -> None:
        self._problems.append(f"fail({problem})")

    def names(self) -> dict[str, Any]:
        """The global names of a test file, in either spelling."""
        hooks = {
            "beforeAll": lambda body, *_: self._open.before_all.append(body),
            "beforeEach": lambda body, *_: self._open.before_each.append(body),
            "afterEach": lambda body, *_: self._open.after_each.append(body),
            "afterAll": lambda body, *_: self._open.after_all.append(body),
        }
        in_snake = {
            "before_all": hooks["beforeAll"],
            "before_each": hooks["beforeEach"],
            "after_each": hooks["afterEach"],
            "after_all": hooks["afterAll"],
            "expect_async": self.expect_async,
            "spy_on": self._spies.spy_on,
        }
        return {
            "describe": self.describe,
            "fdescribe": self.describe,
            "xdescribe": self.xdescribe,
            "it": self.it,
            "fit": self.it,
            "xit": self.xit,
            "expect": self.expect,
            "expectAsync": self.expect_async,
            "spyOn": self._spies.spy_on,
            "fail": self.fail,
            "jasmine": {
                "DEFAULT_TIMEOUT_INTERVAL": 1000 * SECONDS,
                "arrayWithExactContents": AnyOrder,
                "createSpy": Spy,
            },
            "console": self.console,
            **hooks,
            **in_snake,
        }

    # --- the run ---

    def run(
        self,
        wanted: Callable[[str], bool],
        around: Callable[[Case], Any],
        left_out: Callable[[str], str],
    ) -> Iterator[Outcome]:
        """The outcomes of the cases whose full name is wanted, one after the other.

        `around(case)` is a context manager that a case runs in; `left_out` says why a case is not
        run, or nothing.
        """
        seen: dict[str, int] = {}
        for case in _cases(self.root):
            name = " ".join(one.name for one in [*case.suite.path()[1:], case])  # type: ignore[list-item]
            seen[name] = seen.get(name, 0) + 1
            name = f"{name} #{seen[name]}" if seen[name] > 1 else name
            if not wanted(name):
                continue
            reason = case.skipped or left_out(name)
            yield Outcome(name, skipped=reason) if reason else self._outcome(case, name, around)

    def _outcome(self, case: Case, name: str, around: Callable[[Case], Any]) -> Outcome:
        start = time.perf_counter()
        self._problems.clear()
        try:
            with around(case):
                self._steps(case)
        except Exception as problem:
            self._problems.append(described(problem))
        finally:
            self._spies.restore()
        return Outcome(name, tuple(self._problems[:5]), seconds=time.perf_counter() - start)

    def _steps(self, case: Case) -> None:
        suites = case.suite.path()
        try:
            for suite in suites:
                for body in (*self._once(suite), *suite.before_each):
                    self._call(body)
            assert case.body is not None
            self._call(case.body)
        finally:
            for suite in reversed(suites):
                for body in suite.after_each:
                    self._call(body)

    def _once(self, suite: Suite) -> list[Body]:
        """What runs before the first case of a suite."""
        waiting, suite.before_all = suite.before_all, []
        return waiting

    def _call(self, body: Body) -> None:
        done = Done(self._problems.append)
        takes_done = _takes_argument(body)
        result = body(done) if takes_done else body()
        if inspect.iscoroutine(result):
            asyncio.run(result)
        elif hasattr(result, "result"):
            result.result()
        if takes_done and not done.called:
            js.run()
        if takes_done and not done.called:
            self._problems.append("the case did not call its `done`")


def _cases(suite: Suite) -> Iterator[Case]:
    for child in suite.children:
        if isinstance(child, Case):
            yield child
        else:
            yield from _cases(child)


def _takes_argument(body: Body) -> bool:
    """Whether a function has a parameter for `done`; those with defaults are captured variables."""
    try:
        listed = inspect.signature(body).parameters.values()
    except (TypeError, ValueError):
        return False
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return any(one.kind in positional and one.default is one.empty for one in listed)


def described(problem: BaseException) -> str:
    """An error in a line, with the place in the translated file that it passed."""
    place = ""
    trace = problem.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name.startswith("<") and name.endswith(".js>"):
            place = f" at {name[1:-1]}:{trace.tb_lineno} of the translation"
        trace = trace.tb_next
    text = str(problem).split("\n")
    more = " ..." if len(text) > 1 else ""
    return f"{type(problem).__name__}: {text[0][:300]}{more}{place}"
