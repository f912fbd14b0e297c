"""`for` and `while`, and what is gone through in them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.bodies import block, clause
from keras_tfjs.javascript.from_python.operators import test
from keras_tfjs.javascript.from_python.ranges import is_positive
from keras_tfjs.javascript.from_python.scopes import target_names
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)
from keras_tfjs.kinds import DictOf, Instance, Number, String, Unknown
from keras_tfjs.kinds.subtree import subtree


def pattern(t: Translator, target: ast.expr) -> tree.Expression:
    """What is assigned to, as a JavaScript pattern."""
    match target:
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            return _array_pattern(t, elements, target_names(target))
        case ast.Starred(value=value):
            return tree.Spread(pattern(t, value))
        case ast.Subscript(value=value, slice=index):
            match index:
                case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)):
                    receiver = t.expression(value)
                    return build.text("xs[xs.length - n]", xs=receiver, n=build.number(number))
                case _ if isinstance(index, ast.Slice) or t.is_map(value):
                    what = "an assignment to this as a part of another"
                    raise Untranslatable(target, "KT301", what=what, source=t.source(target))
                case _:
                    return t.expression(target)
        case _:
            return t.expression(target)


def _array_pattern(t: Translator, elements: list[ast.expr], names: list[str]) -> tree.Expression:
    """A name that a pattern has twice (`_`) is bound where it is last: a hole before."""
    made: list[tree.Expression | None] = []
    left = list(names)
    for one in elements:
        if isinstance(one, ast.Starred):
            left.extend(("", ""))
        bound = target_names(one)
        for name in bound:
            left.remove(name)
        if isinstance(one, ast.Name) and one.id in left:
            made.append(None)
            continue
        if isinstance(one, ast.Tuple | ast.List):
            made.append(_array_pattern(t, one.elts, bound + left))
            continue
        made.append(pattern(t, one))
    starred = next((at for at, one in enumerate(elements) if isinstance(one, ast.Starred)), None)
    if starred is not None and starred < len(elements) - 1:
        what = "a starred target that is not the last"
        raise Untranslatable(
            elements[starred], "KT301", what=what, source=t.source(elements[starred])
        )
    while made and made[-1] is None:
        made.pop()
    return tree.Array(tuple(made))


def iterated(t: Translator, node: ast.expr) -> tree.Expression:
    """The values that a `for` goes through, as an array or another iterable."""
    match node:
        case ast.Call(func=ast.Name(id=name), args=[function, values]) if is_lazy(t, node):
            return build.call(_LAZY[name], t.expression(function), iterated(t, values))
        case ast.Call(
            func=ast.Name(id="enumerate"), keywords=[ast.keyword(arg="start", value=start)]
        ):
            moved = ast.copy_location(ast.Call(node.func, [*node.args, start], []), node)
            return _numbered(t, node.args[0], moved.args[1])
        case ast.Call(func=ast.Name(id="enumerate"), args=[values, *start]) if _is_builtin(
            t, node
        ) and _needs_iterators(t, [values]):
            inner = iterated(t, values)
            return build.call("pyEnumerate", inner, *(t.expression(one) for one in start))
        case ast.Call(
            func=ast.Name(id="zip"),
            args=arguments,
            keywords=[ast.keyword(arg="strict", value=ast.Constant(value=True))],
        ):
            return build.call("pyZipStrict", *(iterated(t, one) for one in arguments))
        case ast.Call(func=ast.Name(id="zip"), args=[_, *_] as arguments) if _is_builtin(
            t, node
        ) and (_needs_iterators(t, arguments) or _has_objects(t, arguments)):
            return build.call("pyZip", *(iterated(t, one) for one in arguments))
        case ast.Call(func=ast.Name(id="zip"), args=[]):
            return tree.Array(())
        case ast.Call(func=ast.Name(id="enumerate"), args=[values]) if _is_builtin(t, node):
            inner = iterated(t, values)
            return build.text("xs.map((value, index) => [index, value])", xs=inner)
        case ast.Call(func=ast.Name(id="enumerate"), args=[values, start]) if _is_builtin(t, node):
            return _numbered(t, values, start)
        case ast.Call(func=ast.Name(id="zip"), args=[ast.Starred(value=rows)]) if _is_builtin(
            t, node
        ):
            return _columns(t.expression(rows))
        case ast.Call(func=ast.Name(id="zip"), args=[first, *rest]) if _is_builtin(t, node):
            return _zipped(t, first, rest)
        case _:
            pass
    if t.is_map(node):
        return build.method(t.expression(node), "keys")
    if t.forms.of(node) == "file":
        return build.call("pyFileLines", _path_of(t, node))
    if t.forms.of(node) is None and isinstance(t.kind(node), DictOf):
        return build.text("Object.keys(d)", d=t.expression(node))
    return t.expression(node)


def _columns(rows: tree.Expression) -> tree.Expression:
    """The rows are computed once, and where they are: some wait for promises."""
    columns = "xs[0].map((_, index) => xs.map((row) => row[index]))"
    if isinstance(rows, tree.Identifier | tree.Member):
        return build.text(columns, xs=rows)
    given = build.text(f"(rows) => {columns.replace('xs', 'rows')}")
    return tree.Call(given, (rows,))


def _path_of(t: Translator, node: ast.expr) -> tree.Expression:
    """What Node reads a whole file by: its path where it is opened just for this."""
    match node:
        case ast.Call(func=ast.Name(id="open"), args=[path, ast.Constant(value="r")]):
            return t.expression(path)
        case _:
            return t.expression(node)


def listed(t: Translator, node: ast.expr) -> tree.Expression:
    """The values that are gone through, as an array."""
    made = iterated(t, node)
    if is_listed(t, node):
        return made
    return tree.Array((tree.Spread(made),))


_LAZY = {"map": "pyMap", "filter": "pyFilter"}


def is_lazy(t: Translator, node: ast.expr) -> bool:
    """Whether values that a function changes or chooses come one by one: out of what may be no
    array, or where the program asks for the next one."""
    match node:
        case ast.Call(func=ast.Name(id="map"), args=[_, values], keywords=[]) if _is_builtin(
            t, node
        ):
            return not is_listed(t, values) or t.forms.of(node) == "iterator"
        case ast.Call(func=ast.Name(id="filter"), args=[function, values]) if _is_builtin(t, node):
            return not isinstance(function, ast.Constant) and not is_listed(t, values)
        case _:
            return False


def is_listed(t: Translator, node: ast.expr) -> bool:
    """Whether `iterated` gives an array."""
    if is_lazy(t, node):
        return False
    match node:
        case ast.Call(func=ast.Name(id="enumerate" | "zip" as name), args=arguments) if _is_builtin(
            t, node
        ):
            has_objects = name == "zip" and _has_objects(t, arguments)
            return not has_objects and not _needs_iterators(t, arguments)
        case _:
            return (
                t.is_array(node)
                or t.forms.of(node) == "file"
                or (t.forms.of(node) is None and isinstance(t.kind(node), DictOf))
            )


def _needs_iterators(t: Translator, nodes: list[ast.expr]) -> bool:
    """Whether one of several is known to be no array: a set, a Map, a generator, a text."""
    return any(
        not isinstance(one, ast.Starred)
        and not is_listed(t, one)
        and (t.forms.of(one) is not None or isinstance(t.kind(one), String) or t.is_read(one))
        for one in nodes
    )


def _numbered(t: Translator, values: ast.expr, start: ast.expr) -> tree.Expression:
    first = t.expression(start)
    if _needs_iterators(t, [values]):
        return build.call("pyEnumerate", iterated(t, values), first)
    made = "xs.map((value, index) => [index + n, value])"
    return build.text(made, xs=listed(t, values), n=first)


def _zipped(t: Translator, first: ast.expr, rest: list[ast.expr]) -> tree.Expression:
    """As long as the shortest."""
    for one in (first, *rest):
        if isinstance(one, ast.Starred):
            raise Untranslatable(one, "KT301", what="zip with a star", source=t.source(one))
    others = [iterated(t, one) for one in rest]
    head = iterated(t, first)
    if not all(_is_still(one) and not _is_ndarray(t, one) for one in (first, *rest)):
        return tree.Array((tree.Spread(build.call("pyZip", head, *others)),))
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


def _is_ndarray(t: Translator, node: ast.expr) -> bool:
    """Whether it is an array of NumPy, which has no length or places of its own."""
    kind = t.kind(node)
    return isinstance(kind, Instance) and kind.role == "NdArray"


def _has_objects(t: Translator, nodes: list[ast.expr]) -> bool:
    """Whether one of several is a dataset, or another object that has no length and no places."""
    return any(isinstance(t.kind(one), Instance) and not _is_ndarray(t, one) for one in nodes)


def _is_still(node: ast.expr) -> bool:
    """Whether the expression may be written several times: it computes nothing."""
    parts = (ast.Name, ast.Attribute, ast.Constant, ast.List, ast.Tuple, ast.Subscript, ast.Load)
    return all(isinstance(each, parts) for each in subtree(node))


def _known_length(t: Translator, nodes: list[ast.expr]) -> bool:
    """Displays of equal length."""
    lengths = {len(node.elts) if isinstance(node, ast.List | ast.Tuple) else -1 for node in nodes}
    return len(lengths) == 1 and -1 not in lengths


def _is_builtin(t: Translator, node: ast.Call) -> bool:
    return (t.facts.callee(node) or "").startswith("builtins.")


Loop = ast.For | ast.AsyncFor | ast.While


def _with_else(
    t: Translator, node: Loop, plain: Callable[[Translator, Any], list[tree.Statement]]
) -> list[tree.Statement]:
    """The loop, then the `else` part unless a `break` left it."""
    otherwise, node.orelse = node.orelse, []
    completed = build.name(t.names.fresh("completed"))
    t.left_by_break.append((node, completed))
    try:
        made = plain(t, node)
    finally:
        t.left_by_break.pop()
        node.orelse = otherwise
    row = t.layout.clause_row(node.body[-1], otherwise[0])
    body = clause(t, otherwise, row)
    breaks = any(
        isinstance(inner, tree.Identifier) and inner.name == completed.name
        for one in made
        for inner in tree.walk(one)
    )
    if not breaks:
        return [*made, *body.body]
    flag = tree.Declarator(completed, tree.BooleanLiteral(True))
    return [tree.Declaration("let", (flag,)), *made, tree.If(completed, body)]


def break_of(t: Translator, node: ast.Break) -> list[tree.Statement]:
    """A `break`, and what it tells the `else` of its loop."""
    if not t.left_by_break:
        return [tree.Break()]
    loop, completed = t.left_by_break[-1]
    if node not in _breaks(loop.body):
        return [tree.Break()]
    return [build.run(tree.Assignment("=", completed, tree.BooleanLiteral(False))), tree.Break()]


def _breaks(body: list[ast.stmt]) -> list[ast.Break]:
    """The breaks of a loop with this body, not those of loops and functions in it."""
    found: list[ast.Break] = []
    pending: list[ast.AST] = list(body)
    while pending:
        one = pending.pop()
        if isinstance(one, ast.Break):
            found.append(one)
        elif isinstance(one, ast.For | ast.AsyncFor | ast.While):
            pending.extend(one.orelse)
        elif not isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            pending.extend(ast.iter_child_nodes(one))
    return found


@statement(ast.For, ast.AsyncFor)
def for_(t: Translator, node: ast.For | ast.AsyncFor) -> list[tree.Statement]:
    if node.orelse:
        return _with_else(t, node, for_)
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
    match values:
        case tree.Array((tree.Spread(tree.Call(tree.Identifier("pyZip")) as zipped),)):
            values = zipped
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
    """`enumerate(xs)` in a loop is `xs.entries()`, of what may be no array `[...xs].entries()`."""
    match values:
        case ast.Call(func=ast.Name(id="enumerate"), args=[inner], keywords=[]) if _is_builtin(
            t, values
        ) and not _needs_iterators(t, [inner]):
            source = iterated(t, inner)
            if t.is_unknown(inner) and isinstance(source, tree.Identifier | tree.Member):
                # A text has no entries, and a Set has others
                source = tree.Array((tree.Spread(source),))
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
    named: ast.Name | None = None
    if len(arguments) == 3:
        match arguments[2]:
            case ast.Constant(value=int() as value) if value:
                step = value
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as value)) if value:
                step = -value
            case ast.Name() as name if is_positive(t, name) and not _assigns(node.body, name.id):
                named = name
            case _:
                return None
    variable = build.name(t.names[target.id])
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
    if named is not None:
        advance = tree.Assignment("+=", variable, t.expression(named))
    elif abs(step) == 1:
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
        for inner in subtree(one)
    )


def _is_stable(t: Translator, stop: ast.expr, body: list[ast.stmt]) -> bool:
    """Whether computing the end at every turn gives the same number: nothing in the body assigns
    to a name in it, and what it measures does not grow there."""
    names = {inner.id for inner in subtree(stop) if isinstance(inner, ast.Name)}
    if any(isinstance(inner, ast.Call) and not _is_len(inner) for inner in subtree(stop)):
        return False
    for one in body:
        for inner in subtree(one):
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
    return any(isinstance(inner, ast.Call) for inner in subtree(node))


def _has_attribute(node: ast.expr) -> bool:
    return any(isinstance(inner, ast.Attribute) for inner in subtree(node))


@statement(ast.While)
def while_(t: Translator, node: ast.While) -> list[tree.Statement]:
    if node.orelse:
        return _with_else(t, node, while_)
    with t.hoisting(allowed=False):
        condition = test(t, node.test)
    return [tree.While(condition, block(t, node.body, node))]
