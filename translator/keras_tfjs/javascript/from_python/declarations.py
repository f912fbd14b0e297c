"""Where JavaScript declares each Python variable: at its first assignment as `const` or `let`, or
by a `let` before the innermost block that holds all of its uses."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from keras_tfjs.javascript.from_python.scopes import Analysis, Block, Occurrence, target_names


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
