"""Names, literals, members and displays."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Container
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.javascript_rows import LOOPING, VALUES
from keras_tfjs.javascript.reading.literals import unescape
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    Surroundings,
    Untranslatable,
    expression,
)
from keras_tfjs.javascript.to_python.functions import callback
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.javascript.to_python.told_apart import LEFT_OUT, holes_matter, of_missing
from keras_tfjs.kinds import Facts, Instance, Number, String, Unknown

HOSTS = {
    "document": ("the browser", "no document: print(), or a file"),
    "window": ("the browser", "no window: module variables"),
    "navigator": ("the browser", "platform"),
    "localStorage": ("the browser", "a file, or shelve"),
    "fetch": ("the browser", "urllib.request.urlopen"),
    "XMLHttpRequest": ("the browser", "urllib.request.urlopen"),
    "requestAnimationFrame": ("the browser", "a plain loop"),
    "alert": ("the browser", "print"),
    "process": ("Node", "sys and os"),
    "Buffer": ("Node", "bytes"),
    "require": ("Node", "import"),
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
    if node.name in VALUES:
        c.looping = c.looping or node.name in LOOPING
        return c.python(VALUES[node.name])
    if node.name in HOSTS:
        host, counterpart = HOSTS[node.name]
        raise Untranslatable(node, "KT312", name=node.name, host=host, counterpart=counterpart)
    if node.name == "arguments" and c.functions:
        return build.name("arguments")
    if not c.is_module(node):
        c.undeclared.setdefault(node.name, node)
    return build.name(c.names[node.name])


_EXCEPTIONS = frozenset(
    name
    for name, one in vars(builtins).items()
    if isinstance(one, type) and issubclass(one, BaseException)
)


def say_undeclared(c: Converter, used: Container[str]) -> None:
    """Names that a file takes from around it, each said once. A text that is no file may be a part
    of a program that has them."""
    for name, node in c.undeclared.items() if c.options.path else ():
        if (spelled := c.names[name]) in used and spelled not in _EXCEPTIONS:
            way_out = f"nothing in the file declares it: import or define `{spelled}`"
            c.report("KT308", node, name=name, help=way_out)


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
        ) | tree.Call(
            callee=tree.Identifier(name="pyFixed"),
            arguments=(_, tree.NumberLiteral(raw=digits)),
        ):
            match value:
                case ast.Call(func=ast.Name(id="format"), args=[inner, _]):
                    spec = ast.JoinedStr([build.constant(f".{digits}f")])
                    return ast.FormattedValue(inner, -1, spec)
                case _:
                    pass
        case _:
            pass
    return ast.FormattedValue(as_text(c, node, value), -1, None)


_TEXTS = frozenset("join precise stringify text to_fixed to_string type_of".split())
"""Functions of the support module that give texts."""


def as_text(c: Converter, node: tree.Expression, value: ast.expr) -> ast.expr:
    """A value on its way into a text: as it is where Python writes it the same."""
    match value:
        case ast.Constant(value=str()):
            return value
        case ast.Call(func=ast.Attribute(value=ast.Name(id="js"), attr=name)) if name in _TEXTS:
            return value
        case _:
            pass
    if (missing := of_missing(c, "text", node, value)) is not None:
        return missing
    made = build.call("str", value)

    def decide(facts: Facts) -> Build | None:
        match facts.kind(made.args[0]):
            case String() | Number(integer=True):
                return lambda one: one.args[0]
            case Instance():
                return lambda one: one.args[0]
            case Unknown():
                return None
            case _:
                return lambda one: c.js("text", one.args[0])

    return c.defer(made, decide, lambda one: c.js("text", one.args[0]))


def own_text(c: Converter, node: tree.Call) -> ast.expr | None:
    """`x.toString()` in a file with a class that has one: Python's is `__str__`."""
    match node:
        case tree.Call(
            callee=tree.Member(object=owner, name="toString"), arguments=()
        ) if "toString" in c.user_members and not isinstance(owner, tree.Super):
            return c.js("text", c.expression(owner))
        case _:
            return None


@expression(tree.Spread)
def spread(c: Converter, node: tree.Spread) -> ast.expr:
    return ast.Starred(c.expression(node.value), ast.Load())


@expression(tree.Array)
def array(c: Converter, node: tree.Array) -> ast.expr:
    if (found := by_row(c, node)) is not None:
        return found
    if None in node.elements and holes_matter(c, node):
        caveat = "a hole is an element in Python, None: forEach, map and filter pass over holes"
        c.report("KT309", node, source=c.source(node), caveat=caveat)
    elements = [
        build.none() if element is None else c.expression(element) for element in node.elements
    ]
    made = ast.List(elements, ast.Load())
    if node.dangling:
        c.around[made] = Surroundings(dangling=node.dangling)
    return made


