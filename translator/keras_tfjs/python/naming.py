"""The name under which rules ask for a node: what it resolves to, not how it is spelt."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import Any

import libcst as cst

from keras_tfjs.catalog.keras.derived import framework_base
from keras_tfjs.kinds import (
    IN,
    LOCAL,
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

_NAMES = (ast.Name, ast.Attribute)

Parents = Sequence[cst.CSTNode]


class Naming:
    def __init__(self, pairs: Pairs, facts: Facts, tree: ast.Module) -> None:
        self._pairs = pairs
        self._facts = facts
        self._classes = {node.name: node for node in pairs.trees(ast.ClassDef)}
        self._functions = {
            node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)
        }

    def name(self, node: cst.CSTNode, parents: Parents) -> str | None:
        finder = _FINDERS.get(type(node))
        return None if finder is None else finder(self, node, parents)

    def role(self, node: cst.CSTNode) -> str | None:
        """The role of the value that a node holds; "NdArray()" of several, one an array."""
        tree = self._pairs.nodes.get(id(node))
        kind = self._facts.kind(tree) if isinstance(tree, ast.expr) else None
        if isinstance(kind, Instance):
            return kind.role or None
        return "NdArray()" if isinstance(kind, TupleOf) and _holds_array(kind) else None

    def _of_call(self, node: cst.Call, parents: Parents) -> str | None:
        return self._callee(node)

    def _of_name(self, node: cst.Name | cst.Attribute, parents: Parents) -> str | None:
        return self._resolved(node)

    def _of_subscript(self, node: cst.Subscript, parents: Parents) -> str | None:
        return self._container(node.value, node.slice)

    def _of_binary(self, node: cst.BinaryOperation, parents: Parents) -> str | None:
        is_text = isinstance(self._kind(node.left), String)
        return "str" if is_text else self._arithmetic(node.left, node.right)

    def _of_expression(
        self, node: cst.UnaryOperation | cst.FormattedStringExpression, parents: Parents
    ) -> str | None:
        return self._arithmetic(node.expression)

    def _of_comparison(self, node: cst.Comparison, parents: Parents) -> str | None:
        return self._arithmetic(node.left, *(each.comparator for each in node.comparisons))

    def _of_boolean(self, node: cst.BooleanOperation, parents: Parents) -> str | None:
        return self._arithmetic(node.left, node.right)

    def _of_test(
        self, node: cst.If | cst.While | cst.IfExp | cst.Assert, parents: Parents
    ) -> str | None:
        return self._arithmetic(node.test)

    def _of_lambda(self, node: cst.Lambda, parents: Parents) -> str | None:
        tree = self._pairs.expression(node)
        return "preset" if tree and self._facts.preset(tree) else None

    def _of_class(self, node: cst.ClassDef, parents: Parents) -> str | None:
        return self.base_class(self._pairs.nodes.get(id(node)))

    def _of_function(self, node: cst.FunctionDef, parents: Parents) -> str | None:
        owner = next((each for each in reversed(parents) if not _is_suite(each)), None)
        if isinstance(owner, cst.ClassDef):
            base = self.base_class(self._pairs.nodes.get(id(owner)))
            return f"{base}.{node.name.value}" if base else None
        return None

    def _of_comprehension(self, node: cst.ListComp, parents: Parents) -> str | None:
        return self._value(node.for_in.iter)

    def _of_decorator(self, node: cst.Decorator, parents: Parents) -> str | None:
        return self._value(node.decorator)

    def _of_await(self, node: cst.Await, parents: Parents) -> str | None:
        return self._value(node.expression)

    def _of_with(self, node: cst.With, parents: Parents) -> str | None:
        return self._value(node.items[0].item)

    def _of_for(self, node: cst.For, parents: Parents) -> str | None:
        return self._value(node.iter)

    def _of_line(self, node: cst.SimpleStatementLine, parents: Parents) -> str | None:
        return self.name(node.body[0], parents) if len(node.body) == 1 else None

    def _of_statement(self, node: cst.Expr, parents: Parents) -> str | None:
        return self._value(node.value) or self._awaited(node.value)

    def _of_value(
        self, node: cst.Assign | cst.AugAssign | cst.AnnAssign | cst.Return, parents: Parents
    ) -> str | None:
        return None if node.value is None else self._value(node.value)

    def own_class(self, name: str) -> ast.ClassDef | None:
        """A class of the file by its name, or of another one by its canonical name."""
        found = self._classes.get(name)
        return found or self._facts.own_class(f"{LOCAL}{name.removeprefix(LOCAL)}")

    def family(self, name: str) -> list[ast.ClassDef]:
        """A user's class and those of its bases that are, too, nearest first."""
        names = self._facts.bases(f"{LOCAL}{name.removeprefix(LOCAL)}")
        found = (self.own_class(each) for each in names if each.startswith(LOCAL))
        return [each for each in found if each is not None]

    def parameter(self, name: str, argument: int | str | None) -> ast.arg | None:
        """The parameter of a function of the file that an argument is for."""
        function = self._functions.get(name.removeprefix(LOCAL))
        if function is None or not name.startswith(LOCAL):
            return None
        args = [*function.args.posonlyargs, *function.args.args]
        if isinstance(argument, int):
            return args[argument] if argument < len(args) else None
        named = [*args, *function.args.kwonlyargs]
        return next((each for each in named if each.arg == argument), None)

    def is_own(self, name: str, base: str) -> bool:
        """Whether `__main__.X` is a class of the file that comes from the framework's `base`."""
        if name.removeprefix(LOCAL) in self._classes:
            return self.base_class(self._classes[name.removeprefix(LOCAL)]) == base
        return self.own_class(name) is not None and self._facts.library_base(name) == base

    def base_class(self, tree: ast.AST | None) -> str | None:
        """The framework class that a user's class comes from, through the user's own classes."""
        seen: set[str] = set()
        while isinstance(tree, ast.ClassDef) and tree.bases and tree.name not in seen:
            seen.add(tree.name)
            parent: ast.ClassDef | None = None
            for base in tree.bases:
                name = self._facts.name(base)
                if name is not None and not name.startswith(LOCAL):
                    return framework_base(name)
                if name is not None and IN in name:
                    return self._facts.library_base(name)
                if isinstance(base, ast.Name):
                    parent = parent or self._classes.get(base.id)
            tree = parent
        return None

    def _value(self, node: cst.BaseExpression) -> str | None:
        return self._callee(node) if type(node) is cst.Call else self._resolved(node)

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
        tree = self._pairs.nodes.get(id(node))
        return self._facts.callee(tree) if isinstance(tree, ast.Call) else None

    def _resolved(self, node: cst.CSTNode) -> str | None:
        tree = self._pairs.nodes.get(id(node))
        return self._facts.name(tree) if isinstance(tree, _NAMES) else None

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


