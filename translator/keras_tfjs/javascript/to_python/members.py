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
from keras_tfjs.javascript.to_python.elements import by_any_key, has_any_key, is_doubtful, or_none
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.kinds import (
    DictOf,
    Facts,
    Instance,
    ListOf,
    Number,
    Promise,
    String,
    TupleOf,
    Unknown,
)


@expression(tree.Member)
def member(c: Converter, node: tree.Member) -> ast.expr:
    if node.optional:
        return _optional(c, node, lambda value: read_member(c, node, value))
    if c.is_neighbour(node.object):
        return build.attribute(c.expression(node.object), c.names[node.name])
    if (found := by_row(c, node)) is not None:
        return found
    match node:
        case tree.Member(object=tree.Identifier() as root, name="message") if (
            c.handler_names and c.name(root) in c.handler_names and not c.uses.throws_values
        ):
            return build.call("str", c.expression(root))
        case tree.Member(object=inner, name="name" | "stack" | "cause" | "message" as name) if (
            name not in c.object_keys
            and not isinstance(inner, tree.This | tree.Super)
            and not (name in c.user_members and name != "name")
        ):
            return _of_error(c, node)
        case tree.Member(object=tree.Identifier(name="new"), name="target"):
            return (
                build.call("type", build.copied(c.receivers[-1])) if c.receivers else build.none()
            )
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


def _of_error(c: Converter, node: tree.Member) -> ast.expr:
    """`error.name`, and the like of whatever else has such a member."""
    value = c.expression(node.object)
    made = build.attribute(value, c.member(node.name))
    key = build.constant(node.name)

    def decide(facts: Facts) -> Any:
        match facts.kind(made.value):
            case DictOf():
                return lambda one: build.subscript(one.value, key)
            case Instance(role=role) if role:
                return lambda one: one
            case _:
                return None

    def fallback(one: Any) -> ast.expr:
        if not isinstance(made.ctx, ast.Load):
            return one  # type: ignore[no-any-return]
        return c.js("get", one.value, key)

    return c.defer(made, decide, fallback)


def assigned(c: Converter, node: tree.Expression) -> ast.expr:
    """The target of an assignment: no row stands for a member or an element there."""
    match node:
        case tree.Member(object=inner) if not isinstance(inner, tree.Super):
            return read_member(c, node, c.expression(inner))
        case tree.Index(object=inner):
            return _indexed(c, node, c.expression(inner))
        case _:
            return c.expression(node)


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

    is_sure = (
        id(node) in c.uses.dereferenced
        or key in c.object_keys
        or not isinstance(node.object, tree.Identifier)
    )

    def possible(one: Any) -> ast.expr:
        if isinstance(one, ast.Attribute) and isinstance(one.ctx, ast.Load):
            return build.method(one.value, "get", build.constant(key))
        return entry(one)

    def decide(facts: Facts) -> Any:
        match facts.kind(made.value):
            case DictOf():
                return entry if is_sure else possible
            case Instance(role="Logs"):
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
    made = _indexed(c, node, c.expression(node.object))
    if is_doubtful(c, node):
        return or_none(c, made)
    return by_any_key(c, made) if has_any_key(c, node) else made


def _indexed(c: Converter, node: tree.Index, value: ast.expr) -> ast.expr:
    made = build.subscript(value, c.expression(node.index))
    is_sure = id(node) in c.uses.dereferenced
    is_place = isinstance(node.index, tree.NumberLiteral)

    def got(one: Any) -> ast.expr:
        return c.js("get", one.value, one.slice) if isinstance(one.ctx, ast.Load) else one

    def decide(facts: Facts) -> Build | None:
        if not isinstance(made.ctx, ast.Load):
            return lambda one: one
        match facts.kind(made.value), facts.kind(made.slice):
            case DictOf(), String():
                if is_sure or isinstance(made.slice, ast.Constant):
                    return lambda one: one
                return lambda one: build.method(one.value, "get", one.slice)
            case (DictOf(), Number()):
                return got
            case (Unknown(), _) | (_, Unknown()):
                return None
            case (ListOf() | TupleOf() | String()), Number(integer=False):
                return got
            case (Instance(role=role), _) if not role:
                return got
            case _:
                return lambda one: one

    def fallback(one: Any) -> ast.expr:
        # A place in an array, or a key of any object
        return one if is_place or isinstance(one.slice, _PLACES) else got(one)

    return c.defer(made, decide, fallback)


_PLACES = (ast.BinOp, ast.UnaryOp, ast.Name, ast.Slice, ast.Tuple)


@expression(tree.Await)
def await_(c: Converter, node: tree.Await) -> ast.expr:
    match node.value:
        case tree.Call(
            callee=tree.Member(object=tree.Identifier(name="Promise"), name="all"),
            arguments=(tree.Array(elements=elements),),
        ) if not any(isinstance(one, tree.Spread) for one in elements):
            return ast.List([waited(c, one) for one in elements if one is not None], ast.Load())
        case tree.Call(
            callee=tree.Member(object=tree.Identifier(name="Promise"), name="all"),
            arguments=(promises,),
        ):
            item = c.names.fresh("promise")
            promise = build.name(item)
            element = ast.Await(promise) if c.is_async else c.js("wait", promise)
            generator = ast.comprehension(
                ast.Name(item, ast.Store()), c.expression(promises), [], 0
            )
            return ast.ListComp(element, [generator])
        case _:
            return waited(c, node.value)


def _awaitable(c: Converter, node: tree.Expression) -> ast.expr:
    """What `await` waits for: Python's takes no plain values."""
    value = c.expression(node)
    match node:
        case tree.Call(callee=tree.Member(name=name)) if name in tfjs.promised_members():
            return value
        case tree.Call(callee=callee) if c.waiting.is_coroutine_call(node) or is_path_of_import(
            c, callee
        ):
            return value
        case tree.New(callee=tree.Identifier(name="Promise")):
            return value
        case _:
            resolve = build.attribute(build.attribute(build.name("js"), "Promise"), "resolve")
            c.support = c.looping = True
            return build.call(resolve, value)


def waited(c: Converter, node: tree.Expression) -> ast.expr:
    """The value of a promise: `.result()`, or nothing if the call itself waits."""
    if c.is_async:
        return ast.Await(_awaitable(c, node))
    value = c.expression(node)
    if c.waiting.returns_value(node):
        return value
    if c.waiting.is_coroutine_call(node):
        return c.js("wait", value)
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
