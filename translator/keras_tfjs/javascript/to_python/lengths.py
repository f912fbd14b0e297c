"""How long arrays are at least, by what the program does with them: JavaScript takes the first two
of three elements by `[a, b] = values`, where Python refuses."""

from __future__ import annotations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.keywords import Callees
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.variables import FunctionNode, Variable


class Lengths:
    def __init__(self, program: tree.Program, scopes: Scopes, callees: Callees) -> None:
        self._scopes = scopes
        self._callees = callees
        self._shown: dict[Variable, int] = {}
        self._returned: dict[int, int] = {}
        for node in tree.walk(program):
            match node:
                case tree.Index(
                    object=tree.Identifier() as owner, index=tree.NumberLiteral(raw=raw)
                ) if raw.isdigit():
                    self._show(owner, int(raw) + 1)
                case tree.Declarator(
                    target=tree.Array(elements=elements), value=tree.Identifier() as owner
                ) | tree.Assignment(
                    target=tree.Array(elements=elements), value=tree.Identifier() as owner
                ):
                    self._show(owner, len(elements))
                case _:
                    pass

    def _show(self, owner: tree.Identifier, length: int) -> None:
        variable = self._scopes.variable(owner)
        if variable is not None:
            self._shown[variable] = max(length, self._shown.get(variable, 0))

    def of(self, node: tree.Expression, owner: tree.Class | None = None) -> int:
        """The length that an array is seen to have; 0 where nothing shows. `owner` is the class
        that the expression stands in."""
        match node:
            case tree.Identifier():
                variable = self._scopes.variable(node)
                return self._shown.get(variable, 0) if variable is not None else 0
            case tree.Call():
                function = self._callees.find(node, owner)
                return self._of_result(function) if function is not None else 0
            case _:
                return 0

    def _of_result(self, function: FunctionNode) -> int:
        if id(function) not in self._returned:
            self._returned[id(function)] = max(_returned(function), default=0)
        return self._returned[id(function)]


def _returned(function: FunctionNode) -> list[int]:
    """The lengths of the arrays that a function writes into its `return`s."""
    if isinstance(function.body, tree.Array):
        return [len(function.body.elements)]
    found: list[int] = []
    pending: list[tree.Node] = [function.body]
    while pending:
        node = pending.pop()
        match node:
            case tree.Return(value=tree.Array(elements=elements)):
                found.append(len(elements))
            case tree.Function() | tree.Arrow():
                pass
            case _:
                pending.extend(tree.children(node))
    return found
