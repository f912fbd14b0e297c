"""Classes as the way from Python writes them, read back: enumerations, several bases, properties
that are computed once, decorators of methods."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.helpers import SHARING
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.kinds.subtree import subtree

_ENUMS = {"PyEnum": "enum.Enum", "PyValueEnum": "enum.Enum", "PyNumberEnum": "enum.IntEnum"}


@dataclass(frozen=True)
class Written:
    """What Python has for a class: `bases` in the place of its superclass, its members, and the
    decorators of its methods by their names."""

    bases: tuple[ast.expr, ...]
    members: tuple[tree.Node, ...]
    decorators: dict[str, tuple[tree.Expression, ...]] = field(default_factory=dict)


def written(c: Converter, node: tree.Class) -> Written:
    decorators = {}
    kept = []
    for one in node.members:
        match one:
            case tree.StaticBlock(body=tree.Block(body=(statement,))) if (
                found := _decoration(c, statement)
            ) is not None:
                decorators[found[0]] = found[1]
            case tree.StaticBlock(
                body=tree.Block(
                    body=(tree.ExpressionStatement(expression=tree.Call(callee=callee)),)
                )
            ) if c.is_standard(callee, SHARING):
                pass
            case _:
                kept.append(one)
    bases = _bases(c, node.superclass) if node.superclass is not None else ()
    if is_enumeration(c, node):
        kept = [_enumerated(node, one) for one in kept]
        bases = _of_values(c, node, kept) or bases
    return Written(bases, tuple(kept), decorators)


def _of_values(
    c: Converter, node: tree.Class, members: list[tree.Node]
) -> tuple[ast.expr, ...] | None:
    """The bases of an enumeration whose members are equal to their values, by what these are."""
    values = [one.value for one in members if isinstance(one, tree.Field) and one.static]
    are_texts = any(isinstance(one, tree.StringLiteral) for one in values)
    match node.superclass:
        case tree.Identifier(name="PyValueEnum"):
            return (build.name("str" if are_texts else "int"), c.python("enum.Enum"))
        case tree.Identifier(name="PyNumberEnum") if are_texts:
            return (c.python("enum.StrEnum"),)
        case _:
            return None


def _bases(c: Converter, node: tree.Expression) -> tuple[ast.expr, ...]:
    match node:
        case tree.Identifier(name=name) if name in _ENUMS and c.variable(node) is None:
            return (c.python(_ENUMS[name]),)
        case tree.Call(callee=callee, arguments=bases) if c.is_standard(
            callee, "pyBases"
        ) or c.is_standard(callee, "pyMixed"):
            return tuple(c.expression(one) for one in bases)
        case _:
            return (c.expression(node),)


def is_enumeration(c: Converter, node: tree.Expression | None) -> bool:
    """Whether a class, or what a name stands for, is an enumeration of ours."""
    match node:
        case tree.Class(superclass=tree.Identifier(name=name) as parent):
            return name in _ENUMS and c.variable(parent) is None
        case tree.Identifier(name=name) if name in c.uses.enumerations:
            variable = c.variable(node)
            return variable is not None and variable.kind == "class"
        case _:
            return False


def _enumerated(owner: tree.Class, member: tree.Node) -> tree.Node:
    """`static RED = new Color('RED', 1)` as `RED = 1`."""
    match member:
        case tree.Field(
            static=True,
            value=tree.New(
                callee=tree.Identifier(name=name), arguments=(tree.StringLiteral(), value)
            ),
        ) if (
            owner.name is not None and name == owner.name.name
        ):
            return replace(member, value=value)
        case _:
            return member


def _decoration(
    c: Converter, node: tree.Statement
) -> tuple[str, tuple[tree.Expression, ...]] | None:
    """`this.prototype.f = pyDecorated(this.prototype.f, d)`: the method and its decorators, the
    outermost first."""
    match node:
        case tree.ExpressionStatement(
            expression=tree.Assignment(
                operator="=",
                target=tree.Member(object=tree.Member(object=tree.This(), name="prototype")) as own,
                value=value,
            )
        ):
            place: tree.Expression = own.object
        case tree.ExpressionStatement(
            expression=tree.Assignment(
                operator="=", target=tree.Member(object=tree.This()) as own, value=value
            )
        ):
            place = own.object
        case _:
            return None
    found: list[tree.Expression] = []
    while True:
        match value:
            case tree.Member(object=object_, name=name) if _same(object_, place):
                return (name, tuple(found)) if name == own.name else None
            case tree.Call(callee=tree.Identifier() as callee, arguments=(inner,)) if isinstance(
                place, tree.This
            ) and not c.is_standard(callee, "pyCached"):
                found.append(callee)
            case tree.Call(callee=callee, arguments=(inner, decorator)) if c.is_standard(
                callee, "pyDecorated"
            ):
                found.append(decorator)
            case tree.Call(callee=callee, arguments=(inner,)) if c.is_standard(callee, "pyCached"):
                found.append(callee)
            case _:
                return None
        value = inner


def _same(one: tree.Expression, other: tree.Expression) -> bool:
    """Whether both are `this`, or both its prototype."""
    return type(one) is type(other) and isinstance(one, tree.This | tree.Member)


def decorator(c: Converter, node: tree.Expression) -> ast.expr:
    is_cache = c.is_standard(node, "pyCached")
    return c.python("functools.cache") if is_cache else c.expression(node)


def is_computed_once(node: tree.Method) -> bool:
    """Whether a getter puts what it gives in its own place: `get value() { return
    Object.defineProperty(this, 'value', {value: x}).value; }`."""
    match node:
        case tree.Method(
            kind="get",
            key=tree.Identifier(name=key),
            value=tree.Function(body=tree.Block(body=(tree.Return(value=read),))),
        ):
            pass
        case _:
            return False
    match read:
        case tree.Index(object=made, index=tree.StringLiteral(value=name)) if name == key:
            pass
        case tree.Member(object=made, name=name) if name == key:
            pass
        case _:
            return False
    match made:
        case tree.Call(
            callee=tree.Member(object=tree.Identifier(name="Object"), name="defineProperty"),
            arguments=(
                tree.This(),
                tree.StringLiteral(value=name),
                tree.Object(properties=(tree.Property(key=tree.Identifier(name="value")),)),
            ),
        ):
            return name == key
        case _:
            return False


def as_cached(c: Converter, made: ast.FunctionDef | ast.AsyncFunctionDef) -> ast.expr:
    """The getter gives the value alone; what keeps it is the decorator, which is returned."""
    last = made.body[-1]
    if isinstance(last, ast.Return) and last.value is not None:
        described = next(one for one in subtree(last.value) if isinstance(one, ast.Dict))
        last.value = described.values[0]
    return c.python("functools.cached_property")


def hands_on(node: tree.Node, members: tuple[tree.Node, ...]) -> bool:
    """`get name() { return this.constructor.name; }` beside `static get name()`."""
    match node:
        case tree.Method(
            key=tree.Identifier(name=key),
            kind="get",
            static=False,
            value=tree.Function(
                body=tree.Block(
                    body=(
                        tree.Return(
                            value=tree.Member(
                                object=tree.Member(object=tree.This(), name="constructor"),
                                name=name,
                            )
                        ),
                    )
                )
            ),
        ) if (
            key == name
        ):
            pass
        case _:
            return False
    return any(
        isinstance(one, tree.Method)
        and (one.kind, one.static, one.key) == ("get", True, replace(node.key, span=one.key.span))
        for one in members
    )
