"""Which API calls of a program translate, and why the others do not."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from keras_tfjs.depth import with_room
from keras_tfjs.diagnostics import Confidence, Diagnostic, Severity
from keras_tfjs.kinds import infer
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.pipeline.translation import Outcome, Translation, run
from keras_tfjs.source import Dialect, Options, Span

_LIBRARIES = frozenset({"keras", "tensorflow", "numpy", "tfjs"})
_RANKS = tuple(Confidence)
"""From exact to left."""


@dataclass(frozen=True)
class ApiCall:
    """One call into a library. `name` is canonical; `confidence` says how it translates, and
    `diagnostic` what made it less than exact."""

    name: str
    span: Span
    confidence: Confidence
    diagnostic: Diagnostic | None = None

    @property
    def library(self) -> str:
        return self.name.partition(".")[0]


def api_calls(
    source: str, to: Dialect, from_: Dialect | None, options: Options
) -> tuple[ApiCall, ...]:
    """The calls of a Python program into Keras, TensorFlow, NumPy and TF.js, in its order. Raises
    ValueError for what cannot be parsed."""
    made = run(source, to, from_, options)
    if made.outcome is Outcome.REFUSED:
        raise ValueError(made.diagnostics[0].message)
    return calls_of(source, made, options)


def calls_of(source: str, made: Translation, options: Options) -> tuple[ApiCall, ...]:
    """The same of a program that was translated with these options: `made`.

    Each diagnostic is counted against the innermost call that it points into. A program that is
    refused, is not Python, or is in the other dialect already, has none.
    """
    if not made.source.is_python or made.source is made.to or made.outcome is Outcome.REFUSED:
        return ()
    places = with_room(lambda: _places(source, made.source, options))
    worst = _worst_by_place([span for span, _ in places], made)
    calls = []
    for index, (span, name) in enumerate(places):
        one = worst.get(index)
        confidence = Confidence.EXACT if one is None else _confidence(one)
        calls.append(ApiCall(name, span, confidence, one))
    return tuple(calls)


def _places(source: str, dialect: Dialect, options: Options) -> list[tuple[Span, str]]:
    """Where the program calls which library, an outer call before those in it."""
    tree = ast.parse(source)
    facts = infer(tree, options, dialect)
    lines = source.split("\n")
    places = []
    for node in subtree(tree):
        if isinstance(node, ast.Call):
            name = facts.callee(node)
            if name is not None and name.partition(".")[0] in _LIBRARIES:
                places.append((_span(node, lines), name))
    return sorted(places, key=lambda place: (place[0].line, place[0].column, -place[0].end_line))


def _worst_by_place(places: list[Span], made: Translation) -> dict[int, Diagnostic]:
    worst: dict[int, Diagnostic] = {}
    for one in made.diagnostics:
        inside = [index for index, span in enumerate(places) if _holds(span, one.span)]
        if not inside:
            continue
        innermost = min(inside, key=lambda index: _size(places[index]))
        known = worst.get(innermost)
        if known is None or _RANKS.index(_confidence(one)) > _RANKS.index(_confidence(known)):
            worst[innermost] = one
    return worst


def _confidence(one: Diagnostic) -> Confidence:
    """An error leaves the call over; anything milder translated it."""
    if one.severity is Severity.ERROR:
        return Confidence.LEFT
    return Confidence.APPROXIMATE if one.confidence is Confidence.LEFT else one.confidence


def _holds(outer: Span, inner: Span) -> bool:
    start = (outer.line, outer.column) <= (inner.line, inner.column)
    return start and (inner.line, inner.column) < (outer.end_line, outer.end_column)


def _size(span: Span) -> tuple[int, int]:
    """Smaller for the inner one of two spans that hold the same place."""
    return span.end_line - span.line, span.end_column - span.column


def _span(node: ast.Call, lines: list[str]) -> Span:
    """Where the call is, with columns in characters (`ast` counts bytes)."""
    end_line, end = node.end_lineno or node.lineno, node.end_col_offset or 0
    return Span(
        node.lineno,
        _characters(lines[node.lineno - 1], node.col_offset),
        end_line,
        _characters(lines[end_line - 1], end),
    )


def _characters(line: str, offset: int) -> int:
    return len(line.encode()[:offset].decode("utf-8", "ignore"))