@expression(tree.Object)
def object_(c: Converter, node: tree.Object) -> ast.expr:
    if any(isinstance(one, tree.Property) and _needs_class(one) for one in node.properties):
        return _as_class(c, node)
    keys: list[ast.expr | None] = []
    values: list[ast.expr] = []
    for member in node.properties:
        match member:
            case tree.Spread(value=tree.NullLiteral()):
                continue
            case tree.Spread(value=inner):
                keys.append(None)
                values.append(_entries_of(c, inner))
            case tree.Property(kind="init" | "method"):
                if c.uses.makes_json and c.is_standard(member.value, "undefined"):
                    c.report("KT309", member, source=c.source(member), caveat=LEFT_OUT)
                keys.append(_key(c, member))
                values.append(_entry_value(c, member))
            case _:
                raise c.unsupported(member, "an accessor of an object (write a class)")
        if member.leading or member.trailing or member.blank_before:
            c.around[keys[-1] or values[-1]] = Surroundings(
                member.leading, member.trailing, (), member.blank_before
            )
    made = ast.Dict(keys, values)
    if node.by_choice:
        c.expanded.add(made)
    if node.dangling:
        c.around[made] = Surroundings(dangling=node.dangling)
    return made


def _spelled(value: object) -> str:
    """A number as a key: a text."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _entries_of(c: Converter, node: tree.Expression) -> ast.expr:
    """What `{...x}` takes of a value: nothing of what is missing."""
    value = c.expression(node)
    match node:
        case tree.Binary(operator="&&" | "||"):
            return c.js("items", value)
        case _:
            pass
    made = build.method(value, "items")

    def plain(one: Any) -> ast.expr:
        return one.func.value  # type: ignore[no-any-return]  # the node made above

    def decide(facts: Facts) -> Build | None:
        assert isinstance(made.func, ast.Attribute)
        match facts.kind(made.func.value):
            case Instance(role=""):
                return lambda one: c.js("items", one.func.value)
            case _:
                return plain

    return c.defer(made, decide, plain)


def _needs_class(member: tree.Property) -> bool:
    """Whether a member of an object has to know the object: an accessor, or a method that says
    `this`."""
    if member.kind in ("get", "set") or is_symbol(member.key):
        return True
    return isinstance(member.value, tree.Function) and _says_this(member.value)


def _says_this(node: tree.Node) -> bool:
    if isinstance(node, tree.This):
        return True
    return any(
        _says_this(one)
        for one in tree.children(node)
        if not isinstance(one, tree.Function | tree.Class | tree.Object)
    )


def is_symbol(node: tree.Expression) -> bool:
    """`Symbol.iterator` and its like."""
    match node:
        case tree.Member(object=tree.Identifier(name="Symbol")):
            return True
        case _:
            return False


def _as_class(c: Converter, node: tree.Object) -> ast.expr:
    """An object whose members know it, as the only instance of a class."""
    members: list[tree.Node] = []
    for one in node.properties:
        match one:
            case tree.Property(
                key=key, value=tree.Function() as value, computed=computed
            ) if one.kind != "init" or _says_this(value):
                kind = one.kind if one.kind in ("get", "set") else "method"
                members.append(tree.Method(key, value, kind, computed=computed, span=one.span))
            case tree.Property(key=key, value=value, computed=computed):
                members.append(tree.Field(key, value, computed=computed, span=one.span))
            case _:
                raise c.unsupported(one, "a spread in an object with accessors (write a class)")
    definition = tree.Class(None, None, tuple(members), span=node.span)
    if c.uses.lists_members and any(
        isinstance(one, tree.Property) and one.kind == "get" for one in node.properties
    ):
        c.records.add(id(definition))
    made = build.call(c.expression(definition))
    c.records.discard(id(definition))
    return made


def _entry_value(c: Converter, member: tree.Property) -> ast.expr:
    if not isinstance(member.value, tree.Function | tree.Arrow):
        return c.expression(member.value)
    made = callback(
        c, member.value, member.key.name if isinstance(member.key, tree.Identifier) else ""
    )
    c.place(made, member.value)
    return made


def _key(c: Converter, member: tree.Property) -> ast.expr:
    if member.computed:
        return c.expression(member.key)
    match member.key:
        case tree.Identifier(name=name):
            made: ast.expr = build.constant(name)
        case tree.NumberLiteral() as key:
            number = c.expression(key)
            assert isinstance(number, ast.Constant)
            made = build.constant(_spelled(number.value))
        case tree.StringLiteral(value=value):
            made = build.constant(value)
        case key:
            made = c.expression(key)
    c.place(made, member)
    return made


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


@expression(tree.TaggedTemplate)
def tagged(c: Converter, node: tree.TaggedTemplate) -> ast.expr:
    cooked: list[ast.expr] = [build.constant(unescape(text)) for text in node.template.texts]
    raw: list[ast.expr] = [build.constant(text) for text in node.template.texts]
    load = ast.Load()
    strings = c.js("Strings", ast.List(cooked, load), ast.List(raw, load))
    values = tuple(node.template.expressions)
    if isinstance(node.tag, tree.Member) and c.is_standard(node.tag.object, "String"):
        return build.call(c.expression(node.tag), strings, *(c.expression(one) for one in values))
    placeholder = tree.Call(node.tag, values, span=node.span)
    made = c.expression(placeholder)
    if not isinstance(made, ast.Call):
        raise c.unsupported(node, "this tagged template")
    at = len(made.args) - len(values)
    made.args.insert(at, strings)
    return made


@expression(tree.Cast)
def cast(c: Converter, node: tree.Cast) -> ast.expr:
    return c.expression(node.value)
