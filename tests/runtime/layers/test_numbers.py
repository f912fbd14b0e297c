"""Outputs, gradients and trained weights of layers are those of the real libraries (recorded)."""

from __future__ import annotations

import pytest
from extension_cases import ALL_CASES
from layer_cases import Case, difference
from recorded import recording

RECORDED = recording("layers")
PAIRS = [
    pytest.param(case, library, id=f"{case.name} as in {library}")
    for case in ALL_CASES
    for library in ("keras", "tfjs")
    if case.name in RECORDED[library]
]


@pytest.mark.parametrize(("case", "library"), PAIRS)
def test_numbers(case: Case, library: str) -> None:
    found = difference(case, case.computed(), RECORDED[library][case.name])
    assert not found, found


def test_every_case_was_recorded() -> None:
    names = {case.name for case in ALL_CASES}
    assert len(names) == len(ALL_CASES)
    assert set(RECORDED["keras"]) == {case.name for case in ALL_CASES if case.keras is not None}
    assert set(RECORDED["tfjs"]) == {case.name for case in ALL_CASES if case.tfjs}
