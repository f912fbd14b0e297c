"""How a diagnostic looks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from keras_tfjs.diagnostics import Confidence, Diagnostic, Severity
from keras_tfjs.diagnostics.render import counted, render
from keras_tfjs.source import Span

ONE = Diagnostic(
    "KT105",
    Severity.ERROR,
    "Dense has no colour",
    "leave it out",
    Span(3, 22, 3, 30),
    "colour",
    Confidence.LEFT,
    "net/model.py",
)


def test_place_message_source_with_carets_and_the_way_out() -> None:
    assert render(ONE, "layer = layers.Dense(1, colour=2)") == (
        "net/model.py:3:23: error[KT105]: Dense has no colour\n"
        "  |\n"
        "3 | layer = layers.Dense(1, colour=2)\n"
        "  |                       ^^^^^^^^\n"
        "  = help: leave it out"
    )


def test_the_gutter_is_as_wide_as_the_line_number() -> None:
    text = render(replace(ONE, span=Span(120, 0, 120, 1)), "x")
    assert text.split("\n")[1:] == [
        "    |",
        "120 | x",
        "    | ^",
        "    = help: leave it out",
    ]


def test_a_whole_file_has_no_column_and_no_source() -> None:
    text = render(replace(ONE, span=Span.at(0), severity=Severity.NOTE), "ignored")
    assert text == "net/model.py: note[KT105]: Dense has no colour\n  = help: leave it out"


def test_a_cell_is_part_of_the_place() -> None:
    text = render(replace(ONE, path="a.ipynb", cell=4), "layer = layers.Dense(1, colour=2)")
    assert text.startswith("a.ipynb:cell 4:3:23: error")


@pytest.mark.parametrize(
    ("line", "span", "shown"),
    [
        pytest.param("\tx = f(y)", Span(1, 5, 1, 9), ["    x = f(y)", "        ^^^^"], id="a tab"),
        pytest.param(
            "x = '日本' + y", Span(1, 11, 1, 12), ["x = '日本' + y", "             ^"], id="wide"
        ),
        pytest.param(
            "x = 'e\u0301' + y",
            Span(1, 11, 1, 12),
            ["x = 'e\u0301' + y", "          ^"],
            id="accent",
        ),
        pytest.param("x = f(", Span(1, 4, 3, 1), ["x = f(", "    ^^"], id="several lines"),
        pytest.param("x = 1", Span(1, 5, 1, 5), ["x = 1", "     ^"], id="the end of a line"),
        pytest.param("x = 1", Span(1, 40, 1, 44), ["x = 1", "     ^"], id="beyond the end"),
        pytest.param("x = '\x1b[31m'", Span(1, 0, 1, 1), ["x = '␛[31m'", "^"], id="escape codes"),
    ],
)
def test_carets_stand_below_what_they_mean(line: str, span: Span, shown: list[str]) -> None:
    text = render(replace(ONE, span=span), line)
    assert [row[4:] for row in text.split("\n")[2:4]] == shown


def test_a_very_long_line_is_cut_around_the_span() -> None:
    line = "x = [" + "0, " * 5000 + "bad, " + "1, " * 5000 + "]"
    column = line.index("bad")
    text = render(replace(ONE, span=Span(1, column, 1, column + 3)), line)
    code, carets = text.split("\n")[2:4]
    assert max(map(len, text.split("\n"))) < 160
    assert code[carets.index("^") : carets.rindex("^") + 1] == "bad"


def test_colours_are_for_terminals_only() -> None:
    line = "layer = layers.Dense(1, colour=2)"
    assert "\x1b" not in render(ONE, line)
    colored = render(ONE, line, color=True)
    assert "\x1b[1;31merror[KT105]\x1b[0m" in colored


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        pytest.param({}, "", id="none"),
        pytest.param({Severity.ERROR: 1}, "1 error", id="one"),
        pytest.param(
            {Severity.NOTE: 1, Severity.WARNING: 2, Severity.ERROR: 0},
            "2 warnings, 1 note",
            id="two",
        ),
    ],
)
def test_counts_are_words(counts: dict[Severity, int], text: str) -> None:
    assert counted(counts) == text
