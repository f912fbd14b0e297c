"""Run TF.js's own tests, translated, on our runtime.

python -m tests.tfjs_suite                          every file: a table of what passes
python -m tests.tfjs_suite --file conv2d            the files whose path has this in it
python -m tests.tfjs_suite --file add --case grad   and only the cases whose name has this in it
python -m tests.tfjs_suite --file add --code        the translation itself
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter

from tests.tfjs_suite import modules
from tests.tfjs_suite.running import FileResult, run_file
from tests.tfjs_suite.workers import run_files


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.tfjs_suite",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--file", default="", help="part of the path of a test file")
    parser.add_argument("--case", default="", help="part of the full name of a case")
    parser.add_argument("--code", action="store_true", help="print the translation and stop")
    parser.add_argument("--summary", action="store_true", help="numbers only, a line per file")
    parser.add_argument("--causes", action="store_true", help="failures counted by their message")
    parser.add_argument("--here", action="store_true", help="in this process, for a debugger")
    asked = parser.parse_args()
    files = [file for file in modules.test_files() if asked.file in file]
    exact = [file for file in files if file.removesuffix("_test").split("/")[-1] == asked.file]
    files = exact or files
    if not files:
        print(f"no test file has {asked.file!r} in its path", file=sys.stderr)
        return 3
    if asked.code:
        for file in files:
            print(modules.translated(file).code)
        return 0
    results: list[FileResult] = []
    if asked.here or len(files) == 1:
        found = (run_file(file, lambda name: asked.case in name) for file in files)
    else:
        found = run_files(files, asked.case)
    for result in found:
        results.append(result)
        if not asked.causes:
            show(result, cases=not asked.summary)
    if asked.causes:
        show_causes(results)
    outcomes = [one for result in results for one in result.outcomes]
    passed = sum(one.passed for one in outcomes)
    skipped = sum(bool(one.skipped) for one in outcomes)
    unread = sum(bool(result.problem) for result in results)
    print(
        f"{passed} of {len(outcomes) - skipped} cases pass, {skipped} are excluded"
        f"{f'; {unread} files do not load' if unread else ''}"
    )
    return 0 if passed + skipped == len(outcomes) and not unread else 1


def show(result: FileResult, *, cases: bool) -> None:
    if result.problem:
        print(f"{result.file}: {result.problem}")
        return
    run = [one for one in result.outcomes if not one.skipped]
    passed = sum(one.passed for one in run)
    seconds = sum(one.seconds for one in run)
    print(f"{result.file}: {passed} of {len(run)}, {seconds:.2f} s")
    if cases:
        for one in run:
            for index, problem in enumerate(one.problems):
                print(f"  {f'FAIL {one.name}' if not index else ''}\n      {problem}".lstrip("\n"))


_PARTICULAR = re.compile(r" at \S+\.js:\d+ of the translation|\[[^\]]*\]|\b\d[\d.e-]*\b")


def show_causes(results: list[FileResult]) -> None:
    """The first problem of each failing case, without its numbers, by how many cases have it."""
    causes: Counter[str] = Counter()
    files: dict[str, set[str]] = {}
    for result in results:
        problems = [one.problems[0] for one in result.outcomes if one.problems]
        for problem in [*problems, *([result.problem] if result.problem else [])]:
            cause = _PARTICULAR.sub("_", problem)[:160]
            causes[cause] += 1
            files.setdefault(cause, set()).add(result.file.removesuffix("_test"))
    for cause, count in causes.most_common(80):
        where = sorted(files[cause])
        more = f" and {len(where) - 4} more" if len(where) > 4 else ""
        print(f"{count:5} {cause}\n      {', '.join(where[:4])}{more}")


if __name__ == "__main__":
    sys.exit(main())
