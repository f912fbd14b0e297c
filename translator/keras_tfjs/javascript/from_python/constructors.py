"""Constructors: JavaScript has no `this` before `super(...)`."""

from __future__ import annotations

import ast
from copy import copy
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.early_members import with_variables
from keras_tfjs.javascript.from_python.translator import Translator

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


def constructed(
    t: Translator, node: FunctionDef, value: tree.Function, derived: bool
) -> tree.Function:
    """JavaScript wants `super()` before the first use of `this`."""
    if not derived:
        return value
    calls = [index for index, one in enumerate(value.body.body) if _is_super_call(one)]
    if not calls:
        branches = [at for at, one in enumerate(value.body.body) if _uses_super(one)]
        if branches:
            early = value.body.body[: branches[0]]
            if any(map(_uses_this, early)):
                t.report("KT307", _early(node, early), name=t.classes[-1].name)
            return value
        first = build.run(tree.Call(tree.Super(), ()))
        return replace(value, body=replace(value.body, body=(first, *value.body.body)))
    before, call, after = _around(value.body.body, calls[0])
    if _of_framework(t) and any(map(_uses_this, before)):
        # TF.js's constructors read nothing of what the class keeps
        needed, rest = _needed(call, before)
        if not any(map(_uses_this, needed)):
            return replace(value, body=replace(value.body, body=(*needed, call, *rest, *after)))
    if (whole := with_variables(t, node, value, calls[0])) is not None:
        return replace(value, body=replace(value.body, body=whole))
    call = tree.rewritten(call, _of_new_target)
    if any(map(_uses_this, before)) or _is_read_early(call):
        t.report("KT307", _early(node, (*before, call)), name=t.classes[-1].name)
    return replace(value, body=replace(value.body, body=(*before, call, *after)))


def _early(node: FunctionDef, before: tuple[tree.Statement, ...]) -> ast.AST:
    """The statements that use the object, as one place, or else the whole constructor."""
    rows = {one.span.line for one in before if one.span is not None and _uses_this(one)}
    found = [one for one in node.body if one.lineno in rows]
    if not found:
        return node
    place = copy(found[0])
    place.end_lineno, place.end_col_offset = found[-1].end_lineno, found[-1].end_col_offset
    return place


def _of_new_target(_: tree.Node, made: tree.Node) -> tree.Node:
    """What arguments of `super(...)` ask the object, which is not there yet, for: of its class, and
    as a method that is called later."""
    match made:
        case tree.Member(object=tree.This(), name="constructor"):
            return replace(made, object=build.name("new"), name="target")
        case tree.Call(callee=tree.Member(object=method, name="bind"), arguments=(tree.This(),)):
            given = tree.Spread(build.name("given"))
            return tree.Arrow((given,), tree.Call(method, (given,)))
        case _:
            return made


def _is_read_early(call: tree.Statement) -> bool:
    """Whether the arguments of a call use the object, other than in functions."""
    pending: list[tree.Node] = [call]
    while pending:
        match pending.pop():
            case tree.This():
                return True
            case tree.Arrow() | tree.Function():
                pass
            case node:
                pending.extend(tree.children(node))
    return False


def _uses_this(node: tree.Statement) -> bool:
    return any(isinstance(inner, tree.This) for inner in tree.walk(node))


def _around(
    body: tuple[tree.Statement, ...], place: int
) -> tuple[tuple[tree.Statement, ...], tree.Statement, tuple[tree.Statement, ...]]:
    return body[:place], body[place], body[place + 1 :]


def _of_framework(t: Translator) -> bool:
    bases = t.classes[-1].bases
    return bool(bases) and all((t.facts.name(one) or "").startswith("tfjs.") for one in bases)


def _names(node: tree.Node) -> set[str]:
    return {one.name for one in tree.walk(node) if isinstance(one, tree.Identifier)}


def _needed(
    call: tree.Statement, before: tuple[tree.Statement, ...]
) -> tuple[tuple[tree.Statement, ...], tuple[tree.Statement, ...]]:
    """The statements that compute what a call is given, and the others."""
    wanted, places = _names(call), set[int]()
    for place in reversed(range(len(before))):
        if _set(before[place]) & wanted:
            places.add(place)
            wanted |= _names(before[place])
    first = tuple(one for place, one in enumerate(before) if place in places)
    return first, tuple(one for place, one in enumerate(before) if place not in places)


def _set(statement_: tree.Statement) -> set[str]:
    """The variables that a statement declares or assigns to."""
    made: set[str] = set()
    for one in tree.walk(statement_):
        if isinstance(one, tree.Declarator | tree.Assignment | tree.ForEach):
            made |= _names(one.target)
    return made


def _is_super_call(node: tree.Statement) -> bool:
    match node:
        case tree.ExpressionStatement(expression=tree.Call(callee=tree.Super())):
            return True
        case _:
            return False


def _uses_super(node: tree.Statement) -> bool:
    return any(
        isinstance(inner, tree.Call) and isinstance(inner.callee, tree.Super)
        for inner in tree.walk(node)
    )
