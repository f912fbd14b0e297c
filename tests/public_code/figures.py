"""Rows of the two tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from tests.public_code import laws, measure, python_programs

CONFIDENCES = ("exact", "numeric", "approximate", "left")
LIBRARIES = ("keras", "numpy", "tensorflow")


def of_scripts(verdicts: Sequence[measure.Verdict]) -> dict[str, Any]:
    return {
        "files": len(verdicts),
        "lines": sum(one.lines for one in verdicts),
        "whole": sum(not (one.left or one.refused or one.bug) for one in verdicts),
        "constructs": sum(one.left.total() for one in verdicts),
        "refused": sum(bool(one.refused) for one in verdicts),
        "bugs": sum(bool(one.bug) for one in verdicts),
        "seconds": round(sum(one.seconds for one in verdicts), 1),
    }


def of_programs(verdicts: Sequence[python_programs.Verdict]) -> dict[str, Any]:
    """`calls` counts by library and confidence, `drawn` those calls of Keras that are approximate
    for the draw of initial weights alone, `broken` by law, `reasons` has why each refused file
    was."""
    calls = sum((one.calls for one in verdicts), Counter[tuple[str, str]]())
    broken = Counter(breach.law for one in verdicts for breach in one.broken)
    concerned = [one for one in verdicts if one.concerned]
    return {
        "files": len(verdicts),
        "notebooks": sum(one.is_notebook for one in verdicts),
        "lines": sum(one.lines for one in verdicts),
        "with_keras": len(concerned),
        "calls": {
            library: {word: calls[library, word] for word in CONFIDENCES} for library in LIBRARIES
        },
        "drawn": sum(_drawn(one) for one in verdicts),
        "lines_with_keras": sum(one.lines for one in concerned),
        "lines_made": sum(one.made_lines for one in concerned),
        "without_warnings": sum(not one.warnings for one in concerned),
        "refused": sum(bool(one.refused) for one in verdicts),
        "reasons": {one.path: one.refused for one in verdicts if one.refused},
        "broken": {law: broken[law] for law in laws.LAWS},
        "bugs": sum(bool(one.bug) for one in verdicts),
        "seconds": round(sum(one.seconds for one in verdicts), 1),
    }


def _drawn(verdict: python_programs.Verdict) -> int:
    return sum(
        count
        for words, count in verdict.approximate.items()
        if words.startswith("keras.") and _DRAW in words
    )


_DRAW = "  KT201 "
"""The note, once a file, that kernels are drawn from another distribution of the same variance."""
