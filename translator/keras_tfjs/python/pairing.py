"""Which `ast` node is which libcst node: one walk over both trees in lockstep.

Kinds, names and positions live on `ast` nodes, rewriting on libcst nodes. libcst's own metadata
would answer the same questions at five times the cost. Only statements and expressions are paired
(and import aliases, handlers and cases, which have a place of their own in the text).
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

import libcst as cst

Node = TypeVar("Node", bound=ast.AST)


class PairingError(AssertionError):
    """The two parsers disagree about the text: a bug of ours, never of the input."""


@dataclass
class Pairs:
    """The `ast` node of a libcst node. A statement line holds several statements.

    `walked` has every statement, statement line, decorator, expression, loop of a comprehension
    and replacement field in the order of the text, `parents` the one around it (None for a
    statement of the module). `nodes` and `parents` go by the ids of libcst's nodes, which are
    slow to look up; those of `module` live as long as this.
    """

    module: cst.Module
    nodes: dict[int, ast.AST] = field(default_factory=dict)
    lines: dict[cst.CSTNode, tuple[ast.stmt, ...]] = field(default_factory=dict)
    parents: dict[int, cst.CSTNode | None] = field(default_factory=dict)
    walked: list[cst.CSTNode] = field(default_factory=list)

    @cached_property
    def _by_type(self) -> dict[type[ast.AST], list[ast.AST]]:
        found: dict[type[ast.AST], list[ast.AST]] = {}
        for node in self.nodes.values():
            found.setdefault(type(node), []).append(node)
        return found

    def trees(self, kind: type[Node]) -> Sequence[Node]:
        """The `ast` nodes of this very class, in the order of the text."""
        return cast(Sequence[Node], self._by_type.get(kind, ()))

    def expression(self, node: cst.CSTNode) -> ast.expr | None:
        found = self.nodes.get(id(node))
        return found if isinstance(found, ast.expr) else None


def pair(module: cst.Module, tree: ast.Module) -> Pairs:
    """Pairs of a text's two trees. libcst nodes hash by identity."""
    pairs = Pairs(module)
    _Walk(pairs).body(module.body, tree.body)
    return pairs


