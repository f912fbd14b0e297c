"""NumPy's functions that read and write files, which numpy.js has where Node runs it.

A line is the name below `numpy`, what is given by position, and behind the bar the options, which
JavaScript takes in one object. `-encoding` is an option that changes nothing there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_FUNCTIONS = """
loadtxt fname | dtype comments delimiter - skiprows usecols unpack ndmin -encoding max_rows
genfromtxt fname | dtype comments delimiter skip_header skip_footer - - filling_values usecols
savetxt fname X | fmt delimiter newline header footer comments -encoding
save file arr | -allow_pickle -fix_imports
load file | - -allow_pickle -fix_imports -encoding
"""
_BY_NAME = {"genfromtxt": ("unpack", "max_rows", "ndmin", "-encoding", "-invalid_raise")}
"""Options that nobody gives by position."""


@dataclass(frozen=True)
class FileFunction:
    """`options` are in Python's order; an empty name is one that JavaScript lacks."""

    name: str
    positional: tuple[str, ...]
    options: tuple[str, ...]
    ignored: frozenset[str]


def _read(line: str) -> FileFunction:
    own, _, behind = line.partition(" | ")
    name, *positional = own.split()
    words = [*behind.split(), *_BY_NAME.get(name, ())]
    names = tuple(word.lstrip("-") for word in words)
    ignored = frozenset(word[1:] for word in words if word.startswith("-") and word != "-")
    return FileFunction(f"numpy.{name}", tuple(positional), names, ignored)


FILE_FUNCTIONS: Mapping[str, FileFunction] = {
    each.name: each for each in map(_read, filter(None, _FUNCTIONS.split("\n")))
}
ARCHIVES = frozenset({"numpy.savez", "numpy.savez_compressed"})
"""What writes arrays under names."""
