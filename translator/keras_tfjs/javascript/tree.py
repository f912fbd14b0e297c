"""The JavaScript syntax tree: what the reader makes, the printer prints and Python is made from.

TypeScript is the same tree with `Type` where it has types. Comments hang on statements, members of
classes and elements of lists (`leading`, `trailing`), or lie at the end of a body (`dangling`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Literal

from keras_tfjs.source import Span


@dataclass(frozen=True, slots=True)
class Comment:
    """`text` with its marks. `own_line`: nothing stands before it on its line."""

    text: str
    own_line: bool = True
    blank_before: bool = False
    span: Span | None = None

    @property
    def is_line(self) -> bool:
        return self.text.startswith("//")


GAP = Comment("")
"""Stands at the end of leading comments that a blank line parts from what they lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """`span` is in the text the tree was made from, JavaScript or Python."""

    span: Span | None = None
    leading: tuple[Comment, ...] = ()
    trailing: tuple[Comment, ...] = ()
    blank_before: bool = False


class Expression(Node):
    __slots__ = ()


class Statement(Node):
    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Type(Node):
    """A TypeScript type, as text."""

    text: str


@dataclass(frozen=True, slots=True)
class Unsupported(Expression, Statement):
    """Source that the tree has no form for; `construct` names it in a diagnostic."""

    text: str
    construct: str


# Expressions


@dataclass(frozen=True, slots=True)
class Identifier(Expression):
    name: str
    type: Type | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class NumberLiteral(Expression):
    raw: str


@dataclass(frozen=True, slots=True)
class StringLiteral(Expression):
    value: str


@dataclass(frozen=True, slots=True)
class BooleanLiteral(Expression):
    value: bool


@dataclass(frozen=True, slots=True)
class NullLiteral(Expression):
    pass


@dataclass(frozen=True, slots=True)
class RegularExpression(Expression):
    pattern: str
    flags: str


@dataclass(frozen=True, slots=True)
class Template(Expression):
    """Raw text between the backquotes, one more than there are expressions."""

    texts: tuple[str, ...]
    expressions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class TaggedTemplate(Expression):
    tag: Expression
    template: Template


@dataclass(frozen=True, slots=True)
class This(Expression):
    pass


@dataclass(frozen=True, slots=True)
class Super(Expression):
    pass


@dataclass(frozen=True, slots=True)
class Spread(Expression):
    """`...value` in a call, an array, an object, and as the rest of a pattern."""

    value: Expression


@dataclass(frozen=True, slots=True)
class Array(Expression):
    """Also an array pattern. A hole is None."""

    elements: tuple[Expression | None, ...]
    dangling: tuple[Comment, ...] = ()
    type: Type | None = None


@dataclass(frozen=True, slots=True)
class Property(Expression):
    """`key: value`; `shorthand` `key`. Methods and accessors have a `Function` as value."""

    key: Expression
    value: Expression
    computed: bool = False
    shorthand: bool = False
    kind: Literal["init", "get", "set", "method"] = "init"


@dataclass(frozen=True, slots=True)
class Object(Expression):
    """Also an object pattern. `expanded`: the first key was on a line of its own."""

    properties: tuple[Expression, ...]
    expanded: bool = False
    dangling: tuple[Comment, ...] = ()
    type: Type | None = None


@dataclass(frozen=True, slots=True)
class Default(Expression):
    """`target = value` in a pattern or a parameter list."""

    target: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class ParameterProperty(Expression):
    """TypeScript's `constructor(private x)`: a parameter that is stored on `this` as well."""

    parameter: Expression


@dataclass(frozen=True, slots=True)
class Function(Expression):
    """A function expression, declaration, method or accessor body."""

    name: Identifier | None
    parameters: tuple[Expression, ...]
    body: Block
    is_async: bool = False
    is_generator: bool = False
    returns: Type | None = None


@dataclass(frozen=True, slots=True)
class Arrow(Expression):
    parameters: tuple[Expression, ...]
    body: Expression | Block
    is_async: bool = False
    returns: Type | None = None


@dataclass(frozen=True, slots=True)
class Field(Node):
    """A field of a class."""

    key: Expression
    value: Expression | None
    static: bool = False
    computed: bool = False
    type: Type | None = None
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Method(Node):
    key: Expression
    value: Function
    kind: Literal["method", "get", "set", "constructor"] = "method"
    static: bool = False
    computed: bool = False
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StaticBlock(Node):
    body: Block


@dataclass(frozen=True, slots=True)
class Class(Expression):
    name: Identifier | None
    superclass: Expression | None
    members: tuple[Node, ...]
    dangling: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Unary(Expression):
    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True)
class Update(Expression):
    operator: str
    operand: Expression
    prefix: bool


