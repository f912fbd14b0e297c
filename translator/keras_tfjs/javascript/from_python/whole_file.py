"""What is asked of a Python file as a whole: which exceptions it catches, whether tensors can come
into it, its names."""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Iterator
from functools import cached_property

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import helpers
from keras_tfjs.javascript.correspondence.rows import EXCEPTIONS
from keras_tfjs.javascript.from_python.dataclass_fields import is_dataclass
from keras_tfjs.javascript.from_python.handed_layers import hands_layers
from keras_tfjs.javascript.from_python.refused_values import Refused, refused
from keras_tfjs.kinds import Facts
from keras_tfjs.kinds.subtree import subtree

_OTHER_ERRORS = dict.fromkeys(
    ("json.JSONDecodeError", "json.decoder.JSONDecodeError"), "SyntaxError"
)


_FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class WholeFile:
    facts: Facts
    has_neighbours = False
    """Whether errors may come from, or go to, other files of the project."""

    def __init__(self, module: ast.Module) -> None:
        self.module = module
        self.stored_in: dict[ast.AST, dict[str, list[ast.Name]]] = {}
        """Of the functions asked about, the names that they bind, and where (class_values)."""
        self.parameters_in: dict[ast.AST, frozenset[str]] = {}
        """Of the functions asked about, what they and those in them take."""

    def error_class(self, name: str) -> str | None:
        """JavaScript's class for one of Python's exceptions; None for what is none. A class that a
        handler of the file tells from others is declared; the others are JavaScript's own."""
        name = name.removeprefix("builtins.")
        if name in _OTHER_ERRORS:
            return _OTHER_ERRORS[name]
        exception = getattr(builtins, name, None)
        if not isinstance(exception, type) or not issubclass(exception, BaseException):
            return None
        family = {one.__name__ for one in exception.__mro__} - {"Exception", "BaseException"}
        if name in helpers.names():
            told_apart = self.has_neighbours or bool(family & self.caught_names)
            if told_apart or (name == "IndexError" and "ValueError" in self.caught_names):
                return name
        known = (one.__name__ for one in exception.__mro__ if one.__name__ in EXCEPTIONS)
        return EXCEPTIONS[next(known, "Exception")]

    @cached_property
    def may_have_tensors(self) -> bool:
        """Whether tensors can come into the file: it names TF.js, or imports what may hand them
        over, or others import it."""
        if self.names_framework:
            return True
        for one in subtree(self.module):
            match one:
                case ast.Import(names=names):
                    if any(not is_standard(alias.name) for alias in names):
                        return True
                case ast.ImportFrom(module=module, level=level):
                    if level or not is_standard(module or ""):
                        return True
                case _:
                    pass
        return is_library(self.module.body)

    @cached_property
    def names_framework(self) -> bool:
        nodes = (one for one in subtree(self.module) if isinstance(one, ast.Name | ast.Attribute))
        named = (
            *(one.target for one in self.facts.import_bindings),
            *(self.facts.name(one) for one in nodes),
        )
        return any((one or "").startswith(("tfjs", "keras", "tensorflow")) for one in named)

    @cached_property
    def has_texts(self) -> bool:
        """Whether objects of the file's classes say themselves how they are shown."""
        return any(
            (isinstance(one, ast.FunctionDef) and one.name in ("__repr__", "__str__"))
            or (isinstance(one, ast.ClassDef) and (is_dataclass(one) or _is_enumeration(one)))
            or (isinstance(one, ast.Call) and ast.unparse(one.func).endswith("namedtuple"))
            for one in subtree(self.module)
        )

    @cached_property
    def has_named_tuples(self) -> bool:
        return any(
            (isinstance(one, ast.Call) and ast.unparse(one.func).endswith("namedtuple"))
            or (
                isinstance(one, ast.ClassDef)
                and any(ast.unparse(base).endswith("NamedTuple") for base in one.bases)
            )
            for one in subtree(self.module)
        )

    @cached_property
    def refused(self) -> Refused:
        return refused(self.facts)

    @cached_property
    def reads_names(self) -> bool:
        """Whether the file asks functions for their names."""
        return any(
            isinstance(one, ast.Attribute) and one.attr == "__name__"
            for one in subtree(self.module)
        )

    @cached_property
    def has_class_values(self) -> bool:
        """Whether classes of the file are values: in a dict, an argument, given back."""
        named = {one.name for one in subtree(self.module) if isinstance(one, ast.ClassDef)}
        for one in subtree(self.module):
            for decorator in one.decorator_list if isinstance(one, ast.ClassDef) else ():
                function = decorator.func if isinstance(decorator, ast.Call) else decorator
                if isinstance(function, ast.Name) and not self.facts.is_free(function):
                    name = self.facts.name(function) or ""
                    if not is_standard(name):
                        return True
        return any(
            isinstance(value, ast.Name) and value.id in named
            for one in subtree(self.module)
            for value in _values_of(one)
        )

    @cached_property
    def counts(self) -> frozenset[str]:
        """What the file counts up to: `range(n)`, `range(1, self.depth)`."""
        return frozenset(
            ast.unparse(one)
            for node in subtree(self.module)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "range"
            for one in node.args
        )

    @cached_property
    def has_layer_values(self) -> bool:
        return hands_layers(self.facts)

    @cached_property
    def catches_texts(self) -> bool:
        """Whether the file catches that a text is no number."""
        bare = any(
            isinstance(one, ast.ExceptHandler) and one.type is None for one in subtree(self.module)
        )
        return bare or bool(self.caught_names & {"ValueError", "Exception"})

    @cached_property
    def operators(self) -> tuple[ast.cmpop, ...]:
        """Every comparison operator of the file."""
        return tuple(
            op for one in subtree(self.module) if isinstance(one, ast.Compare) for op in one.ops
        )

    @cached_property
    def remainders(self) -> frozenset[tuple[str, str]]:
        """Names that are assigned a remainder, and by which modulus."""
        found = set()
        for one in subtree(self.module):
            match one:
                case ast.Assign(
                    targets=[ast.Name(id=name)], value=ast.BinOp(op=ast.Mod(), right=modulus)
                ) | ast.AugAssign(target=ast.Name(id=name), op=ast.Mod(), value=modulus):
                    found.add((name, ast.dump(modulus)))
                case _:
                    pass
        return frozenset(found)

    @cached_property
    def with_members(self) -> frozenset[str]:
        """Variables whose members or items the file reads or sets, that it goes through, or puts
        into fields."""
        found = set()
        for one in subtree(self.module):
            match one:
                case (
                    ast.Attribute(value=ast.Name(id=name))
                    | ast.Subscript(value=ast.Name(id=name))
                    | ast.For(iter=ast.Name(id=name))
                    | ast.comprehension(iter=ast.Name(id=name))
                    | ast.Assign(targets=[ast.Attribute()], value=ast.Name(id=name))
                ):
                    found.add(name)
                case _:
                    pass
        return frozenset(found)

    @cached_property
    def extended(self) -> frozenset[tuple[ast.AST | None, str]]:
        """Variables, by their function, for objects of TF.js that get members which such objects
        do not have."""
        return frozenset(self._extended())

    def _extended(self) -> Iterator[tuple[ast.AST | None, str]]:
        for one in subtree(self.module):
            match one:
                case ast.Attribute(value=ast.Name(id=name), attr=member, ctx=ast.Store()):
                    path = self.facts.name(one) or ""
                    if not path.startswith("tfjs.") or tfjs.exists(path):
                        continue
                    if member in tfjs.members_of_extensions():
                        continue
                    around: ast.AST | None = self.facts.parents.get(one)
                    while around is not None and not isinstance(around, _FUNCTIONS):
                        around = self.facts.parents.get(around)
                    yield around, name
                case _:
                    pass

    @cached_property
    def said_large(self) -> set[ast.AST]:
        """Parts of what has been said to be too large a number."""
        return set()

    def handled_at(self, node: ast.AST) -> frozenset[str]:
        """The exceptions that handlers around an item that is read catch by name."""
        return self._handled.get(node, frozenset()) if self.caught_names else frozenset()

    @cached_property
    def _handled(self) -> dict[ast.AST, frozenset[str]]:
        """What is read in a `try`, with the names of the exceptions that its handlers catch."""
        found: dict[ast.AST, frozenset[str]] = {}
        for one in subtree(self.module):
            if isinstance(one, ast.Try):
                names = frozenset(
                    (self.facts.name(kind) or "").split(".")[-1]
                    for handler in one.handlers
                    if handler.type is not None
                    for kind in getattr(handler.type, "elts", [handler.type])
                )
                for inner in (part for statement in one.body for part in subtree(statement)):
                    if isinstance(inner, ast.Subscript):
                        found[inner] = found.get(inner, frozenset()) | names
        return found

    @cached_property
    def caught_names(self) -> frozenset[str]:
        """The exceptions that the file's handlers name."""
        found: set[str] = set()
        for one in subtree(self.module):
            if isinstance(one, ast.ExceptHandler) and one.type is not None:
                types = one.type.elts if isinstance(one.type, ast.Tuple) else [one.type]
                found.update((self.facts.name(kind) or "").split(".")[-1] for kind in types)
            elif isinstance(one, ast.Call) and self.facts.callee(one) == "contextlib.suppress":
                found.update((self.facts.name(kind) or "").split(".")[-1] for kind in one.args)
            elif isinstance(one, ast.FunctionDef) and one.name == "__next__":
                found.add("StopIteration")
        return frozenset(found)


