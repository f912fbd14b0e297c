"""What a piece of a Python file needs of the rest of its project, as one program.

A file is a list of statements; `Slice` collects those that the wanted names come from, the
definitions of imported files of the project before those of the file itself.
"""

from __future__ import annotations

import ast
import json
import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

MUTATORS = frozenset("add append extend insert update setdefault build pop".split())
"""Methods that a name has to be followed through."""

UNWANTED = frozenset(
    "load_data get_file read_csv open load_img listdir urlopen urlretrieve load load_model input "
    "parse_args make fit fit_generator predict train train_on_batch load_weights fetch_openml "
    "train_test_split flow_from_directory image_dataset_from_directory read_data_sets glob walk "
    "get_dummies fit_transform loadtxt genfromtxt imread summary plot_model Session".split()
)
"""Calls of programs that want data, files, the network, or time."""

INSTALLED = frozenset(
    "keras tensorflow tf_keras numpy math functools itertools collections os sys random typing "
    "copy re string time warnings __future__ json operator types enum dataclasses abc datetime "
    "numbers inspect six".split()
)


class WantedError(Exception):
    """A name cannot be had: the message says why, `name` which."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{why}: {name}")
        self.name = name


@dataclass(frozen=True, eq=False)
class Statement:
    node: ast.stmt
    text: str

    @cached_property
    def binds(self) -> frozenset[str]:
        return frozenset(_bound(self.node))

    @cached_property
    def changes(self) -> frozenset[str]:
        """Names whose objects it changes without binding them."""
        return frozenset(_changed(self.node)) - self.binds

    @cached_property
    def uses(self) -> frozenset[str]:
        return frozenset(free_names(self.node))

    @cached_property
    def unwanted(self) -> str:
        """A call that cannot be had here; a definition only holds them."""
        if isinstance(self.node, ast.FunctionDef | ast.ClassDef):
            return ""
        return next((name for name in called(self.node) if name in UNWANTED), "")


def _targets(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store):
            yield one.id


def _bound(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            for alias in names:
                yield alias.asname or alias.name.partition(".")[0]
        case ast.If() | ast.For() | ast.While() | ast.With() | ast.Try():
            if isinstance(node, ast.For):
                yield from _targets(node.target)
            for inner in ast.iter_child_nodes(node):
                if isinstance(inner, ast.stmt):
                    yield from _bound(inner)
                elif isinstance(inner, ast.ExceptHandler):
                    for statement in inner.body:
                        yield from _bound(statement)
                elif isinstance(inner, ast.withitem) and inner.optional_vars:
                    yield from _targets(inner.optional_vars)
        case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
            yield from _targets(node)


def _root(node: ast.expr) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _changed(node: ast.stmt) -> Iterator[str]:
    for one in ast.walk(node):
        match one:
            case ast.Call(func=ast.Attribute(attr=name, value=value)) if name in MUTATORS:
                yield _root(value)
            case ast.Subscript(ctx=ast.Store()) | ast.Attribute(ctx=ast.Store()):
                yield _root(one)


def called(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            match one.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name


def free_names(node: ast.AST) -> Iterator[str]:
    """Names that are read, without those that functions inside have of their own."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
            arguments = node.args
            for outer in (*arguments.defaults, *arguments.kw_defaults):
                if outer is not None:
                    yield from free_names(outer)
            for decorator in getattr(node, "decorator_list", ()):
                yield from free_names(decorator)
            every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
            own = {one.arg for one in every}
            own |= {one.arg for one in (arguments.vararg, arguments.kwarg) if one is not None}
            for annotation in (*every, arguments.vararg, arguments.kwarg):
                if annotation is not None and annotation.annotation is not None:
                    yield from free_names(annotation.annotation)
            body = node.body if isinstance(node.body, list) else [node.body]
            if not isinstance(node, ast.Lambda):
                if node.returns is not None:
                    yield from free_names(node.returns)
                given_away = {
                    name
                    for one in ast.walk(node)
                    if isinstance(one, ast.Global)
                    for name in one.names
                }
                for statement in node.body:
                    own |= set(_bound(statement)) - given_away
            for inner in body:
                yield from (name for name in free_names(inner) if name not in own)
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            own = {name for one in node.generators for name in _targets(one.target)}
            for inner in ast.iter_child_nodes(node):
                yield from (name for name in free_names(inner) if name not in own)
        case ast.Name(id=name, ctx=ast.Load() | ast.Del()):
            yield name
        case ast.AugAssign(target=ast.Name(id=name)):
            yield name
            yield from free_names(node.value)
        case _:
            for inner in ast.iter_child_nodes(node):
                yield from free_names(inner)


