"""Dicts of options in a program: which hold each other's entries, what is put into them, and which
calls they are spread in."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from keras_tfjs.kinds import Facts
from keras_tfjs.python.own_functions import Function, OwnFunctions
from keras_tfjs.source import Dialect, Options

Place = tuple[ast.AST, str]
"""A variable: the function (or module) that binds it, and its name."""


@dataclass(frozen=True)
class Entry:
    """A key that is given or asked for: the node that spells it, the expression `around` it, the
    value that it is given, if any, and what holds that value where it is not `around`."""

    key: str
    node: ast.AST
    around: ast.AST
    value: ast.expr | None = None
    holder: ast.AST | None = None


class OptionDicts:
    """`escaped` are places that something unknown sees or fills, `compared` keys whose values are
    compared, `starred` how many values an `*args` holds that is only handed on."""

    def __init__(self, tree: ast.Module, facts: Facts, options: Options, to: Dialect) -> None:
        self.sinks: dict[Place, set[str]] = defaultdict(set)
        self.entries: dict[Place, list[Entry]] = defaultdict(list)
        self.taken: dict[Place, set[str]] = defaultdict(set)
        self.spread: dict[Place, list[ast.AST]] = defaultdict(list)
        self.escaped: set[Place] = set()
        self.compared: dict[Place, set[str]] = defaultdict(set)
        self._facts, self._to = facts, to
        self._beside: dict[Place, set[Place]] = defaultdict(set)
        self._stores: dict[Place, list[ast.expr]] = defaultdict(list)
        self._grown: set[Place] = set()
        self._parents = facts.parents
        self._bound = _bound_names(tree, facts)
        self._functions = OwnFunctions(self._parents, options)
        self.starred = self._functions.starred()
        self._candidates = set(self._spread_places())
        self._follow()

    def groups(self) -> Iterator[frozenset[Place]]:
        """Places that hold each other's entries."""
        seen: set[Place] = set()
        for start in self._candidates:
            if start in seen:
                continue
            group, pending = set[Place](), [start]
            while pending:
                place = pending.pop()
                if place not in group:
                    group.add(place)
                    pending += self._beside[place]
            seen |= group
            yield frozenset(group)

    def is_handed(self, group: frozenset[Place]) -> bool:
        """Whether it is more than one dict that is written out once and only read."""
        return len(group) > 1 or any(
            place in self._grown or not _is_literal(self._stores[place]) for place in group
        )

    # Places

    def _place(self, name: ast.Name) -> Place | None:
        node: ast.AST | None = name
        while (node := self._parents.get(node) if node is not None else None) is not None:
            if node in self._bound and name.id in self._bound[node]:
                return (node, name.id)
        return None

    def _spread_places(self) -> Iterator[Place]:
        for node in self._parents:
            values: list[ast.expr] = []
            match node:
                case ast.Call(keywords=keywords):
                    values = [each.value for each in keywords if each.arg is None]
                case ast.Dict(keys=keys, values=held):
                    values = [v for k, v in zip(keys, held, strict=True) if k is None]
                case ast.FunctionDef(args=ast.arguments(kwarg=ast.arg(arg=name))):
                    yield (node, name)
            for value in values:
                place = self._place(value) if isinstance(value, ast.Name) else None
                if place is not None:
                    yield place

    def _join(self, one: Place, other: Place) -> None:
        self._beside[one].add(other)
        self._beside[other].add(one)

    def _follow(self) -> None:
        names: dict[str, list[ast.Name]] = defaultdict(list)
        for node in self._facts.nodes(ast.Name):
            names[node.id].append(node)
        done: set[Place] = set()
        pending = list(self._candidates)
        while pending:
            place = pending.pop()
            if place in done:
                continue
            done.add(place)
            self._filled_by_calls(place)
            for name in names.get(place[1], ()):
                if self._place(name) != place:
                    continue
                if isinstance(name.ctx, ast.Store):
                    self._stored(name, place)
                elif isinstance(name.ctx, ast.Del):
                    self.escaped.add(place)
                else:
                    self._flows(name, place)
            pending += self._beside[place]

    # What fills a place

    def _stored(self, name: ast.Name, place: Place) -> None:
        match self._parents.get(name):
            case ast.Assign(targets=[ast.Name()], value=value):
                self._stores[place].append(value)
                self._filled(value, place)
            case ast.AnnAssign(value=ast.expr() as value):
                self._stores[place].append(value)
                self._filled(value, place)
            case _:
                self.escaped.add(place)

    def _filled(self, value: ast.expr, place: Place) -> None:
        match value:
            case ast.Constant(value=None):
                pass
            case ast.Name():
                self._alias(value, place)
            case ast.Dict(keys=keys, values=values):
                for key, each in zip(keys, values, strict=True):
                    if key is None:
                        self._filled(each, place)
                    else:
                        self._entry(key, place, value, each)
            case ast.Call(func=ast.Name(id="dict"), args=arguments, keywords=keywords):
                for each in arguments:
                    self._filled(each, place)
                self._given(value, keywords, place)
            case ast.Call(func=ast.Attribute(value=ast.Name() as inner, attr="copy"), args=[]):
                self._filled(inner, place)
            case ast.BoolOp(values=values):
                for each in values:
                    self._filled(each, place)
            case ast.IfExp(body=body, orelse=orelse):
                self._filled(body, place)
                self._filled(orelse, place)
            case _:
                self.escaped.add(place)

    def _given(self, call: ast.Call, keywords: list[ast.keyword], place: Place) -> None:
        for each in keywords:
            if each.arg is None:
                self._filled(each.value, place)
            else:
                self.entries[place].append(Entry(each.arg, each, call, each.value))

    def _entry(
        self, key: ast.expr, place: Place, around: ast.AST, value: ast.expr | None = None
    ) -> None:
        match key:
            case ast.Constant(value=str() as word):
                self.entries[place].append(Entry(word, key, around, value))
                if isinstance(self._parents.get(around), ast.Compare | ast.MatchValue | ast.Match):
                    self.compared[place].add(word)
            case _:
                self.escaped.add(place)

    def _filled_by_calls(self, place: Place) -> None:
        """What the file's calls give for a parameter."""
        function, name = place
        if not isinstance(function, Function):
            return
        rest = function.args.kwarg
        listed = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
        named = [*listed, *(each.arg for each in function.args.kwonlyargs)]
        is_rest = rest is not None and rest.arg == name
        if not is_rest and name not in named:
            return
        if function in self._functions.is_open or not self._functions.calls[function]:
            self.escaped.add(place)
        self._grown.add(place)
        if is_rest:
            self.taken[place] |= set(named)
        elif (default := _default(function, name)) is not None:
            self._filled(default, place)
        for call in self._functions.calls[function]:
            if is_rest:
                own = [each for each in call.keywords if each.arg not in named]
                self._given(call, own, place)
                continue
            first = isinstance(call.func, ast.Attribute)
            at = listed.index(name) - first if name in listed else len(call.args)
            by_name = [each.value for each in call.keywords if each.arg == name]
            starred = any(isinstance(each, ast.Starred) for each in call.args)
            if starred or (not by_name and any(each.arg is None for each in call.keywords)):
                self.escaped.add(place)
            for value in [*call.args[at : at + 1], *by_name]:
                self._filled(value, place)

    # Where it goes

    def _flows(self, node: ast.expr, place: Place) -> None:
        """Where the dict goes that `node` is, of which the entries of `place` are a part."""
        parent = self._parents[node]
        match parent:
            case ast.keyword(arg=None):
                call = self._parents[parent]
                assert isinstance(call, ast.Call)
                self._handed(call, node, place)
            case ast.keyword():
                self._argument(self._parents[parent], parent.arg, place)
            case ast.Dict(keys=keys, values=values) if keys[values.index(node)] is None:
                self._flows_on(parent, place)
            case ast.Call(func=ast.Name(id="dict")):
                self._flows_on(parent, place)
            case ast.Call(func=ast.Attribute(value=ast.Name() as other, attr="update")):
                self._alias(other, place)
            case ast.Call(args=arguments) if node in arguments:
                self._argument(parent, arguments.index(node), place)
            case ast.Attribute(attr=method):
                self._method(parent, method, place)
            case ast.Subscript(value=value, slice=key) if value is node:
                self._subscript(parent, key, place)
            case ast.Compare(left=key, ops=[ast.In() | ast.NotIn()]):
                self._entry(key, place, parent)
            case ast.Compare(ops=[ast.Is() | ast.IsNot()]) | ast.UnaryOp(op=ast.Not()):
                pass
            case ast.If(test=test) | ast.IfExp(test=test) if test is node:
                pass
            case ast.Assign(targets=[ast.Name() as target], value=value) if value is node:
                self._alias(target, place)
            case ast.BoolOp() | ast.IfExp():
                self._flows(parent, place)
            case ast.Expr():
                pass
            case _:
                self.escaped.add(place)

    def _alias(self, target: ast.Name, place: Place) -> None:
        other = self._place(target)
        if other is None:
            self.escaped.add(place)
        else:
            self._join(place, other)

    def _flows_on(self, made: ast.Dict | ast.Call, place: Place) -> None:
        """A new dict with the entries of another: what stands beside them belongs to them."""
        parent = self._parents[made]
        is_stored = isinstance(parent, ast.Assign | ast.AnnAssign)
        if not is_stored and self._is_config(made):
            self._sink(parent, made, place)
            return
        if not is_stored:
            self._grown.add(place)
            self._filled(made, place)
        self._flows(made, place)

    def _is_config(self, made: ast.expr) -> bool:
        """Whether it is the config object of a call of TF.js."""
        call = self._parents[made]
        name = self._facts.callee(call) if isinstance(call, ast.Call) else None
        return self._to is Dialect.KERAS and (name or "").startswith("tfjs.")

    def _sink(self, call: ast.AST, made: ast.expr, place: Place) -> None:
        assert isinstance(call, ast.Call)
        assert isinstance(made, ast.Dict)
        self.sinks[place].add(self._facts.callee(call) or "")
        for key, value in zip(made.keys, made.values, strict=True):
            if key is None and isinstance(value, ast.Name) and self._place(value) == place:
                self.spread[place].append(value)

    def _handed(self, call: ast.Call, node: ast.expr, place: Place) -> None:
        function = self._functions.called(call)
        if isinstance(call.func, ast.Name) and call.func.id == "dict":
            self._flows_on(call, place)
        elif isinstance(call.func, ast.Attribute) and call.func.attr == "update":
            self._update(call, place)
        elif function is not None:
            if function.args.kwarg is None:
                self.escaped.add(place)
            else:
                self._join(place, (function, function.args.kwarg.arg))
        else:
            name = self._facts.callee(call) or ""
            if self._to is not Dialect.TFJS or not name.startswith("keras."):
                self.escaped.add(place)
            self.sinks[place].add(name)
            self.spread[place].append(node)

    def _argument(self, call: ast.AST, argument: int | str | None, place: Place) -> None:
        function = self._functions.called(call) if isinstance(call, ast.Call) else None
        if function is None or not isinstance(call, ast.Call):
            self.escaped.add(place)
            return
        listed = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
        if isinstance(argument, int):
            argument += isinstance(call.func, ast.Attribute)
            argument = listed[argument] if argument < len(listed) else None
        names = [*listed, *(each.arg for each in function.args.kwonlyargs)]
        if argument in names and argument is not None:
            self._join(place, (function, argument))
        else:
            self.escaped.add(place)

    def _method(self, member: ast.Attribute, method: str, place: Place) -> None:
        call = self._parents[member]
        match call:
            case ast.Call(
                func=func, args=[key, *default], keywords=[]
            ) if func is member and method in ("get", "pop", "setdefault"):
                self._grown.add(place)
                self._entry(key, place, call, default[0] if default else None)
            case ast.Call(func=func) if func is member and method == "update":
                self._update(call, place)
            case ast.Call(func=func, args=[]) if func is member and method == "copy":
                self._flows(call, place)
            case _:
                self.escaped.add(place)

    def _update(self, call: ast.Call, place: Place) -> None:
        self._grown.add(place)
        for each in call.args:
            self._filled(each, place)
        self._given(call, call.keywords, place)

    def _subscript(self, node: ast.Subscript, key: ast.expr, place: Place) -> None:
        if not isinstance(node.ctx, ast.Store):
            self._entry(key, place, node)
            return
        self._grown.add(place)
        match self._parents[node], key:
            case ast.Assign(targets=[_], value=value) as stored, ast.Constant(value=str() as word):
                self.entries[place].append(Entry(word, key, node, value, stored))
            case _:
                self.escaped.add(place)


def _bound_names(tree: ast.Module, facts: Facts) -> dict[ast.AST, set[str]]:
    """The names that each function, and the module, binds itself."""
    bound: dict[ast.AST, set[str]] = {tree: set()}
    for args in facts.nodes(ast.arguments):
        every = (*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg)
        bound[facts.parents[args]] = {each.arg for each in every if each is not None}
    for name in facts.nodes(ast.Name):
        if isinstance(name.ctx, ast.Store):
            scope = facts.parents[name]
            while not isinstance(scope, _SCOPES):
                scope = facts.parents[scope]
            if isinstance(scope, Function | ast.Module):
                bound[scope].add(name.id)
    return bound


_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.Module)


def _default(function: Function, name: str) -> ast.expr | None:
    listed = [*function.args.posonlyargs, *function.args.args]
    given = function.args.defaults
    pairs = dict(zip([each.arg for each in listed[len(listed) - len(given) :]], given, strict=True))
    for each, default in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True):
        if default is not None:
            pairs[each.arg] = default
    return pairs.get(name)


def _is_literal(stores: list[ast.expr]) -> bool:
    return len(stores) == 1 and isinstance(stores[0], ast.Dict)
