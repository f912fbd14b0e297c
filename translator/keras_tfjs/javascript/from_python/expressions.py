"""Names, constants, members, subscripts and displays."""

from __future__ import annotations

import ast
import re
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.rows import EXCEPTIONS
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.functions import arrow_of
from keras_tfjs.javascript.from_python.rows import PYTHON_ONLY, by_row, python_has
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    expression,
)
from keras_tfjs.kinds import DictOf, Instance, Module, Number, String
from keras_tfjs.source import Span

_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")
_SAFE_INTEGER = 2**53
_FUNCTION_VALUES = {"str": "String", "float": "Number", "bool": "Boolean", "int": "Math.trunc"}
_BLACK_WIDTH = 88


def is_identifier(text: str) -> bool:
    return _IDENTIFIER.fullmatch(text) is not None


@expression(ast.Constant)
def constant(t: Translator, node: ast.Constant) -> tree.Expression:
    match node.value:
        case bool():
            return tree.BooleanLiteral(node.value)
        case None:
            return tree.NullLiteral()
        case str():
            return tree.StringLiteral(node.value)
        case int() if abs(node.value) <= _SAFE_INTEGER:
            return tree.NumberLiteral(t.layout.text(node))
        case float():
            return tree.NumberLiteral(t.layout.text(node))
        case _:
            what = f"the constant {t.source(node)}"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))


@expression(ast.Name)
def name(t: Translator, node: ast.Name) -> tree.Expression:
    if node in t.taken_in:
        return arrow_of(t, t.taken_in[node])
    known = t.replaced.get(node.id)
    if known is not None:
        return known
    if t.facts.is_free(node):
        plain = (t.facts.name(node) or "").removeprefix("builtins.")
        if plain in EXCEPTIONS:
            return build.name(EXCEPTIONS[plain])
        if plain in _FUNCTION_VALUES:
            return build.text(_FUNCTION_VALUES[plain])
        if plain == "print":
            return build.text("console.log")
    return build.name(t.names[node.id])


@expression(ast.Attribute)
def attribute(t: Translator, node: ast.Attribute) -> tree.Expression:
    if (found := by_row(t, node)) is not None:
        return found
    match node.value:
        case ast.Call(func=ast.Name(id="super"), args=[]):
            return tree.Member(tree.Super(), t.names.attribute(node.attr))
        case ast.Attribute(value=value, attr="__class__") if node.attr == "__name__":
            return build.text("x.constructor.name", x=t.expression(value))
        case ast.Call(func=ast.Name(id="type"), args=[value]) if node.attr == "__name__":
            return build.text("x.constructor.name", x=t.expression(value))
        case _:
            pass
    owner = _class_of(t, node.value)
    if owner is not None and node.attr in class_attributes(t, owner):
        constructor = tree.Member(t.expression(node.value), "constructor")
        return tree.Member(constructor, _member(t, node))
    module = t.facts.name(node)
    root = (module or "").split(".")[0]
    if root in PYTHON_ONLY and python_has(module or ""):
        raise Untranslatable(node, "KT308", name=module, help=_way_out(root))
    return tree.Member(t.expression(node.value), _member(t, node))


def _class_of(t: Translator, node: ast.expr) -> ast.ClassDef | None:
    """The file's class that an expression is an object of."""
    match t.kind(node):
        case Instance(of=name):
            return t.definitions.classes.get(name)
        case _:
            return None


def _way_out(module: str) -> str:
    return f"write what it computes with the functions of {module} that have a counterpart"


def _member(t: Translator, node: ast.Attribute) -> str:
    """TF.js's members are spelled as they are; the user's become camelCase."""
    if isinstance(t.kind(node.value), Module):
        return node.attr if (t.facts.name(node) or "").startswith("tfjs.") else t.names[node.attr]
    return t.names.attribute(node.attr)


