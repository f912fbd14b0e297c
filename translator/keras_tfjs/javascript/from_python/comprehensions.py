"""Comprehensions and lambdas as arrow functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.loops import is_listed, iterated, listed, pattern
from keras_tfjs.javascript.from_python.operators import test
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    expression,
)
from keras_tfjs.kinds.subtree import subtree


@expression(ast.ListComp)
def list_comprehension(t: Translator, node: ast.ListComp | ast.GeneratorExp) -> tree.Expression:
    if any(generator.is_async for generator in node.generators):
        raise Untranslatable(
            node, "KT301", what="an asynchronous comprehension", source=t.source(node)
        )
    if (kept := _kept(node)) is not None:
        what = f"a function that sees the last {kept} of its comprehension (or write {kept}={kept})"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    if _waits(t, _each_turn(node)) or any(isinstance(one, ast.NamedExpr) for one in subtree(node)):
        return _as_loop(t, node)
    return _nested(t, node, node.generators, node.elt)


def _gathered(
    t: Translator, node: ast.DictComp | ast.SetComp, element: ast.expr
) -> tree.Expression:
    """The array that a dict or a set is made of."""
    turns = ast.copy_location(ast.ListComp(element, node.generators), node)
    if _waits(t, _each_turn(turns)):
        return _as_loop(t, turns)
    return _nested(t, node, node.generators, element)


def _each_turn(node: ast.ListComp | ast.GeneratorExp) -> ast.ListComp:
    """What each turn does: what is gone through first is computed once, outside of them."""
    first, *rest = node.generators
    alone = ast.comprehension(first.target, ast.List([]), first.ifs, first.is_async)
    return ast.ListComp(node.elt, [alone, *rest])


def _kept(node: ast.ListComp | ast.GeneratorExp) -> str | None:
    """The variable of a comprehension that functions in its list use: Python has one for all turns,
    JavaScript a new one for each."""
    bound = {
        name.id
        for generator in node.generators
        for name in subtree(generator.target)
        if isinstance(name, ast.Name)
    }
    pending: list[ast.expr] = [node.elt] if isinstance(node, ast.ListComp) else []
    while pending:
        match pending.pop():
            case ast.Lambda(args=arguments, body=body):
                own = {one.arg for one in subtree(arguments) if isinstance(one, ast.arg)}
                used = {one.id for one in subtree(body) if isinstance(one, ast.Name)}
                if found := sorted(used & bound - own):
                    return found[0]
            case ast.Tuple(elts=elements) | ast.List(elts=elements):
                pending += elements
            case ast.Dict(values=values):
                pending += values
            case ast.IfExp(body=body, orelse=orelse):
                pending += (body, orelse)
            case _:
                pass
    return None


def _nested(
    t: Translator, node: ast.expr, generators: list[ast.comprehension], element: ast.expr
) -> tree.Expression:
    first, *rest = generators
    if not rest and not first.ifs and (counted := _counted(t, first, element)) is not None:
        return counted
    values = _values(t, first)
    target = pattern(t, first.target)
    for condition in first.ifs:
        values = build.method(values, "filter", build.arrow(target, test(t, condition)))
    if rest:
        with _no_hoisting(t):
            inner = _nested(t, node, rest, element)
        return build.method(values, "flatMap", build.arrow(target, inner))
    if _is_same(element, first.target):
        is_own = first.ifs or isinstance(values, tree.Call | tree.Array)
        return values if is_own else tree.Array((tree.Spread(values),))
    with _no_hoisting(t):
        body = t.expression(element)
    return _paired(values, target, body) or build.method(values, "map", build.arrow(target, body))


def _paired(
    values: tree.Expression, target: tree.Expression, body: tree.Expression
) -> tree.Expression | None:
    """`xs.map((value, index) => [index, value]).map(([i, x]) => body)`, which is
    `xs.map((x, i) => body)`."""
    match values, target:
        case (
            tree.Call(
                callee=tree.Member(name="map") as mapped,
                arguments=(
                    tree.Arrow(parameters=parameters, body=tree.Array(elements=elements)) as pairs,
                ),
            ),
            tree.Array(elements=names),
        ) if len(elements) == len(names):
            pass
        case _:
            return None
    spelled: dict[str, tree.Expression] = {}
    for element, name in zip(elements, names, strict=True):
        if not isinstance(element, tree.Identifier) or name is None:
            return None
        spelled[element.name] = name
    given = [one.name for one in parameters if isinstance(one, tree.Identifier)]
    if len(given) != len(parameters) or sorted(given) != sorted(spelled):
        return None
    renamed = tuple(spelled[name] for name in given)
    return replace(
        values, callee=mapped, arguments=(replace(pairs, parameters=renamed, body=body),)
    )


def _counted(
    t: Translator, generator: ast.comprehension, element: ast.expr
) -> tree.Expression | None:
    """`[... for i in range(n)]`."""
    match generator:
        case ast.comprehension(
            target=ast.Name() as target, iter=ast.Call(func=ast.Name(id="range"), args=[count])
        ):
            with _no_hoisting(t):
                length = t.expression(count)
                body = t.expression(element)
            size = tree.Property(build.name("length"), length)
            if target.id == "_":
                function = tree.Arrow((), body)
            else:
                function = tree.Arrow((build.name("_"), t.expression(target)), body)
            source = tree.Member(build.name("Array"), "from")
            return build.call(source, tree.Object((size,)), function)
        case _:
            return None


def _values(t: Translator, generator: ast.comprehension) -> tree.Expression:
    with _no_hoisting(t):
        return (
            listed(t, generator.iter)
            if _spreads(t, generator.iter)
            else iterated(t, generator.iter)
        )


def _spreads(t: Translator, values: ast.expr) -> bool:
    """Whether an array must be made of what is gone through: unknown things are arrays, as TF.js
    has them, unless the file shows another kind."""
    if is_listed(t, values):
        return False
    return not t.is_unknown(values) or t.forms.of(values) is not None or t.is_read(values)


def lazily(t: Translator, node: ast.GeneratorExp) -> tree.Expression:
    """A generator that goes on only when it is asked."""
    body: tree.Statement = build.run(tree.Yield(t.expression(node.elt)))
    for generator in reversed(node.generators):
        for condition in reversed(generator.ifs):
            body = tree.If(test(t, condition), build.block(body))
        values = iterated(t, generator.iter)
        body = tree.ForEach("of", "const", pattern(t, generator.target), values, build.block(body))
    function = tree.Function(None, (), build.block(body), is_generator=True)
    return tree.Call(function, ())


@expression(ast.GeneratorExp)
def generator_expression(t: Translator, node: ast.GeneratorExp) -> tree.Expression:
    if t.forms.of(node) == "iterator" and not _waits(t, node):
        return lazily(t, node)
    return list_comprehension(t, node)


@contextmanager
def _no_hoisting(t: Translator) -> Iterator[None]:
    """Inside an arrow's expression there is no place for a statement."""
    with t.hoisting(allowed=False):
        yield


