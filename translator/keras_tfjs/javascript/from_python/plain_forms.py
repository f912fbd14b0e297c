"""One form for what Python says in several ways, before anything is asked of the module: `super()`
with its arguments, views of dicts as sets, methods under a second name, what only type checkers
read."""

from __future__ import annotations

import ast
import copy
from typing import TypeVar

from keras_tfjs.kinds.subtree import subtree

_FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef
_OfSets = ast.BitAnd | ast.BitOr | ast.BitXor | ast.Sub
_OrderOfSets = ast.Eq | ast.NotEq | ast.Lt | ast.LtE | ast.Gt | ast.GtE
_METHODS_OF_SETS = frozenset(("isdisjoint", "issubset", "issuperset"))
N = TypeVar("N", bound=ast.AST)


def plain_forms(module: ast.Module) -> ast.Module:
    """The module in the forms that the translators know."""
    visitor = _Forms(has_next=_unites_next(module))
    visitor.visit(module)
    return module


class _Forms(ast.NodeTransformer):
    def __init__(self, *, has_next: bool) -> None:
        self._methods = ("__iter__", "__next__", *(("next",) if has_next else ()))
        self._classes: list[ast.ClassDef] = []
        self._receivers: list[str | None] = []

    # --- classes ---

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.ClassDef:
        self._classes.append(node)
        defined = {one.name: one for one in node.body if isinstance(one, _FunctionDef)}
        node.body = _one_next([_method(one, defined) for one in node.body])
        self.generic_visit(node)
        self._classes.pop()
        return node

    def _function(self, node: N) -> N:
        arguments: ast.arguments = getattr(node, "args")  # noqa: B009 (of two kinds of nodes)
        listed = [*arguments.posonlyargs, *arguments.args]
        self._receivers.append(listed[0].arg if listed and self._classes else None)
        self.generic_visit(node)
        self._receivers.pop()
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        return self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AsyncFunctionDef:
        return self._function(node)

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        """`super().__init__()` where no class is above says nothing."""
        self.generic_visit(node)
        match node.value:
            case ast.Call(
                func=ast.Attribute(value=ast.Call(func=ast.Name(id="super"), args=[]), attr=attr)
            ) if (attr in ("__init__", "__init_subclass__") and self._is_at_the_top()):
                return ast.copy_location(ast.Pass(), node)
            case _:
                return node

    def _is_at_the_top(self) -> bool:
        owner = self._classes[-1] if self._classes else None
        return owner is not None and all(
            isinstance(base, ast.Name) and base.id in ("object", "ABC") for base in owner.bases
        )

    def visit_Call(self, node: ast.Call) -> ast.expr:
        self.generic_visit(node)
        match node:
            case ast.Call(func=ast.Name(id="super"), args=[one, ast.Name(id=receiver)]) if (
                self._is_own_class(one) and receiver == self._receiver()
            ):
                return ast.copy_location(ast.Call(node.func, [], []), node)
            case ast.Call(
                func=ast.Attribute(value=value, attr=attr), args=[other]
            ) if attr in _METHODS_OF_SETS and _is_view(value):
                method = ast.copy_location(ast.Attribute(_set(value), attr, ast.Load()), node)
                return ast.copy_location(ast.Call(method, [_set(other)], []), node)
            case ast.Call(
                func=ast.Attribute(value=value, attr=attr), args=[], keywords=[]
            ) if attr in self._methods and not _is_super(value):
                function = ast.copy_location(ast.Name(attr.strip("_"), ast.Load()), node)
                return ast.copy_location(ast.Call(function, [value], []), node)
            case _:
                return node

    def _receiver(self) -> str | None:
        return self._receivers[-1] if self._receivers else None

    def _is_own_class(self, node: ast.expr) -> bool:
        match node:
            case ast.Name(id=name):
                return bool(self._classes) and name == self._classes[-1].name
            case ast.Attribute(value=ast.Name(id=name), attr="__class__"):
                return name == self._receiver()
            case ast.Name(id="__class__"):
                return True
            case _:
                return False

    # --- views of dicts ---

    def visit_BinOp(self, node: ast.BinOp) -> ast.BinOp:
        self.generic_visit(node)
        if isinstance(node.op, _OfSets) and (_is_view(node.left) or _is_view(node.right)):
            node.left, node.right = _set(node.left), _set(node.right)
        return node

    def visit_Compare(self, node: ast.Compare) -> ast.Compare:
        self.generic_visit(node)
        match node:
            case ast.Compare(left=left, ops=[operator], comparators=[right]) if isinstance(
                operator, _OrderOfSets
            ) and (_is_view(left) or _is_view(right)):
                node.left, node.comparators = _set(left), [_set(right)]
            case _:
                pass
        return node

    # --- type checkers ---

    def visit_If(self, node: ast.If) -> ast.stmt | list[ast.stmt]:
        self.generic_visit(node)
        match node.test:
            case ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"):
                return node.orelse or ast.copy_location(ast.Pass(), node)
            case _:
                return node


