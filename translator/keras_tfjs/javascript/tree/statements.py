"""Statements, and what a program is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from keras_tfjs.javascript.tree.base import Comment, Expression, Node, Statement
from keras_tfjs.javascript.tree.expressions import Class, Function


@dataclass(frozen=True, slots=True)
class Block(Statement):
    body: tuple[Statement, ...]
    dangling: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True)
class Program(Node):
    body: tuple[Statement, ...]
    dangling: tuple[Comment, ...] = ()
    hashbang: str = ""
    is_whole: ClassVar[bool] = True


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
    """A statement of the source language that was left, kept as comment lines. `binds` are the
    names that it was to give values."""

    lines: tuple[str, ...]
    binds: tuple[str, ...] = ()
