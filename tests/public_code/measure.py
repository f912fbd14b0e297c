"""What becomes of one script: translated to Python, refused, or one of our own bugs."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.public_code.clones import Source
from tests.public_code.limits import limited

from keras_tfjs import pipeline
from keras_tfjs.diagnostics import Severity
from keras_tfjs.source import Dialect, Options


@dataclass(frozen=True)
class Verdict:
    """`bug` is empty unless the translator failed: a crash, text that does not compile, no end.
    `left` counts the constructs that were left over, by the code and words of their diagnostics."""

    path: str
    lines: int
    seconds: float
    refused: str = ""
    bug: str = ""
    left: Counter[str] = field(default_factory=Counter)


def judge(source: Source) -> Verdict:
    start = time.perf_counter()
    lines = source.text.count("\n") + 1

    def verdict(**found: Any) -> Verdict:
        return Verdict(source.path, lines, time.perf_counter() - start, **found)

    try:
        with limited():
            made = pipeline.run(
                source.text, Dialect.TFJS, source.dialect, Options(filename=source.path)
            )
            compile(made.code if made.outcome is not pipeline.Outcome.REFUSED else "", "", "exec")
    except SyntaxError as problem:
        return verdict(bug=f"does not compile: line {problem.lineno}: {problem.msg}")
    except Exception as problem:
        return verdict(bug=f"{type(problem).__name__}: {str(problem)[:200]}")
    if made.outcome is pipeline.Outcome.REFUSED:
        one = made.diagnostics[0]
        return verdict(refused=f"{one.code} {one.message} (line {one.span.line})")
    errors = [one for one in made.diagnostics if one.severity is Severity.ERROR]
    return verdict(left=Counter(f"{one.code} {one.message}" for one in errors))
