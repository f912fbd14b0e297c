"""keras-tfjs: Keras Python <-> TF.js-style Python <-> TensorFlow.js."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from keras_tfjs.diagnostics import Diagnostic, Severity
    from keras_tfjs.pipeline import Translation, translate
    from keras_tfjs.source import Dialect

__version__ = "0.1.0"

_HOMES = {
    "Diagnostic": "keras_tfjs.diagnostics",
    "Dialect": "keras_tfjs.source",
    "Severity": "keras_tfjs.diagnostics",
    "Translation": "keras_tfjs.pipeline",
    "translate": "keras_tfjs.pipeline",
}

__all__ = ["Diagnostic", "Dialect", "Severity", "Translation", "translate"]


def __getattr__(name: str) -> Any:
    """Loads a public name on first use: `keras-tfjs --version` imports no parser."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
