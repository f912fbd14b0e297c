"""Modules of the same project that a file imports."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

from keras_tfjs.pipeline import detect
from keras_tfjs.repo.closures import Known
from keras_tfjs.source import LIBRARIES, SUFFIXES, Module, decode

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
        self._above: dict[tuple[str, str], tuple[tuple[str, ...], frozenset[str]]] = {}

    def names(self, directory: str) -> frozenset[str]:
        if directory not in self._names:
            try:
                self._names[directory] = frozenset(os.listdir(directory))
            except OSError:
                self._names[directory] = frozenset()
        return self._names[directory]

    def above(self, start: str, root: str) -> tuple[tuple[str, ...], frozenset[str]]:
        """The directories from `start` up to `root`, and what all of them hold, suffix or not."""
        found = self._above.get((start, root))
        if found is None:
            places = tuple(_places(start, 0, root))
            names = {name.removesuffix(".py") for place in places for name in self.names(place)}
            found = self._above[start, root] = places, frozenset(names)
        return found


def local_modules(
    path: Path, text: str, root: Path, listings: Listings | None = None
) -> dict[str, Path]:
    """Modules that the file names in its imports and that are files of the project below `root`.

    The keys are spelled as the file spells them: `models`, `.models`, `package.models`,
    `./models.js`. An absolute Python name is looked for beside the file, as when it is run as a
    script, and then in the directories above it up to `root`.
    """
    if path.suffix in _SCRIPTS:
        # without the `..`: files are told apart by their paths
        spoken = ((name, path.parent / name) for _, name in _SPECIFIER.findall(text))
        named = ((name, Path(os.path.normpath(base))) for name, base in spoken)
        return {name: found for name, base in named for found in _script(base)}
    listings = listings or Listings()
    own = os.path.abspath(path)
    places, near = listings.above(os.path.dirname(own), os.path.abspath(root))
    names = sorted(
        name
        for name in _python_names(text)
        if name.startswith(".") or name.partition(".")[0] in near
    )
    return {
        name: found
        for name in names
        if name.partition(".")[0] not in LIBRARIES or _is_shadowed(path, name, text, root)
        for found in _python(own, name, places, listings)
    }


def _is_shadowed(path: Path, name: str, text: str, root: Path) -> bool:
    """Whether a library's name is that of a file beside a program, `keras.py`: Python looks there
    first. Inside a package it does not, and a file has no modules as in `import keras.layers`."""
    beside = path.with_name(f"{name}.py")
    if beside == path or not beside.is_file() or is_package(path, root):
        return False
    return re.search(rf"\n[ \t]*(?:from|import)[ \t]+{name}\.", "\n" + text) is None


class Project:
    """The files of a project as one call sees them: each is read once, however many import it.
    What another file changes while the call lasts is not looked for again."""

    def __init__(self) -> None:
        self._listings = Listings()
        self._known: dict[tuple[str, Path], Module | None] = {}
        self._imported: dict[str, frozenset[str]] = {}
        self.closures: Known = {}

    def modules(self, path: Path, text: str, root: Path) -> dict[str, Module]:
        """The local modules of a file, with theirs: files that import each other are modules that
        hold each other. A module that cannot be read is left out."""
        pending: list[tuple[Module, dict[str, Module]]] = []
        modules = self._named(path, text, root, pending)
        while pending:
            module, inner = pending.pop()
            inner.update(self._named(Path(module.path), module.text, root, pending))
        return modules

    def imports(self, path: Path, root: Path | None = None) -> bool:
        """Whether a Python file beside this one, or beside its package, imports it by its name. A
        folder below `root` that files above it import from is a package, too."""
        name = path.absolute().parent.name if path.stem == "__init__" else path.stem
        return any(name in self._names(place) for place in self._importing(path, root))

    def spoken_elsewhere(self, path: Path, text: str, root: Path | None = None) -> tuple[str, ...]:
        """The functions of a text whose names other files have that may import it."""
        names = set(_FUNCTION.findall(text))
        if "**" not in text or not names:
            return ()
        spoken = re.compile(rf"\b(?:{'|'.join(sorted(names))})\b")
        words = {
            word
            for place in {path.absolute().parent, *self._importing(path, root)}
            for one in _texts(place, (".py", ".ipynb"))
            if one != text
            for word in spoken.findall(one)
        }
        return tuple(sorted(words))

    def _importing(self, path: Path, root: Path | None) -> list[Path]:
        """The folders whose files may import a file."""
        folder = path.absolute().parent
        start = folder.parent if path.stem == "__init__" else folder
        is_package = (start / "__init__.py").is_file()
        named = self._naming(start, root)
        return list(dict.fromkeys((start, *([start.parent] if is_package else ()), *named)))

    def _naming(self, folder: Path, root: Path | None) -> Iterator[Path]:
        """The folders above, whose files import from this one."""
        for above in folder.parents:
            if root is None or not above.is_relative_to(root.absolute()):
                return
            if folder.name in self._names(above):
                yield above

    def _names(self, folder: Path) -> frozenset[str]:
        """The words of what Python files of a folder import."""
        key = str(folder)
        if key not in self._imported:
            self._imported[key] = _imported_names(key, _stamp(folder))
        return self._imported[key]

    def _named(
        self, path: Path, text: str, root: Path, pending: list[tuple[Module, dict[str, Module]]]
    ) -> dict[str, Module]:
        found: dict[str, Module] = {}
        for name, place in local_modules(path, text, root, self._listings).items():
            key = os.path.abspath(place), root
            if key not in self._known:
                inner: dict[str, Module] = {}
                made = self._known[key] = _read(place, inner)
                if made is not None:
                    pending.append((made, inner))
            module = self._known[key]
            if module is not None:
                found[name] = module
        return found


_FUNCTION = re.compile(r"\bdef (\w+)")


def _read(place: Path, modules: dict[str, Module]) -> Module | None:
    try:
        text, _ = decode(place.read_bytes(), python=place.suffix == ".py")
    except (OSError, UnicodeDecodeError, SyntaxError):
        return None
    path = os.path.abspath(place)
    return Module(text, detect(text, path), modules, path)


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
    """The words of the modules that Python files and notebooks of a folder import."""
    found: set[str] = set()
    programs = _texts(Path(folder), (".py",))
    cells = map(_imports_of_cells, _texts(Path(folder), (".ipynb",)))
    for text in chain(programs, cells):
        found.update(word for name in _python_names(text) for word in name.split(".") if word)
    return frozenset(found)


_IN_CELL = re.compile(r'^\s*"[ \t]*((?:import|from)[ \t][^"\\]*)', re.MULTILINE)


def _imports_of_cells(text: str) -> str:
    """The lines of a notebook that begin an import, out of its JSON as Jupyter lays it out."""
    return "\n".join(_IN_CELL.findall(text))


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
        found = sorted(folder.iterdir())
        files = [one for one in found if one.suffix in suffixes and one.is_file()]
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


def _python(own: str, name: str, above: tuple[str, ...], listings: Listings) -> Iterator[Path]:
    stem = name.lstrip(".")
    dots = len(name) - len(stem)
    if dots and not stem:
        *_, place = _places(os.path.dirname(own), dots, "")
        package = os.path.join(place, "__init__.py")
        if package != own and os.path.isfile(package):
            yield Path(package)
        return
    if not _DOTTED.fullmatch(stem):
        return
    first, *rest = stem.split(".")
    for place in _places(os.path.dirname(own), dots, "") if dots else above:
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
