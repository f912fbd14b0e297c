"""Lines and diagnostics of later stages, placed in the original source."""

from __future__ import annotations

from keras_tfjs.diagnostics import Confidence, Diagnostic, Severity
from keras_tfjs.pipeline.origin import compose, relocate
from keras_tfjs.source import Span


def at(span: Span) -> Diagnostic:
    return Diagnostic("KT301", Severity.WARNING, "m", "h", span, "", Confidence.EXACT)


def test_line_maps_compose() -> None:
    assert compose((1, 1, 4, 7), (2, 3, 3, 4), 4) == (1, 4, 4, 7)


def test_a_line_beyond_the_map_is_its_last() -> None:
    assert compose((1, 5), (9, 0), 2) == (5, 1)


def test_lines_that_a_stage_says_nothing_of_come_from_its_last() -> None:
    assert compose((1, 5, 6), (1, 2), 4) == (1, 5, 5, 5)
    assert compose((1, 5, 6), (1, 2, 3), 2) == (1, 5)


def test_columns_stay_where_the_line_is_unchanged() -> None:
    source = ["import keras", "", "x = f(y)"]
    text = ["import tfjs", "x = f(y)"]
    moved = relocate(at(Span(2, 4, 2, 8)), text, (1, 3), source)
    assert moved.span == Span(3, 4, 3, 8)


def test_the_text_under_the_span_is_found_in_the_changed_line() -> None:
    source = ["model.fit(xs, ys, epochs=total // 2)"]
    text = ['model.fit(xs, ys, {"epochs": total // 2})']
    moved = relocate(at(Span(1, 29, 1, 39)), text, (1,), source)
    assert moved.span == Span(1, 25, 1, 35)


def test_otherwise_the_span_is_the_code_of_the_line() -> None:
    source = ["    xs = np.array([1])  "]
    text = ["    xs = tf.tensor1d([1])"]
    moved = relocate(at(Span(1, 9, 1, 20)), text, (1,), source)
    assert moved.span == Span(1, 4, 1, 22)


def test_a_span_over_several_new_lines_starts_where_its_line_came_from() -> None:
    source = ["a", "x = f(1, 2)"]
    text = ["a", "x = g(", "    1,", "    2,", ")"]
    moved = relocate(at(Span(2, 4, 5, 1)), text, (1, 2, 2, 2, 2), source)
    assert moved.span == Span(2, 0, 2, 11)