def _is_super(node: ast.expr) -> bool:
    match node:
        case ast.Call(func=ast.Name(id="super")):
            return True
        case _:
            return False


def _one_next(body: list[ast.stmt]) -> list[ast.stmt]:
    """A class's body where `next`, Python 2's `__next__`, only calls the other or is all that the
    other calls: what it does is said once. JavaScript has a `next` of its own."""
    found = {one.name: one for one in body if isinstance(one, ast.FunctionDef)}
    old, new = found.get("next"), found.get("__next__")
    if old is None or new is None:
        return body
    if _only_calls(old, "__next__"):
        return [one for one in body if one is not old]
    if not _only_calls(new, "next"):
        return body
    kept = copy.copy(old)
    kept.name = new.name
    return [kept if one is old else one for one in body if one is not new]


def _unites_next(module: ast.Module) -> bool:
    bodies = [one.body for one in subtree(module) if isinstance(one, ast.ClassDef)]
    return any(len(_one_next(body)) < len(body) for body in bodies)


def _only_calls(function: ast.FunctionDef, other: str) -> bool:
    """`def next(self): return self.__next__()`."""
    match function:
        case ast.FunctionDef(
            args=ast.arguments(args=[ast.arg(arg=receiver)]),
            decorator_list=[],
            body=[*_, ast.Return(value=ast.Call(func=called, args=[], keywords=[]))],
        ):
            said = function.body[:-1]
            texts = all(isinstance(one, ast.Expr | ast.Pass) for one in said) and len(said) < 2
            return texts and ast.unparse(called) == f"{receiver}.{other}"
        case _:
            return False


def _is_view(node: ast.expr) -> bool:
    """`d.keys()` or `d.items()`: what its values are is compared by nothing."""
    match node:
        case ast.Call(func=ast.Attribute(attr="keys" | "items"), args=[], keywords=[]):
            return True
        case _:
            return False


def _set(node: ast.expr) -> ast.expr:
    match node:
        case ast.Set() | ast.SetComp() | ast.Call(func=ast.Name(id="set" | "frozenset")):
            return node
        case _:
            function = ast.copy_location(ast.Name("set", ast.Load()), node)
            return ast.copy_location(ast.Call(function, [node], []), node)


def _method(node: ast.stmt, defined: dict[str, _FunctionDef]) -> ast.stmt:
    """`__rmul__ = __mul__` in a class, written as a method that calls the other."""
    match node:
        case ast.Assign(
            targets=[ast.Name(id="__metaclass__")],
            value=ast.Name(id="ABCMeta") | ast.Attribute(attr="ABCMeta"),
        ):  # as Python 2 says that a class is abstract
            return ast.copy_location(ast.Pass(), node)
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name(id=other)) if other in defined:
            arguments = defined[other].args
        case _:
            return node
    if defined[other].decorator_list or not arguments.args or arguments.vararg or arguments.kwarg:
        return node
    receiver, *others = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    function = ast.Attribute(ast.Name(receiver.arg, ast.Load()), other, ast.Load())
    call = ast.Call(function, [ast.Name(one.arg, ast.Load()) for one in others], [])
    if arguments.defaults or arguments.kwonlyargs:
        return node
    names = [ast.arg(one.arg) for one in (receiver, *others)]
    listed = ast.arguments([], names, None, [], [], None, [])
    made = ast.FunctionDef(name, listed, [ast.Return(call)], [], None)
    for one in subtree(made):
        if "lineno" in one._attributes:
            ast.copy_location(one, node)
    return made
