"""Where JavaScript declares each Python variable: at its first assignment as `const` or `let`, or
by a `let` before the innermost block that holds all of its uses."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from keras_tfjs.javascript.from_python.scopes import (
    Analysis,
    Block,
    Occurrence,
    Scope,
    pattern_names,
    target_names,
)
from keras_tfjs.kinds.subtree import subtree


@dataclass(frozen=True)
class Declarations:
    """`at`: names that a binding node declares, `const` if true. `before`: names to declare ahead
    of the statement at a place (the body's id and the index in it). `again`: what else binds a
    name that a binding node declares."""

    at: dict[tuple[int, str], bool]
    before: dict[tuple[int, int], tuple[str, ...]]
    again: dict[tuple[int, str], tuple[ast.AST, ...]]

    def kind(self, node: ast.AST, names: list[str]) -> str | None:
        """How a statement that binds `names` says so; None: all are declared already."""
        found = [self.at.get((id(node), name)) for name in names]
        if not names or any(one is None for one in found):
            return None
        return "const" if all(found) else "let"

    def missed(self, node: ast.stmt, scope: ast.AST, *, shared: bool) -> list[str]:
        """The names that an assignment, or a definition in a function, would declare, if it were
        not left over, and that more of `scope` names, or, if the scope is `shared`, other modules
        may. What a loop declares is its own, what the module defines `left_names` declares."""
        is_inside = isinstance(node, _DEFINITIONS) and not isinstance(scope, ast.Module)
        if not is_inside and not isinstance(node, ast.Assign | ast.AnnAssign):
            return []
        names = [name for one, name in self.at if one == id(node)]
        if not names:
            return []
        own = set(subtree(node))
        others = {one.id for one in subtree(scope) if isinstance(one, ast.Name) and one not in own}
        return [n for n in names if n in others or (shared and not n.startswith("_"))]


def declarations(module: ast.Module, *, shared: bool) -> Declarations:
    """Where every variable of every function is declared. Of a `shared` module others may import
    what its `if` and `try` bind."""
    analysis = Analysis(module)
    at: dict[tuple[int, str], bool] = {}
    before: dict[tuple[int, int], list[str]] = {}
    again: dict[tuple[int, str], tuple[ast.AST, ...]] = {}
    for scope in analysis.scopes:
        if scope.is_class or isinstance(
            scope.node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
        ):
            continue
        body_of = {id(block): body for body, block in scope.blocks.items()}
        public = set(_of_branches(scope, module)) if shared and scope.node is module else set()
        home = scope.blocks.get(id(module.body))
        wanted: list[_Joint] = []
        for name, occurrences in scope.occurrences.items():
            if name in scope.parameters or name in scope.outer_names:
                continue
            if not isinstance(scope.node, ast.Module) and not scope.binds(name):
                continue
            bindings = [one.node for one in occurrences if one.node is not None]
            if not bindings or any(isinstance(one, _IMPORTS) for one in bindings):
                continue
            is_public = home is not None and name in public
            webs = [(home, occurrences)] if home and is_public else _webs(occurrences)
            for block, members in webs:
                first = _first(members)
                bound = tuple(one.node for one in members if one.node is not None)
                node = None
                if first is not None and first.block is block and _declares(first.node):
                    node = first.node
                wanted.append(_Joint(name, node, block, _start(members, block), bound))
        for one in wanted:
            if one.node is not None:
                others = tuple(node for node in one.bound if node is not one.node)
                again[id(one.node), one.name] = others
        _settle(wanted, at, before, body_of)
    return Declarations(at, {place: tuple(names) for place, names in before.items()}, again)


_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_IMPORTS = (ast.Import, ast.ImportFrom)
"""Declare themselves, at the head of the module."""


@dataclass(frozen=True)
class _Joint:
    """A declaration that `node` can make, if it can make all of the node's; None: a `let`."""

    name: str
    node: ast.AST | None
    block: Block
    position: int
    bound: tuple[ast.AST, ...]
    """Everything that binds the name."""


def _of_branches(scope: Scope, module: ast.Module) -> Iterator[str]:
    """The public names that an `if` or a `try` of a module binds; not the one for programs."""
    home = scope.blocks[id(module.body)]
    for name, occurrences in scope.occurrences.items():
        for one in occurrences:
            branch = _child_towards(one.block, home)
            if name.startswith("_") or one.block.in_loop or branch is None or one.inner:
                continue
            if not isinstance(one.node, (ast.Assign, ast.AnnAssign, *_DEFINITIONS)):
                continue
            match module.body[branch.position]:
                case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))):
                    pass
                case ast.If() | ast.Try():
                    yield name
                case _:
                    pass


def _declares(node: ast.AST | None) -> bool:
    """Whether JavaScript can declare names in the statement; not where its pattern also has places
    that exist already: `self.x, y = pair`."""
    match node:
        case None | ast.AugAssign() | ast.NamedExpr() | ast.Global():
            return False
        case ast.Assign(targets=[ast.Tuple() | ast.List() as pattern]):
            return not any(isinstance(n, ast.Attribute | ast.Subscript) for n in subtree(pattern))
    return True


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
    wanted: list[_Joint],
    at: dict[tuple[int, str], bool],
    before: dict[tuple[int, int], list[str]],
    body_of: dict[int, int],
) -> None:
    """A statement that binds several names declares all of them or none; no block declares a name
    twice."""
    apart: set[int] = set()
    while True:
        agreed: dict[int, set[str]] = {}
        for one in wanted:
            if one.node is not None and id(one.node) not in apart:
                agreed.setdefault(id(one.node), set()).add(one.name)
        places: dict[tuple[str, int], list[_Joint]] = {}
        for one in wanted:
            if one.node is not None and not set(_bound_by(one.node)) <= agreed.get(
                id(one.node), set()
            ):
                apart.add(id(one.node))
            places.setdefault((one.name, id(_declared_in(one, apart)[0])), []).append(one)
        crowded = {
            id(one.node)
            for group in places.values()
            if len(group) > 1
            for one in group
            if one.node is not None
        }
        if crowded <= apart:
            break
        apart |= crowded
    for one in wanted:
        if one.node is not None and id(one.node) not in apart:
            at[id(one.node), one.name] = len(one.bound) == 1
    for group in places.values():
        if any(one.node is None or id(one.node) in apart for one in group):
            block, position = min(
                (_declared_in(one, apart) for one in group), key=lambda place: place[1]
            )
            before.setdefault((body_of[id(block)], max(position, 0)), []).append(group[0].name)


def _declared_in(one: _Joint, apart: set[int]) -> tuple[Block, int]:
    """The block that a declaration stands in, and where in it."""
    block, position = one.block, one.position
    if one.node is None or id(one.node) in apart:
        while block.is_head and block.parent is not None:
            position, block = block.position, block.parent
    return block, position


def _bound_by(node: ast.AST) -> list[str]:
    match node:
        case ast.Assign(targets=targets):
            return [name for target in targets for name in target_names(target)]
        case ast.For(target=target) | ast.AsyncFor(target=target):
            return target_names(target)
        case ast.match_case(pattern=pattern):
            return pattern_names(pattern)
        case ast.With(items=items) | ast.AsyncWith(items=items):
            return [
                name
                for item in items
                if item.optional_vars
                for name in target_names(item.optional_vars)
            ]
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
