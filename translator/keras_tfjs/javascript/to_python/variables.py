"""What JavaScript's scopes are made of, and which names a pattern binds."""

from __future__ import annotations

from dataclasses import dataclass, field

from keras_tfjs.javascript import tree

FunctionNode = tree.Function | tree.Arrow


Owner = tree.Program | tree.Function | tree.Arrow


@dataclass(eq=False)
class Variable:
    """One declared name. `owner` is the function that it is a local of in Python."""

    name: str
    kind: str
    owner: Scope
    block: Block
    python: str = ""
    assignments: int = 0
    uses: list[tree.Identifier] = field(default_factory=list)
    captured: bool = False
    position: tuple[int, int] = (0, 0)
    value: tree.Expression | None = None


@dataclass(eq=False)
class Block:
    parent: Block | None
    scope: Scope
    is_loop: bool = False
    end: tuple[int, int] = (0, 0)
    names: dict[str, Variable] = field(default_factory=dict)

    def find(self, name: str) -> Variable | None:
        block: Block | None = self
        while block is not None:
            if name in block.names:
                return block.names[name]
            block = block.parent
        return None

    def holds(self, other: Block) -> bool:
        block: Block | None = other
        while block is not None:
            if block is self:
                return True
            block = block.parent
        return False


@dataclass(eq=False)
class Scope:
    """A function (or the program) as Python has it. `outer` names: assigned here, owned outside."""

    node: Owner
    parent: Scope | None
    variables: list[Variable] = field(default_factory=list)
    outer: dict[str, Variable] = field(default_factory=dict)


def is_inlined(node: tree.ExpressionStatement) -> tree.Arrow | None:
    """`xs.forEach((x) => {...})` as a statement becomes a loop, its function's body the loop's."""
    match node.expression:
        case tree.Call(
            callee=tree.Member(name="forEach", optional=False),
            arguments=(tree.Arrow(is_async=False) as function,),
        ):
            if 1 <= len(function.parameters) <= 2 and not _returns_value(function):
                return function
            return None
        case _:
            return None


def _returns_value(function: tree.Arrow) -> bool:
    """Whether a return is more than the end of a turn: with a value, or out of an inner loop."""
    if isinstance(function.body, tree.Expression):
        return False
    pending: list[tuple[tree.Node, bool]] = [(function.body, False)]
    while pending:
        node, in_loop = pending.pop()
        if isinstance(node, tree.Return) and (in_loop or node.value is not None):
            return True
        if not isinstance(node, tree.Function | tree.Arrow):
            inner = in_loop or isinstance(node, _LOOPS)
            pending.extend((child, inner) for child in tree.children(node))
    return False


_LOOPS = (tree.For, tree.ForEach, tree.While, tree.DoWhile, tree.Switch)


_KEEPING = frozenset("push unshift splice set add then catch finally setTimeout on once".split())


def keeps(callee: tree.Expression) -> bool:
    """Whether a function handed to such a call may run after it has returned."""
    match callee:
        case tree.Member(name=name) | tree.Identifier(name=name):
            return name in _KEEPING or name.startswith(("addEventListener", "setInterval"))
        case _:
            return False


def end_of(node: tree.Node) -> tuple[int, int]:
    return (node.span.end_line, node.span.end_column) if node.span else (0, 0)


def bound_names(target: tree.Expression) -> list[tree.Identifier]:
    """The identifiers that a pattern binds."""
    match target:
        case tree.Identifier():
            return [target]
        case tree.Array(elements=elements):
            return [name for one in elements if one is not None for name in bound_names(one)]
        case tree.Object(properties=members):
            found = []
            for member in members:
                value = member.value if isinstance(member, tree.Property) else member
                found.extend(bound_names(value))
            return found
        case tree.Default(target=inner) | tree.Spread(value=inner):
            return bound_names(inner)
        case tree.ParameterProperty(parameter=inner):
            return bound_names(inner)
        case _:
            return []
