"""Expressions, patterns and members of classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from keras_tfjs.javascript.tree.base import Comment, Expression, Node, Type

if TYPE_CHECKING:
    from keras_tfjs.javascript.tree.statements import Block


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
    """Also an object pattern. `expanded`: the first key was on a line of its own; `by_choice`:
    though the object would have fitted on one line."""

    properties: tuple[Expression, ...]
    expanded: bool = False
    by_choice: bool = False
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
    decorators: tuple[Expression, ...] = ()
    """TypeScript's, in front of the class."""


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
    """TypeScript's `value as type`, `value satisfies type` and `value!` (operator `!`); and the
    comment that says to it that the value may be anything (operator `any`)."""

    value: Expression
    operator: str
    type: Type | None = None


# Statements
