"""Classes: constructors, methods, accessors and static fields."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Literal

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.bodies import docstring
from keras_tfjs.javascript.from_python.functions import documented, function_value
from keras_tfjs.javascript.from_python.layout import first_row
from keras_tfjs.javascript.from_python.signatures import is_method
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef
_DUNDERS = {"__init__": "constructor", "__str__": "toString", "__repr__": "toString"}


@statement(ast.ClassDef)
def class_(t: Translator, node: ast.ClassDef) -> list[tree.Statement]:
    bases = [base for base in node.bases if t.facts.name(base) != "builtins.object"]
    if len(bases) > 1 or node.keywords or node.decorator_list:
        what = "a class with decorators, several bases or a metaclass"
        raise Untranslatable(node, "KT301", what=what, source=f"class {node.name}")
    superclass = t.expression(bases[0]) if bases else None
    t.classes.append(node)
    try:
        members, dangling = _members(t, node, superclass is not None)
    finally:
        t.classes.pop()
    if t.typescript:
        fields = _declared_fields(t, node)
        if fields and members:
            members = (replace(members[0], blank_before=True), *members[1:])
        members = (*fields, *members)
    name = build.name(t.names[node.name])
    span = t.layout.span(node)
    definition = tree.Class(name, superclass, members, dangling, span=span)
    leading = documented(t, node, node.body)
    return [tree.ClassDeclaration(definition, span=span, leading=leading)]


def _members(
    t: Translator, node: ast.ClassDef, derived: bool
) -> tuple[tuple[tree.Node, ...], tuple[tree.Comment, ...]]:
    made: list[tree.Node] = []
    row = node.lineno
    waiting: tuple[tree.Comment, ...] = ()
    for index, statement_ in enumerate(node.body):
        end = statement_.end_lineno or statement_.lineno
        if index == 0 and docstring(node.body) is not None:
            row = end
            continue
        start = first_row(statement_)
        leading = (*waiting, *t.layout.leading(row, start))
        member = _member(t, statement_, derived)
        row = end
        waiting = leading if member is None else ()
        if member is None:
            continue
        trailing = () if isinstance(member, tree.Method) else t.layout.trailing(end)
        first_line = leading[0].span.line if leading and leading[0].span else start
        blank = bool(made) and (
            t.layout.blanks_before(first_line) > 0
            or isinstance(made[-1], tree.Method)
            or isinstance(member, tree.Method)
        )
        made.append(
            replace(
                member,
                leading=(*leading, *member.leading),
                trailing=trailing,
                blank_before=blank,
            )
        )
    dangling = t.layout.dangling(row, t.layout.next_code(row), node.body[0].col_offset)
    return tuple(made), (*waiting, *dangling)


def _member(t: Translator, node: ast.stmt, derived: bool) -> tree.Node | None:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return _method(t, node, derived)
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            key = build.name(t.names.attribute(name))
            return tree.Field(key, t.expression(value), static=True, span=t.layout.span(node))
        case ast.AnnAssign(target=ast.Name(id=name), value=value):
            if value is None:
                return None
            key = build.name(t.names.attribute(name))
            return tree.Field(key, t.expression(value), static=True, span=t.layout.span(node))
        case ast.Pass() | ast.Expr(value=ast.Constant()):
            return None
        case _:
            what = "this statement in a class"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))


def _method(t: Translator, node: FunctionDef, derived: bool) -> tree.Node:
    kind, static = _role(t, node)
    name = _DUNDERS.get(node.name, node.name)
    if name.startswith("__") and name.endswith("__"):
        way_out = "give the operation a method with a name, and call that"
        raise Untranslatable(node, "KT308", name=f"the special method {node.name}", help=way_out)
    receiver = node.args.args[0].arg if node.args.args and is_method(node) else None
    outer = dict(t.replaced)
    if receiver is not None:
        t.replaced[receiver] = tree.This()
    try:
        value = function_value(t, node)
    finally:
        t.replaced = outer
    if kind == "constructor":
        value = _constructed(t, node, value, derived)
    key = build.name(t.names.attribute(name))
    leading = documented(t, node, node.body)
    return tree.Method(key, value, kind, static, leading=leading, span=t.layout.span(node))


Kind = Literal["method", "get", "set", "constructor"]


def _role(t: Translator, node: FunctionDef) -> tuple[Kind, bool]:
    kind: Kind = "constructor" if node.name == "__init__" else "method"
    static = False
    for decorator in node.decorator_list:
        match decorator:
            case ast.Name(id="property"):
                kind = "get"
            case ast.Attribute(attr="setter"):
                kind = "set"
            case ast.Name(id="staticmethod" | "classmethod"):
                static = True
            case _:
                what = "this decorator of a method"
                raise Untranslatable(node, "KT301", what=what, source=t.source(decorator))
    return kind, static


def _constructed(
    t: Translator, node: FunctionDef, value: tree.Function, derived: bool
) -> tree.Function:
    """JavaScript wants `super()` before the first use of `this`."""
    if not derived:
        return value
    calls = [index for index, one in enumerate(value.body.body) if _is_super_call(one)]
    if not calls:
        if any(_uses_super(one) for one in value.body.body):
            return value
        first = build.run(tree.Call(tree.Super(), ()))
        return replace(value, body=replace(value.body, body=(first, *value.body.body)))
    for one in value.body.body[: calls[0]]:
        if any(isinstance(inner, tree.This) for inner in tree.walk(one)):
            t.report("KT307", node, name=t.classes[-1].name)
            break
    return value


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


def _declared_fields(t: Translator, node: ast.ClassDef) -> tuple[tree.Field, ...]:
    """TypeScript wants the attributes that methods set declared."""
    found: dict[str, ast.expr] = {}
    for method in node.body:
        if not isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef) or not method.args.args:
            continue
        receiver = method.args.args[0].arg
        for inner in ast.walk(method):
            match inner:
                case ast.Attribute(value=ast.Name(id=owner), attr=attr, ctx=ast.Store()):
                    if owner == receiver:
                        found.setdefault(attr, inner)
                case _:
                    pass
    return tuple(
        tree.Field(build.name(t.names.attribute(attr)), None, type=t.type_of_kind(where))
        for attr, where in found.items()
    )
