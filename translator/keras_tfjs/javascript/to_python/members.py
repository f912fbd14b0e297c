"""Members, subscripts and promises' values."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    expression,
)
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.kinds import DictOf, Facts, Instance, ListOf, Promise, TupleOf, Unknown


@expression(tree.Member)
def member(c: Converter, node: tree.Member) -> ast.expr:
    if node.optional:
        return _optional(c, node, lambda value: read_member(c, node, value))
    if (found := by_row(c, node)) is not None:
        return found
    match node:
        case tree.Member(object=tree.Identifier() as root, name="message") if (
            c.handler_names and c.name(root) in c.handler_names
        ):
            return build.call("str", c.expression(root))
        case tree.Member(object=tree.Identifier() as root, name=name) if (
            variable := c.variable(root)
        ) is not None and variable in c.logs:
            return build.subscript(c.expression(root), build.constant(name))
        case tree.Member(object=tree.Member(object=inner, name="constructor"), name="name"):
            return build.attribute(build.call("type", c.expression(inner)), "__name__")
        case tree.Member(object=inner, name="constructor"):
            return build.call("type", c.expression(inner))
        case tree.Member(object=root, name="log" | "info" | "warn" | "error") if c.is_standard(
            root, "console"
        ):
            return build.name("print")
        case tree.Member(object=tree.Super(), name=name):
            return build.attribute(build.call("super"), c.member(name))
        case _:
            return read_member(c, node, c.expression(node.object))


def read_member(c: Converter, node: tree.Member, value: ast.expr) -> ast.expr:
    """`value.name`: an attribute, or the entry of a dict."""
    spelled = c.member(node.name)
    made = build.attribute(value, spelled)
    if _is_surely_attribute(c, node, value):
        return made
    key = node.name
    owner = value.attr if isinstance(value, ast.Attribute) else ""

    def entry(one: Any) -> ast.expr:
        if isinstance(one, ast.Attribute):
            made_entry = build.subscript(one.value, build.constant(key))
            made_entry.ctx = one.ctx
            return made_entry
        return one  # type: ignore[no-any-return]  # the node itself, as it came

    def decide(facts: Facts) -> Any:
        match facts.kind(made.value):
            case DictOf() | Instance(role="Logs"):
                return entry
            case Unknown():
                return entry if owner and tfjs.is_entry(owner, key) else None
            case _:
                return lambda one: one

    def fallback(one: Any) -> ast.expr:
        if not isinstance(made.ctx, ast.Load):
            return one if key in c.user_members else entry(one)
        if key in tfjs.member_names() or key in c.user_members:
            return one  # type: ignore[no-any-return]
        if _is_object_key(c, key):
            return entry(one)
        return c.js("get", one.value, build.constant(key))

    return c.defer(made, decide, fallback)


def _is_surely_attribute(c: Converter, node: tree.Member, value: ast.expr) -> bool:
    match node.object:
        case tree.This():
            return True
        case tree.Identifier() as root:
            return c.is_module(root)
        case tree.Member():
            return is_path_of_import(c, node.object)
        case _:
            return False


def is_path_of_import(c: Converter, node: tree.Expression) -> bool:
    while isinstance(node, tree.Member):
        node = node.object
    return c.is_module(node)


def _is_object_key(c: Converter, key: str) -> bool:
    return key in c.object_keys


def _optional(c: Converter, node: tree.Expression, rest: Any) -> ast.expr:
    """`a?.b`: None where `a` is."""
    inner = getattr(node, "object", None) or getattr(node, "callee", None)
    assert isinstance(inner, tree.Expression)
    value = c.expression(inner)
    if isinstance(value, ast.Name):
        guarded = ast.IfExp(build.is_not_none(build.copied(value)), rest(value), build.none())
        subject = guarded.test

        def decide(facts: Facts) -> Any:
            assert isinstance(subject, ast.Compare)
            if isinstance(facts.kind(subject.left), DictOf | ListOf | TupleOf | Instance):
                return lambda one: one.body
            return None

        return c.defer(guarded, decide, lambda one: one)
    name = c.names.fresh("value")
    walrus = ast.NamedExpr(ast.Name(name, ast.Store()), value)
    return ast.IfExp(build.is_not_none(walrus), rest(build.name(name)), build.none())


optional = _optional


@expression(tree.Index)
def index(c: Converter, node: tree.Index) -> ast.expr:
    if node.optional:
        return _optional(c, node, lambda value: _indexed(c, node, value))
    if (found := by_row(c, node)) is not None:
        return found
    return _indexed(c, node, c.expression(node.object))


def _indexed(c: Converter, node: tree.Index, value: ast.expr) -> ast.expr:
    return build.subscript(value, c.expression(node.index))


@expression(tree.Await)
def await_(c: Converter, node: tree.Await) -> ast.expr:
    match node.value:
        case tree.Call(
            callee=tree.Member(object=tree.Identifier(name="Promise"), name="all"),
            arguments=(tree.Array(elements=elements),),
        ):
            return ast.List([waited(c, one) for one in elements if one is not None], ast.Load())
        case tree.Call(
            callee=tree.Member(object=tree.Identifier(name="Promise"), name="all"),
            arguments=(promises,),
        ):
            item = c.names.fresh("promise")
            element = c.js("wait", build.name(item))
            generator = ast.comprehension(
                ast.Name(item, ast.Store()), c.expression(promises), [], 0
            )
            return ast.ListComp(element, [generator])
        case _:
            return waited(c, node.value)


def waited(c: Converter, node: tree.Expression) -> ast.expr:
    """The value of a promise: `.result()`, or nothing if the call itself waits."""
    if c.is_async:
        return ast.Await(c.expression(node))
    value = c.expression(node)
    if c.waiting.returns_value(node):
        return value
    if c.waiting.is_coroutine_call(node):
        run = build.attribute(c.uses_module("asyncio"), "run")
        return build.call(run, value)
    made = build.method(value, "result")

    def receiver() -> ast.expr:
        assert isinstance(made.func, ast.Attribute)
        return made.func.value

    def decide(facts: Facts) -> Build | None:
        match facts.kind(receiver()):
            case Promise():
                return lambda one: one
            case Unknown():
                return None
            case _:
                return lambda one: one.func.value

    match node:
        case tree.Call(callee=tree.Member(name=name)) if name in tfjs.promised_members():
            return made
        case tree.Call(callee=callee) if is_path_of_import(c, callee):
            return c.defer(made, decide, lambda one: one)
        case _:
            pass
    return c.defer(made, decide, lambda one: c.js("wait", one.func.value))
