"""Python's scopes and the blocks in them: where every name occurs and is bound."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from keras_tfjs.kinds.subtree import subtree

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


_STORING = frozenset("append extend insert add update setdefault appendleft register then".split())
"""Methods that keep a function they are given."""


@dataclass(eq=False)
class Block:
    """A list of statements, or the head of a loop (`is_head`), inside `parent` at `position`."""

    parent: Block | None
    position: int
    in_loop: bool = False
    is_head: bool = False

    def depth(self) -> int:
        count, block = 0, self.parent
        while block is not None:
            count, block = count + 1, block.parent
        return count


@dataclass(frozen=True)
class Occurrence:
    block: Block
    position: int
    node: ast.AST | None
    """What binds the name; None for a use."""
    inner: bool = False
    """In a function inside the scope: it happens later."""
    escapes: bool = False
    """In a function that may be called after the loop it is made in has gone on."""


@dataclass(eq=False)
class Scope:
    node: ast.AST
    occurrences: dict[str, list[Occurrence]] = field(default_factory=dict)
    parameters: set[str] = field(default_factory=set)
    outer_names: set[str] = field(default_factory=set)
    blocks: dict[int, Block] = field(default_factory=dict)

    @property
    def is_class(self) -> bool:
        return isinstance(self.node, ast.ClassDef)

    def binds(self, name: str) -> bool:
        if name in self.outer_names:
            return False
        return name in self.parameters or any(
            one.node is not None and not one.inner for one in self.occurrences.get(name, ())
        )


class Analysis(ast.NodeVisitor):
    """One walk over the module, then one decision a name and scope."""

    def __init__(self, module: ast.Module) -> None:
        self.scopes: list[Scope] = []
        self.block = Block(None, 0)
        self.position = 0
        self.escapes = False
        self.stored_functions = _stored_functions(module)
        self._around: list[tuple[Scope, Block, int]] = []
        """Where the comprehensions around stand, from the outermost: `:=` binds there."""
        self._bodies: list[list[ast.stmt]] = []
        self.scope = self._enter(module)
        self._body(module.body)

    def _enter(self, node: ast.AST) -> Scope:
        scope = Scope(node)
        self.scopes.append(scope)
        return scope

    # --- names ---

    def _record(self, name: str, node: ast.AST | None) -> None:
        one = Occurrence(self.block, self.position, node)
        self.scope.occurrences.setdefault(name, []).append(one)

    def visit_Name(self, node: ast.Name) -> None:
        self._record(node.id, node if not isinstance(node.ctx, ast.Load) else None)

    # --- blocks ---

    def _body(self, body: list[ast.stmt], *, in_loop: bool = False) -> None:
        outer, outer_position = self.block, self.position
        inside = in_loop or outer.in_loop
        self.block = Block(outer, outer_position, inside)
        self.scope.blocks[id(body)] = self.block
        self._bodies.append(body)  # alive, so that its id stays its own
        for index, statement in enumerate(body):
            self.position = index
            self.visit(statement)
        self.block, self.position = outer, outer_position

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        self._body(node.body)
        self._body(node.orelse)

    def visit_While(self, node: ast.While) -> None:
        self.visit(node.test)
        self._body(node.body, in_loop=True)
        self._body(node.orelse)

    def _for(self, node: ast.For | ast.AsyncFor) -> None:
        self.visit(node.iter)
        outer, outer_position = self.block, self.position
        self.block = Block(outer, outer_position, True, is_head=True)
        self.scope.blocks[id(node)] = self.block
        self.position = -1
        for name in target_names(node.target):
            self._record(name, node)
        self._visit_inside(node.target)
        self.position = 0
        self._body(node.body, in_loop=True)
        self.block, self.position = outer, outer_position
        self._body(node.orelse)

    visit_For = visit_AsyncFor = _for

    def _visit_inside(self, target: ast.expr) -> None:
        """The uses in a target: `x[i]`, `o.k`."""
        for inner in subtree(target):
            if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
                self.visit_Name(inner)

    def _with(self, node: ast.With | ast.AsyncWith) -> None:
        for item in node.items:
            self.visit(item.context_expr)
            if item.optional_vars is not None:
                for name in target_names(item.optional_vars):
                    self._record(name, node)
        self._body(node.body)

    visit_With = visit_AsyncWith = _with

    def visit_Try(self, node: ast.Try) -> None:
        self._body(node.body)
        for handler in node.handlers:
            if handler.type is not None:
                self.visit(handler.type)
            outer, outer_position = self.block, self.position
            self.block = Block(outer, outer_position, outer.in_loop, is_head=True)
            self.position = -1
            if handler.name:
                self._record(handler.name, handler)
            self.position = 0
            self._body(handler.body)
            self.block, self.position = outer, outer_position
        self._body(node.orelse)
        self._body(node.finalbody)

    def visit_Match(self, node: ast.Match) -> None:
        self.visit(node.subject)
        for case in node.cases:
            for inner in subtree(case.pattern):
                if isinstance(inner, ast.expr):
                    self.visit(inner)
            outer, outer_position = self.block, self.position
            self.block = Block(outer, outer_position, outer.in_loop, is_head=True)
            self.position = -1
            for name in pattern_names(case.pattern):
                self._record(name, case)
            self.position = 0
            if case.guard is not None:
                self.visit(case.guard)
            self._body(case.body)
            self.block, self.position = outer, outer_position

    # --- bindings ---

    def visit_Assign(self, node: ast.Assign) -> None:
        self.visit(node.value)
        for target in node.targets:
            for name in target_names(target):
                self._record(name, node)
            self._visit_inside(target)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)
        for name in target_names(node.target):
            self._record(name, node)
        self._visit_inside(node.target)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.visit(node.value)
        for name in target_names(node.target):
            self._record(name, node)
        self._visit_inside(node.target)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.visit(node.value)
        name = node.target.id
        if not self._around:
            self._record(name, node)
            return
        self._record(name, None)
        scope, block, position = self._around[0]
        scope.occurrences.setdefault(name, []).append(Occurrence(block, position, node))

    def _import(self, node: ast.Import | ast.ImportFrom) -> None:
        for alias in node.names:
            self._record((alias.asname or alias.name).split(".")[0], node)

    visit_Import = visit_ImportFrom = _import

    def _outer(self, node: ast.Global | ast.Nonlocal) -> None:
        self.scope.outer_names.update(node.names)

    visit_Global = visit_Nonlocal = _outer

    # --- functions and classes ---

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for expression in (*node.decorator_list, *_defaults(node.args)):
            self.visit(expression)
        self._record(node.name, node)
        escapes = node.name in self.stored_functions or self.scope.is_class
        around, self._around = self._around, []
        self._inner(node, node.args, node.body, escapes)
        self._around = around

    visit_FunctionDef = visit_AsyncFunctionDef = _function

    def visit_Lambda(self, node: ast.Lambda) -> None:
        for expression in _defaults(node.args):
            self.visit(expression)
        around, self._around = self._around, []
        self._inner(node, node.args, [ast.Expr(node.body)], id(node) in self.stored_functions)
        self._around = around

    def _inner(
        self, node: FunctionNode, arguments: ast.arguments, body: list[ast.stmt], escapes: bool
    ) -> None:
        outer, block, position = self.scope, self.block, self.position
        self.scope = self._enter(node)
        self.scope.parameters = set(parameter_names(arguments))
        self.block, self.position = Block(None, 0), 0
        self._body(body)
        inner = self.scope
        self.scope, self.block, self.position = outer, block, position
        self._close_over(inner, escapes)

    def _close_over(self, inner: Scope, escapes: bool) -> None:
        """The names that an inner function has from outside occur here too."""
        for name, occurrences in inner.occurrences.items():
            if inner.binds(name):
                continue
            binding = next((one.node for one in occurrences if one.node is not None), None)
            one = Occurrence(
                self.block,
                self.position,
                binding,
                inner=True,
                escapes=escapes or any(o.escapes for o in occurrences),
            )
            self.scope.occurrences.setdefault(name, []).append(one)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for expression in (*node.decorator_list, *node.bases):
            self.visit(expression)
        for keyword in node.keywords:
            self.visit(keyword.value)
        self._record(node.name, node)
        outer, block, position = self.scope, self.block, self.position
        self.scope = self._enter(node)
        self.block, self.position = Block(None, 0), 0
        self._body(node.body)
        inner = self.scope
        self.scope, self.block, self.position = outer, block, position
        self._close_over(inner, False)

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
    ) -> None:
        outer, block, position = self.scope, self.block, self.position
        self._around.append((outer, block, position))
        self.scope = self._enter(node)
        self.block, self.position = Block(None, 0), 0
        self.scope.parameters = {
            name for one in node.generators for name in target_names(one.target)
        }
        for generator in node.generators:
            self.visit(generator.iter)
            for condition in generator.ifs:
                self.visit(condition)
        if isinstance(node, ast.DictComp):
            self.visit(node.key)
            self.visit(node.value)
        else:
            self.visit(node.elt)
        inner = self.scope
        self._around.pop()
        self.scope, self.block, self.position = outer, block, position
        self._close_over(inner, False)

    visit_ListComp = visit_SetComp = visit_GeneratorExp = visit_DictComp = _comprehension


def target_names(target: ast.expr) -> list[str]:
    """The names that an assignment to `target` binds."""
    match target:
        case ast.Name(id=name):
            return [name]
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return [name for element in elements for name in target_names(element)]
        case ast.Starred(value=value):
            return target_names(value)
        case _:
            return []


def pattern_names(pattern: ast.pattern) -> list[str]:
    """The names that a pattern of `match` gives, in order."""
    found = []
    for inner in subtree(pattern):
        match inner:
            case ast.MatchAs(name=str() as name) | ast.MatchStar(name=str() as name):
                found.append(name)
            case ast.MatchMapping(rest=str() as name):
                found.append(name)
            case _:
                pass
    return list(dict.fromkeys(found))


def parameter_names(arguments: ast.arguments) -> list[str]:
    listed = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    rest = [one for one in (arguments.vararg, arguments.kwarg) if one is not None]
    return [one.arg for one in (*listed, *rest)]


def _defaults(arguments: ast.arguments) -> list[ast.expr]:
    return [*arguments.defaults, *(one for one in arguments.kw_defaults if one is not None)]


def _stored_functions(module: ast.Module) -> set[object]:
    """Names of functions, and ids of lambdas, that are kept: returned, put into a container or an
    attribute, or handed to a method that keeps them."""
    stored: set[object] = set()

    def keep(value: ast.expr | None) -> None:
        match value:
            case ast.Name(id=name):
                stored.add(name)
            case ast.Lambda():
                stored.add(id(value))
            case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
                for element in elements:
                    keep(element)
            case ast.Dict(values=values):
                for inner in values:
                    keep(inner)
            case _:
                pass

    for node in subtree(module):
        match node:
            case ast.Return(value=value) | ast.Yield(value=value):
                keep(value)
            case ast.Assign(targets=targets, value=value):
                is_alias = all(isinstance(target, ast.Name) for target in targets)
                if not is_alias or not isinstance(value, ast.Name | ast.Lambda):
                    keep(value)
            case ast.Call(func=ast.Attribute(attr=attr), args=arguments) if attr in _STORING:
                for argument in arguments:
                    keep(argument)
            case ast.ListComp(elt=element) | ast.SetComp(elt=element):
                keep(element)
            case ast.DictComp(value=value):
                keep(value)
            case _:
                pass
    return stored
