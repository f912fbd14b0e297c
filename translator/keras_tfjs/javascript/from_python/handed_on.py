"""Where the names that a module lets others import come from: JavaScript's modules export what they
define themselves, Python's also what they only import."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePath

from keras_tfjs.kinds import joined
from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.source import Module

EVERYTHING = "*"
"""In place of a name: the module itself; among a module's names, all that are not known."""


@dataclass(frozen=True)
class Origin:
    """Where JavaScript has a name: in the file at `path`, as `name` there; without a path in the
    module that was asked. `outside` is the module of no file of the project that it is imported
    from, as a whole where there is no name: nothing exports it."""

    path: str = ""
    name: str = ""
    outside: str = ""


@dataclass(frozen=True)
class Surface:
    """What a module says itself of the names that others can import: its imports in their order,
    and the names that it binds otherwise; `types` are those of them that only annotations use."""

    imports: Sequence[ast.Import | ast.ImportFrom] = ()
    bound: Set[str] = frozenset()
    types: Set[str] = frozenset()

    @classmethod
    def of(cls, tree: ast.Module) -> Surface:
        statements = list(_statements(tree))
        imports = [one for one in statements if isinstance(one, ast.Import | ast.ImportFrom)]
        bound = [name for one in statements for name in _bound_by(one)]
        types = {name for name in _types(tree, imports) if bound.count(name) == 1}
        return cls(imports, set(bound), types)


_OWN = Origin()
_TYPING = "typing"
_MAKING_TYPES = frozenset(("NewType", "ParamSpec", "TypeVar"))


def _types(tree: ast.Module, imports: Sequence[ast.Import | ast.ImportFrom]) -> Iterator[str]:
    """The names that a module gives to types: `Shape = Union[int, Sequence[int]]`."""
    sources = [one for one in imports if isinstance(one, ast.ImportFrom) and one.module == _TYPING]
    own = {each.asname or each.name: each.name for one in sources for each in one.names}
    whole = {
        each.asname or each.name
        for one in imports
        if isinstance(one, ast.Import)
        for each in one.names
        if each.name == _TYPING
    }
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                pass
            case _:
                continue
        is_made = isinstance(value, ast.Call)
        match value:
            case ast.Subscript(value=root) | ast.Call(func=root):
                pass
            case root:
                pass
        match root:
            case ast.Name(id=word) if word in own:
                made_of = own[word]
            case ast.Attribute(value=ast.Name(id=module), attr=made_of) if module in whole:
                pass
            case _:
                continue
        if made_of in _MAKING_TYPES if is_made else made_of != "TYPE_CHECKING":
            yield name


class HandedOn:
    """`surface` gives that of a module of the project, an empty one where nothing is known."""

    def __init__(self, surface: Callable[[Module], Surface]) -> None:
        self._surface = surface
        self._found: dict[Module, dict[str, Origin]] = {}

    def names(self, module: Module) -> Mapping[str, Origin]:
        """The names of a module that others can import, each with its origin."""
        if module in self._found:
            return self._found[module]
        found = self._found[module] = {}  # what a cycle of imports sees
        surface = self._surface(module)
        for one in surface.imports:
            if isinstance(one, ast.ImportFrom) and one.names[0].name == "*":
                found.update(self._starred(module, one))
        found.update(dict.fromkeys(surface.bound, _OWN))
        found.update((name, Origin(name=name, outside=_TYPING)) for name in surface.types)
        for one in surface.imports:
            for alias in one.names:
                name = alias.asname or alias.name.partition(".")[0]
                if name not in surface.bound and alias.name != "*":
                    origin = self._origin(module, one, alias)
                    before = found.get(name)
                    if before is None or before.outside or not origin.outside:
                        found[name] = origin
        return found

    def _starred(self, module: Module, node: ast.ImportFrom) -> dict[str, Origin]:
        other = module.modules.get(_spelled(node))
        if other is None:
            return {} if node.level else {EVERYTHING: Origin(outside=node.module or "")}
        public = {name: one for name, one in self.names(other).items() if name[:1] != "_"}
        inside = is_package(module)
        return {name: _seen(inside, other, name, one) for name, one in public.items()}

    def _origin(
        self, module: Module, node: ast.Import | ast.ImportFrom, alias: ast.alias
    ) -> Origin:
        if isinstance(node, ast.Import):
            other = module.modules.get(alias.name)
            if other is None:
                return Origin(outside=alias.name)
            is_whole = alias.asname is not None or "." not in alias.name
            return Origin(other.path, EVERYTHING) if is_whole and other.path else _OWN
        spelled = _spelled(node)
        other = module.modules.get(spelled)
        origin = None if other is None else self.names(other).get(alias.name)
        inside = module.modules.get(joined(spelled, alias.name))
        if inside is not None and inside.path and (origin is None or origin.name == EVERYTHING):
            return Origin(inside.path, EVERYTHING)
        if other is None and not node.level:
            return Origin(name=alias.name, outside=spelled)
        if other is None:  # not at hand, or not in Python: it is where it would be
            above = PurePath(module.path).parents[node.level - 1 :]
            parts = (node.module or "__init__").split(".")
            if not module.path or not above or is_package(module):
                return _OWN
            return Origin(above[0].joinpath(*parts).with_suffix(".py").as_posix(), alias.name)
        return _seen(is_package(module), other, alias.name, origin or _OWN)


def _seen(in_package: bool, other: Module, name: str, origin: Origin) -> Origin:
    """The origin of what a module takes from another one. A package exports what it takes."""
    if origin.outside:
        return origin
    if in_package or not (origin.path or other.path):
        return _OWN
    return origin if origin.path else Origin(other.path, name)


def is_package(module: Module) -> bool:
    return os.path.basename(module.path) == "__init__.py"


def _spelled(node: ast.ImportFrom) -> str:
    return "." * node.level + (node.module or "")


_INNER = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes of a module outside of its functions and classes, in order."""
    pending: list[ast.AST] = list(reversed(tree.body))
    while pending:
        node = pending.pop()
        yield node
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield from (one for one in subtree(node) if isinstance(one, ast.Global))
            case _ if not isinstance(node, _INNER):
                pending.extend(reversed(list(ast.iter_child_nodes(node))))


def _bound_by(node: ast.AST) -> Iterator[str]:
    """Names that a node binds itself, unless it is an import."""
    match node:
        case ast.Name(id=name, ctx=ast.Store()):
            yield name
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.MatchAs(name=str() as name) | ast.MatchStar(name=str() as name):
            yield name
        case ast.Global(names=names):
            yield from names
        case _:
            pass
