"""Names of what is, or may be, a text though nothing says its kind: JavaScript's `-`, `*` and `/`
make numbers of texts, where Python's `*` repeats them.

A name is one where the program takes it out of a text (`line.split(',')`, what a regular expression
found), or itself asks or converts: `typeof x === 'string'`, `parseFloat(x)`, `+x`, `isNaN(x)`.
Any other name of unknown kind that is multiplied is taken for the number that it nearly always is.
"""

from __future__ import annotations

from collections.abc import Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.variables import Variable, bound_names

_FINDERS = frozenset(("exec", "match", "split"))
_OF_MEMBERS = frozenset("map filter forEach some every find findIndex flatMap".split())
_CONVERTERS = frozenset("Number parseFloat parseInt isNaN".split())


class TextNames:
    def __init__(self, program: tree.Program, scopes: Scopes) -> None:
        self._scopes = scopes
        self._names: set[Variable] = set()
        for node in tree.walk(program):
            for one in self._in(node):
                variable = scopes.variable(one)
                if variable is not None:
                    self._names.add(variable)

    def may_be(self, node: tree.Expression) -> bool:
        """Whether an expression may be a text by what the program does with its name."""
        match node:
            case tree.Identifier():
                return self._scopes.variable(node) in self._names
            case tree.Index(object=owner, index=tree.NumberLiteral()):
                return self._holds_texts(owner)
            case tree.Cast(value=inner):
                return self.may_be(inner)
            case _:
                return False

    def _in(self, node: tree.Node) -> Iterator[tree.Identifier]:
        """Names that a node shows to be texts."""
        match node:
            case tree.Call(
                callee=tree.Member(name="replace" | "replaceAll"),
                arguments=(
                    tree.RegularExpression(),
                    (tree.Arrow(parameters=parameters) | tree.Function(parameters=parameters)),
                ),
            ):
                yield from _plain(parameters)
            case tree.Call(
                callee=tree.Member(object=owner, name=name),
                arguments=(
                    (tree.Arrow(parameters=parameters) | tree.Function(parameters=parameters)),
                    *_,
                ),
            ) if self._holds_texts(owner):
                if name in _OF_MEMBERS:
                    yield from _plain(parameters[:1])
                elif name == "reduce":
                    yield from _plain(parameters[1:2])
            case tree.Call(
                callee=tree.Identifier(name=name), arguments=(tree.Identifier() as asked, *_)
            ) if (name in _CONVERTERS):
                yield asked
            case tree.Unary(operator="+", operand=tree.Identifier() as asked):
                yield asked
            case tree.Binary(
                left=tree.Unary(operator="typeof", operand=tree.Identifier() as asked),
                right=tree.StringLiteral(value="string"),
            ):
                yield asked
            case tree.Declarator(target=tree.Array() as target, value=tree.Expression() as value):
                if self._holds_texts(value):
                    yield from bound_names(target)
            case tree.ForEach(operator="of", target=tree.Identifier() as target, values=values):
                if self._holds_texts(values):
                    yield target
            case _:
                pass

    def _holds_texts(self, node: tree.Expression) -> bool:
        """Whether the members of a value are seen to be texts."""
        match node:
            case tree.Call(callee=tree.Member(name=name)):
                return name in _FINDERS
            case tree.Array(elements=elements):
                return bool(elements) and all(isinstance(e, tree.StringLiteral) for e in elements)
            case tree.Identifier():
                variable = self._scopes.variable(node)
                value = variable.value if variable is not None else None
                return not isinstance(value, tree.Identifier | None) and self._holds_texts(value)
            case tree.Binary(operator="||" | "??", left=left) | tree.Cast(value=left):
                return self._holds_texts(left)
            case _:
                return False


def _plain(parameters: tuple[tree.Expression, ...]) -> Iterator[tree.Identifier]:
    return (one for one in parameters if isinstance(one, tree.Identifier))
