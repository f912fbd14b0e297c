"""One test file: translated, imported, and its cases run in this process."""

from __future__ import annotations

import contextlib
import importlib
import io
import signal
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.tfjs_suite import excluded, modules
from tests.tfjs_suite.jasmine import Case, Jasmine, Outcome, described

SECONDS = 20.0
"""How long a case may take."""


@dataclass(frozen=True)
class FileResult:
    """`problem` says why the file could not be loaded; it has no outcomes then."""

    file: str
    outcomes: tuple[Outcome, ...] = ()
    problem: str = ""


class CaseTimeoutError(RuntimeError):
    pass


def run_file(
    file: str,
    wanted: Callable[[str], bool] = lambda _: True,
    without: frozenset[str] = frozenset(),
) -> FileResult:
    """Runs the cases of `dist/<file>.js` whose full name is wanted. The modules `without` a
    stand-in are translated, as the file itself is."""
    if (whole := excluded.reason(file, "")) != "":
        named = (Outcome(name, skipped=whole) for name in modules.case_names(file))
        return FileResult(file, tuple(one for one in named if wanted(one.name)))
    jasmine = Jasmine()
    try:
        modules.fresh(jasmine.names(), without)
        with contextlib.redirect_stdout(io.StringIO()):
            importlib.import_module(modules.module_name(file))
    except Exception as problem:
        return FileResult(file, problem=described(problem))

    def around(_: Case) -> contextlib.AbstractContextManager[None]:
        return _around(jasmine.console)

    outcomes = jasmine.run(wanted, around, lambda case: excluded.reason(file, case))
    return FileResult(file, tuple(outcomes))


@contextlib.contextmanager
def _around(console: Any) -> Iterator[None]:
    """A scope of tensors that ends with the case, as TF.js has it, and a limit of time. What TF.js
    says by `console.warn` our runtime says as a warning of Python."""
    scopes = importlib.import_module("tfjs.engine")
    lifetimes = importlib.import_module("tfjs.ops.lifetimes")

    def out_of_time(*_: Any) -> None:
        raise CaseTimeoutError(f"not done after {SECONDS:g} s")

    def warned(message: Any, *_: Any, **__: Any) -> None:
        console.warn(str(message))

    scope = scopes.Scope()
    before = signal.signal(signal.SIGALRM, out_of_time)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    scope.enter()
    try:
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(io.StringIO()),
            lifetimes.until_disposed(),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("always")
            warnings.showwarning = warned
            yield
    finally:
        scope.leave([])
        importlib.import_module("tfjs").disposeVariables()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
