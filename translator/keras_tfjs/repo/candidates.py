"""Which discovered files have to do with Keras or TF.js, and which modules those need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from keras_tfjs.repo.cells import program_of
from keras_tfjs.repo.discover import NOTEBOOK, mentions_framework
from keras_tfjs.repo.modules import Listings, local_modules
from keras_tfjs.repo.notebook import NotebookError, parse
from keras_tfjs.repo.read import contents


class Candidates:
    """Answers from the files' texts, read once each; no program is parsed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._listings = Listings()
        self._data: dict[Path, bytes | None] = {}
        self._imports: dict[Path, tuple[Path, ...]] = {}

    def data(self, path: Path) -> bytes | None:
        """The file's bytes; None where it cannot be read, which its translation will report."""
        key = path if path.is_absolute() else path.absolute()
        if key not in self._data:
            try:
                self._data[key] = contents(key)
            except OSError:
                self._data[key] = None
        return self._data[key]

    def belongs(self, path: Path) -> bool:
        """Whether the file mentions Keras or TF.js, or imports a file of the project that does, or
        one that imports one."""
        return any(self._mentions(one) for one in self._reachable([path]))

    def needed(self, paths: Iterable[Path]) -> set[Path]:
        """The files of the project that the given ones import, and those that they import."""
        return set(self._reachable(paths))

    def _mentions(self, path: Path) -> bool:
        data = self.data(path)
        return data is None or mentions_framework(path, data)

    def _reachable(self, paths: Iterable[Path]) -> Iterator[Path]:
        pending = [path.absolute() for path in paths]
        seen = set(pending)
        while pending:
            path = pending.pop()
            yield path
            fresh = [one for one in self._imported(path) if one not in seen]
            seen.update(fresh)
            pending += fresh

    def _imported(self, path: Path) -> tuple[Path, ...]:
        if path not in self._imports:
            data = self.data(path)
            text = "" if data is None else program_text(path, data)
            found = local_modules(path, text, self._root, self._listings)
            self._imports[path] = tuple(found.values())
        return self._imports[path]


def program_text(path: Path, data: bytes) -> str:
    """The file's program, of a notebook that of its cells; for looking up its imports."""
    text = data.decode("utf-8", "replace")
    if path.suffix.lower() != NOTEBOOK:
        return text
    try:
        return program_of(parse(text))
    except NotebookError:
        return ""
