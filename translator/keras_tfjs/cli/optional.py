"""Parts of the house that plain `pip install keras-tfjs` leaves out."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

import keras_tfjs

_PLACES = {"tfjs_files": "runtime/files", "tfjs": "runtime"}
_BROUGHT_BY = {"numpy": "tfjs_files", "h5py": "tfjs_files"}


def load(name: str) -> ModuleType:
    """The module `name` of this package; a usage error with the pip line where a distribution that
    it needs is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        missing = _BROUGHT_BY.get(missing, missing)
        if missing not in _PLACES:
            raise
        raise click.UsageError(f"{missing} is not installed: {pip_line(missing)}") from None


def pip_line(module: str) -> str:
    """The command that installs a distribution, from the checkout that this package runs from if it
    runs from one."""
    place = Path(keras_tfjs.__file__).parents[2] / _PLACES[module]
    if (place / "pyproject.toml").is_file():
        return f"pip install {_shown(place)}"
    return f"pip install ./{_PLACES[module]} (in a clone of keras-tfjs)"


def _shown(place: Path) -> str:
    here = Path.cwd()
    return f"./{place.relative_to(here)}" if place.is_relative_to(here) else str(place)
