"""Diagnostics: stable codes, their rows, and how they are shown."""

from keras_tfjs.diagnostics.model import (
    Confidence,
    Diagnostic,
    Row,
    Severity,
    Stage,
    diagnostic,
)
from keras_tfjs.diagnostics.rows import ROWS, is_code

__all__ = [
    "ROWS",
    "Confidence",
    "Diagnostic",
    "Row",
    "Severity",
    "Stage",
    "diagnostic",
    "is_code",
]
