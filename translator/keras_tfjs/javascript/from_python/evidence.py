"""Kinds that follow from the file as a whole where the inference leaves them open: attributes from
what is assigned to them anywhere, parameters from all calls, results of functions that call
themselves."""

from __future__ import annotations

import ast

from keras_tfjs.javascript.from_python.answers import Answers
from keras_tfjs.javascript.from_python.command_line import destination, option_kind
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.signatures import Definitions
from keras_tfjs.javascript.from_python.starts import Starts
from keras_tfjs.kinds import (
    Boolean,
    DictOf,
    Facts,
    Kind,
    ListOf,
    Number,
    String,
    TupleOf,
    Unknown,
)
from keras_tfjs.kinds.subtree import subtree

_ANNOTATED: dict[str, Kind] = {
    "int": Number(True),
    "float": Number(False),
    "str": String(),
    "bool": Boolean(),
    "list": ListOf(Unknown()),
    "dict": DictOf(Unknown()),
}


_TEXTS: Kind = ListOf(String())
_METHODS: dict[str, Kind] = {
    **dict.fromkeys(
        """capitalize casefold center expandtabs isoformat ljust lower lstrip read_text removeprefix
        removesuffix rjust rstrip strftime strip swapcase title upper zfill""".split(),
        String(),
    ),
    **dict.fromkeys(("splitlines", "readlines", "rsplit"), _TEXTS),
    **dict.fromkeys(("total_seconds", "timestamp"), Number(None)),
}
"""What methods give that only texts, files, paths and dates of Python have."""


