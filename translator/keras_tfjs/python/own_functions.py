"""The functions of a file, who calls them, and with how many values for their `*args`."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from keras_tfjs.kinds.subtree import subtree
from keras_tfjs.source import Options

Function = ast.FunctionDef | ast.AsyncFunctionDef


class OwnFunctions:
    """`calls` of each function; `is_open`: those that are called from where nobody sees it."""

    def __init__(self, parents: Mapping[ast.AST, ast.AST], options: Options) -> None:
        self.calls: dict[Function, list[ast.Call]] = defaultdict(list)
        self.is_open: set[Function] = set()
        self._parents = parents
        self._functions = _by_name(parents)
        self._note_calls(options)

    def _note_calls(self, options: Options) -> None:
        for node in self._parents:
            match node:
                case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                    functions = self._functions.get(name, [])
                case _:
                    continue
            is_method = isinstance(node, ast.Attribute)
            parent = self._parents.get(node)
            for function in functions:
                if is_method != self._is_method(function):
                    continue
                if isinstance(parent, ast.Call) and self.called(parent) is function:
                    self.calls[function].append(parent)
                else:
                    self.is_open.add(function)
        for functions in self._functions.values():
            for function in functions:
                public = not function.name.startswith("_")
                named_for_all = function.name.startswith("__") or function.name in _OVERRIDES
                spoken = options.spoken_elsewhere
                elsewhere = public and (spoken is None or function.name in spoken)
                if (options.is_imported and elsewhere) or named_for_all or len(functions) > 1:
                    self.is_open.add(function)
                if any(not _is_wraps(each) for each in function.decorator_list):
                    self.is_open.add(function)

    def called(self, call: ast.Call) -> Function | None:
        """The function of the file that a call is of."""
        match call.func:
            case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name):
                functions = self._functions.get(name, [])
            case _:
                return None
        if len(functions) != 1 or isinstance(call.func, ast.Attribute) != self._is_method(
            functions[0]
        ):
            return None
        return functions[0]

    def _is_method(self, function: Function) -> bool:
        return isinstance(self._parents.get(function), ast.ClassDef)

    def starred(self) -> dict[ast.AST, int]:
        """How many values the name of an `*args` holds that is only handed on."""
        counts: dict[ast.AST, int] = {}
        for function in chain.from_iterable(self._functions.values()):
            self._count(function, counts)
        return counts

    def _count(self, function: Function, counts: dict[ast.AST, int]) -> None:
        rest = function.args.vararg
        if rest is None:
            return
        uses = [
            each for each in subtree(function) if isinstance(each, ast.Name) and each.id == rest.arg
        ]
        held = [self._parents[each] for each in uses]
        if not uses or not all(isinstance(each, ast.Starred) for each in held):
            return
        count = self._rest_of(function, frozenset())
        if count is not None:
            counts.update(dict.fromkeys(uses, count))

    def _rest_of(self, function: Function, seen: frozenset[Function]) -> int | None:
        """How many values every call of a function gives for its `*args`; None where they differ,
        or some are not seen."""
        if function in self.is_open or function in seen or not self.calls[function]:
            return None
        counts = {self._rest_in(each, function, seen | {function}) for each in self.calls[function]}
        return counts.pop() if len(counts) == 1 else None

    def _rest_in(self, call: ast.Call, function: Function, seen: frozenset[Function]) -> int | None:
        own = len([*function.args.posonlyargs, *function.args.args])
        own -= isinstance(call.func, ast.Attribute)
        match call.args:
            case [*before, ast.Starred(value=ast.Name() as name)] if len(before) >= own:
                outer = self._around(name)
                if outer is None or outer.args.vararg is None:
                    return None
                inner = self._rest_of(outer, seen) if outer.args.vararg.arg == name.id else None
                return None if inner is None else len(before) - own + inner
            case arguments if any(isinstance(each, ast.Starred) for each in arguments):
                return None
        return max(len(call.args) - own, 0)

    def _around(self, node: ast.AST | None) -> Function | None:
        while node is not None and not isinstance(node, Function):
            node = self._parents.get(node)
        return node


_OVERRIDES = frozenset(("build", "call", "get_config", "getConfig"))


def _is_wraps(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return ast.unparse(called) in ("wraps", "functools.wraps", "staticmethod")


def _by_name(nodes: Iterable[ast.AST]) -> dict[str, list[Function]]:
    found: dict[str, list[Function]] = defaultdict(list)
    for node in nodes:
        if isinstance(node, Function):
            found[node.name].append(node)
    return found
