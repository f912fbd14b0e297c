"""Destructuring."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.members import assigned, read_member
from keras_tfjs.javascript.to_python.truth import coalesce_member


def target_of(c: Converter, node: tree.Expression) -> ast.expr | None:
    """A pattern that Python has too: names, and lists of such."""
    match node:
        case tree.Identifier():
            return build.name(c.name(node))
        case tree.Spread(value=value):
            inner = target_of(c, value)
            return None if inner is None else ast.Starred(inner, ast.Load())
        case tree.Array(elements=elements):
            made: list[ast.expr] = []
            for element in elements:
                one = build.name("_") if element is None else target_of(c, element)
                if one is None:
                    return None
                made.append(one)
            if len(made) == 1 and not isinstance(made[0], ast.Starred):
                made.append(ast.Starred(build.name("_"), ast.Load()))
            return ast.Tuple(made, ast.Load())
        case tree.Member() | tree.Index():
            return assigned(c, node)
        case _:
            return None


def unpack(
    c: Converter, node: tree.Expression, value: ast.expr, *, short: bool = False
) -> list[ast.stmt]:
    """Statements that assign the parts of `value` to the names of a pattern. `short`: the value may
    have fewer parts than the pattern."""
    direct = target_of(c, node)
    if direct is not None and not (short and isinstance(node, tree.Array)):
        return [build.assign(direct, value)]
    match node:
        case tree.Default(target=target, value=default):
            return unpack(c, target, _or_default(c, value, default))
        case tree.Array(elements=elements):
            return _unpack_array(c, elements, value)
        case tree.Object(properties=members):
            return _unpack_object(c, members, value)
        case _:
            raise c.unsupported(node, "this pattern")


def _or_default(c: Converter, value: ast.expr, default: tree.Expression) -> ast.expr:
    if build.is_pure(value):
        return ast.IfExp(build.is_not_none(value), build.copied(value), c.expression(default))
    name = c.names.fresh("value")
    test = build.is_not_none(ast.NamedExpr(ast.Name(name, ast.Store()), value))
    return ast.IfExp(test, build.name(name), c.expression(default))


def _named(c: Converter, value: ast.expr) -> tuple[ast.expr, list[ast.stmt]]:
    """A name for a value that is read several times."""
    if isinstance(value, ast.Name):
        return value, []
    name = c.names.fresh("parts")
    return build.name(name), [build.assign(build.name(name), value)]


def _unpack_array(
    c: Converter, elements: tuple[tree.Expression | None, ...], value: ast.expr
) -> list[ast.stmt]:
    has_rest = bool(elements) and isinstance(elements[-1], tree.Spread)
    if not isinstance(value, ast.List | ast.ListComp):
        value = (
            build.call("list", value)
            if has_rest
            else c.js("taken", value, build.constant(len(elements)))
        )
    source, made = _named(c, value)
    for index, element in enumerate(elements):
        match element:
            case None:
                continue
            case tree.Spread(value=rest):
                part: ast.expr = build.subscript(
                    build.copied(source), ast.Slice(build.constant(index))
                )
                made.extend(unpack(c, rest, part))
            case tree.Default(target=target, value=default):
                got = c.js("get", build.copied(source), build.constant(index))
                made.extend(unpack(c, target, _or_default(c, got, default)))
            case _:
                part = build.subscript(build.copied(source), build.constant(index))
                made.extend(unpack(c, element, part))
    return made


def _unpack_object(
    c: Converter, members: tuple[tree.Expression, ...], value: ast.expr
) -> list[ast.stmt]:
    source, made = _named(c, value)
    used: list[ast.expr] = []
    for member in members:
        match member:
            case tree.Spread(value=rest):
                made.extend(unpack(c, rest, _remaining(c, source, used)))
            case tree.Property(computed=True, key=key, value=inner) | tree.Property(
                key=tree.NumberLiteral() as key, value=inner
            ):
                part: ast.expr = c.js("get", build.copied(source), c.expression(key))
                used.append(c.expression(key))
                made.extend(unpack(c, inner, part))
            case tree.Property(key=key, value=inner):
                name = (
                    key.name
                    if isinstance(key, tree.Identifier)
                    else (key.value if isinstance(key, tree.StringLiteral) else "")
                )
                used.append(build.constant(name))
                access = tree.Member(tree.Identifier("_"), name)
                if isinstance(inner, tree.Default):
                    default = c.expression(inner.value)
                    part = coalesce_member(c, access, build.copied(source), default)
                    made.extend(unpack(c, inner.target, part))
                else:
                    part = read_member(c, access, build.copied(source), of_pattern=True)
                    made.extend(unpack(c, inner, part))
            case _:
                raise c.unsupported(member, "this pattern")
    return made


def _remaining(c: Converter, source: ast.expr, used: list[ast.expr]) -> ast.expr:
    """`{...rest}`: the entries whose keys were not named."""
    key, item = c.names.fresh("key"), c.names.fresh("value")
    test = build.compare(build.name(key), ast.NotIn(), ast.Tuple(list(used), ast.Load()))
    target = ast.Tuple([ast.Name(key, ast.Store()), ast.Name(item, ast.Store())], ast.Store())
    entries = build.method(build.copied(source), "items")
    generator = ast.comprehension(target, entries, [test] if used else [], 0)
    return ast.DictComp(build.name(key), build.name(item), [generator])
