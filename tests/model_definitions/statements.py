"""Statements of Python files: what each binds, changes and reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

MUTATORS = frozenset("add append extend insert update setdefault build pop".split())
"""Methods that a name has to be followed through."""

UNWANTED = frozenset(
    "load_data get_file read_csv open load_img listdir urlopen urlretrieve load load_model input "
    "parse_args make fit fit_generator predict train train_on_batch load_weights fetch_openml "
    "train_test_split flow_from_directory image_dataset_from_directory read_data_sets glob walk "
    "get_dummies fit_transform loadtxt genfromtxt imread summary plot_model Session".split()
)
"""Calls of programs that want data, files, the network, or time."""


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
            body: list[ast.AST] = [*node.body] if isinstance(node.body, list) else [node.body]
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
