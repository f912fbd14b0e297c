"""Model definitions in the Python files and notebooks of a project."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.model_definitions.arguments import DATA, PROJECTS, Project, calls
from tests.model_definitions.files import File, Texts, read
from tests.model_definitions.slices import Slice, WantedError
from tests.model_definitions.statements import Statement, called, free_names

MOST_DENIED = 4
"""Names whose absence is followed up; a program that lacks more wants its data."""

MAKERS = frozenset({"Sequential", "Model", "Functional"})


@dataclass(frozen=True)
class Definition:
    """`place` says where in the file; `programs` leave the model in `definition`, the likeliest
    call first; `why` says why there is none."""

    path: str
    place: str
    programs: tuple[str, ...]
    why: str = ""

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.programs[0].encode()).hexdigest()[:16] if self.programs else ""


def definitions(folder: Path) -> Iterator[Definition]:
    """Every definition of the project once: equal programs of several files count as one."""
    known = PROJECTS.get(folder.name, Project())
    own = dict(known.values)
    seen: set[str] = set()
    files = sorted([*folder.rglob("*.py"), *folder.rglob("*.ipynb")])
    for path in files:
        name = str(path.relative_to(folder))
        if known.folders and not name.startswith(known.folders):
            continue
        if any(part.startswith(".") or part in ("tests", "test") for part in path.parts):
            continue
        try:
            file = read(path, folder, known.texts)
        except (SyntaxError, ValueError):
            continue
        for one in _in_file(file, name, own):
            key = _normal(one.programs[0]) if one.programs else f"{name}:{one.place}"
            if key not in seen:
                seen.add(key)
                yield one


def _normal(program: str) -> str:
    try:
        return ast.dump(ast.parse(program))
    except SyntaxError:
        return program


def _in_file(file: File, name: str, own: dict[str, str]) -> Iterator[Definition]:
    makers = _makers(file)
    for number, statement in enumerate(file.statements):
        match statement.node:
            case ast.FunctionDef() as function if function.name in makers:
                yield _callable(file, name, number, function, own)
            case ast.ClassDef() as kind if _holds_models(kind):
                yield _callable(file, name, number, kind, own)
            case _:
                yield from _segments(file, name, number, statement, own)


def _makes(node: ast.AST) -> bool:
    """Whether a model is made: `Model` with arguments, or `Sequential`."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call):
            match one.func:
                case ast.Name(id=name) | ast.Attribute(attr=name) if name in MAKERS:
                    if name == "Sequential" or one.args or one.keywords:
                        return True
    return False


def _makers(file: File) -> set[str]:
    """Functions that return a model they make, or what such a function returns."""
    functions = [one.node for one in file.statements if isinstance(one.node, ast.FunctionDef)]
    found = {one.name for one in functions if _returns_model(one)}
    before = -1
    for imported in file.statements:
        if isinstance(imported.node, ast.ImportFrom):
            place = file.project_module(imported.node)
            if place is not None and place != file.path:
                found |= imported.binds & _imported_makers(place, file.root, file.texts)
    while len(found) != before:
        before = len(found)
        for function in functions:
            if _hands_on(function, found):
                found.add(function.name)
    return found


def _hands_on(function: ast.FunctionDef, makers: set[str]) -> bool:
    """Whether it returns what one of `makers` gives, at once or under a name."""
    names = {
        target.id
        for one in ast.walk(function)
        if isinstance(one, ast.Assign) and _calls(one.value, makers)
        for target in one.targets
        if isinstance(target, ast.Name)
    }
    return any(
        isinstance(one, ast.Return)
        and (
            _calls(one.value, makers) or (isinstance(one.value, ast.Name) and one.value.id in names)
        )
        for one in ast.walk(function)
    )


def _calls(value: ast.expr | None, makers: set[str]) -> bool:
    match value:
        case ast.Call(func=ast.Name(id=name)):
            return name in makers
    return False