class _Walk:
    def __init__(self, pairs: Pairs) -> None:
        self._pairs = pairs
        self._nodes, self._parents, self._walked = pairs.nodes, pairs.parents, pairs.walked
        self._parent: cst.CSTNode | None = None

    def enter(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """What is met from now on is inside `node`; answers what all was inside before."""
        self._walked.append(node)
        outer = self._parents[id(node)] = self._parent
        self._parent = node
        return outer

    def each(self, nodes: Iterable[cst.CSTNode], trees: Iterable[ast.AST | None]) -> None:
        for node, tree in zip(nodes, trees, strict=True):
            self.one(node, tree)

    def body(self, nodes: Sequence[cst.CSTNode], trees: Sequence[ast.stmt]) -> None:
        rest = iter(trees)
        for node in nodes:
            if type(node) is cst.SimpleStatementLine:
                taken = tuple(next(rest) for _ in node.body)
                self._pairs.lines[node] = taken
                outer = self.enter(node)
                self.each(node.body, taken)
                self._parent = outer
            else:
                self.one(node, next(rest))
        if next(rest, None) is not None:
            raise PairingError("statements are left over")

    def suite(self, node: cst.BaseSuite, trees: Sequence[ast.stmt]) -> None:
        match node:
            case cst.IndentedBlock(body=body):
                self.body(body, trees)
            case cst.SimpleStatementSuite(body=smalls):
                self._pairs.lines[node] = tuple(trees)
                outer = self.enter(node)
                self.each(smalls, trees)
                self._parent = outer

    def maybe(self, node: cst.CSTNode | None, tree: ast.AST | None) -> None:
        if node is not None:
            self.one(node, tree)

    def one(self, node: cst.CSTNode, tree: ast.AST | None) -> None:
        if tree is None:
            return
        here = id(node)
        self._nodes[here] = tree
        self._walked.append(node)
        outer = self._parents[here] = self._parent
        kind = type(node)
        if kind in _LEAVES:
            return
        self._parent = node
        usual = _USUAL.get(kind)
        if usual is not None:
            usual(self, node, tree)
        elif issubclass(kind, cst.BaseExpression):
            self.expression(node, tree)
        elif issubclass(kind, cst.BaseSmallStatement):
            self.small(node, tree)
        else:
            self.compound(node, tree)
        self._parent = outer

    # Expressions

    def attribute(self, node: cst.Attribute, tree: ast.Attribute) -> None:
        self.one(node.value, tree.value)

    def call(self, node: cst.Call, tree: ast.Call) -> None:
        self.one(node.func, tree.func)
        self.arguments(node.args, tree.args, tree.keywords)

    def expression(self, node: cst.CSTNode, tree: ast.AST) -> None:
        match node, tree:
            case cst.Subscript(), ast.Subscript():
                self.one(node.value, tree.value)
                self.subscript(node.slice, tree.slice)
            case cst.BinaryOperation(), ast.BinOp():
                self.one(node.left, tree.left)
                self.one(node.right, tree.right)
            case cst.BooleanOperation(), ast.BoolOp():
                self.each(_flat(node, type(node.operator), node), tree.values)
            case cst.UnaryOperation(), ast.UnaryOp():
                self.one(node.expression, tree.operand)
            case cst.Comparison(), ast.Compare():
                self.one(node.left, tree.left)
                self.each((target.comparator for target in node.comparisons), tree.comparators)
            case cst.Dict(), ast.Dict():
                for element, key, item in zip(node.elements, tree.keys, tree.values, strict=True):
                    if isinstance(element, cst.DictElement):
                        self.one(element.key, key)
                    self.one(element.value, item)
            case cst.IfExp(), ast.IfExp():
                self.one(node.body, tree.body)
                self.one(node.test, tree.test)
                self.one(node.orelse, tree.orelse)
            case cst.Lambda(), ast.Lambda():
                self.parameters(node.params, tree.args)
                self.one(node.body, tree.body)
            case (
                cst.ListComp() | cst.SetComp() | cst.GeneratorExp(),
                ast.ListComp() | ast.SetComp() | ast.GeneratorExp(),
            ):
                self.one(node.elt, tree.elt)
                self.comprehension(node.for_in, tree.generators)
            case cst.DictComp(), ast.DictComp():
                self.one(node.key, tree.key)
                self.one(node.value, tree.value)
                self.comprehension(node.for_in, tree.generators)
            case cst.Await(), ast.Await():
                self.one(node.expression, tree.value)
            case cst.Yield(value=cst.From(item=source)), ast.YieldFrom():
                self.one(source, tree.value)
            case cst.Yield(value=cst.BaseExpression() as item), ast.Yield():
                self.one(item, tree.value)
            case cst.NamedExpr(), ast.NamedExpr():
                self.one(node.target, tree.target)
                self.one(node.value, tree.value)
            case cst.FormattedString(), ast.JoinedStr():
                self.formatted(node.parts, tree.values)
            case cst.ConcatenatedString(), ast.JoinedStr():
                self.formatted(_parts(node), tree.values)

    def row(
        self, node: cst.List | cst.Tuple | cst.Set, tree: ast.List | ast.Tuple | ast.Set
    ) -> None:
        self.elements(node.elements, tree.elts)

    def arguments(
        self, nodes: Sequence[cst.Arg], values: list[ast.expr], keywords: list[ast.keyword]
    ) -> None:
        positional, named = iter(values), iter(keywords)
        for node in nodes:
            if node.keyword is not None or node.star == "**":
                keyword = next(named)
                self._nodes[id(node)] = keyword
                self.one(node.value, keyword.value)
                continue
            self.one(node.value, _unstarred(next(positional), node.star == "*"))

    def subscript(self, nodes: Sequence[cst.SubscriptElement], tree: ast.expr) -> None:
        # A single element with a trailing comma is a tuple for ast.
        several = len(nodes) > 1 or isinstance(nodes[0].comma, cst.Comma)
        trees = tree.elts if several and isinstance(tree, ast.Tuple) else [tree]
        for node, part in zip(nodes, trees, strict=True):
            self._nodes[id(node)] = part
            match node.slice, part:
                case cst.Index(value=value, star=star), _:
                    self.one(value, _unstarred(part, star == "*"))
                case cst.Slice() as piece, ast.Slice():
                    self.maybe(piece.lower, part.lower)
                    self.maybe(piece.upper, part.upper)
                    self.maybe(piece.step, part.step)

    def elements(self, nodes: Sequence[cst.BaseElement], trees: list[ast.expr]) -> None:
        for node, tree in zip(nodes, trees, strict=True):
            self.one(node.value, _unstarred(tree, type(node) is cst.StarredElement))

    def comprehension(self, node: cst.CompFor | None, trees: list[ast.comprehension]) -> None:
        for tree in trees:
            if node is None:
                raise PairingError("a comprehension has too few loops")
            outer = self.enter(node)
            self.one(node.target, tree.target)
            self.one(node.iter, tree.iter)
            self.each((condition.test for condition in node.ifs), tree.ifs)
            self._parent = outer
            node = node.inner_for_in

    def formatted(
        self, parts: Iterable[cst.BaseFormattedStringContent], values: list[ast.expr]
    ) -> None:
        """Only the replacement fields: literal pieces have no counterpart one to one.

        `f"{x=}"` is a literal and a field for ast, one field for libcst.
        """
        fields = (part for part in parts if isinstance(part, cst.FormattedStringExpression))
        trees = (value for value in values if isinstance(value, ast.FormattedValue))
        for node, tree in zip(fields, trees, strict=True):
            outer = self.enter(node)
            self.one(node.expression, tree.value)
            if node.format_spec and isinstance(tree.format_spec, ast.JoinedStr):
                self.formatted(node.format_spec, tree.format_spec.values)
            self._parent = outer

    def parameters(self, node: cst.Parameters, tree: ast.arguments) -> None:
        positional = [*node.posonly_params, *node.params]
        trees = [*tree.posonlyargs, *tree.args]
        defaults = [None] * (len(trees) - len(tree.defaults)) + list(tree.defaults)
        for param, arg, default in zip(positional, trees, defaults, strict=True):
            self.parameter(param, arg, default)
        for param, arg, default in zip(
            node.kwonly_params, tree.kwonlyargs, tree.kw_defaults, strict=True
        ):
            self.parameter(param, arg, default)
        if isinstance(node.star_arg, cst.Param) and tree.vararg is not None:
            self.parameter(node.star_arg, tree.vararg, None)
        if node.star_kwarg is not None and tree.kwarg is not None:
            self.parameter(node.star_kwarg, tree.kwarg, None)

    def parameter(self, node: cst.Param, tree: ast.arg, default: ast.expr | None) -> None:
        self._nodes[id(node)] = tree
        self.maybe(node.default, default)
        if node.annotation is not None:
            self.one(node.annotation.annotation, tree.annotation)

    # Statements

    def decorators(self, nodes: Sequence[cst.Decorator], trees: list[ast.expr]) -> None:
        for node, tree in zip(nodes, trees, strict=True):
            outer = self.enter(node)
            self.one(node.decorator, tree)
            self._parent = outer

    def alone(self, node: cst.Expr, tree: ast.Expr) -> None:
        self.one(node.value, tree.value)

    def assign(self, node: cst.Assign, tree: ast.Assign) -> None:
        self.each((target.target for target in node.targets), tree.targets)
        self.one(node.value, tree.value)

    def small(self, node: cst.CSTNode, tree: ast.AST) -> None:
        match node, tree:
            case cst.AugAssign(), ast.AugAssign():
                self.one(node.target, tree.target)
                self.one(node.value, tree.value)
            case cst.AnnAssign(), ast.AnnAssign():
                self.one(node.target, tree.target)
                self.one(node.annotation.annotation, tree.annotation)
                self.maybe(node.value, tree.value)
            case cst.Return(), ast.Return():
                self.maybe(node.value, tree.value)
            case cst.Raise(), ast.Raise():
                self.maybe(node.exc, tree.exc)
                self.maybe(node.cause.item if node.cause else None, tree.cause)
            case cst.Assert(), ast.Assert():
                self.one(node.test, tree.test)
                self.maybe(node.msg, tree.msg)
            case cst.Del(), ast.Delete():
                targets = tree.targets
                if len(targets) == 1:
                    self.one(node.target, targets[0])
                elif isinstance(node.target, cst.Tuple):
                    self.elements(node.target.elements, targets)
            case (cst.Import() | cst.ImportFrom(), ast.Import() | ast.ImportFrom()):
                if not isinstance(node.names, cst.ImportStar):
                    for alias, part in zip(node.names, tree.names, strict=True):
                        self._nodes[id(alias)] = part

    def compound(self, node: cst.CSTNode, tree: ast.AST) -> None:
        match node, tree:
            case cst.FunctionDef(), ast.FunctionDef() | ast.AsyncFunctionDef():
                self.decorators(node.decorators, tree.decorator_list)
                self.parameters(node.params, tree.args)
                if node.returns is not None:
                    self.one(node.returns.annotation, tree.returns)
                self.suite(node.body, tree.body)
            case cst.ClassDef(), ast.ClassDef():
                self.decorators(node.decorators, tree.decorator_list)
                self.arguments(list(node.bases), tree.bases, [])
                self.arguments(list(node.keywords), [], tree.keywords)
                self.suite(node.body, tree.body)
            case cst.If(), ast.If():
                self.one(node.test, tree.test)
                self.suite(node.body, tree.body)
                match node.orelse:
                    case cst.If() as elif_:
                        self.one(elif_, tree.orelse[0])
                    case cst.Else() as else_:
                        self.suite(else_.body, tree.orelse)
            case cst.For(), ast.For() | ast.AsyncFor():
                self.one(node.target, tree.target)
                self.one(node.iter, tree.iter)
                self.suite(node.body, tree.body)
                if node.orelse is not None:
                    self.suite(node.orelse.body, tree.orelse)
            case cst.While(), ast.While():
                self.one(node.test, tree.test)
                self.suite(node.body, tree.body)
                if node.orelse is not None:
                    self.suite(node.orelse.body, tree.orelse)
            case cst.With(), ast.With() | ast.AsyncWith():
                for item, part in zip(node.items, tree.items, strict=True):
                    self.one(item.item, part.context_expr)
                    if item.asname is not None:
                        self.one(item.asname.name, part.optional_vars)
                self.suite(node.body, tree.body)
            case (cst.Try() | cst.TryStar(), ast.Try() | ast.TryStar()):
                self.suite(node.body, tree.body)
                handlers: Sequence[cst.ExceptHandler | cst.ExceptStarHandler] = node.handlers
                for handler, branch in zip(handlers, tree.handlers, strict=True):
                    self._nodes[id(handler)] = branch
                    self.maybe(handler.type, branch.type)
                    self.suite(handler.body, branch.body)
                if node.orelse is not None:
                    self.suite(node.orelse.body, tree.orelse)
                if node.finalbody is not None:
                    self.suite(node.finalbody.body, tree.finalbody)
            case cst.Match(), ast.Match():
                self.one(node.subject, tree.subject)
                for case, clause in zip(node.cases, tree.cases, strict=True):
                    self._nodes[id(case)] = clause.pattern
                    self.maybe(case.guard, clause.guard)
                    self.suite(case.body, clause.body)


_LEAVES = frozenset((cst.Name, cst.Integer, cst.Float, cst.Imaginary, cst.SimpleString))
_USUAL: dict[type[cst.CSTNode], Callable[[_Walk, Any, Any], None]] = {
    cst.Attribute: _Walk.attribute,
    cst.Call: _Walk.call,
    cst.List: _Walk.row,
    cst.Tuple: _Walk.row,
    cst.Set: _Walk.row,
    cst.Expr: _Walk.alone,
    cst.Assign: _Walk.assign,
}
"""Most of a program; libcst's classes are slow to match."""


def _unstarred(tree: ast.expr, starred: bool) -> ast.expr:
    """libcst keeps the star of `*value` at the argument or element, ast makes a node of it."""
    return tree.value if starred and isinstance(tree, ast.Starred) else tree


def _flat(
    node: cst.BaseExpression, operator: type[cst.BaseBooleanOp], root: cst.BaseExpression
) -> list[cst.BaseExpression]:
    """Operands of `a and b and c`, which libcst nests to the left and ast keeps flat."""
    if (
        isinstance(node, cst.BooleanOperation)
        and isinstance(node.operator, operator)
        and (node is root or not node.lpar)
    ):
        return [*_flat(node.left, operator, root), node.right]
    return [node]


def _parts(node: cst.BaseString) -> Iterable[cst.BaseFormattedStringContent]:
    match node:
        case cst.ConcatenatedString(left=left, right=right):
            yield from _parts(left)
            yield from _parts(right)
        case cst.FormattedString(parts=parts):
            yield from parts
