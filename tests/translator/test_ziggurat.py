"""The tables of numpy.js are those of NumPy's library."""

from __future__ import annotations

import sys

from programs import ROOT

sys.path.insert(0, str(ROOT / "runtime" / "javascript"))

import ziggurat


def test_the_tables_are_numpys() -> None:
    assert ziggurat.TARGET.read_text(encoding="utf-8") == ziggurat.module()