@cache
def _imported_makers(place: Path, root: Path, texts: Texts) -> frozenset[str]:
    try:
        file = read(place, root, texts)
    except SyntaxError:
        return frozenset()
    functions = [one.node for one in file.statements if isinstance(one.node, ast.FunctionDef)]
    return frozenset(one.name for one in functions if _returns_model(one))


def _returns_model(function: ast.FunctionDef) -> bool:
    returned = any(
        isinstance(one, ast.Return) and one.value is not None for one in ast.walk(function)
    )
    return returned and _makes(function)


def _holds_models(kind: ast.ClassDef) -> bool:
    bases = {getattr(one, "attr", getattr(one, "id", "")) for one in kind.bases}
    layers = bases & {"Layer", "Model", "Callback"} or any(base.endswith("Layer") for base in bases)
    return (
        not layers
        and _makes(kind)
        and any(
            isinstance(one, ast.Assign)
            and any(isinstance(target, ast.Attribute) for target in one.targets)
            for one in ast.walk(kind)
        )
    )


def _program(file: File, end: int, last: str, own: dict[str, str]) -> str:
    """Raises WantedError."""
    denied: frozenset[str] = frozenset()
    while True:
        made = Slice(file, {**DATA, **own}, denied)
        try:
            made.before(set(free_names(ast.parse(last))), end)
            return made.text(last)
        except WantedError as error:
            if error.name in denied or len(denied) == MOST_DENIED:
                raise
            denied |= {error.name}


def _callable(
    file: File,
    name: str,
    number: int,
    subject: ast.FunctionDef | ast.ClassDef,
    own: dict[str, str],
) -> Definition:
    """The calls that its own file has at the top, then guessed ones."""
    programs: list[str] = []
    why = "its arguments are unknown"
    for end, call in [*_own_calls(file, subject.name), *((0, c) for c in calls(subject, own))]:
        last = f"definition = {call}"
        if "keras.Input(" in last:
            last = f"import keras\n{last}"
        try:
            program = _program(file, end or len(file.statements), last, own)
        except WantedError as error:
            why = str(error)
            continue
        if program not in programs:
            programs.append(program)
    kind = "class" if isinstance(subject, ast.ClassDef) else "function"
    place = f"{kind} {subject.name}"
    return Definition(name, place, tuple(programs[:4]), "" if programs else why)


def _own_calls(file: File, name: str) -> Iterator[tuple[int, str]]:
    for number, statement in enumerate(file.statements):
        if isinstance(statement.node, ast.FunctionDef | ast.ClassDef):
            continue
        for one in ast.walk(statement.node):
            match one:
                case ast.Call(func=ast.Name(id=found)) if found == name and not _downloads(one):
                    yield number, ast.unparse(one)


def _downloads(call: ast.Call) -> bool:
    return any(isinstance(one, ast.Constant) and one.value == "imagenet" for one in ast.walk(call))


def _segments(
    file: File, name: str, number: int, statement: Statement, own: dict[str, str]
) -> Iterator[Definition]:
    match statement.node:
        case ast.Assign(targets=[ast.Name(id=target)], value=ast.Call() as call) if _maker(call):
            pass
        case _:
            return
    end = number + 1
    for later in range(number + 1, len(file.statements)):
        after = file.statements[later]
        if target in after.binds and not isinstance(after.node, ast.For | ast.If):
            break
        if target in after.changes and "add" in called(after.node):
            end = later + 1
    place = f"{target}, line {statement.node.lineno} of statement {number + 1}"
    empty = not (call.args or call.keywords) and "Sequential" in ast.unparse(call.func)
    if empty and end == number + 1:
        return
    try:
        program = _program(file, end, f"definition = {target}", own)
    except WantedError as error:
        yield Definition(name, place, (), str(error))
        return
    yield Definition(name, place, (program,))


def _maker(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in MAKERS
    return False
