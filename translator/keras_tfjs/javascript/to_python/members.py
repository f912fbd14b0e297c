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
from keras_tfjs.javascript.to_python.nothing import UNDEFINED
from keras_tfjs.javascript.to_python.optional import optional_chain
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.kinds import (
    Class,
    DictOf,
    Facts,
    Instance,
    ListOf,
    NoneValue,
    Number,
    Promise,
    String,
    TupleOf,
    Unknown,
)


@expression(tree.Member)
def member(c: Converter, node: tree.Member) -> ast.expr:
    if (chain := optional_chain(c, node)) is not None:
        return chain
    if c.is_neighbour(node.object):
        return build.attribute(c.expression(node.object), c.names[node.name])
    if id(node) in c.bare:
        return build.name(c.member(node.name))
    if (found := by_row(c, node)) is not None:
        return found
    match node:
        case tree.Member(object=tree.Identifier() as root, name="message") if (
            c.handler_names and c.name(root) in c.handler_names and not c.uses.throws_values
        ):
            return build.call("str", c.expression(root))
        case tree.Member(object=tree.Identifier() as root, name="message") if (
            c.handler_names and c.name(root) in c.handler_names
        ):
            return c.js("get", c.expression(root), build.constant("message"))
        case tree.Member(object=inner, name="name" | "stack" | "cause" | "message" as name) if (
            (name not in c.object_keys or name == "cause")
            and not isinstance(inner, tree.This | tree.Super)
            and not (name in c.user_members and name != "name")
        ):
            return _of_error(c, node)
        case tree.Member(object=tree.Identifier() as root, name="prototype") if _is_class(c, root):
            return c.expression(root)
        case tree.Member(object=root, name=name) if is_exports(c, root):
            return build.name(c.names[name])
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
        case tree.Member(object=root) if c.is_standard(root, "Math"):
            return ast.Attribute(c.python("js.Math"), node.name, ast.Load())
        case tree.Member(object=tree.Super(), name=name):
            return build.attribute(build.call("super"), c.member(name))
        case _:
            found = read_member(c, node, c.expression(node.object))
            return _where_missing(c, node, found) if c.absent.of(node) == UNDEFINED else found


def _where_missing(c: Converter, node: tree.Member, value: ast.expr) -> ast.expr:
    """A member that the file gives no value, on the way to where undefined is taken, too."""
    from keras_tfjs.javascript.to_python.truth import may_miss

    return may_miss(c, node, value)


def is_exports(c: Converter, node: tree.Expression) -> bool:
    """`exports` and `module.exports`: the module itself."""
    match node:
        case tree.Identifier(name="exports"):
            return c.variable(node) is None
        case tree.Member(object=tree.Identifier(name="module") as root, name="exports"):
            return c.variable(root) is None
        case _:
            return False


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


_OF_CALLED = frozenset(("apply", "bind", "call", "then", "catch", "finally"))
"""Members of functions and promises, which Python's have under other names or not at all."""


def read_member(
    c: Converter, node: tree.Member, value: ast.expr, *, of_pattern: bool = False
) -> ast.expr:
    """`value.name`: an attribute, or the entry of a dict. `of_pattern`: what `{name} = value`
    takes, which is of a plain object more often than `value.name` is."""
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
            case Instance(role="") if key in c.uses.deleted and isinstance(made.ctx, ast.Load):
                return lambda one: c.js("get", one.value, build.constant(key))
            case Instance(role="Logs"):
                return entry
            case Instance(role="Tensor") if key in c.object_keys and key not in c.members:
                return entry  # what `call` of a model gets may be several tensors by name
            case Unknown() | NoneValue():
                return entry if owner and tfjs.is_entry(owner, key) else None
            case _:
                return lambda one: one

    def fallback(one: Any) -> ast.expr:
        if not isinstance(made.ctx, ast.Load):
            return one if key in c.user_members or _is_instance(c, node.object) else entry(one)
        if of_pattern and (key in c.user_members or key in _OF_ERRORS):
            return c.js("get", one.value, build.constant(key))
        is_either = key in tfjs.member_names() and _is_object_key(c, key)
        if key not in c.user_members and (
            is_either
            or key in _OF_CALLED
            or _is_got(one.value)
            or (c.uses.has_regular and key in _OF_MATCHES)
            or _is_default(c, node.object)
        ):
            return c.js("get", one.value, build.constant(key))
        if key in c.user_members and _is_object_key(c, key) and key not in tfjs.member_names():
            # An object of a class of the file, or a plain one
            return c.js("get", one.value, build.constant(key))
        if (key in c.members or key in c.user_members) and _is_plain(c, node.object):
            return c.js("get", one.value, build.constant(key))
        if key in c.members or key in c.user_members:
            return one  # type: ignore[no-any-return]
        if _is_object_key(c, key):
            return entry(one)
        return c.js("get", one.value, build.constant(key))

    return c.defer(made, decide, fallback)


def _is_plain(c: Converter, node: tree.Expression) -> bool:
    """Whether parameters of that name are asked for a member that no class of the file or of TF.js
    has: then they are plain objects, or may be."""
    variable = c.variable(node) if isinstance(node, tree.Identifier) else None
    if not isinstance(node, tree.Identifier) or variable is None or variable.kind != "parameter":
        return False
    known = c.user_members | tfjs.member_names()
    return any(each not in known for each in c.uses.read.get(node.name, ()))


