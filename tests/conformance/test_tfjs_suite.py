"""TF.js's own published tests, translated to Python, on our runtime."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable

import pytest
from tests.tfjs_suite import excluded, modules, record
from tests.tfjs_suite.running import FileResult
from tests.tfjs_suite.workers import run_files

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


def test_every_case_that_passed_still_passes(
    results: list[FileResult], update: bool, measured: Callable[[str], None]
) -> None:
    now = record.of(results)
    outcomes = [one for result in results for one in result.outcomes]
    skipped = sum(bool(one.skipped) for one in outcomes)
    measured(
        f"TF.js's suite: {now.passed} of {len(outcomes) - skipped} cases pass,"
        f" {skipped} are excluded"
    )
    if update:
        record.write(now)
    lost = record.lost(record.read(), results)
    assert not lost, "\n".join(["cases that used to pass:", *lost[:50]])
    assert now.passed >= record.read().passed


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


@pytest.mark.parametrize("file", PURE)
def test_helpers_of_tfjs_pass_their_own_tests_when_both_are_translated(
    file: str, results: list[FileResult]
) -> None:
    result = next(one for one in results if one.file == file)
    assert not result.problem
    assert result.outcomes
    assert [one.name for one in result.outcomes if not one.passed] == []


def test_the_suite_can_be_run_by_hand() -> None:
    command = [sys.executable, "-m", "tests.tfjs_suite", "--file", "concat_util"]
    done = subprocess.run(command, cwd=modules.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.endswith("8 of 8 cases pass, 0 are excluded\n")
