"""One program, from any dialect to any other: the stages in order, and what they had to say."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from keras_tfjs.pipeline.detect import detect, mentions
from keras_tfjs.pipeline.translation import (
    Outcome,
    StageError,
    Translation,
    run,
    translate,
)

if TYPE_CHECKING:
    from keras_tfjs.pipeline.coverage import ApiCall, api_calls, calls_of
    from keras_tfjs.pipeline.explain import explain_name, nearest_names

__all__ = [
    "ApiCall",
    "Outcome",
    "StageError",
    "Translation",
    "api_calls",
    "calls_of",
    "detect",
    "explain_name",
    "mentions",
    "nearest_names",
    "run",
    "translate",
]

_HOMES = {
    "ApiCall": "coverage",
    "api_calls": "coverage",
    "calls_of": "coverage",
    "explain_name": "explain",
    "nearest_names": "explain",
}


def __getattr__(name: str) -> Any:
    """Loads what needs the catalogue on first use."""
    if name in _HOMES:
        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
