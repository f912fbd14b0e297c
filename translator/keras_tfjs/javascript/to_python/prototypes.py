"""Constructors of ES5, `function A() {...}` and `A.prototype.m = function () {...}`, as classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from keras_tfjs.javascript import tree


@dataclass
class _Constructor:
    function: tree.Function
    methods: list[tree.Node] = field(default_factory=list)
    parent: tree.Expression | None = None


def with_classes(program: tree.Program) -> tree.Program:
    """The program with its constructors written as classes."""
    found = {
        name: _Constructor(function)
        for name, function in _functions(program.body)
        if _says_this(function.body)
    }
    if not found:
        return program
    kept: list[tree.Statement] = []
    for statement in program.body:
        constructor = found.get(_owner(statement))
        if constructor is None or not _collected(statement, constructor):
            kept.append(statement)
    body = tuple(_as_class(one, found) for one in kept)
    return replace(program, body=body)


def _functions(body: Iterable[tree.Statement]) -> Iterator[tuple[str, tree.Function]]:
    for statement in body:
        match statement:
            case tree.FunctionDeclaration(
                function=tree.Function(name=tree.Identifier(name=name), is_async=False) as function
            ) if not function.is_generator:
                yield name, function
            case _:
                pass


def _says_this(node: tree.Node) -> bool:
    if isinstance(node, tree.This):
        return True
    return any(
        _says_this(one)
        for one in tree.children(node)
        if not isinstance(one, tree.Function | tree.Class)
    )


def _owner(statement: tree.Statement) -> str:
    """`A` of `A.prototype... = value;`."""
    match statement:
        case tree.ExpressionStatement(expression=tree.Assignment(operator="=", target=target)):
            while isinstance(target, tree.Member):
                match target:
                    case tree.Member(object=tree.Identifier(name=name), name="prototype"):
                        return name
                    case _:
                        target = target.object
            return ""
        case _:
            return ""


def _collected(statement: tree.Statement, constructor: _Constructor) -> bool:
    """Whether a statement about a prototype has become a part of the class."""
    match statement:
        case tree.ExpressionStatement(
            expression=tree.Assignment(
                target=tree.Member(object=tree.Member(name="prototype"), name=name), value=value
            )
        ):
            if name == "constructor":
                return True
            if isinstance(value, tree.Function):
                key = tree.Identifier(name)
                function = replace(value, name=None)
                made = tree.Method(
                    key,
                    function,
                    span=statement.span,
                    leading=statement.leading,
                    trailing=statement.trailing,
                    blank_before=True,
                )
                constructor.methods.append(made)
                return True
            return False
        case tree.ExpressionStatement(
            expression=tree.Assignment(
                target=tree.Member(name="prototype"),
                value=tree.Call(
                    callee=tree.Member(object=tree.Identifier(name="Object"), name="create"),
                    arguments=(tree.Member(object=parent, name="prototype"), *_),
                )
                | tree.New(callee=parent, arguments=()),
            )
        ):
            constructor.parent = parent
            return True
        case tree.ExpressionStatement(
            expression=tree.Assignment(
                target=tree.Member(name="prototype"), value=tree.Object(properties=members)
            )
        ) if all(
            isinstance(one, tree.Property) and isinstance(one.value, tree.Function)
            for one in members
        ):
            for one in members:
                if isinstance(one, tree.Property) and isinstance(one.value, tree.Function):
                    function = replace(one.value, name=None)
                    constructor.methods.append(tree.Method(one.key, function, span=one.span))
            return True
        case _:
            return False


def _as_class(statement: tree.Statement, found: dict[str, _Constructor]) -> tree.Statement:
    match statement:
        case tree.FunctionDeclaration(function=tree.Function(name=tree.Identifier() as name)):
            constructor = found.get(name.name)
        case _:
            return statement
    if constructor is None:
        return statement
    function = replace(
        constructor.function, name=None, body=_own_body(constructor.function, name, constructor)
    )
    members: list[tree.Node] = list(constructor.methods)
    if function.parameters or function.body.body:
        first = tree.Method(
            tree.Identifier("constructor"), function, "constructor", span=function.span
        )
        members.insert(0, first)
    definition = tree.Class(name, constructor.parent, tuple(members), span=function.span)
    return tree.ClassDeclaration(
        definition,
        span=statement.span,
        leading=statement.leading,
        trailing=statement.trailing,
        blank_before=statement.blank_before,
    )


def _own_body(
    function: tree.Function, name: tree.Identifier, constructor: _Constructor
) -> tree.Block:
    """The body without the guard for calls without `new`, and with `super(...)` for a call of the
    parent on this object."""
    kept: list[tree.Statement] = []
    for one in function.body.body:
        match one:
            case tree.If(
                test=tree.Unary(
                    operator="!",
                    operand=tree.Binary(
                        operator="instanceof",
                        left=tree.This(),
                        right=tree.Identifier(name=asked),
                    ),
                )
            ) if (
                asked == name.name
            ):
                continue
            case tree.ExpressionStatement(
                expression=tree.Call(
                    callee=tree.Member(object=parent, name="call"),
                    arguments=(tree.This(), *arguments),
                ) as call
            ) if _is_same(parent, constructor.parent):
                above = replace(call, callee=tree.Super(), arguments=tuple(arguments))
                kept.append(replace(one, expression=above))
            case _:
                kept.append(one)
    return replace(function.body, body=tuple(kept))


def _is_same(one: tree.Expression, other: tree.Expression | None) -> bool:
    match one, other:
        case tree.Identifier(name=name), tree.Identifier(name=wanted):
            return name == wanted
        case _:
            return False