@dataclass(eq=False)
class File:
    """The statements of a file; those under `if __name__ == "__main__":` count as its own."""

    path: Path
    root: Path
    statements: list[Statement] = field(default_factory=list)

    def binding(self, name: str) -> list[int]:
        return [i for i, one in enumerate(self.statements) if name in one.binds]

    def provides(self, name: str) -> bool:
        """Whether it binds the name, or a star import of the project does."""
        if self.binding(name):
            return True
        return any(read(place, self.root).provides(name) for place in self.starred)

    @cached_property
    def starred(self) -> list[Path]:
        """Files of the project that are imported with a star."""
        found = [
            self.project_module(one.node)
            for one in self.statements
            if isinstance(one.node, ast.ImportFrom) and one.node.names[0].name == "*"
        ]
        return [place for place in found if place is not None and place != self.path]

    @cached_property
    def modules(self) -> dict[str, Path]:
        """Files of the project that names of the file stand for as modules."""
        found: dict[str, Path] = {}
        for statement in self.statements:
            match statement.node:
                case ast.ImportFrom(names=names, module=module, level=level):
                    for alias in names:
                        whole = f"{module}.{alias.name}" if module else alias.name
                        inner = ast.ImportFrom(whole, [], level)
                        place = self.project_module(inner)
                        if place is not None:
                            found[alias.asname or alias.name] = place
        return found

    def project_module(self, node: ast.ImportFrom) -> Path | None:
        """The file of the project that an import names."""
        parts = node.module.split(".") if node.module else []
        if node.level:
            homes = [self.path.parents[node.level - 1]]
        else:
            homes = [*self.path.parents[: len(self.path.relative_to(self.root).parts)]]
        for home in homes:
            place = home.joinpath(*parts)
            for candidate in (place.with_suffix(".py"), place / "__init__.py"):
                if candidate.is_file() and (node.level or parts[0] not in INSTALLED):
                    return candidate
        return None


Texts = tuple[tuple[str, str], ...]

_MAGIC = re.compile(r"^(\s*)[%!?].*$", re.MULTILINE)


@lru_cache(maxsize=None)
def read(path: Path, root: Path, texts: Texts = ()) -> File:
    """Raises SyntaxError for a file that is not Python 3; of a notebook, the cells that are not are
    left out. `texts`: expressions that need data, and what stands for them."""
    file = File(path, root)
    text = path.read_text(encoding="utf-8", errors="replace")
    for expression, value in texts:
        text = text.replace(expression, value)
    if path.suffix != ".ipynb":
        _take(file, text)
        return file
    for cell in json.loads(text).get("cells", ()):
        if cell["cell_type"] == "code":
            lines = cell["source"]
            source = lines if isinstance(lines, str) else "".join(lines)
            try:
                _take(file, _MAGIC.sub(r"\1pass", source))
            except SyntaxError:
                continue
    return file


def _take(file: File, text: str) -> None:
    lines = text.splitlines()
    for node in ast.parse(text).body:
        match node:
            case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
                inside = node.body
            case _:
                inside = [node]
        for one in inside:
            file.statements.append(Statement(one, _text(one, lines)))


def _text(node: ast.stmt, lines: list[str]) -> str:
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(one.lineno for one in decorators)])
    found = "\n".join(lines[first - 1 : node.end_lineno])
    head = lines[first - 1][: node.col_offset]
    if head.strip() or ";" in found.split("\n")[-1]:
        return ast.unparse(node)
    return textwrap.dedent(found)


Place = tuple[Path, int]


class Slice:
    """`guesses`: values, as text, for names that cannot be had."""

    def __init__(self, file: File, guesses: dict[str, str]) -> None:
        self.file = file
        self.guesses = guesses
        self.taken: dict[Path, dict[int, str]] = {}
        self.order: list[Path] = []
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
            if statement.unwanted or _unavailable(self.file, statement):
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
            if statement.unwanted or _unavailable(file, statement):
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
                    other = read(place, file.root)
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
                other = read(place, file.root)
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
                    other = read(file.modules[alias], file.root)
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
            read(path, self.file.root).statements[number].text for path, number in (one, other)
        )
        imports = all(text.lstrip().startswith(("import", "from", "try")) for text in (first, second))
        return first == second or imports

    def text(self, last: str) -> str:
        """The program: imported definitions, guesses, the file's statements, `last`."""
        parts: list[str] = []
        others = [path for path in self.taken if path != self.file.path]
        for path in reversed(others):
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
