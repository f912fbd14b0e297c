"""Where JavaScript must declare each Python variable: at its first assignment as `const` or `let`,
or by a `let` before the innermost block that holds all of its uses."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

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


@dataclass(frozen=True)
class Declarations:
    """`at`: names that a binding node declares, `const` if true. `before`: names to declare ahead
    of the statement at a place (the body's id and the index in it)."""

    at: dict[tuple[int, str], bool]
    before: dict[tuple[int, int], tuple[str, ...]]

    def kind(self, node: ast.AST, names: list[str]) -> str | None:
        """How a statement that binds `names` says so; None: all are declared already."""
        found = [self.at.get((id(node), name)) for name in names]
        if not names or any(one is None for one in found):
            return None
        return "const" if all(found) else "let"


class Analysis(ast.NodeVisitor):
    """One walk over the module, then one decision a name and scope."""

    def __init__(self, module: ast.Module) -> None:
        self.scopes: list[Scope] = []
        self.block = Block(None, 0)
        self.position = 0
        self.escapes = False
        self.stored_functions = _stored_functions(module)
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
        for inner in ast.walk(target):
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
        self._record(node.target.id, node)

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
        self._inner(node, node.args, node.body, escapes)

    visit_FunctionDef = visit_AsyncFunctionDef = _function

    def visit_Lambda(self, node: ast.Lambda) -> None:
        for expression in _defaults(node.args):
            self.visit(expression)
        self._inner(node, node.args, [ast.Expr(node.body)], id(node) in self.stored_functions)

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
                binding if name in inner.outer_names else None,
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

    for node in ast.walk(module):
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


def declarations(module: ast.Module) -> Declarations:
    """Where every variable of every function is declared."""
    analysis = Analysis(module)
    at: dict[tuple[int, str], bool] = {}
    before: dict[tuple[int, int], list[str]] = {}
    for scope in analysis.scopes:
        if scope.is_class or isinstance(
            scope.node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
        ):
            continue
        body_of = {id(block): body for body, block in scope.blocks.items()}
        joint: list[_Joint] = []
        for name, occurrences in scope.occurrences.items():
            if name in scope.parameters or name in scope.outer_names:
                continue
            if not any(one.node is not None for one in occurrences):
                continue
            for block, members in _webs(occurrences):
                first = _first(members)
                if first is not None and first.block is block and _declares(first.node):
                    once = sum(one.node is not None for one in members) == 1
                    joint.append(_Joint(name, first.node, block, _start(members, block), once))
                else:
                    _declare_before(before, body_of, block, _start(members, block), name)
        _settle(joint, at, before, body_of)
    return Declarations(at, {place: tuple(names) for place, names in before.items()})


@dataclass(frozen=True)
class _Joint:
    """A declaration that its binding node can make, if it can make all of the node's."""

    name: str
    node: ast.AST | None
    block: Block
    position: int
    once: bool


def _declares(node: ast.AST | None) -> bool:
    return node is not None and not isinstance(node, ast.AugAssign | ast.NamedExpr | ast.Global)


def _webs(occurrences: list[Occurrence]) -> list[tuple[Block, list[Occurrence]]]:
    """The independent variables that one name stands for: blocks that each begin by binding it
    and whose value nobody outside reads. One web, if that cannot be shown."""
    home = _home(occurrences)
    if any(one.escapes for one in occurrences):
        return [(home, occurrences)]
    return _split(home, occurrences) or [(home, occurrences)]


def _split(block: Block, members: list[Occurrence]) -> list[tuple[Block, list[Occurrence]]] | None:
    first = _first(members)
    if first is not None and first.block is block and _declares(first.node):
        return [(block, members)]
    children: dict[int, tuple[Block, list[Occurrence]]] = {}
    for one in members:
        child = _child_towards(one.block, block)
        if child is None:
            return None
        children.setdefault(id(child), (child, []))[1].append(one)
    webs: list[tuple[Block, list[Occurrence]]] = []
    for child, inside in children.values():
        found = _split(child, inside)
        if found is None:
            return None
        webs.extend(found)
    return webs


def _child_towards(inner: Block, outer: Block) -> Block | None:
    """The block directly in `outer` that holds `inner`; None if it is `outer` itself."""
    child: Block | None = None
    block: Block | None = inner
    while block is not outer and block is not None:
        child, block = block, block.parent
    return child


def _settle(
    joint: list[_Joint],
    at: dict[tuple[int, str], bool],
    before: dict[tuple[int, int], list[str]],
    body_of: dict[int, int],
) -> None:
    """A statement that binds several names declares all of them or none."""
    agreed: dict[int, set[str]] = {}
    for one in joint:
        agreed.setdefault(id(one.node), set()).add(one.name)
    for one in joint:
        if one.node is not None and set(_bound_by(one.node)) <= agreed[id(one.node)]:
            at[id(one.node), one.name] = one.once
        else:
            _declare_before(before, body_of, one.block, one.position, one.name)


def _bound_by(node: ast.AST) -> list[str]:
    match node:
        case ast.Assign(targets=targets):
            return [name for target in targets for name in target_names(target)]
        case ast.For(target=target) | ast.AsyncFor(target=target):
            return target_names(target)
        case _:
            return []


def _home(occurrences: list[Occurrence]) -> Block:
    """The innermost block with all occurrences, outside the loops whose variable a function made
    in them may see later."""
    block = occurrences[0].block
    for one in occurrences[1:]:
        block = _common(block, one.block)
    if any(one.escapes for one in occurrences):
        while block.in_loop and block.parent is not None:
            block = block.parent
    return block


def _start(occurrences: list[Occurrence], block: Block) -> int:
    """The position in `block` where the occurrences begin."""
    return min(_position_in(one, block) for one in occurrences)


def _common(one: Block, other: Block) -> Block:
    depth, other_depth = one.depth(), other.depth()
    while depth > other_depth and one.parent:
        one, depth = one.parent, depth - 1
    while other_depth > depth and other.parent:
        other, other_depth = other.parent, other_depth - 1
    while one is not other and one.parent and other.parent:
        one, other = one.parent, other.parent
    return one


def _position_in(one: Occurrence, block: Block) -> int:
    inner, position = one.block, one.position
    while inner is not block and inner.parent is not None:
        position, inner = inner.position, inner.parent
    return position


def _first(occurrences: list[Occurrence]) -> Occurrence | None:
    """The first occurrence that happens in place, not in a function called later."""
    return next((one for one in occurrences if not one.inner), None)


def _declare_before(
    before: dict[tuple[int, int], list[str]],
    body_of: dict[int, int],
    block: Block,
    position: int,
    name: str,
) -> None:
    while block.is_head and block.parent is not None:
        position, block = block.position, block.parent
    before.setdefault((body_of[id(block)], max(position, 0)), []).append(name)
