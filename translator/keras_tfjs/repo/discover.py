"""Which files of a directory are sources: by suffix, gitignore, configuration and text."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from keras_tfjs.source import Dialect, dialect_of_suffix

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NOTEBOOK = ".ipynb"
PYTHON_SUFFIXES = frozenset({".py", NOTEBOOK})

_NEVER = frozenset(
    {".git", ".hg", ".svn", ".tox", ".nox", "node_modules", "__pycache__", "site-packages"}
)
_ENVIRONMENT = "pyvenv.cfg"
_PYTHON_WORDS = re.compile(rb"\b(?:keras|tf_keras|tensorflow|tfjs)\b")
_STEMS = (b"keras", b"tensorflow", b"tfjs")
_SCRIPT_WORDS = re.compile(rb"\btensorflow/tfjs|tensorlow|\btfjs\b|\btf\s*\.")


@dataclass(frozen=True)
class _Ignore:
    """The patterns of one .gitignore, for paths below `base`."""

    base: str
    patterns: GitIgnoreSpec

    def verdict(self, path: str, *, directory: bool) -> bool | None:
        """Ignored, taken back, or not mentioned."""
        relative = os.path.relpath(path, self.base).replace(os.sep, "/")
        if relative.startswith("../"):
            return None
        return self.patterns.check_file(relative + "/" * directory).include


def repository_root(start: Path) -> Path:
    """The directory of the repository that `start` is in: the nearest with a .git, else the nearest
    with a pyproject.toml, else `start` itself."""
    start = Path(os.path.abspath(start))
    for mark in (".git", "pyproject.toml"):
        directory, below = str(start), ""
        while directory != below:
            if os.path.exists(os.path.join(directory, mark)):
                return Path(directory)
            directory, below = os.path.dirname(directory), directory
    return start


def is_source(path: Path, to: Dialect, from_: Dialect | None) -> bool:
    """Whether a file of this suffix is a source for `to`.

    Without `from_`, JavaScript is a source only for Python: `--to js` on a directory means its
    Python, and the JavaScript beside it is what comes out.
    """
    suffix = path.suffix.lower()
    if suffix in PYTHON_SUFFIXES:
        return from_ is None or from_.is_python
    dialect = dialect_of_suffix(path)
    return dialect is not None and (dialect is from_ or (from_ is None and to.is_python))


def mentions_framework(path: Path, data: bytes) -> bool:
    """Whether the file's bytes have a word of Keras, TensorFlow or TensorFlow.js.

    The filter before any parse; stricter than for a file that the user named, because NumPy alone
    does not make a file of a repository a program to translate.
    """
    if path.suffix.lower() not in PYTHON_SUFFIXES:
        return _SCRIPT_WORDS.search(data) is not None
    # a plain search for the words first: twenty times quicker than one for their boundaries
    return any(word in data for word in _STEMS) and _PYTHON_WORDS.search(data) is not None


def walk(
    directory: Path,
    wanted: Callable[[Path], bool],
    unreadable: Callable[[OSError], None],
    exclude: Sequence[str] = (),
    exclude_base: Path | None = None,
) -> Iterator[Path]:
    """The wanted files below `directory`, sorted.

    .gitignore files are respected from the repository's root down; `exclude` holds more patterns of
    that kind, relative to `exclude_base` (None: the root). Version control, environments, packages
    and symbolic links are left out: what a link points at is found where it is, or is not part of
    the directory.
    """
    root = repository_root(directory)
    rules = _patterns(str(exclude_base or root), exclude)
    rules += _from_file(root / ".git" / "info" / "exclude", root)
    for above in reversed(Path(os.path.abspath(directory)).parents):
        if above.is_relative_to(root):
            rules += _from_file(above / ".gitignore", above)
    yield from _walk(directory, rules, wanted, unreadable)


def _walk(
    directory: Path,
    rules: list[_Ignore],
    wanted: Callable[[Path], bool],
    unreadable: Callable[[OSError], None],
) -> Iterator[Path]:
    try:
        with os.scandir(directory) as scan:
            entries = sorted(scan, key=lambda entry: entry.name)
    except OSError as error:
        unreadable(error)
        return
    names = {entry.name for entry in entries}
    if _ENVIRONMENT in names:
        return
    if ".gitignore" in names:
        rules = [*rules, *_from_file(directory / ".gitignore", directory.absolute())]
    for entry in entries:
        if entry.is_symlink() or entry.name in _NEVER:
            continue
        path = directory / entry.name
        if entry.is_dir(follow_symlinks=False):
            if not _ignored(path, rules, directory=True):
                yield from _walk(path, rules, wanted, unreadable)
        elif wanted(path) and not _ignored(path, rules, directory=False):
            yield path


def _ignored(path: Path, rules: Sequence[_Ignore], *, directory: bool) -> bool:
    """By the nearest rule that mentions the path, as git decides."""
    absolute = os.path.abspath(path)
    for rule in reversed(rules):
        verdict = rule.verdict(absolute, directory=directory)
        if verdict is not None:
            return verdict
    return False


def _from_file(path: Path, base: Path) -> list[_Ignore]:
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return []
    return _patterns(str(base), text.splitlines())


def _patterns(base: str, lines: Sequence[str]) -> list[_Ignore]:
    if not lines:
        return []
    from pathspec import GitIgnoreSpec

    with warnings.catch_warnings(action="ignore", category=FutureWarning):
        try:
            return [_Ignore(base, GitIgnoreSpec.from_lines(lines))]
        except (ValueError, re.error):
            return [_Ignore(base, GitIgnoreSpec.from_lines(filter(_is_pattern, lines)))]


def _is_pattern(line: str) -> bool:
    """Whether a line of a .gitignore means anything: git passes over what does not."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except (ValueError, re.error):
        return False
    return True