class Evidence:
    def __init__(self, module: ast.Module, facts: Facts, definitions: Definitions) -> None:
        self._facts = facts
        self._definitions = definitions
        self._known = Answers()
        self._attributes: dict[str, list[ast.expr]] = {}
        self._fields: dict[str, list[Kind]] = {}
        self._arguments: dict[tuple[int, str], list[ast.expr]] = {}
        self._elements: dict[tuple[int, str], ast.expr] = {}
        self._parameters: dict[ast.Name, tuple[int, str]] = {}
        self._starts = Starts(module)
        for node in subtree(module):
            self._gather(node)

    def _gather(self, node: ast.AST) -> None:
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    if isinstance(target, ast.Attribute):
                        self._attributes.setdefault(target.attr, []).append(value)
            case ast.AugAssign(target=ast.Attribute(attr=attr), value=value):
                self._attributes.setdefault(attr, []).append(value)
            case ast.AnnAssign(target=ast.Attribute(attr=attr), value=ast.expr() as value):
                self._attributes.setdefault(attr, []).append(value)
            case ast.ClassDef(body=body):
                for one in body:
                    match one:
                        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                            kind = _ANNOTATED.get(ast.unparse(annotation).split("[")[0])
                            self._fields.setdefault(name, []).append(kind or Unknown())
                        case ast.Assign(targets=[ast.Name(id=name)], value=value):
                            self._attributes.setdefault(name, []).append(value)
                        case _:
                            pass
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                names = {one.arg for one in (*node.args.posonlyargs, *node.args.args)}
                names |= {one.arg for one in node.args.kwonlyargs}
                for inner in subtree(node):
                    if isinstance(inner, ast.Name) and inner.id in names:
                        self._parameters[inner] = (id(node), inner.id)
            case ast.Call():
                self._gather_call(node)
            case _:
                pass

    def _gather_call(self, node: ast.Call) -> None:
        self._gather_handed(node)
        if (option := destination(node)) is not None:
            self._fields.setdefault(option, []).append(option_kind(node))
        found = self._definitions.find(node)
        if isinstance(found, ast.ClassDef):
            found = self._definitions.constructor(found)
        if found is None:
            return
        order = self._definitions.own_signature(found).order
        for parameter, argument in zip(order, node.args, strict=False):
            if isinstance(argument, ast.Starred):
                break
            self._arguments.setdefault((id(found), parameter), []).append(argument)
        for keyword in node.keywords:
            if keyword.arg is not None:
                self._arguments.setdefault((id(found), keyword.arg), []).append(keyword.value)

    def _gather_handed(self, node: ast.Call) -> None:
        """Lambdas that builtins call with each of some values."""
        keys = [one.value for one in node.keywords if one.arg == "key"]
        match node:
            case ast.Call(func=ast.Name(id="map" | "filter"), args=[ast.Lambda() as given, values]):
                keys.append(given)
            case ast.Call(func=ast.Name(id="sorted" | "max" | "min"), args=[values]):
                pass
            case ast.Call(
                func=ast.Name(id="reduce") | ast.Attribute(attr="reduce"),
                args=[ast.Lambda(args=ast.arguments(args=[first, each])) as given, values, *start],
            ) if not start or isinstance(start[0], ast.Constant):
                self._elements[(id(given), first.arg)] = values
                self._elements[(id(given), each.arg)] = values
            case ast.Call(func=ast.Attribute(value=values, attr="sort")):
                pass
            case _:
                return
        for key in keys:
            if isinstance(key, ast.Lambda) and len(key.args.args) == 1:
                self._elements[(id(key), key.args.args[0].arg)] = values

    def kind(self, node: ast.expr) -> Kind:
        return self._kind(node) or Unknown()

    def given(self, node: ast.Name) -> list[ast.expr]:
        """What the calls of the file give a parameter."""
        place = self._parameters.get(node)
        return [] if place is None else self._arguments.get(place, [])

    def _kind(self, node: ast.expr) -> Kind | None:
        """None: it depends on itself only."""
        known = self._facts.kind(node)
        if not isinstance(known, Unknown):
            return known
        return self._known.of(node, lambda: self._found(node))

    def _found(self, node: ast.expr) -> Kind | None:
        match node:
            case ast.Attribute(attr="__dict__"):
                return DictOf(Unknown())
            case ast.Attribute(attr=attr):
                kinds = [self._kind(one) for one in self._attributes.get(attr, ())]
                return _joined([*kinds, *self._fields.get(attr, ())])
            case ast.Name():
                return self._name(node)
            case ast.BinOp(left=left, op=operator, right=right):
                return _combined(self._kind(left), operator, self._kind(right))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return self._kind(operand)
            case ast.IfExp(body=yes, orelse=no):
                return _joined([self._kind(yes), self._kind(no)])
            case ast.NamedExpr(value=value):
                return self._kind(value)
            case ast.Subscript(value=value, slice=index):
                match self._kind(value):
                    case TupleOf(items=items) if (
                        isinstance(index, ast.Constant)
                        and isinstance(index.value, int)
                        and -len(items) <= index.value < len(items)
                    ):
                        return items[index.value]
                    case ListOf(of=of) if not isinstance(index, ast.Slice):
                        return of
                    case ListOf() | String() as same:
                        return same
                    case DictOf(values=of):
                        return of
                    case _:
                        return Unknown()
            case ast.Call():
                return self._result(node)
            case _:
                return Unknown()

    def _name(self, node: ast.Name) -> Kind | None:
        binding = self._facts.binding(node)
        match binding.statement if binding else None:
            # What a comprehension in the statement binds has the same statement
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name == node.id:
                return self._kind(value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value) if (
                name == node.id
            ):
                return self._kind(value)
            case ast.AugAssign(target=ast.Name(id=name), op=operator, value=value) as added if (
                name == node.id
            ):
                kind = self._kind(value)
                is_list = isinstance(kind, ListOf | TupleOf)
                # An operand of what only arrays compute says nothing of the result
                if is_list and not isinstance(operator, ast.Add):
                    return Unknown()
                return _joined([kind, *self._started(added, node)])
            case ast.For(target=ast.Name(id=name), iter=values) if name == node.id:
                kind = self._kind(values)
                return kind.of if isinstance(kind, ListOf) else Unknown()
            case _:
                pass
        place = self._parameters.get(node)
        if place in self._elements:
            kind = self._kind(self._elements[place])
            return None if kind is None else _each_of(kind)
        if place is None or place not in self._arguments:
            return Unknown()
        return _joined([self._kind(one) for one in self._arguments[place]])

    def _started(self, statement: ast.AugAssign, node: ast.Name) -> list[Kind | None]:
        """What a variable may have been before an assignment that adds to it."""
        found = self._starts.of(statement, node.id)
        if found is None:
            return [Unknown()]
        kinds = [self._kind(one) for one in found]
        place = self._parameters.get(node)
        if place is None:
            return kinds
        given = self._arguments.get(place)
        return [*kinds, *([Unknown()] if given is None else map(self._kind, given))]

    def _result(self, node: ast.Call) -> Kind | None:
        found = self._definitions.find(node)
        if isinstance(found, ast.Lambda):
            return self._kind(found.body)
        if found is None and isinstance(node.func, ast.Attribute):
            return self._of_method(node.func)
        if not isinstance(found, ast.FunctionDef):
            return Unknown()
        return self._known.of(found, lambda: self._returned(found))

    def _returned(self, function: ast.FunctionDef) -> Kind | None:
        inside = list(subtree(function))
        if any(isinstance(one, ast.Yield | ast.YieldFrom) for one in inside):
            return Unknown()
        returned = [one.value for one in inside if isinstance(one, ast.Return) and one.value]
        return _joined([self._kind(one) for one in returned]) if returned else Unknown()

    def _of_method(self, function: ast.Attribute) -> Kind:
        attr = function.attr
        if attr in ("read", "readline") and self._is_text_file(function.value):
            return String()
        if attr in _METHODS and not self._definitions.defines(attr):
            return _METHODS[attr]
        is_text = isinstance(self._kind(function.value), String)
        return _OF_TEXTS.get(attr, Unknown()) if is_text else Unknown()

    def _is_text_file(self, node: ast.expr) -> bool:
        binding = self._facts.binding(node) if isinstance(node, ast.Name) else None
        if binding is not None and binding.how in ("assign", "with"):
            node = binding.source or node
        match node:
            case ast.Call(args=[_, *rest], keywords=keywords):
                modes = [*rest[:1], *(one.value for one in keywords if one.arg == "mode")]
                is_text = all(
                    isinstance(one, ast.Constant) and "b" not in str(one.value) for one in modes
                )
                return is_text and callee(self._facts, node) == "builtins.open"
            case _:
                return False


