"""Parts of the house that plain `pip install keras-tfjs` leaves out."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

import keras_tfjs

_PLACES = {"tfjs_files": "runtime/files", "tfjs": "runtime"}
_DISTRIBUTIONS = {"tfjs_files": "tfjs-files", "tfjs": "tfjs-runtime"}


def load(name: str) -> ModuleType:
    """The module `name` of this package; a usage error with the pip line where a distribution that
    it needs is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in _DISTRIBUTIONS:
            raise
        raise click.UsageError(f"{missing} is not installed: {pip_line(missing)}") from None


def pip_line(module: str) -> str:
    """The command that installs a distribution: from the checkout that this package runs from, or
    by its name."""
    place = Path(keras_tfjs.__file__).parents[2] / _PLACES[module]
    if (place / "pyproject.toml").is_file():
        return f"pip install {_shown(place)}"
    return f"pip install {_DISTRIBUTIONS[module]}"


def _shown(place: Path) -> str:
    here = Path.cwd()
    return f"./{place.relative_to(here)}" if place.is_relative_to(here) else str(place)
