"""`sorted` and `list.sort`."""

from __future__ import annotations

import ast
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.python_patterns import substitute
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.loops import iterated
from keras_tfjs.javascript.from_python.translator import Translator
from keras_tfjs.kinds import DictOf, ListOf, Number, String, TupleOf, Unknown


def as_list(t: Translator, generator: ast.GeneratorExp) -> tree.Expression:
    made = ast.copy_location(ast.ListComp(generator.elt, generator.generators), generator)
    return t.expression(made)


def sort_alone(t: Translator, receiver: ast.expr) -> tree.Expression | None:
    match t.kind(receiver):
        case ListOf(of=Number() | String()):
            return None
        case ListOf() | TupleOf():
            return build.call("pySort", t.expression(receiver))
        case Unknown() if not t.definitions.defines("sort"):
            return build.call("pySort", t.expression(receiver))
        case _:
            return None


def sorted_alone(
    t: Translator, values: ast.expr, copied: tree.Expression
) -> tree.Expression | None:
    if isinstance(values, ast.GeneratorExp):
        copied = as_list(t, values)
    of = t.kind(values.elt) if isinstance(values, ast.GeneratorExp | ast.ListComp) else None
    match t.kind(values):
        case _ if isinstance(of, Number):
            return build.text("xs.sort((a, b) => a - b)", xs=copied)
        case ListOf(of=Number()):
            return build.text("xs.sort((a, b) => a - b)", xs=copied)
        case ListOf(of=String()) | DictOf() | String() if not t.is_map(values):
            return build.method(copied, "sort")
        case _ if isinstance(of, String):
            return build.method(copied, "sort")
        case _:
            source = copied if isinstance(values, ast.GeneratorExp) else iterated(t, values)
            return build.call("pySorted", source)


def sorted_by(
    t: Translator,
    node: ast.Call,
    values: tree.Expression,
    *,
    in_place: bool,
) -> tree.Expression | None:
    """`sorted(xs, key=f, reverse=True)`, `xs.sort(key=f)`: by numbers as JavaScript does it, else
    by Python's order."""
    options = {keyword.arg: keyword.value for keyword in node.keywords}
    if set(options) - {"key", "reverse"}:
        return None
    key, reverse = options.get("key"), options.get("reverse")
    if isinstance(key, ast.Constant):
        key = None
    by_order = isinstance(key, ast.Call) and (t.facts.callee(key) or "").endswith("cmp_to_key")
    if by_order and reverse is None:
        return None
    if reverse is None or isinstance(reverse, ast.Constant):
        is_down = isinstance(reverse, ast.Constant) and bool(reverse.value)
        order = _numeric_order(t, key, is_down, node)
        if order is not None:
            return build.method(values, "sort", order)
    arguments = [t.expression(key) if key is not None else tree.NullLiteral()]
    if reverse is not None:
        arguments.append(t.expression(reverse))
    source = values
    match values:
        case tree.Array(elements=(tree.Spread(value=inner),)) if not in_place:
            source = inner
        case _:
            pass
    return build.call("pySort" if in_place else "pySorted", source, *arguments)


def _numeric_order(
    t: Translator, key: ast.expr | None, is_down: bool, node: ast.Call
) -> tree.Expression | None:
    first, second = ("b", "a") if is_down else ("a", "b")
    if key is None:
        match node.func:
            case ast.Attribute(value=receiver):
                subject = receiver
            case _:
                subject = node.args[0]
        match t.kind(subject):
            case ListOf(of=Number()):
                return build.text(f"(a, b) => {first} - {second}")
            case _:
                return None
    if not isinstance(key, ast.Lambda) or len(key.args.args) != 1 or key.args.defaults:
        return None
    if not isinstance(t.kind(key.body), Number):
        return None
    match t.expression(key):
        case tree.Arrow(parameters=(tree.Identifier(name=parameter),), body=body) if isinstance(
            body, tree.Expression
        ):
            sides = [
                substitute(replace(body), {parameter: build.name(side)}) for side in (first, second)
            ]
            order = tree.Binary("-", *sides)
            return tree.Arrow((build.name("a"), build.name("b")), order)
        case _:
            return None
