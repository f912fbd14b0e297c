"""`expect(value).toBe(...)`: jasmine's matchers."""

from __future__ import annotations

import asyncio
import inspect
import re
from collections.abc import Callable
from typing import Any

from tests.tfjs_suite.matching import equal, in_order, is_sequence, matches, plain, same, shown
from tests.tfjs_suite.spies import Spy

from tfjs.js import RegExp, handed

Verdict = tuple[bool, str]
"""Whether a matcher holds, and what it wanted, in words: "to be 3"."""

Report = Callable[[str], None]


def is_missing(problem: BaseException) -> bool:
    """Whether an error says that something does not exist, and not that TF.js refuses it."""
    if isinstance(problem, NameError | ImportError | NotImplementedError):
        return True
    text = str(problem)
    if isinstance(problem, AttributeError):
        return "has no attribute" in text or "has no method" in text
    called_wrongly = ("positional argument", "unexpected keyword", "object is not callable")
    return isinstance(problem, TypeError) and any(one in text for one in called_wrongly)


class Expectation:
    """What `expect(value)` gives. `report` takes what does not hold."""

    def __init__(self, actual: Any, report: Report, *, negated: bool = False) -> None:
        self._actual = actual
        self._report = report
        self._negated = negated

    def __getattr__(self, name: str) -> Any:
        if name in ("not", "not_"):
            return Expectation(self._actual, self._report, negated=not self._negated)
        matcher = MATCHERS.get(name)
        if matcher is None:
            raise AttributeError(f"no matcher {name!r}")

        def check(*arguments: Any) -> None:
            # `toBe(value, "why")`: jasmine does not look at more than it takes
            holds, wanted = handed(matcher)(self._actual, *arguments)
            if holds is self._negated:
                subject = "the function" if callable(self._actual) else shown(self._actual)
                self._report(f"expected {subject} {'not ' * self._negated}{wanted}")

        return check

    def nothing(self) -> None:
        """`expect().nothing()`: the case has no other expectation."""


MATCHERS: dict[str, Callable[..., Verdict]] = {
    "toBe": lambda actual, wanted: (same(actual, wanted), f"to be {shown(wanted)}"),
    "toEqual": lambda actual, wanted: (equal(actual, wanted), f"to equal {shown(wanted)}"),
    "toBeDefined": lambda actual: (actual is not None, "to be defined"),
    "toBeUndefined": lambda actual: (actual is None, "to be undefined"),
    "toBeNull": lambda actual: (actual is None, "to be null"),
    "toBeTrue": lambda actual: (plain(actual) is True, "to be true"),
    "toBeFalse": lambda actual: (plain(actual) is False, "to be false"),
    "toBeTruthy": lambda actual: (_truth(actual), "to be truthy"),
    "toBeFalsy": lambda actual: (not _truth(actual), "to be falsy"),
    "toBeNaN": lambda actual: (same(actual, float("nan")), "to be NaN"),
    "toBeCloseTo": lambda actual, wanted, digits=2: (
        in_order(lambda a, b: abs(a - b) < 10**-digits / 2, actual, wanted),
        f"to be close to {shown(wanted)}",
    ),
    "toBeGreaterThan": lambda actual, wanted: (
        in_order(lambda a, b: a > b, actual, wanted),
        f"to be greater than {shown(wanted)}",
    ),
    "toBeGreaterThanOrEqual": lambda actual, wanted: (
        in_order(lambda a, b: a >= b, actual, wanted),
        f"to be at least {shown(wanted)}",
    ),
    "toBeLessThan": lambda actual, wanted: (
        in_order(lambda a, b: a < b, actual, wanted),
        f"to be less than {shown(wanted)}",
    ),
    "toBeLessThanOrEqual": lambda actual, wanted: (
        in_order(lambda a, b: a <= b, actual, wanted),
        f"to be at most {shown(wanted)}",
    ),
    "toBeInstanceOf": lambda actual, wanted: (
        isinstance(actual, wanted),
        f"to be an instance of {shown(wanted)}",
    ),
    "toContain": lambda actual, wanted: (_contains(actual, wanted), f"to contain {shown(wanted)}"),
    "toMatch": lambda actual, wanted: (
        isinstance(actual, str) and matches(actual, wanted, whole=False),
        f"to match {shown(wanted)}",
    ),
    "toHaveBeenCalled": lambda spy: (spy.calls.count() > 0, "to have been called"),
    "toHaveBeenCalledTimes": lambda spy, count: (
        spy.calls.count() == count,
        f"to have been called {count} times, not {spy.calls.count()}",
    ),
    "toHaveBeenCalledWith": lambda spy, *arguments: (
        any(equal(one.args, list(arguments)) for one in spy.calls.made),
        f"to have been called with {shown(arguments)}, not {shown(spy.calls.allArgs())}",
    ),
    "toThrow": lambda function, *wanted: _throws(function, *wanted),
    "toThrowError": lambda function, *wanted: _throws(function, *wanted),
}


def _truth(value: Any) -> bool:
    value = plain(value)
    if isinstance(value, float):
        return value != 0 and value == value
    return bool(value) if value is None or isinstance(value, bool | int | str) else True


def _contains(actual: Any, wanted: Any) -> bool:
    if isinstance(actual, str):
        return wanted in actual
    return is_sequence(actual) and any(equal(one, wanted) for one in actual)


def _throws(function: Callable[[], Any], *wanted: Any) -> Verdict:
    """`wanted`: a class, a message (text or pattern), both or neither."""
    if isinstance(function, Spy) or callable(function):
        try:
            function()
        except Exception as problem:
            if is_missing(problem):
                raise
            return fits(problem, *wanted)
    return False, f"to throw {' '.join(map(shown, wanted)) or 'an error'}, but it threw nothing"


def fits(problem: BaseException, *wanted: Any) -> Verdict:
    """Whether an error is of the class and has the message that are wanted."""
    holds = True
    for one in wanted:
        match one:
            case type():
                holds = holds and isinstance(problem, one)
            case str() | re.Pattern() | RegExp():
                holds = holds and matches(str(problem), one, whole=True)
            case BaseException():
                holds = holds and str(problem) == str(one)
            case _:
                pass
    words = " ".join(map(shown, wanted)) or "an error"
    return holds, f"to throw {words}, but it threw {type(problem).__name__}: {problem}"


class AsyncExpectation:
    """What `expectAsync(promise)` gives."""

    def __init__(self, actual: Any, report: Report) -> None:
        self._actual = actual
        self._report = report

    def _outcome(self) -> BaseException | None:
        try:
            if inspect.iscoroutine(self._actual):
                asyncio.run(self._actual)
            else:
                self._actual.result()
        except Exception as problem:
            if is_missing(problem):
                raise
            return problem
        return None

    def toBeRejected(self) -> None:
        if self._outcome() is None:
            self._report("expected the promise to be rejected")

    def toBeResolved(self) -> None:
        if (problem := self._outcome()) is not None:
            self._report(f"expected the promise to be resolved, not rejected with {problem}")

    def toBeRejectedWithError(self, *wanted: Any) -> None:
        problem = self._outcome()
        if problem is None:
            self._report("expected the promise to be rejected")
            return
        holds, words = fits(problem, *wanted)
        if not holds:
            self._report(f"expected the promise {words}")