def _is_same(element: ast.expr, target: ast.expr) -> bool:
    return (
        isinstance(element, ast.Name) and isinstance(target, ast.Name) and element.id == target.id
    )


def _waits(t: Translator, node: ast.expr) -> bool:
    return any(
        isinstance(inner, ast.Await)
        or (isinstance(inner, ast.Call) and (t.colour.is_result(inner) or t.colour.awaited(inner)))
        for inner in subtree(node)
    )


def _as_loop(t: Translator, node: ast.ListComp | ast.GeneratorExp) -> tree.Expression:
    """Results waited for one after another: a loop before the statement."""
    name = t.names.fresh("results")
    with t.hoisting() as before:
        push = build.run(build.method(build.name(name), "push", t.expression(node.elt)))
    _turns(t, node, [*before, push], build.const(name, tree.Array(())))
    return build.name(name)


def _turns(
    t: Translator,
    node: ast.ListComp | ast.GeneratorExp,
    body: list[tree.Statement],
    start: tree.Statement,
) -> None:
    """The loops of a comprehension around what each turn does, before the statement."""
    for generator in reversed(node.generators):
        for condition in reversed(generator.ifs):
            with t.hoisting() as before:
                asked = test(t, condition)
            body = [*before, tree.If(asked, build.block(*body))]
        with t.hoisting() as before:
            values = iterated(t, generator.iter)
        target = pattern(t, generator.target)
        body = [*before, tree.ForEach("of", "const", target, values, build.block(*body))]
    t.hoist(node, start, *body)


