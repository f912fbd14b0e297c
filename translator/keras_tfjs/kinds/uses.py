"""Where values go: through names, displays and re-assignment to the places that use them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from keras_tfjs.kinds.values import Binding, Value

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference


class Use(NamedTuple):
    """One place where a value is used.

    `how` is "argument", "receiver", "operand", "subscript", "stored", "returned", "iterated",
    "discarded" or "other"; `callee` and `argument` (position or keyword) say where an argument
    goes, `callee` also which member a receiver is asked for; `node` is the expression used.
    """

    node: ast.expr
    how: str
    callee: str | None = None
    argument: int | str | None = None
    call: ast.Call | None = None


_CHILDLESS = frozenset((ast.Name, ast.Constant, ast.alias))
"""More than half of the nodes; what they hold is no node but a context."""
_LEAVES = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop)
"""One object each for the whole tree."""
_WORDS = frozenset("ctx id attr arg op module level kind type_comment simple rest".split())
"""Fields that hold words and signs, never a node that stands in the text."""


@cache
def _parts(kind: type[ast.AST]) -> tuple[str, ...]:
    return tuple(field for field in kind._fields if field not in _WORDS)


class Uses:
    def __init__(self, inference: Inference, tree: ast.Module) -> None:
        self._inference = inference
        self._tree = tree

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """What each node stands in, in the order of `ast.walk`."""
        found: dict[ast.AST, ast.AST] = {}
        level: list[ast.AST] = [self._tree]
        while level:
            below: list[ast.AST] = []
            for node in level:
                kind: Any = type(node)
                if kind in _CHILDLESS:
                    continue
                for field in _parts(kind):
                    value = getattr(node, field, None)
                    if isinstance(value, list):
                        children = [each for each in value if isinstance(each, ast.AST)]
                        found.update(dict.fromkeys(children, node))
                        below += children
                    elif isinstance(value, ast.AST) and not isinstance(value, _LEAVES):
                        found[value] = node
                        below.append(value)
            level = below
        return found

    @cached_property
    def by_type(self) -> Mapping[type[ast.AST], Sequence[ast.AST]]:
        """The nodes by what they are, in the order of `ast.walk`."""
        found: dict[type[ast.AST], list[ast.AST]] = {}
        for node in self.parents:
            same = found.get(type(node))
            if same is None:
                same = found[type(node)] = []
            same.append(node)
        return found

    @cached_property
    def _references(self) -> dict[Binding, list[ast.Name]]:
        found: dict[Binding, list[ast.Name]] = {}
        reached: dict[Value, list[Binding]] = {}
        for name, value in self._inference.flow.loads.items():
            if value not in reached:
                reached[value] = list(self._inference.definitions.bindings(value))
            for binding in reached[value]:
                found.setdefault(binding, []).append(name)
        return found

    def references(self, binding: Binding) -> tuple[ast.Name, ...]:
        return tuple(self._references.get(binding, ()))

    def of(self, start: ast.expr | Binding) -> tuple[Use, ...]:
        """All uses of the value of an expression, or of what a binding holds."""
        found: list[Use] = []
        seen: set[Binding] = set()
        pending: list[ast.expr] = []

        def follow(binding: Binding) -> None:
            if binding not in seen:
                seen.add(binding)
                pending.extend(self.references(binding))

        if isinstance(start, Binding):
            follow(start)
        else:
            pending.append(start)
        while pending:
            node = pending.pop()
            for step in self._use(node, node):
                if isinstance(step, Binding):
                    follow(step)
                else:
                    found.append(step)
        return tuple(found)

    def _use(self, node: ast.expr, value: ast.expr) -> Iterator[Use | Binding]:
        """The use of `value` at `node`, an expression that stands for it or holds it."""
        parent = self.parents.get(node)
        match parent:
            case ast.Call(func=func) if func is node:
                yield Use(value, "other", call=parent)
            case ast.Call(args=arguments):
                position = next((i for i, each in enumerate(arguments) if each is node), None)
                yield Use(value, "argument", self.callee(parent), position, parent)
            case ast.keyword(arg=keyword):
                call = self.parents[parent]
                assert isinstance(call, ast.Call | ast.ClassDef)
                if isinstance(call, ast.Call):
                    yield Use(value, "argument", self.callee(call), keyword, call)
            case ast.Attribute():
                outer = self.parents.get(parent)
                called = isinstance(outer, ast.Call) and outer.func is parent
                name = self._inference.name(parent)
                yield Use(value, "receiver", name, call=outer if called else None)  # type: ignore[arg-type]  # narrowed by `called`
            case ast.Tuple() | ast.List() | ast.Dict() | ast.Set() | ast.Starred() | ast.IfExp():
                yield from self._use(parent, value)
            case ast.Assign(targets=targets, value=source) if source is node:
                for target in targets:
                    yield from self._stored(target, value)
            case ast.AnnAssign(target=target, value=source) if source is node:
                yield from self._stored(target, value)
            case ast.NamedExpr(target=target):
                yield from self._stored(target, value)
                yield from self._use(parent, value)
            case ast.Subscript(value=inner):
                yield Use(value, "subscript" if inner is node else "other")
            case ast.BinOp() | ast.UnaryOp() | ast.Compare() | ast.BoolOp() | ast.AugAssign():
                yield Use(value, "operand")
            case ast.Return() | ast.Yield() | ast.Lambda():
                yield Use(value, "returned")
            case ast.For(iter=iterated) | ast.comprehension(iter=iterated) if iterated is node:
                yield Use(value, "iterated")
            case ast.Expr():
                yield Use(value, "discarded")
            case _:
                yield Use(value, "other")

    def _stored(self, target: ast.expr, value: ast.expr) -> Iterator[Use | Binding]:
        match target:
            case ast.Name():
                yield self._inference.flow.stores[target]
            case ast.Tuple(elts=items) | ast.List(elts=items):
                for item in items:
                    yield from self._stored(item, value)
            case ast.Starred(value=inner):
                yield from self._stored(inner, value)
            case _:
                yield Use(value, "stored")

    def callee(self, call: ast.Call) -> str | None:
        return self._inference.names.callee(call)
