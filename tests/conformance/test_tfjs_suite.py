"""TF.js's own published tests, translated to Python, on our runtime."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable

import pytest
from tests.tfjs_suite import excluded, modules
from tests.tfjs_suite.running import FileResult, run_file
from tests.tfjs_suite.workers import run_files

from tfjs import js

PUBLISHED = 4370
"""Cases that TF.js 4.22 publishes."""
PURE = (
    "backends/non_max_suppression_util_test",
    "ops/broadcast_util_test",
    "ops/concat_util_test",
    "ops/conv_util_test",
)
LEFT_AT_MOST = 0.02
RUN_AT_LEAST = 0.85


@pytest.fixture(scope="module")
def results() -> list[FileResult]:
    return list(run_files(modules.test_files()))


@pytest.fixture(scope="module")
def translations(results: list[FileResult]) -> dict[str, modules.Translated]:
    """After the run, which has made and kept them."""
    return {result.file: modules.translated(result.file) for result in results}


def test_every_file_translates_to_python_that_compiles(
    translations: dict[str, modules.Translated], measured: Callable[[str], None]
) -> None:
    assert len(translations) == 265
    for file, one in translations.items():
        ast.parse(one.code, file)
    lines = sum(one.lines for one in translations.values())
    measured(f"TF.js's suite: {len(translations)} files, {lines} lines, all compile")


def test_at_most_two_percent_of_the_statements_are_left_over(
    translations: dict[str, modules.Translated], measured: Callable[[str], None]
) -> None:
    left = sum(one.left for one in translations.values())
    statements = sum(one.statements for one in translations.values())
    measured(f"TF.js's suite: {left} of {statements} statements left over")
    assert left <= LEFT_AT_MOST * statements


def test_every_case_that_is_not_excluded_passes(
    results: list[FileResult], measured: Callable[[str], None]
) -> None:
    outcomes = [one for result in results for one in result.outcomes]
    skipped = sum(bool(one.skipped) for one in outcomes)
    passed = sum(one.passed for one in outcomes)
    measured(
        f"TF.js's suite: {passed} of {len(outcomes) - skipped} cases pass, {skipped} are excluded"
    )
    failed = [f"{result.file}: {result.problem}" for result in results if result.problem]
    failed += [
        f"{result.file}: {one.name}: {one.problems[0]}"
        for result in results
        for one in result.outcomes
        if one.problems
    ]
    assert not failed, "\n".join(failed[:50])


def test_what_is_run_is_at_least_85_percent_of_what_is_published(
    results: list[FileResult],
) -> None:
    run = sum(not one.skipped for result in results for one in result.outcomes)
    assert run >= RUN_AT_LEAST * PUBLISHED


def test_every_exclusion_excludes_something(results: list[FileResult]) -> None:
    used = {
        row
        for row in excluded.EXCLUDED
        for result in results
        if row[0] == result.file and any(one.name.startswith(row[1]) for one in result.outcomes)
    }
    assert used == set(excluded.EXCLUDED)


def test_helpers_of_tfjs_pass_their_own_tests_when_both_are_translated(
    measured: Callable[[str], None],
) -> None:
    cases = 0
    for file in PURE:
        result = run_file(file, without=frozenset(("util_base",)))
        assert not result.problem
        assert [one.name for one in result.outcomes if not one.passed] == []
        assert _of_the_runtime() == set()
        cases += len(result.outcomes)
    measured(f"TF.js's suite: {cases} cases pass with the helpers translated too")
    assert cases == 117


def _of_the_runtime() -> set[str]:
    """Names that the translated modules got from our runtime, its support module apart."""
    return {
        f"{module}.{name}"
        for module in modules.imported()
        if module != "tfjs_core.util"
        for name, value in vars(sys.modules[module]).items()
        if value is not js and _home(value).partition(".")[0] == "tfjs"
    }


def _home(value: object) -> str:
    """The module that a value comes from, or that it is."""
    return getattr(value, "__module__", None) or getattr(value, "__name__", "")


def test_util_passes_its_tests_when_util_base_is_translated() -> None:
    result = run_file("util_test", without=frozenset(("util_base",)))
    assert not result.problem
    assert [one.name for one in result.outcomes if not one.passed] == []


def test_the_suite_can_be_run_by_hand() -> None:
    command = [sys.executable, "-m", "tests.tfjs_suite", "--file", "concat_util"]
    done = subprocess.run(command, cwd=modules.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.endswith("8 of 8 cases pass, 0 are excluded\n")