def _asked_by_turns(t: Translator, node: ast.GeneratorExp, method: str) -> tree.Expression:
    """`any` and `all` of what is waited for: until one tells."""
    name = t.names.fresh("found" if method == "some" else "holds")
    with t.hoisting() as before:
        asked = test(t, node.elt)
    told = asked if method == "some" else tree.Unary("!", asked)
    answer = tree.Assignment("=", build.name(name), tree.BooleanLiteral(method == "some"))
    leaves = tree.If(told, build.block(build.run(answer), tree.Break()))
    first = tree.Declarator(build.name(name), tree.BooleanLiteral(method != "some"))
    _turns(t, node, [*before, leaves], tree.Declaration("let", (first,)))
    return build.name(name)


def quantifier(t: Translator, node: ast.GeneratorExp, method: str) -> tree.Expression:
    """`any(...)` and `all(...)`."""
    first, *rest = node.generators
    if _waits(t, _each_turn(node)):
        if rest:
            what = "several loops that wait, until one value tells"
            raise Untranslatable(node, "KT301", what=what, source=t.source(node))
        return _asked_by_turns(t, node, method)
    values = _values(t, first)
    target = pattern(t, first.target)
    for condition in first.ifs:
        values = build.method(values, "filter", build.arrow(target, test(t, condition)))
    with _no_hoisting(t):
        if rest:
            inner = ast.copy_location(ast.GeneratorExp(elt=node.elt, generators=rest), node)
            body = quantifier(t, inner, method)
        else:
            body = test(t, node.elt)
    return build.method(values, method, build.arrow(target, body))


def first_of(t: Translator, node: ast.GeneratorExp, default: ast.expr) -> tree.Expression | None:
    """`next((x for x in xs if ...), None)`, and the position by enumerate with -1."""
    match node:
        case ast.GeneratorExp(
            elt=ast.Name(id=name),
            generators=[ast.comprehension(target=ast.Name() as target, iter=values, ifs=[test_])],
        ) if (
            name == target.id
        ):
            function = build.arrow(pattern(t, target), test(t, test_))
            found = build.method(iterated(t, values), "find", function)
            if isinstance(default, ast.Constant) and default.value is None:
                return found
            return tree.Binary("??", found, t.expression(default))
        case ast.GeneratorExp(
            elt=ast.Name(id=name),
            generators=[
                ast.comprehension(
                    target=ast.Tuple(elts=[ast.Name(id=index), target]),
                    iter=ast.Call(func=ast.Name(id="enumerate"), args=[values]),
                    ifs=[test_],
                )
            ],
        ) if (
            name == index and ast.unparse(default) == "-1"
        ):
            function = build.arrow(pattern(t, target), test(t, test_))
            return build.method(iterated(t, values), "findIndex", function)
        case _:
            return None


@expression(ast.DictComp)
def dict_comprehension(t: Translator, node: ast.DictComp) -> tree.Expression:
    if t.is_map(node) and t.forms.has_tuples(node):
        t.given[node.key] = build.call("pyKey", t.expression(node.key))
    pair = ast.copy_location(ast.List(elts=[node.key, node.value], ctx=ast.Load()), node.key)
    pairs = _gathered(t, node, pair)
    if t.is_map(node):
        return tree.New(build.name("Map"), (pairs,))
    return build.call(tree.Member(build.name("Object"), "fromEntries"), pairs)


@expression(ast.SetComp)
def set_comprehension(t: Translator, node: ast.SetComp) -> tree.Expression:
    if t.forms.has_tuples(node):
        t.given[node.elt] = build.call("pyKey", t.expression(node.elt))
    values = _gathered(t, node, node.elt)
    return tree.New(build.name("Set"), (values,))