@dataclass(frozen=True, slots=True)
class Binary(Expression):
    """Arithmetic, comparison and logical operators."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Assignment(Expression):
    operator: str
    target: Expression
    value: Expression


@dataclass(frozen=True, slots=True)
class Conditional(Expression):
    test: Expression
    yes: Expression
    no: Expression


@dataclass(frozen=True, slots=True)
class Call(Expression):
    callee: Expression
    arguments: tuple[Expression, ...]
    optional: bool = False
    dangling: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class New(Expression):
    callee: Expression
    arguments: tuple[Expression, ...]
    dangling: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Member(Expression):
    object: Expression
    name: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Index(Expression):
    object: Expression
    index: Expression
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Sequence(Expression):
    expressions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Yield(Expression):
    value: Expression | None
    delegate: bool = False


@dataclass(frozen=True, slots=True)
class Await(Expression):
    value: Expression


@dataclass(frozen=True, slots=True)
class Cast(Expression):
    """TypeScript's `value as type`, `value satisfies type` and `value!` (operator `!`)."""

    value: Expression
    operator: str
    type: Type | None = None


# Statements


@dataclass(frozen=True, slots=True)
class Block(Statement):
    body: tuple[Statement, ...]
    dangling: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Program(Node):
    body: tuple[Statement, ...]
    dangling: tuple[Comment, ...] = ()
    hashbang: str = ""


@dataclass(frozen=True, slots=True)
class ExpressionStatement(Statement):
    expression: Expression


@dataclass(frozen=True, slots=True)
class Declarator(Node):
    target: Expression
    value: Expression | None


@dataclass(frozen=True, slots=True)
class Declaration(Statement):
    kind: Literal["const", "let", "var"]
    declarators: tuple[Declarator, ...]


@dataclass(frozen=True, slots=True)
class FunctionDeclaration(Statement):
    function: Function


@dataclass(frozen=True, slots=True)
class ClassDeclaration(Statement):
    definition: Class


@dataclass(frozen=True, slots=True)
class Return(Statement):
    value: Expression | None


@dataclass(frozen=True, slots=True)
class If(Statement):
    test: Expression
    yes: Statement
    no: Statement | None = None


@dataclass(frozen=True, slots=True)
class For(Statement):
    start: Declaration | Expression | None
    test: Expression | None
    step: Expression | None
    body: Statement


@dataclass(frozen=True, slots=True)
class ForEach(Statement):
    """`for (target of values)`, `for (target in values)`; `kind` None: an existing target."""

    operator: Literal["of", "in"]
    kind: Literal["const", "let", "var"] | None
    target: Expression
    values: Expression
    body: Statement
    is_async: bool = False


@dataclass(frozen=True, slots=True)
class While(Statement):
    test: Expression
    body: Statement


@dataclass(frozen=True, slots=True)
class DoWhile(Statement):
    body: Statement
    test: Expression


@dataclass(frozen=True, slots=True)
class Break(Statement):
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Continue(Statement):
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Labeled(Statement):
    label: str
    body: Statement


@dataclass(frozen=True, slots=True)
class Throw(Statement):
    value: Expression


@dataclass(frozen=True, slots=True)
class Try(Statement):
    block: Block
    parameter: Expression | None
    handler: Block | None
    finalizer: Block | None


@dataclass(frozen=True, slots=True)
class Case(Node):
    """`test` None: `default`."""

    test: Expression | None
    body: tuple[Statement, ...]
    dangling: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Switch(Statement):
    value: Expression
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Empty(Statement):
    pass


@dataclass(frozen=True, slots=True)
class Specifier(Node):
    """`name as alias`; alias equals name where there is no `as`."""

    name: str
    alias: str


@dataclass(frozen=True, slots=True)
class Import(Statement):
    """`import default, * as namespace, {names} from 'source'`."""

    source: str
    default: str | None = None
    namespace: str | None = None
    names: tuple[Specifier, ...] | None = None
    type_only: bool = False


@dataclass(frozen=True, slots=True)
class Export(Statement):
    """`export declaration`, `export default value`, `export {names} from 'source'`, `export *`."""

    declaration: Statement | None = None
    default: Expression | None = None
    names: tuple[Specifier, ...] | None = None
    source: str | None = None
    namespace: str | None = None
    everything: bool = False


@dataclass(frozen=True, slots=True)
class TypeDeclaration(Statement):
    """An interface, a type alias, `declare ...`: text that has no effect at run time."""

    text: str


@dataclass(frozen=True, slots=True)
class Left(Statement):
    """A statement of the source language that was left, kept as comment lines."""

    lines: tuple[str, ...]


def children(node: Node) -> Iterator[Node]:
    """The nodes directly in `node`, in the order of the fields."""
    for field in fields(node):
        value = getattr(node, field.name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            for item in value:
                if isinstance(item, Node):
                    yield item


def walk(node: Node) -> Iterator[Node]:
    """`node` and all nodes in it, parents first."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(list(children(current))))
