"""`for` and `while`, and what is gone through in them."""

from __future__ import annotations

import ast

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.bodies import block
from keras_tfjs.javascript.from_python.operators import test
from keras_tfjs.javascript.from_python.scopes import target_names
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)
from keras_tfjs.kinds import DictOf, Number, Unknown


def pattern(t: Translator, target: ast.expr) -> tree.Expression:
    """What is assigned to, as a JavaScript pattern."""
    match target:
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return tree.Array(tuple(pattern(t, one) for one in elements))
        case ast.Starred(value=value):
            return tree.Spread(pattern(t, value))
        case ast.Subscript(value=value, slice=index):
            match index:
                case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)):
                    receiver = t.expression(value)
                    return build.text("xs[xs.length - n]", xs=receiver, n=build.number(number))
                case ast.Slice():
                    what = "an assignment to a slice"
                    raise Untranslatable(target, "KT301", what=what, source=t.source(target))
                case _:
                    return t.expression(target)
        case _:
            return t.expression(target)


def iterated(t: Translator, node: ast.expr) -> tree.Expression:
    """The values that a `for` goes through, as an array or another iterable."""
    match node:
        case ast.Call(func=ast.Name(id="enumerate"), args=[values]) if _is_builtin(t, node):
            inner = iterated(t, values)
            return build.text("xs.map((value, index) => [index, value])", xs=inner)
        case ast.Call(func=ast.Name(id="enumerate"), args=[values, start]) if _is_builtin(t, node):
            return build.text(
                "xs.map((value, index) => [index + n, value])",
                xs=iterated(t, values),
                n=t.expression(start),
            )
        case ast.Call(func=ast.Name(id="zip"), args=[ast.Starred(value=rows)]) if _is_builtin(
            t, node
        ):
            columns = "xs[0].map((_, index) => xs.map((row) => row[index]))"
            return build.text(columns, xs=t.expression(rows))
        case ast.Call(func=ast.Name(id="zip"), args=[first, *rest]) if _is_builtin(t, node):
            return _zipped(t, first, rest)
        case _:
            pass
    if isinstance(t.kind(node), DictOf):
        return build.text("Object.keys(d)", d=t.expression(node))
    return t.expression(node)


def _zipped(t: Translator, first: ast.expr, rest: list[ast.expr]) -> tree.Expression:
    """As long as the shortest."""
    for one in (first, *rest):
        if isinstance(one, ast.Starred):
            raise Untranslatable(one, "KT301", what="zip with a star", source=t.source(one))
    others = [iterated(t, one) for one in rest]
    head = iterated(t, first)
    shortest: tree.Expression = head
    if others:
        lengths = [tree.Member(one, "length") for one in (head, *others)]
        least = tree.Call(tree.Member(build.name("Math"), "min"), tuple(lengths))
        known = _known_length(t, [first, *rest])
        if not known:
            shortest = build.method(head, "slice", build.number(0), least)
    items = [build.name("value"), *(tree.Index(one, build.name("index")) for one in others)]
    function = tree.Arrow((build.name("value"), build.name("index")), tree.Array(tuple(items)))
    return build.method(shortest, "map", function)


def _known_length(t: Translator, nodes: list[ast.expr]) -> bool:
    """Displays of equal length."""
    lengths = {len(node.elts) if isinstance(node, ast.List | ast.Tuple) else -1 for node in nodes}
    return len(lengths) == 1 and -1 not in lengths


def _is_builtin(t: Translator, node: ast.Call) -> bool:
    return (t.facts.callee(node) or "").startswith("builtins.")


@statement(ast.For, ast.AsyncFor)
def for_(t: Translator, node: ast.For | ast.AsyncFor) -> list[tree.Statement]:
    if node.orelse:
        raise Untranslatable(
            node.orelse[0], "KT301", what="else after a loop", source="for ... else"
        )
    kind = t.declarations.kind(node, target_names(node.target))
    if isinstance(node, ast.For):
        match node.iter:
            case ast.Call(func=ast.Name(id="range"), args=arguments, keywords=[]) if _is_builtin(
                t, node.iter
            ) and isinstance(node.target, ast.Name):
                counted = _counted(t, node, node.target, arguments)
                if counted is not None:
                    return [counted]
            case _:
                pass
    target = pattern(t, node.target)
    values, target = _entries(t, node.iter, target)
    body = block(t, node.body, node)
    each = tree.ForEach(
        "of",
        "const" if kind == "const" else "let" if kind else None,
        target,
        values,
        body,
        isinstance(node, ast.AsyncFor),
    )
    return [each]


