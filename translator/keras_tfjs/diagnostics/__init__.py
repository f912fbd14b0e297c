"""Diagnostics: stable codes, their rows, and how they are shown."""

from keras_tfjs.diagnostics.model import (
    Confidence,
    Diagnostic,
    Row,
    Severity,
    Stage,
    diagnostic,
)
from keras_tfjs.diagnostics.rows import ROWS

__all__ = [
    "ROWS",
    "Confidence",
    "Diagnostic",
    "Row",
    "Severity",
    "Stage",
    "diagnostic",
]
