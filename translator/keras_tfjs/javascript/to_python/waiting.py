"""Async functions that become plain ones: those whose every use in the file waits for them, so that
in Python the call itself waits."""

from __future__ import annotations

from collections.abc import Mapping

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python.scopes import Scopes
from keras_tfjs.javascript.to_python.variables import Variable

FunctionNode = tree.Function | tree.Arrow

_VALUES = (
    tree.NumberLiteral,
    tree.StringLiteral,
    tree.BooleanLiteral,
    tree.NullLiteral,
    tree.Template,
    tree.Array,
    tree.Object,
    tree.Binary,
)


class Waiting:
    def __init__(
        self, program: tree.Program, scopes: Scopes, imported: Mapping[Variable, FunctionNode]
    ) -> None:
        """`imported`: functions of other modules, whose calls wait by themselves."""
        self._scopes = scopes
        self._waited: set[int] = set()
        self._coroutines: set[int] = set()
        self._plain_variables = {one for one, value in imported.items() if value.is_async}
        self._plain_methods: set[str] = set()
        self._started = _started_last(program)
        self._settled: set[int] = set()
        self._find_waited(program)
        self._settle_uses(program)
        functions = self._named_functions(program)
        self._named = {id(function) for function, _ in functions}
        self._called = {
            id(node.callee) for node in tree.walk(program) if isinstance(node, tree.Call)
        }
        self._values: set[int] = set()
        self._decide(functions)
        self._start_at_once(program)

    def _find_waited(self, program: tree.Program) -> None:
        """Calls that something waits for: awaited, returned by an async function, or the last
        thing that the program does."""
        pending: list[tuple[tree.Node, bool]] = [(program, False)]
        while pending:
            node, in_async = pending.pop()
            inside = in_async
            match node:
                case tree.Function(is_async=is_async) | tree.Arrow(is_async=is_async):
                    inside = is_async
                    if is_async and isinstance(node, tree.Arrow):
                        self._waited.add(id(node.body))
                case tree.Await(value=value):
                    self._waited.add(id(value))
                case tree.Return(value=value) if in_async and value is not None:
                    self._waited.add(id(value))
                case _:
                    pass
            pending.extend((child, inside) for child in tree.children(node))
        self._waited |= self._started

    def _named_functions(self, program: tree.Program) -> list[tuple[FunctionNode, Variable | str]]:
        """Functions with what they are called by: a variable, or a method's name."""
        found: list[tuple[FunctionNode, Variable | str]] = []
        for node in tree.walk(program):
            match node:
                case tree.FunctionDeclaration(function=tree.Function(name=name) as function):
                    variable = self._scopes.variable(name) if name else None
                    if variable is not None:
                        found.append((function, variable))
                case tree.Declarator(
                    target=tree.Identifier() as target,
                    value=(tree.Function() | tree.Arrow()) as function,
                ):
                    variable = self._scopes.variable(target)
                    if variable is not None:
                        found.append((function, variable))
                case tree.Method(key=tree.Identifier(name=name), value=function):
                    found.append((function, name))
                case _:
                    pass
        return found

    def _decide(self, functions: list[tuple[FunctionNode, Variable | str]]) -> None:
        for function, name in functions:
            if not function.is_async or (
                isinstance(function, tree.Function) and function.is_generator
            ):
                continue
            if isinstance(name, str):
                self._plain_methods.add(name)
            elif self._all_waited(name, function):
                self._plain_variables.add(name)
            else:
                self._coroutines.add(id(function))
                own = function.name if isinstance(function, tree.Function) else None
                if any(use is not own and id(use) not in self._called for use in name.uses):
                    self._values.add(id(function))

    def _start_at_once(self, program: tree.Program) -> None:
        """`(async () => {...})();` that the statements behind it do not wait for."""
        for node in tree.walk(program):
            match node:
                case tree.ExpressionStatement(
                    expression=tree.Call(
                        callee=(tree.Arrow() | tree.Function()) as function
                    ) as call
                ) if (function.is_async and id(call) not in self._waited):
                    self._coroutines.add(id(function))
                case _:
                    pass

    def _all_waited(self, variable: Variable, function: FunctionNode) -> bool:
        own = function.name if isinstance(function, tree.Function) else None
        return all(use is own or id(use) in self._settled for use in variable.uses)

    def _settle_uses(self, program: tree.Program) -> None:
        """The uses of variables that are waited calls, options of TF.js, or exports."""
        for node in tree.walk(program):
            match node:
                case tree.Call(callee=tree.Identifier() as used):
                    if id(node) not in self._waited:
                        continue
                case tree.Property(value=tree.Identifier() as used):
                    pass
                case tree.Export(default=tree.Identifier() as used):
                    pass
                case _:
                    continue
            self._settled.add(id(used))

    def is_coroutine(self, node: tree.Node) -> bool:
        """Whether a function stays `async def`."""
        return id(node) in self._coroutines

    def is_value(self, node: tree.Node) -> bool:
        """Whether an async function is handed on: whoever calls it then wants a promise."""
        return id(node) in self._values

    def gives_promise(self, node: tree.Arrow) -> bool:
        """Whether a caller may ask a promise of an async arrow for more than its value, which is
        certainly no promise itself: `run(async () => 5)`."""
        is_value = isinstance(node.body, _VALUES)
        return node.is_async and is_value and id(node) not in self._named

    def returns_value(self, call: tree.Expression) -> bool:
        """Whether a call is of a function that became plain: there is nothing left to wait for."""
        match call:
            case tree.Call(callee=tree.Identifier() as callee):
                variable = self._scopes.variable(callee)
                return variable is not None and variable in self._plain_variables
            case tree.Call(callee=tree.Member(name=name)):
                return name in self._plain_methods
            case _:
                return False

    def is_coroutine_call(self, call: tree.Expression) -> bool:
        match call:
            case tree.Call(callee=tree.Identifier() as callee):
                variable = self._scopes.variable(callee)
                return variable is not None and any(
                    id(one) in self._coroutines for one in (variable.value,) if one is not None
                )
            case tree.Call(callee=(tree.Arrow() | tree.Function()) as function):
                return id(function) in self._coroutines
            case _:
                return False


def _started_last(program: tree.Program) -> set[int]:
    """`main();` at the very end of a program: nothing comes after it that could run before."""
    for statement in reversed(program.body):
        match statement:
            case tree.FunctionDeclaration() | tree.ClassDeclaration() | tree.Empty():
                continue
            case tree.ExpressionStatement(expression=tree.Call() as call):
                return {id(call)}
            case _:
                return set()
    return set()