def class_attributes(t: Translator, owner: ast.ClassDef) -> set[str]:
    """Names that a class binds in its body and its methods never set on the object."""
    bound: set[str] = set()
    for one in owner.body:
        match one:
            case ast.Assign(targets=targets):
                bound.update(target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=target), value=value) if value is not None:
                bound.add(target)
            case _:
                pass
    for base in owner.bases:
        parent = t.definitions.classes.get(t.facts.name(base) or "")
        if parent is not None and parent is not owner:
            bound |= class_attributes(t, parent)
    for inner in ast.walk(owner):
        if isinstance(inner, ast.Attribute) and not isinstance(inner.ctx, ast.Load):
            bound.discard(inner.attr)
    return bound


@expression(ast.Subscript)
def subscript(t: Translator, node: ast.Subscript) -> tree.Expression:
    if (found := by_row(t, node)) is not None:
        return found
    receiver = t.expression(node.value)
    match node.slice:
        case ast.Slice():
            return _slice(t, node, receiver, node.slice)
        case ast.Constant(value=str() as key):
            if is_identifier(key):
                return tree.Member(receiver, key)
            return tree.Index(receiver, tree.StringLiteral(key))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int())):
            if not isinstance(t.kind(node.value), DictOf):
                return build.method(receiver, "at", t.expression(node.slice))
        case ast.Tuple() if not isinstance(t.kind(node.value), DictOf):
            what = "a subscript of several axes"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        case _:
            pass
    return tree.Index(receiver, t.expression(node.slice))


def _slice(
    t: Translator, node: ast.Subscript, receiver: tree.Expression, part: ast.Slice
) -> tree.Expression:
    if part.step is not None:
        positive = isinstance(part.step, ast.Constant) and isinstance(part.step.value, int)
        if not positive or part.lower is not None or part.upper is not None:
            what = "a slice with this step"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        if isinstance(t.kind(node.value), String):
            receiver = tree.Array((tree.Spread(receiver),))
        kept = build.text(
            "xs.filter((_, index) => index % n === 0)", xs=receiver, n=t.expression(part.step)
        )
        return (
            build.method(kept, "join", tree.StringLiteral(""))
            if isinstance(t.kind(node.value), String)
            else kept
        )
    arguments = []
    if part.lower is not None or part.upper is not None:
        arguments.append(t.expression(part.lower) if part.lower else build.number(0))
    if part.upper is not None:
        arguments.append(t.expression(part.upper))
    return build.method(receiver, "slice", *arguments)


@expression(ast.List, ast.Tuple)
def display(t: Translator, node: ast.List | ast.Tuple) -> tree.Expression:
    return tree.Array(elements(t, node.elts, node))


@expression(ast.Set)
def set_(t: Translator, node: ast.Set) -> tree.Expression:
    return tree.New(build.name("Set"), (tree.Array(elements(t, node.elts, node)),))


@expression(ast.Starred)
def starred(t: Translator, node: ast.Starred) -> tree.Expression:
    return tree.Spread(t.expression(node.value))


def elements(t: Translator, nodes: list[ast.expr], owner: ast.expr) -> tuple[tree.Expression, ...]:
    """Members of a display or a call, each with the comments above and behind it."""
    made = []
    row = owner.lineno
    last = owner.end_lineno or owner.lineno
    for index, node in enumerate(nodes):
        leading = t.layout.leading(row, node.lineno) if node.lineno > row else ()
        value = t.expression(node)
        row = node.end_lineno or node.lineno
        following = nodes[index + 1].lineno if index + 1 < len(nodes) else last
        trailing = t.layout.trailing(row) if following > row else ()
        if leading or trailing:
            value = replace(value, leading=leading, trailing=trailing)
        made.append(value)
    return tuple(made)


def property_of(key: str, value: tree.Expression) -> tree.Property:
    """`key: value`, `key` alone where the value is the variable of that name."""
    if not is_identifier(key):
        return tree.Property(tree.StringLiteral(key), value)
    identifier = build.name(key)
    same = isinstance(value, tree.Identifier) and value.name == key
    return tree.Property(identifier, value, shorthand=same)


