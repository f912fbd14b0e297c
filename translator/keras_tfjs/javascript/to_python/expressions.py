"""Names, literals, members and displays."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.reading.literals import unescape
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    Surroundings,
    Untranslatable,
    expression,
)
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.kinds import DictOf, Facts, Unknown

_VALUES = {
    "undefined": "None",
    "String": "str",
    "Number": "float",
    "Boolean": "bool",
    "parseFloat": "float",
    "parseInt": "int",
    "Error": "Exception",
    "TypeError": "TypeError",
    "RangeError": "ValueError",
    "Array": "list",
    "Object": "dict",
    "Map": "dict",
    "Set": "set",
}
"""Globals of JavaScript as values."""

HOSTS = {
    "document": ("the browser", "no document: print(), or a file"),
    "window": ("the browser", "no window: module variables"),
    "navigator": ("the browser", "platform"),
    "localStorage": ("the browser", "a file, or shelve"),
    "fetch": ("the browser", "urllib.request.urlopen"),
    "XMLHttpRequest": ("the browser", "urllib.request.urlopen"),
    "requestAnimationFrame": ("the browser", "a plain loop"),
    "alert": ("the browser", "print"),
    "setTimeout": ("JavaScript's event loop", "time.sleep, or asyncio.sleep"),
    "setInterval": ("JavaScript's event loop", "a loop with time.sleep"),
    "process": ("Node", "sys and os"),
    "Buffer": ("Node", "bytes"),
    "require": ("Node", "import"),
    "Promise": ("JavaScript's event loop", "asyncio"),
    "Symbol": ("JavaScript", "no symbols: methods with two underscores"),
    "Proxy": ("JavaScript", "__getattr__"),
    "Reflect": ("JavaScript", "getattr and setattr"),
}
"""Globals of the host, and what Python has instead."""


@expression(tree.Identifier)
def identifier(c: Converter, node: tree.Identifier) -> ast.expr:
    if c.variable(node) is not None:
        return build.name(c.name(node))
    if (found := by_row(c, node)) is not None:
        return found
    if node.name in _VALUES:
        plain = _VALUES[node.name]
        return build.none() if plain == "None" else build.name(plain)
    if node.name in HOSTS:
        host, counterpart = HOSTS[node.name]
        raise Untranslatable(node, "KT312", name=node.name, host=host, counterpart=counterpart)
    if node.name == "arguments":
        raise c.unsupported(node, "arguments (write a rest parameter: ...values)")
    return build.name(c.names[node.name])


@expression(tree.NumberLiteral)
def number(c: Converter, node: tree.NumberLiteral) -> ast.expr:
    raw = node.raw.lower()
    if raw.endswith("n"):
        return build.constant(int(raw[:-1].replace("_", ""), 0))
    is_legacy_octal = len(raw) > 1 and raw[0] == "0" and raw.isdigit()
    if is_legacy_octal:
        return build.constant(int(raw, 8))
    text = raw.replace("_", "")
    value: int | float
    try:
        value = int(text, 0)
    except ValueError:
        value = float(text)
        whole = value.is_integer() and abs(value) < 1e15
        if whole and "e" in text:
            value = int(value)
            return build.constant(value)
    made = build.constant(value)
    c.raw[made] = raw
    return made


@expression(tree.StringLiteral)
def string(c: Converter, node: tree.StringLiteral) -> ast.expr:
    return build.constant(node.value)


@expression(tree.BooleanLiteral)
def boolean(c: Converter, node: tree.BooleanLiteral) -> ast.expr:
    return build.constant(node.value)


@expression(tree.NullLiteral)
def null(c: Converter, node: tree.NullLiteral) -> ast.expr:
    return build.none()


@expression(tree.This)
def this(c: Converter, node: tree.This) -> ast.expr:
    if not c.receivers:
        raise c.unsupported(node, "this outside a class")
    return build.copied(c.receivers[-1])


@expression(tree.Template)
def template(c: Converter, node: tree.Template) -> ast.expr:
    parts: list[ast.expr] = []
    for index, text in enumerate(node.texts):
        if text:
            parts.append(build.constant(unescape(text)))
        if index < len(node.expressions):
            value = c.expression(node.expressions[index])
            parts.append(_interpolated(c, node.expressions[index], value))
    if not node.expressions:
        return build.constant(
            "".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
        )
    return ast.JoinedStr(parts)


def _interpolated(c: Converter, node: tree.Expression, value: ast.expr) -> ast.expr:
    """`${x.toFixed(2)}` is a format."""
    match node:
        case tree.Call(
            callee=tree.Member(name="toFixed"), arguments=(tree.NumberLiteral(raw=digits),)
        ):
            match value:
                case ast.Call(func=ast.Name(id="format"), args=[inner, _]):
                    spec = ast.JoinedStr([build.constant(f".{digits}f")])
                    return ast.FormattedValue(inner, -1, spec)
                case _:
                    pass
        case _:
            pass
    return ast.FormattedValue(value, -1, None)


@expression(tree.Spread)
def spread(c: Converter, node: tree.Spread) -> ast.expr:
    return ast.Starred(c.expression(node.value), ast.Load())


@expression(tree.Array)
def array(c: Converter, node: tree.Array) -> ast.expr:
    if (found := by_row(c, node)) is not None:
        return found
    elements = [
        build.none() if element is None else c.expression(element) for element in node.elements
    ]
    made = ast.List(elements, ast.Load())
    if node.dangling:
        c.around[made] = Surroundings(dangling=node.dangling)
    return made


@expression(tree.Object)
def object_(c: Converter, node: tree.Object) -> ast.expr:
    keys: list[ast.expr | None] = []
    values: list[ast.expr] = []
    for member in node.properties:
        match member:
            case tree.Spread(value=inner):
                keys.append(None)
                values.append(c.expression(inner))
            case tree.Property(kind="init" | "method", value=value):
                keys.append(_key(c, member))
                values.append(
                    _method_value(c, member) if member.kind == "method" else (c.expression(value))
                )
            case _:
                raise c.unsupported(member, "an accessor of an object (write a class)")
        if member.leading or member.trailing or member.blank_before:
            c.around[keys[-1] or values[-1]] = Surroundings(
                member.leading, member.trailing, (), member.blank_before
            )
    made = ast.Dict(keys, values)
    if node.expanded:
        c.expanded.add(made)
    if node.dangling:
        c.around[made] = Surroundings(dangling=node.dangling)
    return made


def _method_value(c: Converter, member: tree.Property) -> ast.expr:
    from keras_tfjs.javascript.to_python.functions import callback

    assert isinstance(member.value, tree.Function)
    hint = member.key.name if isinstance(member.key, tree.Identifier) else "method"
    return callback(c, member.value, hint)


def _key(c: Converter, member: tree.Property) -> ast.expr:
    if member.computed:
        return c.expression(member.key)
    match member.key:
        case tree.Identifier(name=name):
            made: ast.expr = build.constant(name)
        case tree.NumberLiteral():
            made = c.expression(member.key)
        case tree.StringLiteral(value=value):
            made = build.constant(value)
        case key:
            made = c.expression(key)
    c.place(made, member)
    return made


@expression(tree.Member)
def member(c: Converter, node: tree.Member) -> ast.expr:
    if node.optional:
        return _optional(c, node, lambda value: read_member(c, node, value))
    if (found := by_row(c, node)) is not None:
        return found
    match node:
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

    def entry(one: Any) -> ast.expr:
        if isinstance(one, ast.Attribute):
            made_entry = build.subscript(one.value, build.constant(key))
            made_entry.ctx = one.ctx
            return made_entry
        return one  # type: ignore[no-any-return]  # the node itself, as it came

    def decide(facts: Facts) -> Any:
        match facts.kind(made.value):
            case DictOf():
                return entry
            case Unknown():
                return None
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
            variable = c.variable(root)
            return variable is not None and variable.kind == "import"
        case tree.Member():
            return _is_path_of_import(c, node.object)
        case _:
            return False


def _is_path_of_import(c: Converter, node: tree.Expression) -> bool:
    while isinstance(node, tree.Member):
        node = node.object
    if not isinstance(node, tree.Identifier):
        return False
    variable = c.variable(node)
    return variable is not None and variable.kind == "import"


def _is_object_key(c: Converter, key: str) -> bool:
    return key in c.object_keys


def _optional(c: Converter, node: tree.Expression, rest: Any) -> ast.expr:
    """`a?.b`: None where `a` is."""
    inner = getattr(node, "object", None) or getattr(node, "callee", None)
    assert isinstance(inner, tree.Expression)
    value = c.expression(inner)
    if build.is_pure(value):
        made = rest(value)
        return ast.IfExp(build.is_not_none(build.copied(value)), made, build.none())
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
    from keras_tfjs.javascript.to_python.pending import Build

    if c.is_async:
        return ast.Await(c.expression(node))
    value = c.expression(node)
    if c.waiting.returns_value(node):
        return value
    if c.waiting.is_coroutine_call(node):
        run = build.attribute(c.uses_module("asyncio"), "run")
        return build.call(run, value)
    made = build.method(value, "result")
    match node:
        case tree.Call(callee=tree.Member(name=name)) if name in tfjs.promised_members():
            return made
        case _:
            pass

    def receiver() -> ast.expr:
        assert isinstance(made.func, ast.Attribute)
        return made.func.value

    def decide(facts: Facts) -> Build | None:
        from keras_tfjs.kinds import Promise

        match facts.kind(receiver()):
            case Promise():
                return lambda one: one
            case Unknown():
                return None
            case _:
                return lambda one: one.func.value

    return c.defer(made, decide, lambda one: c.js("wait", one.func.value))


@expression(tree.Yield)
def yield_(c: Converter, node: tree.Yield) -> ast.expr:
    if node.value is None:
        return ast.Yield(None)
    value = c.expression(node.value)
    return ast.YieldFrom(value) if node.delegate else ast.Yield(value)


@expression(tree.Sequence)
def sequence(c: Converter, node: tree.Sequence) -> ast.expr:
    *effects, last = node.expressions
    if not effects:
        return c.expression(last)
    made: list[ast.expr] = [c.expression(one) for one in node.expressions]
    return build.subscript(ast.Tuple(made, ast.Load()), ast.UnaryOp(ast.USub(), build.constant(1)))


@expression(tree.Cast)
def cast(c: Converter, node: tree.Cast) -> ast.expr:
    return c.expression(node.value)
