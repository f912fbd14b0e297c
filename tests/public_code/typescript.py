"""JavaScript as TypeScript reads it, the scripts of one repository as one program: checked against
TF.js's own types. An error that no diagnostic speaks of may be a wrong translation."""

from __future__ import annotations

import ast
import builtins
import json
import os
import re
import shutil
import subprocess
import symtable
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.public_code.statements import statements

from keras_tfjs.diagnostics import Diagnostic, Severity
from keras_tfjs.modules import imported, put_beside, types

ORACLES = Path(__file__).parents[1] / "oracles"

_OPTIONS = {
    "allowJs": True,
    "checkJs": True,
    "module": "esnext",
    "moduleDetection": "force",
    "moduleResolution": "bundler",
    "noEmit": True,
    "skipLibCheck": True,
    "strict": False,
    "target": "es2022",
}
_AMBIENT = """\
declare module '@tensorflow/tfjs-vis';
interface Function {
  [member: string]: any;
}
"""
"""The types of tfjs-vis want a browser's chart library. A class is any function to TypeScript where
it is an object's `constructor`."""

_ERROR = re.compile(r"(\S.*?)\((\d+),(\d+)\): error TS(\d+): (.*)")
_NAMED = re.compile(r"(?:annot find name|shorthand property|on type) '(?:typeof )?(\w+)'")
_MEMBER = re.compile(r"Property '(\w+)' does not exist on type '(\w+)'")
_BROWSERS_OWN = re.compile(r"type 'new \([^']*\) => HTML(\w+)Element'")
"""A name that only a left-over statement binds and that browsers have, too: `Image`."""
_REST = re.compile(r"(\.\.\.\w+,?\s*\} = )\{\}")


def checkable(code: str) -> str:
    """Of a parameter with a rest the checker takes the named options to be all there are."""
    return _REST.sub(r"\1/** @type {any} */ ({})", code)


_ABSENT = re.compile(r"Cannot find module '\.")

PROGRAMS_OWN = {
    2367: "a comparison of two constants, one of which the author changes by hand",
    2454: "a variable that Python, too, may meet unset",
    18048: "the same",
}
"""Errors, by number, that say something of the program itself, in Python as in JavaScript."""


@dataclass(frozen=True)
class Script:
    """JavaScript with the lines of the source that its own came from. `said` are the source's lines
    in statements with a diagnostic, `unknown` the names that only left-over statements bind, or
    nothing of the file does; `members` the attributes that the checker does not see: those bound in
    left-over statements or, among others, by one statement. `open` are the classes with a left-over
    statement that binds attributes by names computed, `absent` the names, with their lines, that
    Python does not find either: another function has them."""

    path: str
    code: str
    lines: tuple[int, ...]
    said: frozenset[int]
    unknown: frozenset[str]
    members: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    absent: frozenset[tuple[int, str]] = frozenset()


@dataclass(frozen=True)
class Finding:
    """An error of the checker at a line of the source."""

    path: str
    line: int
    number: int
    message: str


def script(
    path: str, source: str, code: str, lines: tuple[int, ...], found: Sequence[Diagnostic]
) -> Script:
    tree = ast.parse(source)
    spans = statements(tree)
    worth = [one for one in found if one.severity is not Severity.NOTE]
    errors = [one for one in worth if one.severity is Severity.ERROR]
    said = frozenset(_lines(worth, spans))
    left = frozenset(_lines(errors, spans))
    members = frozenset(map(_word, _members(tree, left)))
    opened = frozenset(map(_word, _opened(tree, left)))
    absent = frozenset(_absent(tree, source))
    return Script(path, code, lines, said, _unknown(tree, left), members, opened, absent)


def _lines(found: Sequence[Diagnostic], spans: dict[int, tuple[int, int]]) -> Iterator[int]:
    for one in found:
        for line in range(one.span.line, one.span.end_line + 1):
            first, last = spans.get(line, (line, line))
            yield from range(first, last + 1)


