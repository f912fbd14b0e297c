"""Functions and classes that Python has and JavaScript has not, written into the files that need
them: the texts beside this file."""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import takewhile

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence import match_javascript
from keras_tfjs.javascript.correspondence.helper_rows import OF_ANY_COUNT
from keras_tfjs.javascript.node_modules import with_marked_modules
from keras_tfjs.javascript.parse import parse
from keras_tfjs.javascript.printing import print_program

_DECLARATION = re.compile(r"(?:/\*\*(?:[^*]|\*(?!/))*\*/\n)?(?:function\*?|class) (\w+)")
_WORD = re.compile(r"\b[A-Za-z_]\w*\b")


@dataclass(frozen=True)
class Helper:
    """The text of one declaration, with the comment above it; `order` is its place in the files."""

    name: str
    text: str
    order: int

    @property
    def needs(self) -> frozenset[str]:
        """Other helpers that it uses."""
        return frozenset(_WORD.findall(self.text)) & names() - {self.name}


@cache
def _helpers() -> dict[str, Helper]:
    folder = resources.files(__package__ or "")
    found: dict[str, Helper] = {}
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if not path.name.endswith(".js"):
            continue
        for text in re.split(r"\n\n(?=/\*\*|class |function)", path.read_text(encoding="utf-8")):
            declared = _DECLARATION.match(text)
            assert declared is not None, text
            found[declared[1]] = Helper(declared[1], text.strip() + "\n", len(found))
    return found


@cache
def names() -> frozenset[str]:
    return frozenset(_helpers())


def text_of(name: str) -> str:
    return _helpers()[name].text


@cache
def _statement(name: str) -> tree.Statement:
    return with_marked_modules(parse(_helpers()[name].text).body[0])


def declared(node: tree.Statement) -> str | None:
    """The name that a function or class declaration gives."""
    match node:
        case tree.FunctionDeclaration(function=tree.Function(name=tree.Identifier(name=name))):
            return name
        case tree.ClassDeclaration(definition=tree.Class(name=tree.Identifier(name=name))):
            return name
        case tree.Export(declaration=tree.Statement() as inner):
            return declared(inner)
        case _:
            return None


def with_helpers(program: tree.Program) -> tree.Program:
    """The program with the helpers that it uses: classes behind its imports, functions at its end.
    What the program declares itself is its own."""
    own = {declared(one) for one in program.body}
    used = {
        inner.name
        for inner in tree.walk(program)
        if isinstance(inner, tree.Identifier) and inner.name in names()
    }
    wanted = sorted(_with_needs(used - own), key=lambda name: _helpers()[name].order)
    if not wanted:
        return program
    made = [_placed(name, program) for name in wanted]
    classes = [one for one in made if isinstance(one, tree.ClassDeclaration)]
    functions = [one for one in made if not isinstance(one, tree.ClassDeclaration)]
    idle = list(takewhile(_does_nothing, program.body))
    imports = [at for at, one in enumerate(idle, 1) if isinstance(one, tree.Import)]
    first = max(imports, default=len(idle))
    head, rest = program.body[:first], list(program.body[first:])
    if classes and rest:
        rest[0] = replace(rest[0], blank_before=True)
    return replace(program, body=(*head, *classes, *rest, *functions))


def _does_nothing(statement: tree.Statement) -> bool:
    """Imports, and those that were left over as comments."""
    return isinstance(statement, tree.Import | tree.Left | tree.Empty)


def _with_needs(used: Iterable[str]) -> set[str]:
    found: set[str] = set()
    pending = list(used)
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending.extend(_helpers()[name].needs)
    return found


def _placed(name: str, program: tree.Program) -> tree.Statement:
    """The helper's declaration; all of its lines stand for the program's last."""
    last = max((one.span.end_line for one in program.body if one.span), default=1)
    return replace(tree.located(_statement(name), last), blank_before=True)


def without_helpers(program: tree.Program) -> tree.Program:
    """The program without the declarations that are helpers', letter by letter, as far as its uses
    of them have a form in Python."""
    ours = {str(declared(one)): one for one in program.body if _is_helper(one)}
    if not ours:
        return program
    kept: set[str] = set()
    own = {id(one) for one in ours.values()}
    pending: list[tree.Node] = [one for one in program.body if id(one) not in own]
    while pending:
        for name in set(_untold(pending.pop())) & set(ours) - kept:
            kept.add(name)
            pending.append(ours[name])
    body = tuple(one for one in program.body if id(one) not in own or declared(one) in kept)
    return replace(program, body=body)


STATEMENTS = frozenset(("pySetSlice", "pyDeleteSlice"))
"""Helpers that are statements of Python."""

SHARING = "pyShareFields"
"""What Python does for the objects of any class."""

_TOLD = frozenset(
    (
        *OF_ANY_COUNT,
        *STATEMENTS,
        SHARING,
        "pyCall",
        "PyArgumentParser",
        "pyFixed",
        "pyBases",
        "pyMixed",
    )
) | {"pyDecorated"}


def _is_enum(node: tree.Expression) -> bool:
    enumerations = ("PyEnum", "PyValueEnum", "PyNumberEnum")
    return isinstance(node, tree.Identifier) and node.name in enumerations


def _untold(node: tree.Node) -> Iterator[str]:
    """The helpers that a part of a program uses where Python has neither a row nor a class of that
    name."""
    match node:
        case tree.Identifier(name=name):
            if name in names() and not hasattr(builtins, name):
                yield name
            return
        case tree.Call(callee=tree.Identifier(name=name)) | tree.New(
            callee=tree.Identifier(name=name)
        ) if (name in names()):
            is_told = name in _TOLD or any(True for _ in match_javascript(node))
            inner: Iterable[tree.Node] = node.arguments if is_told else tree.children(node)
        case tree.Call(
            callee=tree.Member(object=tree.Call(callee=tree.Identifier(name=name)) as call)
        ) if name in names() and any(True for _ in match_javascript(node)):
            inner = (*call.arguments, *node.arguments)
        case tree.FunctionDeclaration(function=function):
            inner = (*function.parameters, function.body)
        case tree.ClassDeclaration(definition=tree.Class(superclass=superclass, members=members)):
            inner = (*([superclass] if superclass and not _is_enum(superclass) else ()), *members)
        case _:
            inner = tree.children(node)
    for one in inner:
        yield from _untold(one)


def _is_helper(node: tree.Statement) -> bool:
    name = declared(node)
    if name is None or name not in names():
        return False
    alone = replace(node, blank_before=False, trailing=())
    return print_program(tree.Program((alone,)))[0] == _helpers()[name].text
