"""Modules of the same project that a file imports."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from keras_tfjs.pipeline import detect
from keras_tfjs.source import SUFFIXES, Module, decode

# a line break to begin with, as the search for that is quick; `^` would be tried at each character
_IMPORT = re.compile(
    r"\n[ \t]*(?:from[ \t]+(?P<base>\.*[\w.]*)[ \t]+import[ \t]+(?P<names>\([^)]*\)|[^\n]*)"
    r"|import[ \t]+(?P<modules>[^\n]*))"
)
_SPECIFIER = re.compile(r"""\b(?:from|import|require)\s*\(?\s*(["'])(\.{1,2}/[^"'\n]+)\1""")
_DOTTED = re.compile(r"\w+(?:\.\w+)*")
_SCRIPTS = tuple(suffix for suffix, dialect in SUFFIXES.items() if dialect is not None)


class Listings:
    """What the directories of a project hold, each read once: most imports are of other packages,
    which that tells without asking for a file."""

    def __init__(self) -> None:
        self._names: dict[str, frozenset[str]] = {}

    def names(self, directory: str) -> frozenset[str]:
        if directory not in self._names:
            try:
                self._names[directory] = frozenset(os.listdir(directory))
            except OSError:
                self._names[directory] = frozenset()
        return self._names[directory]


def local_modules(
    path: Path, text: str, root: Path, listings: Listings | None = None
) -> dict[str, Path]:
    """Modules that the file names in its imports and that are files of the project below `root`.

    The keys are spelled as the file spells them: `models`, `.models`, `package.models`,
    `./models.js`. An absolute Python name is looked for beside the file, as when it is run as a
    script, and then in the directories above it up to `root`.
    """
    if path.suffix in _SCRIPTS:
        named = ((name, path.parent / name) for _, name in _SPECIFIER.findall(text))
        return {name: found for name, base in named for found in _script(base)}
    names = sorted(_python_names(text))
    listings = listings or Listings()
    return {name: found for name in names for found in _python(path, name, root, listings)}


def read_modules(path: Path, text: str, root: Path) -> dict[str, Module]:
    """The local modules of a file, read, with theirs: files that import each other are modules
    that hold each other. A module that cannot be read is left out."""
    listings = Listings()
    known: dict[str, Module] = {}
    modules: dict[str, Module] = {}
    whole = _module(Path(os.path.abspath(path)), text, modules)
    known[whole.path] = whole
    pending = [(whole, modules)]
    while pending:
        module, found = pending.pop()
        for name, place in local_modules(Path(module.path), module.text, root, listings).items():
            key = os.path.abspath(place)
            if key not in known:
                try:
                    source, _ = decode(place.read_bytes(), python=place.suffix == ".py")
                except (OSError, UnicodeDecodeError, SyntaxError):
                    continue
                inner: dict[str, Module] = {}
                known[key] = _module(Path(key), source, inner)
                pending.append((known[key], inner))
            found[name] = known[key]
    return modules


def _module(path: Path, text: str, modules: dict[str, Module]) -> Module:
    return Module(text, detect(text, str(path)), modules, str(path))


def is_imported(path: Path) -> bool:
    """Whether a Python file beside this one, or beside its package, imports it by its name."""
    folder = path.absolute().parent
    name = folder.name if path.stem == "__init__" else path.stem
    start = folder.parent if path.stem == "__init__" else folder
    places = [start, start.parent] if (start / "__init__.py").is_file() else [start]
    return any(name in _imported_names(str(place), _stamp(place)) for place in places)


def is_package(path: Path, root: Path) -> bool:
    """Whether a file's folder is one that is imported from outside: it has an `__init__.py` or an
    index, or scripts above it name it."""
    folder = path.absolute().parent
    if folder == root.absolute():
        return False
    if any((folder / f"index{suffix}").is_file() for suffix in _SCRIPTS):
        return True
    if (folder / "__init__.py").is_file():
        return True
    above = folder.parent
    return folder.name in _named_folders(str(above), _stamp(above))


def _stamp(folder: Path) -> tuple[int, ...]:
    """Changes whenever a file of the folder does."""
    try:
        with os.scandir(folder) as entries:
            return tuple(sorted(one.stat().st_mtime_ns for one in entries if one.is_file()))
    except OSError:
        return ()


@lru_cache(maxsize=256)
def _imported_names(folder: str, _stamp: tuple[int, ...]) -> frozenset[str]:
    """The words of the modules that Python files of a folder import."""
    found: set[str] = set()
    for text in _texts(Path(folder), (".py",)):
        found.update(word for name in _python_names(text) for word in name.split(".") if word)
    return frozenset(found)


@lru_cache(maxsize=256)
def _named_folders(folder: str, _stamp: tuple[int, ...]) -> frozenset[str]:
    """The folders that scripts of a folder import from."""
    found: set[str] = set()
    for text in _texts(Path(folder), _SCRIPTS):
        for _, name in _SPECIFIER.findall(text):
            parts = [part for part in name.split("/") if part != "."]
            found.update(parts[:1] if len(parts) > 1 else ())
    return frozenset(found)


def _texts(folder: Path, suffixes: tuple[str, ...]) -> Iterator[str]:
    try:
        files = [one for one in sorted(folder.iterdir()) if one.suffix in suffixes]
    except OSError:
        return
    for one in files:
        try:
            yield one.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue


@lru_cache(maxsize=2048)
def _python_names(text: str) -> frozenset[str]:
    """The modules that a program imports, and what it imports from them."""
    return frozenset(_every_python_name(text))


def _every_python_name(text: str) -> Iterator[str]:
    for found in _IMPORT.finditer("\n" + text):
        if found["modules"]:
            for entry in found["modules"].split(","):
                yield entry.split("#")[0].split(" as ")[0].strip()
        elif base := found["base"]:
            yield base
            joint = "" if base.endswith(".") else "."
            for entry in re.sub(r"#[^\n]*", "", found["names"]).strip("()").split(","):
                yield base + joint + entry.split(" as ")[0].strip()


def _python(path: Path, name: str, root: Path, listings: Listings) -> Iterator[Path]:
    stem = name.lstrip(".")
    dots = len(name) - len(stem)
    own = os.path.abspath(path)
    if dots and not stem:
        *_, place = _places(os.path.dirname(own), dots, "")
        package = os.path.join(place, "__init__.py")
        if package != own and os.path.isfile(package):
            yield Path(package)
        return
    if not _DOTTED.fullmatch(stem):
        return
    first, *rest = stem.split(".")
    for place in _places(os.path.dirname(own), dots, os.path.abspath(root)):
        names = listings.names(place)
        if first not in names and f"{first}.py" not in names:
            continue
        base = os.path.join(place, first, *rest)
        for candidate in (f"{base}.py", os.path.join(base, "__init__.py")):
            if candidate != own and os.path.isfile(candidate):
                yield Path(candidate)
                return


def _places(start: str, dots: int, root: str) -> Iterator[str]:
    """The directories that a name with `dots` leading dots is looked for in, absolute ones up to
    `root`."""
    if dots:
        for _ in range(dots - 1):
            start = os.path.dirname(start)
        yield start
        return
    yield start
    inside = root.rstrip(os.sep) + os.sep
    while start != root and start.startswith(inside):
        start = os.path.dirname(start)
        yield start


def _script(base: Path) -> Iterator[Path]:
    for candidate in (base, *(base.with_name(base.name + suffix) for suffix in _SCRIPTS)):
        if candidate.is_file():
            yield candidate
            return
