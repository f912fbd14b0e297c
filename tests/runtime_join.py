"""What the catalogue names and the runtime does not have yet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from programs import ROOT

import tfjs as runtime
from keras_tfjs.catalog import ROWS, Row
from tfjs.serialization.config import config_keys

LIST = ROOT / "tests" / "recordings" / "not_in_the_runtime.txt"
"""Names, and keys behind a colon, one a line: a list that only shrinks."""


@cache
def listed() -> frozenset[str]:
    return frozenset(LIST.read_text(encoding="utf-8").split("\n")) - {""}


def is_listed(gap: str) -> bool:
    """A key is listed, too, where its whole factory is."""
    return gap in listed() or gap.partition(":")[0] in listed()


def missing() -> frozenset[str]:
    return frozenset(gap for row in ROWS if row.tfjs for gap in _missing(row))


def _missing(row: Row) -> Iterator[str]:
    name = row.tfjs.replace("tfjs.", "tf.", 1)
    if row.member:
        return
    found: Any = runtime
    for part in row.tfjs.split(".")[1:]:
        found = getattr(found, part, None)
        if found is None:
            yield name
            return
    made = getattr(found, "cls", None)
    if made is None or not row.config:
        return
    keys = {*config_keys(made), *getattr(made, "shorthands", ()), *getattr(found, "keys", ())}
    for parameter in row.parameters:
        if parameter.tfjs is not None and parameter.tfjs not in keys:
            yield f"{name}: {parameter.tfjs}"
