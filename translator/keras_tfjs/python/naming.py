"""The name under which rules ask for a node: what it resolves to, not how it is spelt."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.kinds import (
    DictOf,
    Facts,
    Instance,
    Kind,
    ListOf,
    String,
    TupleOf,
    Unknown,
)
from keras_tfjs.python.pairing import Pairs

ARRAYS = ("SymbolicTensor", "Tensor", "Variable", "LayerVariable", "NdArray")
"""Roles of values that are arithmetic, the one that decides for an operation first."""


class Naming:
    def __init__(self, pairs: Pairs, facts: Facts, tree: ast.Module) -> None:
        self._pairs = pairs
        self._facts = facts
        self._classes = {
            node.name: node for node in pairs.nodes.values() if isinstance(node, ast.ClassDef)
        }
        self._functions = {
            node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)
        }

    def name(self, node: cst.CSTNode, parents: list[cst.CSTNode]) -> str | None:
        match node:
            case cst.Call():
                return self._callee(node)
            case cst.Name() | cst.Attribute():
                return self._resolved(node)
            case cst.Subscript(value=value, slice=places):
                return self._container(value, places)
            case cst.BinaryOperation(left=left, right=right):
                is_text = isinstance(self._kind(left), String)
                return "str" if is_text else self._arithmetic(left, right)
            case cst.UnaryOperation(expression=value) | cst.FormattedStringExpression(
                expression=value
            ):
                return self._arithmetic(value)
            case cst.Comparison(left=left, comparisons=comparisons):
                return self._arithmetic(left, *(each.comparator for each in comparisons))
            case cst.BooleanOperation(left=left, right=right):
                return self._arithmetic(left, right)
            case cst.If(test=test) | cst.While(test=test) | cst.IfExp(test=test):
                return self._arithmetic(test)
            case cst.Assert(test=test):
                return self._arithmetic(test)
            case cst.Lambda():
                tree = self._pairs.expression(node)
                return "preset" if tree and self._facts.preset(tree) else None
            case cst.ClassDef():
                return self.base_class(self._pairs.nodes.get(node))
            case cst.FunctionDef(name=called):
                owner = next((each for each in reversed(parents) if not _is_suite(each)), None)
                if isinstance(owner, cst.ClassDef):
                    base = self.base_class(self._pairs.nodes.get(owner))
                    return f"{base}.{called.value}" if base else None
                return None
            case cst.ListComp(for_in=cst.CompFor(iter=value)):
                return self._value(value)
            case cst.Decorator(decorator=value) | cst.Await(expression=value):
                return self._value(value)
            case cst.With(items=[first, *_]):
                return self._value(first.item)
            case cst.For(iter=value):
                return self._value(value)
            case cst.SimpleStatementLine(body=[small]):
                return self.name(small, parents)
            case cst.Expr(value=value):
                return self._value(value) or self._awaited(value)
            case cst.Assign(value=value) | cst.AugAssign(value=value):
                return self._value(value)
            case cst.AnnAssign(value=cst.BaseExpression() as value):
                return self._value(value)
            case cst.Return(value=cst.BaseExpression() as value):
                return self._value(value)
        return None

    def own_class(self, name: str) -> ast.ClassDef | None:
        """A class of the file by its name."""
        return self._classes.get(name)

    def parameter(self, name: str, argument: int | str | None) -> ast.arg | None:
        """The parameter of a function of the file that an argument is for."""
        function = self._functions.get(name.removeprefix("__main__."))
        if function is None or not name.startswith("__main__."):
            return None
        args = [*function.args.posonlyargs, *function.args.args]
        if isinstance(argument, int):
            return args[argument] if argument < len(args) else None
        named = [*args, *function.args.kwonlyargs]
        return next((each for each in named if each.arg == argument), None)

    def is_own(self, name: str, base: str) -> bool:
        """Whether `__main__.X` is a class of the file that comes from the framework's `base`."""
        found = self.own_class(name.removeprefix("__main__."))
        return found is not None and self.base_class(found) == base

    def base_class(self, tree: ast.AST | None) -> str | None:
        """The framework class that a user's class comes from, through the user's own classes."""
        seen: set[str] = set()
        while isinstance(tree, ast.ClassDef) and tree.bases and tree.name not in seen:
            seen.add(tree.name)
            parent: ast.ClassDef | None = None
            for base in tree.bases:
                name = self._facts.name(base)
                if name is not None and not name.startswith("__main__."):
                    return name
                if isinstance(base, ast.Name):
                    parent = parent or self._classes.get(base.id)
            tree = parent
        return None

    def _value(self, node: cst.BaseExpression) -> str | None:
        return self._callee(node) if isinstance(node, cst.Call) else self._resolved(node)

    def _awaited(self, node: cst.BaseExpression) -> str | None:
        """What a statement waits for, where nobody knows it for a promise."""
        match node:
            case cst.Await(expression=cst.Call() as call):
                return self._callee(call)
            case cst.Call(func=cst.Attribute(value=cst.Call() as call, attr=attr)) if (
                attr.value == "result"
            ):
                return self._callee(call)
        return None

    def _callee(self, node: cst.Call) -> str | None:
        tree = self._pairs.nodes.get(node)
        return self._facts.callee(tree) if isinstance(tree, ast.Call) else None

    def _resolved(self, node: cst.CSTNode) -> str | None:
        tree = self._pairs.nodes.get(node)
        match tree:
            case ast.Name() | ast.Attribute():
                return self._facts.name(tree)
        return None

    def _kind(self, node: cst.BaseExpression) -> Kind | None:
        tree = self._pairs.expression(node)
        return None if tree is None else self._facts.kind(tree)

    def _container(
        self, node: cst.BaseExpression, places: Sequence[cst.SubscriptElement]
    ) -> str | None:
        """`Tensor[]`, `list[Tensor]` of a Python container at a place that is a tensor, else what
        the value resolves to."""
        kind = self._kind(node)
        if isinstance(kind, Instance) and kind.role:
            return f"{kind.role}[]"
        role = None
        if isinstance(kind, ListOf | TupleOf | DictOf | String | Unknown):
            role = self._arithmetic(*(each for place in places for each in _numbers(place.slice)))
        if role is not None:
            return f"list[{role}]"
        name = self._value(node)
        return f"{name}[]" if name else None

    def _arithmetic(self, *nodes: cst.BaseExpression) -> str | None:
        kinds = [self._kind(node) for node in nodes]
        roles = [kind.role for kind in kinds if isinstance(kind, Instance)]
        return next((role for role in ARRAYS if role in roles), None)


def _numbers(place: cst.BaseSlice) -> list[cst.BaseExpression]:
    match place:
        case cst.Index(value=value):
            return [value]
        case cst.Slice(lower=lower, upper=upper):
            return [each for each in (lower, upper) if each is not None]
    return []


def _is_suite(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.BaseSuite)