def _unknown(tree: ast.Module, left: frozenset[int]) -> frozenset[str]:
    """As `_word` spells them."""
    bound: set[str] = set()
    unknown: set[str] = set()
    used: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                names = [(one.asname or one.name).split(".")[0] for one in aliases]
            case ast.Name(id=name, ctx=ast.Load()):
                used.add(name)
                continue
            case ast.Name(id=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names = [name]
            case ast.arg(arg=name):
                bound.add(name)
                continue
            case ast.ExceptHandler(name=str() as name):
                names = [name]
            case _:
                continue
        bound.update(names)
        if node.lineno in left:
            unknown.update(names)
    never = used - bound - set(dir(builtins))
    if "keras" in never:  # the program never imports it, nor does what it becomes
        never.add("tf")
    unknown |= never
    classes = [one for one in ast.walk(tree) if isinstance(one, ast.ClassDef)]
    unknown.update(_members_of(tree, unknown))
    for _ in range(3):
        for one in classes:
            made_of = (*one.bases, *one.decorator_list)
            parts = [each for part in made_of for each in ast.walk(part)]
            if any(isinstance(each, ast.Name) and each.id in unknown for each in parts):
                unknown.add(one.name)
    return frozenset(map(_word, unknown))


def _absent(tree: ast.Module, source: str) -> Iterator[tuple[int, str]]:
    tables = [symtable.symtable(source, "program", "exec")]
    for table in tables:
        tables.extend(table.get_children())
    bound = set(dir(builtins)) | {"__file__", "__path__"}
    for table in tables:
        for name in table.get_symbols():
            is_made = name.is_assigned() or name.is_imported() or name.is_namespace()
            if is_made and (table is tables[0] or name.is_declared_global()):
                bound.add(name.get_name())
    missing = {
        (table.get_lineno(), name.get_name())
        for table in tables[1:]
        for name in table.get_symbols()
        if name.is_global() and name.is_referenced() and name.get_name() not in bound
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for one in ast.walk(node):
                if isinstance(one, ast.Name) and (node.lineno, one.id) in missing:
                    yield one.lineno, _word(one.id)


def _members_of(tree: ast.Module, unknown: set[str]) -> Iterator[str]:
    """Names for members of modules that are unknown: `tfe = tf.contrib.eager`."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute() as value):
                owner: ast.expr = value
                while isinstance(owner, ast.Attribute):
                    owner = owner.value
                if isinstance(owner, ast.Name) and owner.id in unknown:
                    yield name
            case _:
                pass


def _members(tree: ast.Module, left: frozenset[int]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            if node.lineno in left:
                yield node.attr
        elif isinstance(node, ast.Tuple | ast.List) and isinstance(node.ctx, ast.Store):
            yield from (one.attr for one in node.elts if isinstance(one, ast.Attribute))


def _opened(tree: ast.Module, left: frozenset[int]) -> Iterator[str]:
    for owner in ast.walk(tree):
        if not isinstance(owner, ast.ClassDef):
            continue
        for node in ast.walk(owner):
            match node:
                case ast.Attribute(value=ast.Name(id="self"), attr="__dict__") | ast.Call(
                    func=ast.Name(id="setattr"), args=[ast.Name(id="self"), *_]
                ) if (node.lineno in left):
                    yield owner.name
                case _:
                    pass


def _word(name: str) -> str:
    """A name however the language spells it."""
    return name.replace("_", "").lower()


def findings(scripts: Sequence[Script], folder: Path) -> list[Finding] | None:
    """What the checker says outside of diagnosed statements; None where it is not installed."""
    program = ORACLES / "node_modules" / "typescript" / "lib" / "tsc.js"
    node = shutil.which("node")
    if node is None or not program.is_file():
        return None
    places = with_imported(laid_out(scripts, folder))
    command = [node, "--max-old-space-size=4096", str(program), "-p", "tsconfig.json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    made = []
    for line in done.stdout.splitlines():
        found = _ERROR.match(line)
        if found is None or found[1] not in places:
            continue
        one = places[found[1]]
        place = one.lines[min(int(found[2]), len(one.lines)) - 1]
        number, message = int(found[4]), found[5]
        if place in one.said or number in PROGRAMS_OWN or follows(message, one):
            continue
        if _word(_name_at(one, int(found[2]), int(found[3]))) in one.unknown:
            continue
        named = _NAMED.search(message)
        if named is not None and number == 2304 and (place, _word(named[1])) in one.absent:
            continue
        if not (
            message.startswith(_NO_ARGUMENTS) and makes_unknown(one, int(found[2]), int(found[3]))
        ):
            made.append(Finding(one.path, place, number, message))
    return made


def follows(message: str, one: Script) -> bool:
    """Whether an error comes of a name that is left over elsewhere, where it was said, or of a file
    that is not at hand."""
    named = _NAMED.search(message)
    if named is not None and _word(named[1]) in one.unknown:
        return True
    if (member := _MEMBER.search(message)) is not None and (
        _word(member[1]) in one.members or _word(member[2]) in one.open
    ):
        return True
    browsers = _BROWSERS_OWN.search(message)
    if browsers is not None and _word(browsers[1]) in one.unknown:
        return True
    return _ABSENT.search(message) is not None


def with_imported(places: dict[str, Script]) -> dict[str, Script]:
    """The scripts by path, whose unknown names have those that they import from scripts in which
    they are left over."""
    made = {}
    for place, one in places.items():
        found = set(one.unknown)
        for taken, source in _IMPORT.findall(one.code):
            other = places.get(os.path.normpath(Path(place).parent / source))
            if other is not None and taken.startswith("{"):
                pairs = [part.split() for part in taken[1:-1].split(",") if part.split()]
                found.update(_word(pair[-1]) for pair in pairs if _word(pair[0]) in other.unknown)
        made[place] = replace(one, unknown=frozenset(found))
    return made


def _name_at(one: Script, line: int, column: int) -> str:
    """The name that stands at a place, if any."""
    lines = checkable(one.code).split("\n")
    found = re.compile(r"\w+").match(lines[line - 1], column - 1) if line <= len(lines) else None
    return found[0] if found is not None else ""


_NO_ARGUMENTS = "Expected 0 arguments"
_NEW = re.compile(r"\bnew (\w+)\(\s*\Z")


def makes_unknown(one: Script, line: int, column: int) -> bool:
    """Whether the first argument at a place is given to a class on a base that is left over: it has
    a constructor without parameters to TypeScript."""
    lines = checkable(one.code).split("\n")
    before = "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]])
    made = _NEW.search(before)
    return made is not None and _word(made[1]) in one.unknown


def laid_out(scripts: Sequence[Script], folder: Path) -> dict[str, Script]:
    """The scripts as files of a project, with the modules that they import; by path."""
    (folder / "node_modules").symlink_to(ORACLES / "node_modules")
    shutil.copy(ORACLES / "shim.d.ts", folder)
    (folder / "ambient.d.ts").write_text(_AMBIENT, encoding="utf-8")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    places: dict[str, Script] = {}
    for one in scripts:
        place = Path(one.path).with_suffix(".js")
        if place.stem == "__init__":
            place = place.with_name("index.js")
        while str(place) in places:
            place = place.with_stem(f"{place.stem}_")
        places[str(place)] = one
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(checkable(one.code), encoding="utf-8")
        put_beside(file, one.code)
        for name in imported(one.code):
            declared = types(name)
            if declared is not None:
                shutil.copy(_MODULES / declared, file.parent)
    _stand_in(places, folder)
    files = ["shim.d.ts", "ambient.d.ts", *places]
    config = {"compilerOptions": _OPTIONS, "files": files}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    return places


_IMPORT = re.compile(r"^(?:import|export) ([^;']+?) from '(\.[^']+)';", re.MULTILINE)

_EXPORTED = re.compile(r"^export (?:async )?(?:\w+\*?) (\w+)", re.MULTILINE)
_BASE = re.compile(r"\bextends (?:\w+\.)*(\w+)")
_CLASS = (
    "{new (...given: any[]): {getClassName(): any, getConfig(): any, [member: string]: any}, "
    "(...given: any[]): any, fromConfig: any, [member: string]: any}"
)
"""TypeScript gives a class on a base that is `any` a constructor without parameters, and nothing of
what TF.js registers."""


def _stand_in(places: dict[str, Script], folder: Path) -> None:
    """Modules in the place of files that are not at hand, where everything is `any`: a class that
    has its base there has all members, and is made of any arguments."""
    wanted: dict[Path, set[str]] = {}
    handed_on: list[tuple[Path, Path]] = []
    bases: set[str] = set()
    every = "\n".join(one.code for one in places.values())
    for place, one in places.items():
        bases.update(_BASE.findall(one.code))
        for taken, source in _IMPORT.findall(one.code):
            file = ((folder / place).parent / source).resolve()
            names = wanted.setdefault(file, set())
            if taken == "*":
                handed_on.append(((folder / place).resolve(), file))
            elif f"export {taken} from" in one.code and taken.startswith("* as "):
                names.update(re.findall(rf"\b{taken[5:]}\s*\.(\w+)", every))
            elif (whole := re.match(r"\* as (\w+)", taken)) is not None:
                of_it = rf"(?<![\w/])(?<![^.]\.){whole[1]}\s*\.(\w+)"
                names.update(re.findall(of_it, one.code))
            elif taken.startswith("{"):
                names.update(one.split()[0] for one in taken[1:-1].split(",") if one.split())
    exported = {
        (folder / place).resolve(): set(_EXPORTED.findall(one.code))
        for place, one in places.items()
    }
    for package, file in handed_on:
        siblings = [other for each, other in handed_on if each == package and other != file]
        known = set().union(*(exported.get(one, set()) for one in (package, *siblings)))
        wanted[file] |= wanted.get(package, set()) - known
    for file, names in wanted.items():
        if file.is_relative_to(folder.resolve()) and not file.exists():
            declared = (
                f"/** @type {{{_CLASS if one in bases else 'any'}}} */\nexport let {one};\n"
                for one in sorted(names)
            )
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("".join(declared), encoding="utf-8")


_MODULES = Path(__file__).parents[2] / "translator" / "keras_tfjs" / "modules"
