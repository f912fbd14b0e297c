"""What a piece of a Python file needs of the rest of its project, as one program.

A file is a list of statements; `Slice` collects those that the wanted names come from, the
definitions of imported files of the project before those of the file itself.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from pathlib import Path

from tests.model_definitions.files import INSTALLED, File, read
from tests.model_definitions.statements import Statement


class WantedError(Exception):
    """A name cannot be had: the message says why, `name` which."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{why}: {name}")
        self.name = name


Place = tuple[Path, int]


class Slice:
    """`guesses`: values, as text, for names that cannot be had. `denied`: names of the file that
    turned out to be such; what reads them cannot be had either."""

    def __init__(
        self, file: File, guesses: dict[str, str], denied: frozenset[str] = frozenset()
    ) -> None:
        self.file = file
        self.guesses = guesses
        self.denied = denied
        self.taken: dict[Path, dict[int, str]] = {}
        self.guessed: dict[str, str] = {}
        self._names: dict[str, Place] = {}

    def before(self, names: Iterable[str], end: int) -> None:
        """What `names` are made of in the file's statements before `end`, the last first."""
        wanted = set(names)
        later: set[str] = set()
        for number in range(end - 1, -1, -1):
            statement = self.file.statements[number]
            touched = statement.binds & wanted
            if not touched and not (statement.changes & wanted):
                continue
            if isinstance(statement.node, ast.Expr) and not statement.changes & wanted:
                continue
            if not touched and _only_configures(statement.node):
                continue
            guess = {name: self.guesses[name] for name in touched if name in self.guesses}
            if self._denies(self.file, statement):
                if touched and touched <= guess.keys():
                    self.guessed |= guess
                    wanted -= touched
                    continue
                if not touched:
                    continue
                name = sorted(touched)[0]
                raise WantedError(name, statement.unwanted or "not installed")
            self._put(self.file, number)
            if isinstance(statement.node, ast.FunctionDef | ast.ClassDef):
                later |= statement.uses
            if _rebinds(statement.node):
                wanted -= touched
            wanted |= statement.uses
        for name in sorted((wanted | later) - self._bound_here()):
            self._missing(name, end)

    def _denies(self, file: File, statement: Statement) -> bool:
        if statement.unwanted or _unavailable(file, statement):
            return True
        defines = isinstance(statement.node, ast.FunctionDef | ast.ClassDef)
        return not defines and bool(statement.uses & self.denied) and file is self.file

    def _bound_here(self) -> set[str]:
        taken = self.taken.get(self.file.path, {})
        return {name for number in taken for name in self.file.statements[number].binds}

    def _missing(self, name: str, end: int) -> None:
        """A name that only functions read, or that a star import or nobody brings."""
        if name in _BUILTINS or name in self.guessed:
            return
        if self.file.binding(name):
            self.closure(self.file, name)
        elif name in self.guesses:
            self.guessed[name] = self.guesses[name]
        else:
            self._starred(self.file, name)

    def closure(self, file: File, name: str) -> None:
        """Everything that binds `name` in a file, and what that needs."""
        numbers = file.binding(name)
        if not numbers:
            if name in _BUILTINS:
                return
            self._starred(file, name)
            return
        for number in numbers:
            if number in self.taken.get(file.path, {}):
                continue
            statement = file.statements[number]
            if self._denies(file, statement):
                if name in self.guesses:
                    self.guessed[name] = self.guesses[name]
                    return
                raise WantedError(name, statement.unwanted or "not installed")
            self._put(file, number)
            for needed in statement.uses:
                self.closure(file, needed)

    def _starred(self, file: File, name: str) -> None:
        for number, statement in enumerate(file.statements):
            match statement.node:
                case ast.ImportFrom(names=[ast.alias(name="*")]) as node:
                    place = file.project_module(node)
                    if place is None:
                        self._put(file, number)
                        continue
                    other = read(place, file.root, file.texts)
                    if other.provides(name):
                        self.closure(other, name)
                        return
        if name in self.guesses:
            self.guessed[name] = self.guesses[name]

    def _put(self, file: File, number: int) -> None:
        statement = file.statements[number]
        node = statement.node
        if isinstance(node, ast.ImportFrom):
            place = file.project_module(node)
            if place is not None:
                if number in self.taken.get(file.path, {}):
                    return
                self.taken.setdefault(file.path, {})[number] = ""
                other = read(place, file.root, file.texts)
                renamed = ""
                for alias in node.names:
                    if alias.name == "*" or (alias.asname or alias.name) in file.modules:
                        continue
                    if not other.provides(alias.name):
                        raise WantedError(alias.name, "a module of the project")
                    self.closure(other, alias.name)
                    if alias.asname and alias.asname != alias.name:
                        renamed += f"{alias.asname} = {alias.name}\n"
                self._note(file, number, renamed.rstrip("\n"))
                return
        if number not in self.taken.get(file.path, {}):
            self._note(file, number, statement.text)
            self._note(file, number, self._flat(file, statement))

    def _flat(self, file: File, statement: Statement) -> str:
        """The text, with members of the project's modules as plain names."""
        text = statement.text
        for one in ast.walk(statement.node):
            match one:
                case ast.Attribute(value=ast.Name(id=alias), attr=name) if alias in file.modules:
                    other = read(file.modules[alias], file.root, file.texts)
                    if not other.provides(name):
                        raise WantedError(f"{alias}.{name}", "a module of the project")
                    self.closure(other, name)
                    text = re.sub(rf"\b{alias}\s*\.\s*{name}\b", name, text)
        return text

    def _note(self, file: File, number: int, text: str) -> None:
        self.taken.setdefault(file.path, {})[number] = text
        for name in file.statements[number].binds:
            home = self._names.setdefault(name, (file.path, number))
            if home[0] != file.path and not self._same(home, (file.path, number)) and text:
                raise WantedError(name, "two files give it different meanings")

    def _same(self, one: Place, other: Place) -> bool:
        first, second = (
            read(path, self.file.root, self.file.texts).statements[number].text
            for path, number in (one, other)
        )
        imports = all(
            text.lstrip().startswith(("import", "from", "try")) for text in (first, second)
        )
        return first == second or imports

    def text(self, last: str) -> str:
        """The program: imported definitions, guesses, the file's statements, `last`."""
        parts: list[str] = []
        for path in self._in_order():
            parts += [text for _, text in sorted(self.taken[path].items()) if text]
        own = [text for _, text in sorted(self.taken.get(self.file.path, {}).items()) if text]
        head = [text for text in own if text.startswith(("import ", "from "))]
        rest = [text for text in own if text not in head]
        parts += head
        if any("np." in value for value in self.guessed.values()):
            parts.append("import numpy as np")
        parts += [f"{name} = {value}" for name, value in sorted(self.guessed.items())]
        parts += [*rest, last]
        future = [one for one in parts if one.startswith("from __future__")]
        return "\n".join([*(one for one in parts if one not in future)]) + "\n"

    def _in_order(self) -> list[Path]:
        """The other files, each behind those that it imports."""
        done: list[Path] = []
        seen: set[Path] = set()

        def visit(path: Path) -> None:
            if path in seen or path not in self.taken:
                return
            seen.add(path)
            file = read(path, self.file.root, self.file.texts)
            for statement in file.statements:
                if isinstance(statement.node, ast.ImportFrom):
                    place = file.project_module(statement.node)
                    if place is not None:
                        visit(place)
            for place in file.modules.values():
                visit(place)
            done.append(path)

        for path in self.taken:
            visit(path)
        return [path for path in done if path != self.file.path]


def _unavailable(file: File, statement: Statement) -> bool:
    match statement.node:
        case ast.Import(names=names):
            return any(one.name.partition(".")[0] not in INSTALLED for one in names)
        case ast.ImportFrom(module=module, level=level) as node:
            if file.project_module(node) is not None:
                return False
            return bool(level) or (module or "").partition(".")[0] not in INSTALLED
    return False


def _only_configures(node: ast.stmt) -> bool:
    """`model.trainable = False` and the like, which no description sees."""
    match node:
        case ast.Assign(targets=[ast.Attribute(attr="trainable")]):
            return True
    return False


def _rebinds(node: ast.stmt) -> bool:
    return isinstance(
        node, ast.Assign | ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom
    ) and not isinstance(node, ast.AugAssign)


_BUILTINS = frozenset(dir(__builtins__) if not isinstance(__builtins__, dict) else __builtins__)
