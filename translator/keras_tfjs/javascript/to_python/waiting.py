"""Async functions that become plain ones: those whose every use in the file waits for them, so that
in Python the call itself waits."""

from __future__ import annotations

from collections.abc import Collection, Mapping

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
        self,
        program: tree.Program,
        scopes: Scopes,
        imported: Mapping[Variable, FunctionNode],
        of_modules: Mapping[str, FunctionNode],
        coroutines: Collection[int] = (),
    ) -> None:
        """`imported`: functions of other modules, whose calls wait by themselves, and so do those
        `of_modules` that are imported as a whole; not the `coroutines` among them, by id."""
        self._scopes = scopes
        self._of_modules = {
            name: id(value) in coroutines for name, value in of_modules.items() if value.is_async
        }
        self._foreign = {one for one, value in imported.items() if id(value) in coroutines}
        self._coroutines: set[int] = set()
        self._plain_variables = {
            one for one, value in imported.items() if value.is_async and one not in self._foreign
        }
        self._plain_methods: set[str] = set()
        self._started = _started_last(program)
        self._waited = _waited(program) | self._started
        self._settled = _settled(program, self._waited)
        functions = self._named_functions(program)
        self._named = {id(function) for function, _ in functions}
        self._called = {
            id(node.callee) for node in tree.walk(program) if isinstance(node, tree.Call)
        }
        self._values: set[int] = set()
        self._decide(functions)
        self._start_at_once(program)

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
            case tree.Call(callee=tree.Member(name=name) as callee):
                if (is_coroutine := self._of_module(callee)) is not None:
                    return not is_coroutine
                return name in self._plain_methods
            case _:
                return False

    def _of_module(self, callee: tree.Member) -> bool | None:
        """Whether an async function of another module is a coroutine; None: it is none of one."""
        match callee:
            case tree.Member(object=tree.Identifier(name=module) as owner, name=name):
                variable = self._scopes.variable(owner)
                if variable is not None and variable.kind in ("import", "const"):
                    return self._of_modules.get(f"{module}.{name}")
            case _:
                pass
        return None

    def is_coroutine_call(self, call: tree.Expression) -> bool:
        match call:
            case tree.Call(callee=tree.Identifier() as callee):
                variable = self._scopes.variable(callee)
                return variable is not None and (
                    variable in self._foreign
                    or (variable.value is not None and id(variable.value) in self._coroutines)
                )
            case tree.Call(callee=tree.Member() as callee):
                return self._of_module(callee) is True
            case tree.Call(callee=(tree.Arrow() | tree.Function()) as function):
                return id(function) in self._coroutines
            case _:
                return False


def unwaited(program: tree.Program, functions: Mapping[str, FunctionNode]) -> frozenset[str]:
    """Those of a module's own async functions that it does not wait for, or hands on: they stay
    coroutines."""
    names = {name for name, one in functions.items() if one.is_async}
    if not names:
        return frozenset()
    own = {id(one.name) for one in functions.values() if isinstance(one, tree.Function)}
    own |= {id(one.target) for one in tree.walk(program) if isinstance(one, tree.Declarator)}
    known = own | _settled(program, _waited(program) | _started_last(program))
    return frozenset(
        one.name
        for one in tree.walk(program)
        if isinstance(one, tree.Identifier) and one.name in names and id(one) not in known
    )


def _waited(program: tree.Program) -> set[int]:
    """Calls that something waits for: awaited, or returned by an async function."""
    found: set[int] = set()
    pending: list[tuple[tree.Node, bool]] = [(program, False)]
    while pending:
        node, in_async = pending.pop()
        inside = in_async
        match node:
            case tree.Function(is_async=is_async) | tree.Arrow(is_async=is_async):
                inside = is_async
                if is_async and isinstance(node, tree.Arrow):
                    found.add(id(node.body))
            case tree.Await(value=value):
                found.add(id(value))
            case tree.Return(value=value) if in_async and value is not None:
                found.add(id(value))
            case _:
                pass
        pending.extend((child, inside) for child in tree.children(node))
    return found


def _settled(program: tree.Program, waited: set[int]) -> set[int]:
    """The uses of variables that are waited calls, options of TF.js, or exports."""
    found: set[int] = set()
    for node in tree.walk(program):
        match node:
            case tree.Call(callee=tree.Identifier() as used):
                if id(node) not in waited:
                    continue
            case tree.Property(value=tree.Identifier() as used):
                pass
            case tree.Export(default=tree.Identifier() as used):
                pass
            case _:
                continue
        found.add(id(used))
    return found


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