_OF_TEXTS: dict[str, Kind] = {
    "split": _TEXTS,
    "replace": String(),
    "join": String(),
    "format": String(),
    "find": Number(True),
    "count": Number(True),
    "index": Number(True),
    "startswith": Boolean(),
    "endswith": Boolean(),
}


def _each_of(values: Kind) -> Kind:
    """What going through `values` gives."""
    match values:
        case ListOf(of=of):
            return of
        case TupleOf(items=items):
            return _joined(list(items)) or Unknown()
        case String():
            return values
        case _:
            return Unknown()


def _joined(kinds: list[Kind | None]) -> Kind | None:
    """The one kind that all agree on; nobody's evidence counts for nothing."""
    known = [kind for kind in kinds if kind is not None]
    if not known:
        return None if kinds else Unknown()
    first = known[0]
    if all(isinstance(one, Number) for one in known):
        whole = all(isinstance(one, Number) and one.integer for one in known)
        return Number(True if whole else None)
    if all(type(one) is type(first) for one in known) and not isinstance(first, Unknown):
        return first if all(one == first for one in known) else _widened(first)
    return Unknown()


def _widened(kind: Kind) -> Kind:
    match kind:
        case ListOf():
            return ListOf(Unknown())
        case DictOf():
            return DictOf(Unknown())
        case TupleOf():
            return ListOf(Unknown())
        case String() | Boolean():
            return kind
        case _:
            return Unknown()


def _combined(left: Kind | None, operator: ast.operator, right: Kind | None) -> Kind | None:
    if left is None or right is None:
        return left or right
    match left, right:
        case Number() | Boolean(), Number() | Boolean():
            is_whole = all(isinstance(one, Boolean) or one.integer for one in (left, right))
            return Number(True if is_whole and not isinstance(operator, ast.Div) else None)
        case String(), _ if isinstance(operator, ast.Add | ast.Mod | ast.Mult):
            return left
        case ListOf(), ListOf() if isinstance(operator, ast.Add):
            return _joined([left, right])
        case _:
            return Unknown()
