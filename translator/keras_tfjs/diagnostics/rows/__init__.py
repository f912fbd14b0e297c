"""Every diagnostic the tool can make, one row each, by the first digit of its code."""

from __future__ import annotations

from keras_tfjs.diagnostics.model import Row
from keras_tfjs.diagnostics.rows import (
    arguments,
    input,
    language,
    lower,
    model_files,
    names,
    repository,
    semantics,
)

_SECTIONS = (input, names, arguments, semantics, language, lower, model_files, repository)

ROWS: dict[str, Row] = {row.code: row for section in _SECTIONS for row in section.ROWS}


def is_code(given: str) -> bool:
    """Whether it is a diagnostic's code, or the start of one's."""
    return bool(given) and any(code.startswith(given) for code in ROWS)