def _holds_array(kind: Kind) -> bool:
    if isinstance(kind, TupleOf):
        return any(map(_holds_array, kind.items))
    return isinstance(kind, Instance) and kind.role == "NdArray"


def _numbers(place: cst.BaseSlice) -> list[cst.BaseExpression]:
    match place:
        case cst.Index(value=value):
            return [value]
        case cst.Slice(lower=lower, upper=upper):
            return [each for each in (lower, upper) if each is not None]
    return []


def _is_suite(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.BaseSuite)


_FINDERS: dict[type[cst.CSTNode], Callable[[Naming, Any, Parents], str | None]] = {
    cst.Call: Naming._of_call,
    cst.Name: Naming._of_name,
    cst.Attribute: Naming._of_name,
    cst.Subscript: Naming._of_subscript,
    cst.BinaryOperation: Naming._of_binary,
    cst.UnaryOperation: Naming._of_expression,
    cst.FormattedStringExpression: Naming._of_expression,
    cst.Comparison: Naming._of_comparison,
    cst.BooleanOperation: Naming._of_boolean,
    cst.If: Naming._of_test,
    cst.While: Naming._of_test,
    cst.IfExp: Naming._of_test,
    cst.Assert: Naming._of_test,
    cst.Lambda: Naming._of_lambda,
    cst.ClassDef: Naming._of_class,
    cst.FunctionDef: Naming._of_function,
    cst.ListComp: Naming._of_comprehension,
    cst.Decorator: Naming._of_decorator,
    cst.Await: Naming._of_await,
    cst.With: Naming._of_with,
    cst.For: Naming._of_for,
    cst.SimpleStatementLine: Naming._of_line,
    cst.Expr: Naming._of_statement,
    cst.Assign: Naming._of_value,
    cst.AugAssign: Naming._of_value,
    cst.AnnAssign: Naming._of_value,
    cst.Return: Naming._of_value,
}