def _entries(
    t: Translator, values: ast.expr, target: tree.Expression
) -> tuple[tree.Expression, tree.Expression]:
    """`enumerate(xs)` in a loop is `xs.entries()`."""
    match values:
        case ast.Call(func=ast.Name(id="enumerate"), args=[inner]) if _is_builtin(t, values):
            source = iterated(t, inner)
            return build.method(source, "entries"), target
        case _:
            return iterated(t, values), target


def _counted(
    t: Translator, node: ast.For, target: ast.Name, arguments: list[ast.expr]
) -> tree.Statement | None:
    """`for i in range(...)` as a counting loop. Python's `i` is set anew at each turn, so a body
    that assigns it, or uses it after the loop, gets the array form."""
    if not 1 <= len(arguments) <= 3 or _assigns(node.body, target.id):
        return None
    if t.declarations.kind(node, [target.id]) is None:
        return None
    start = arguments[0] if len(arguments) > 1 else None
    stop = arguments[1] if len(arguments) > 1 else arguments[0]
    step = 1
    if len(arguments) == 3:
        match arguments[2]:
            case ast.Constant(value=int() as value) if value:
                step = value
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as value)) if value:
                step = -value
            case _:
                return None
    name = t.names[target.id]
    variable = build.name(name)
    declarators = [tree.Declarator(variable, t.expression(start) if start else build.number(0))]
    limit = t.expression(stop)
    if not _is_stable(t, stop, node.body):
        end = t.names.fresh("end")
        declarators.append(tree.Declarator(build.name(end), limit))
        limit = build.name(end)
    for operand in arguments:
        if not isinstance(t.kind(operand), Number | Unknown):
            return None
    advance: tree.Expression
    if abs(step) == 1:
        advance = tree.Update("++" if step > 0 else "--", variable, prefix=False)
    else:
        sign = "+=" if step > 0 else "-="
        advance = tree.Assignment(sign, variable, build.number(abs(step)))
    comparison = tree.Binary("<" if step > 0 else ">", variable, limit)
    start_clause = tree.Declaration("let", tuple(declarators))
    return tree.For(start_clause, comparison, advance, block(t, node.body, node))


def _assigns(body: list[ast.stmt], name: str) -> bool:
    return any(
        isinstance(inner, ast.Name) and inner.id == name and not isinstance(inner.ctx, ast.Load)
        for one in body
        for inner in ast.walk(one)
    )


def _is_stable(t: Translator, stop: ast.expr, body: list[ast.stmt]) -> bool:
    """Whether computing the end at every turn gives the same number: nothing in the body assigns
    to a name in it, and what it measures does not grow there."""
    names = {inner.id for inner in ast.walk(stop) if isinstance(inner, ast.Name)}
    if any(isinstance(inner, ast.Call) and not _is_len(inner) for inner in ast.walk(stop)):
        return False
    for one in body:
        for inner in ast.walk(one):
            match inner:
                case ast.Name(id=name, ctx=ast.Store() | ast.Del()) if name in names:
                    return False
                case ast.Call(func=ast.Attribute(value=ast.Name(id=name))) if name in names:
                    if _has_len(stop):
                        return False
                case ast.Delete():
                    return False
                case ast.Attribute(ctx=ast.Store()) if _has_attribute(stop):
                    return False
                case _:
                    pass
    return True


def _is_len(node: ast.Call) -> bool:
    return isinstance(node.func, ast.Name) and node.func.id == "len"


def _has_len(node: ast.expr) -> bool:
    return any(isinstance(inner, ast.Call) for inner in ast.walk(node))


def _has_attribute(node: ast.expr) -> bool:
    return any(isinstance(inner, ast.Attribute) for inner in ast.walk(node))


@statement(ast.While)
def while_(t: Translator, node: ast.While) -> list[tree.Statement]:
    if node.orelse:
        raise Untranslatable(
            node.orelse[0], "KT301", what="else after a loop", source="while ... else"
        )
    with t.hoisting(allowed=False):
        condition = test(t, node.test)
    return [tree.While(condition, block(t, node.body, node))]