def _is_surely_attribute(c: Converter, node: tree.Member, value: ast.expr) -> bool:
    match node.object:
        case tree.This():
            return True
        case tree.Identifier() as root:
            return c.is_module(root) and not _is_default(c, root)
        case tree.Member():
            return is_path_of_import(c, node.object)
        case _:
            return False


def is_path_of_import(c: Converter, node: tree.Expression) -> bool:
    while isinstance(node, tree.Member):
        node = node.object
    return c.is_module(node)


def _is_instance(c: Converter, node: tree.Expression) -> bool:
    """Whether a name is of an object with attributes: an error, what `new` or `Object.create`
    made, what a call of the library gives."""
    if isinstance(node, tree.Member | tree.Call):
        return _is_of_library(c, node)
    variable = c.variable(node) if isinstance(node, tree.Identifier) else None
    if variable is None:
        return False
    if variable.kind == "catch":
        return True
    match variable.value:
        case tree.RegularExpression():
            return True
        case tree.New(callee=tree.Identifier(name=name)):
            return name not in ("Object", "Array", "Map")
        case tree.Call(callee=tree.Member(object=tree.Identifier(name="Object"), name="create")):
            return True
        case _:
            return False


def _is_of_library(c: Converter, node: tree.Expression) -> bool:
    """`tf.env().platform`, `env().platform`."""
    while True:
        match node:
            case tree.Member(object=inner):
                node = inner
            case tree.Call(callee=callee):
                return is_path_of_import(c, callee)
            case _:
                return False


def _is_got(value: ast.expr) -> bool:
    """Whether a value was looked up when it ran, so that its kind says nothing."""
    match value:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="js"), attr="get")):
            return True
        case _:
            return False


_OF_ERRORS = frozenset(("message", "name", "stack"))
_OF_MATCHES = frozenset(("groups", "index", "lastIndex"))
"""Members of what regular expressions find."""


def _is_default(c: Converter, node: tree.Expression) -> bool:
    """Whether a name is what another file exports as its default: of any kind."""
    return isinstance(node, tree.Identifier) and node.name in c.default_imports


def _is_object_key(c: Converter, key: str) -> bool:
    return key in c.object_keys


@expression(tree.Index)
def index(c: Converter, node: tree.Index) -> ast.expr:
    if (chain := optional_chain(c, node)) is not None:
        return chain
    if (found := by_row(c, node)) is not None:
        return found
    made = _indexed(c, node, c.expression(node.object))
    if is_doubtful(c, node):
        return or_none(c, made)
    return by_any_key(c, made) if has_any_key(c, node) else made


def _indexed(c: Converter, node: tree.Index, value: ast.expr) -> ast.expr:
    made = build.subscript(value, c.expression(node.index))
    if _is_class(c, node.object):
        return c.js("get", made.value, made.slice)
    is_sure = id(node) in c.uses.dereferenced
    is_place = isinstance(node.index, tree.NumberLiteral)

    def got(one: Any) -> ast.expr:
        return c.js("get", one.value, one.slice) if isinstance(one.ctx, ast.Load) else one

    def by_key(one: Any) -> ast.expr:
        return build.method(one.value, "get", one.slice)

    def decide(facts: Facts) -> Build | None:
        if not isinstance(made.ctx, ast.Load):
            return lambda one: one
        match facts.kind(made.value), facts.kind(made.slice):
            case DictOf(), String() if c.uses.is_keyed(node.object):
                return got
            case DictOf(), String():
                if is_sure or isinstance(made.slice, ast.Constant):
                    return lambda one: one
                return by_key
            case (DictOf(), Number()):
                return got
            case (DictOf(), Unknown()) if not is_sure:
                return None if c.uses.is_keyed(node.object) else by_key
            case (Unknown() | NoneValue(), _) | (_, Unknown()):
                return None
            case (ListOf() | TupleOf() | String()), Number(integer=False):
                return got
            case (Instance(role="" | "Tensor" | "Variable"), _):
                return got
            case (Class(), _):
                return got
            case _:
                return lambda one: one

    def fallback(one: Any) -> ast.expr:
        # A place in an array, or a key of any object
        return one if is_place or isinstance(one.slice, _PLACES) else got(one)

    return c.defer(made, decide, fallback)


def _is_class(c: Converter, node: tree.Expression) -> bool:
    variable = c.variable(node) if isinstance(node, tree.Identifier) else None
    return variable is not None and variable.kind == "class"


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


def _is_import(node: tree.Expression) -> bool:
    """`import('./x.js')`: here the module itself."""
    return isinstance(node, tree.Call) and node.callee == tree.Identifier(
        "import", span=node.callee.span
    )


def _awaitable(c: Converter, node: tree.Expression) -> ast.expr:
    """What `await` waits for: Python's takes no plain values."""
    value = c.expression(node)
    match node:
        case tree.Call(callee=tree.Member(name=name)) if name in tfjs.promised_members():
            return value
        case tree.Call(callee=callee) if c.waiting.is_coroutine_call(node) or (
            is_path_of_import(c, callee) and not c.waiting.returns_value(node)
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
    c.awaited.add(id(node))
    if c.is_async:
        return ast.Await(_awaitable(c, node))
    value = c.expression(node)
    if c.waiting.returns_value(node) or _is_import(node):
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
            case Unknown() | DictOf():
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
