"""Every trap has a page that shows it, a diagnostic that exists, and a place in `explain`."""

from __future__ import annotations

import pytest
from programs import PROGRAMS, Program
from trap_pages import shown

from keras_tfjs.catalog.traps import TRAPS, Trap
from keras_tfjs.diagnostics import ROWS, Severity
from keras_tfjs.pipeline import explain_name, translate
from keras_tfjs.source import Dialect

PAGES = shown()


def test_there_are_74_measured_traps() -> None:
    assert len({trap.id for trap in TRAPS}) == len(TRAPS) == 74


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: f"the trap {trap.id} has a page")
def test_a_page_shows_the_naive_port_and_ours(trap: Trap) -> None:
    groups = PAGES.get(trap.id, ())
    assert any(group.naive for group in groups)


def test_pages_are_about_traps_of_the_table() -> None:
    assert set(PAGES) <= {trap.id for trap in TRAPS}


def test_codes_of_traps_are_diagnostics() -> None:
    assert {trap.code for trap in TRAPS if trap.code} <= set(ROWS)


def test_explain_shows_the_traps_of_a_name() -> None:
    text = explain_name("LSTM") or ""
    assert "trap lstm-act" in text
    assert "trap forget" in text
    assert "trap lstm-act" in (explain_name("tf.layers.lstm") or "")
    assert "trap axis0" in (explain_name("np.argmax") or "")


def test_under_5_percent_of_the_programs_that_come_out_equal_get_a_warning() -> None:
    warned = [program.name for program in PROGRAMS if _warns(program)]
    assert len(warned) < 0.05 * len(PROGRAMS), warned


def _warns(program: Program) -> bool:
    """The programs of corpus/ compute the same in all dialects: nothing is worth a warning."""
    source = program.text(Dialect.KERAS)
    made = translate(source, to=Dialect.JS, from_=Dialect.KERAS, filename="keras_program.py")
    return any(each.severity is Severity.WARNING for each in made.diagnostics)
