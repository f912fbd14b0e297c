"""Which functions of a file wait for a promise, directly or through what they call."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript.from_python.fitting import FunctionNode
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.signatures import Definitions
from keras_tfjs.javascript.words import camel
from keras_tfjs.kinds import Facts, Number, Promise, Unknown, is_model
from keras_tfjs.kinds.promises import becomes_promise
from keras_tfjs.kinds.subtree import subtree

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass(frozen=True)
class Bodies:
    """The functions of a module, and by the id of each what in its body may wait or be called."""

    functions: Sequence[FunctionNode]
    nodes: Mapping[int, Sequence[ast.AST]]

    @classmethod
    def of(cls, module: ast.Module) -> Bodies:
        functions = [node for node in subtree(module) if isinstance(node, _FUNCTIONS)]
        nodes = {
            id(one): [node for node in own_nodes(one) if isinstance(node, _ASKED)]
            for one in functions
        }
        return cls(functions, nodes)


_ASKED = (ast.Call, ast.Expr, ast.Await)


class Colour:
    """`waits(function)` says whether it is async in JavaScript; `awaited(call)` whether a call
    is waited for."""

    def __init__(
        self,
        module: ast.Module,
        facts: Facts,
        definitions: Definitions,
        imported: Set[int] = frozenset(),
        *,
        keras: bool = False,
        bodies: Bodies | None = None,
    ) -> None:
        """`imported`: functions of other modules, by id, that wait.

        `keras`: the module is written for Keras, whose calls wait where TF.js's of the same name
        give promises. `bodies` are the module's, where they have been found before.
        """
        self._facts = facts
        self._imported = imported
        self._keras = keras
        self._definitions = definitions
        self._bodies = Bodies.of(module) if bodies is None else bodies
        self._own_async = {
            id(node) for node in self._bodies.functions if isinstance(node, ast.AsyncFunctionDef)
        }
        self._callers: dict[int, list[FunctionNode]] = {}
        self._first: list[FunctionNode] = []
        for function in self._bodies.functions:
            if id(function) in self._own_async or self._waits_itself(function):
                self._first.append(function)
            for called in self._calls(function):
                self._callers.setdefault(id(called), []).append(function)
        self._waiting = self._reached([self])

    @classmethod
    def _reached(cls, modules: Sequence[Colour]) -> set[int]:
        """The functions of modules that wait, by id, through what they call of each other."""
        waiting: set[int] = set()
        pending = [function for one in modules for function in one._first]
        asynchronous = {key for one in modules for key in one._own_async}
        callers: dict[int, list[FunctionNode]] = {}
        for one in modules:
            for called, functions in one._callers.items():
                callers.setdefault(called, []).extend(functions)
        while pending:
            function = pending.pop()
            if id(function) in waiting:
                continue
            waiting.add(id(function))
            if id(function) not in asynchronous:
                pending.extend(callers.get(id(function), ()))
        return waiting

    @classmethod
    def together(cls, modules: Iterable[Colour]) -> frozenset[int]:
        """The functions of all modules, by id, whose calls are waited for where they stand."""
        every = list(modules)
        asynchronous = {key for one in every for key in one._own_async}
        return frozenset(cls._reached(every) - asynchronous)

    def _waits_itself(self, function: FunctionNode) -> bool:
        if self._is_declared_async(function):
            return True
        for node in self._bodies.nodes[id(function)]:
            match node:
                case ast.Call() if self.is_result(node) or self._is_imported(node):
                    return True
                case ast.Call() if self._keras and self._trains(node):
                    return True
                case ast.Expr(value=ast.Call() as call) if self.is_promise(call):
                    return True
                case ast.Await():
                    return True
                case _:
                    pass
        return False

    def _is_declared_async(self, function: FunctionNode) -> bool:
        """Whether a method takes the place of one of TF.js that gives a promise."""
        return any(map(tfjs.is_promise, self._replaced(function)))

    def runs_at_once(self, function: ast.FunctionDef) -> bool:
        """Whether a method takes the place of one of a layer of TF.js that gives a value."""
        return any(
            tfjs.parameters(name) is not None and not tfjs.is_promise(name)
            for name in self._replaced(function)
            if tfjs.role(name.rpartition(".")[0]) == "Layer"
        )

    def _replaced(self, function: FunctionNode) -> Iterator[str]:
        """The methods of TF.js that a method of a class of the file may take the place of."""
        owner = self._definitions.owners.get(id(function))
        if owner is not None and not isinstance(function, ast.Lambda):
            for base in owner.bases:
                for name in self._facts.bases(self._facts.name(base) or ""):
                    if name.startswith("tfjs."):
                        yield f"{name}.{function.name}"

    def _is_imported(self, call: ast.Call) -> bool:
        return bool(self._imported) and id(self._definitions.find(call)) in self._imported

    def _trains(self, call: ast.Call) -> bool:
        """`model.fit(...)` in Keras, and other calls whose counterpart gives a promise."""
        if becomes_promise(self._facts.callee(call) or "", call):
            return True
        match call.func:
            case ast.Attribute(value=receiver, attr=attr):
                kind = self._facts.kind(receiver)
                of_model = isinstance(kind, Unknown) or is_model(kind)
                return of_model and camel(attr) in tfjs.promised_members()
            case _:
                return False

    def _calls(self, function: FunctionNode) -> Iterator[FunctionNode]:
        for node in self._bodies.nodes[id(function)]:
            if isinstance(node, ast.Call):
                found = self._definitions.find(node)
                if isinstance(found, _FUNCTIONS):
                    yield found

    def is_promise(self, node: ast.expr) -> bool:
        """A promise that TF.js makes (not the coroutine of the user's own async def)."""
        if not self._gives_promise(node):
            return False
        found = self._definitions.find(node) if isinstance(node, ast.Call) else None
        return not isinstance(found, _FUNCTIONS)

    def is_result(self, call: ast.Call) -> bool:
        """`promise.result()`, and `js.wait(value)` where it is not known to be one."""
        match call:
            case ast.Call(func=ast.Attribute(value=value, attr="result"), args=[], keywords=[]):
                return self._gives_promise(value)
            case ast.Call(args=[_]) if callee(self._facts, call) == "tfjs.js.wait":
                return True
            case _:
                return False

    def _gives_promise(self, node: ast.expr) -> bool:
        """By its kind; of a receiver that nothing is known of, by a method that all of TF.js has
        for promises only (waiting for what is none does no harm)."""
        match self._facts.kind(node), node:
            case Promise(), _:
                return True
            case Unknown(), ast.Call(func=ast.Attribute(value=receiver, attr=attr)):
                return attr in tfjs.promised_members() and isinstance(
                    self._facts.kind(receiver), Unknown | Number
                )
            case _:
                return False

    def waits(self, function: ast.AST) -> bool:
        return id(function) in self._waiting

    def awaited(self, call: ast.Call) -> bool:
        """A call of a function that has become async: its result is waited for where it stands."""
        if self._is_imported(call):
            return True
        found = self._definitions.find(call)
        return (
            isinstance(found, _FUNCTIONS)
            and id(found) in self._waiting
            and id(found) not in self._own_async
        )


def own_nodes(function: FunctionNode) -> Iterator[ast.AST]:
    """The nodes of a function's body, not those of functions in it."""
    body = function.body if isinstance(function.body, list) else [function.body]
    pending: list[ast.AST] = list(body)
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            continue
        pending.extend(ast.iter_child_nodes(node))