@expression(ast.Dict)
def dict_(t: Translator, node: ast.Dict) -> tree.Expression:
    if is_map_literal(t, node):
        pairs: list[tree.Expression] = []
        for key, value in zip(node.keys, node.values, strict=True):
            if key is None:
                pairs.append(tree.Spread(t.expression(value)))
            else:
                pairs.append(tree.Array((t.expression(key), t.expression(value))))
        return tree.New(build.name("Map"), (tree.Array(tuple(pairs)),) if pairs else ())
    made: list[tree.Expression] = []
    row, last = node.lineno, node.end_lineno or node.lineno
    for index, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
        start = (key or value).lineno
        leading = t.layout.leading(row, start) if start > row else ()
        entry = _entry(t, key, value)
        row = value.end_lineno or value.lineno
        following = last
        if index + 1 < len(node.keys):
            following = (node.keys[index + 1] or node.values[index + 1]).lineno
        trailing = t.layout.trailing(row) if following > row else ()
        made.append(replace(entry, leading=leading, trailing=trailing))
    return tree.Object(tuple(made), expanded=_is_expanded(t, node))


def _entry(t: Translator, key: ast.expr | None, value: ast.expr) -> tree.Expression:
    if key is None:
        return tree.Spread(t.expression(value))
    made = t.expression(value)
    match key:
        case ast.Constant(value=str() as text):
            return property_of(text, made)
        case ast.Constant(value=int() as number) if not isinstance(number, bool):
            return tree.Property(tree.NumberLiteral(str(number)), made)
        case _:
            return tree.Property(t.expression(key), made, computed=True)


def is_map_literal(t: Translator, node: ast.Dict) -> bool:
    """A dict whose keys are not all words, and that TF.js does not get as an object."""
    return t.framework == 0 and any(
        key is not None and not (isinstance(key, ast.Constant) and isinstance(key.value, str))
        for key in node.keys
    )


def _is_expanded(t: Translator, node: ast.Dict) -> bool:
    """Whether the author spread the dict over lines though it fits on one."""
    if not node.keys or node.end_lineno == node.lineno:
        return False
    first = node.keys[0] or node.values[0]
    if first.lineno == node.lineno:
        return False
    span: Span = t.layout.span(node)
    flat = " ".join(line.strip() for line in t.layout.rows(span))
    flat = flat.replace("{ ", "{").replace(", }", "}")
    return span.column + len(flat) <= _BLACK_WIDTH


@expression(ast.Await)
def await_(t: Translator, node: ast.Await) -> tree.Expression:
    return tree.Await(t.expression(node.value))


@expression(ast.Yield)
def yield_(t: Translator, node: ast.Yield) -> tree.Expression:
    return tree.Yield(t.expression(node.value) if node.value else None)


@expression(ast.YieldFrom)
def yield_from(t: Translator, node: ast.YieldFrom) -> tree.Expression:
    return tree.Yield(t.expression(node.value), True)


@expression(ast.NamedExpr)
def walrus(t: Translator, node: ast.NamedExpr) -> tree.Expression:
    return tree.Assignment("=", t.expression(node.target), t.expression(node.value))


def is_non_negative(t: Translator, node: ast.expr) -> bool:
    """Whether a number is provably not negative: `%` means the same in both languages then."""
    match node:
        case ast.Constant(value=int() | float() as value):
            return value >= 0
        case ast.Call(func=ast.Name(id="len" | "abs")):
            return True
        case ast.BinOp(left=left, op=ast.Add() | ast.Mult() | ast.FloorDiv(), right=right):
            return is_non_negative(t, left) and is_non_negative(t, right)
        case ast.Name():
            binding = t.facts.binding(node)
            statement = binding.statement if binding else None
            match statement:
                case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[_])):
                    return True
                case ast.For(
                    target=ast.Tuple(elts=[ast.Name(id=index), _]),
                    iter=ast.Call(func=ast.Name(id="enumerate"), args=[_]),
                ):
                    return index == node.id
                case ast.Assign(value=ast.Constant(value=int() | float() as value)):
                    return value >= 0
                case _:
                    return False
        case _:
            return False


def is_numeric(t: Translator, node: ast.expr) -> bool:
    return isinstance(t.kind(node), Number)