def _values_of(node: ast.AST) -> list[ast.expr]:
    """What a node puts into a container or a variable."""
    match node:
        case ast.Dict(values=values) | ast.List(elts=values) | ast.Tuple(elts=values):
            return values
        case ast.Assign(value=value):
            return [value]
        case _:
            return []


def is_standard(module: str) -> bool:
    """Whether a module is of Python itself."""
    return module.split(".")[0] in sys.stdlib_module_names


def is_library(body: list[ast.stmt]) -> bool:
    """A module of definitions alone is there to be imported: it exports what is public in it."""
    defines = False
    for one in body:
        match one:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                defines = True
            case ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()) | ast.Pass():
                pass
            case ast.Assign(value=value) if not any(
                isinstance(inner, ast.Call) for inner in subtree(value)
            ):
                pass
            case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
                pass
            case _:
                return False
    return defines


def _is_enumeration(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base).endswith(("Enum", "NamedTuple")) for base in node.bases)


def variables(module: ast.Module) -> Iterator[str]:
    for node in subtree(module):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.ClassDef(name=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case _:
                pass


def identifiers(module: ast.Module, facts: Facts | None = None) -> Iterator[str]:
    """The names that a module has; with `facts`, without those that it reads from TF.js: they are
    spelled as they are, and take nothing from the module's own."""
    for node in subtree(module):
        match node:
            case ast.Attribute() if facts and (facts.name(node) or "").startswith("tfjs."):
                pass
            case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name):
                yield name
            case ast.ExceptHandler(name=str() as name) | ast.keyword(arg=str() as name):
                yield name
            case ast.alias(name=name, asname=asname):
                yield asname or name.split(".")[0]
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                yield from names
            case _:
                pass
