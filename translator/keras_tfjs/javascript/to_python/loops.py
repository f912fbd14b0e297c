"""Loops."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.bodies import body_of
from keras_tfjs.javascript.to_python.converter import Converter, statement
from keras_tfjs.javascript.to_python.fractional import may_be_fraction
from keras_tfjs.javascript.to_python.patterns import target_of, unpack
from keras_tfjs.javascript.to_python.pending import Build, BuildStatement
from keras_tfjs.javascript.to_python.truth import test
from keras_tfjs.javascript.to_python.zipped import zipped
from keras_tfjs.kinds import DictOf, Facts, Instance, ListOf, TupleOf, Unknown


@statement(tree.ForEach)
def for_each(c: Converter, node: tree.ForEach) -> list[ast.stmt]:
    if node.operator == "in":
        return _for_in(c, node)
    values, target_node = _entries(c, node)
    target = target_of(c, target_node)
    prologue: list[ast.stmt] = []
    if target is None:
        name = c.names.fresh("item")
        target = build.name(name)
        prologue = unpack(c, target_node, build.name(name))
    with c.loops.enter() as left:
        body = body_of(c, node.body)
    if node.is_async:
        values = c.js("each", values)
    made = ast.For(build.store(target), values, [*prologue, *body], [])
    if isinstance(node.target, tree.Array) and not isinstance(values, ast.List | ast.Call):
        return left.around(_over_map(c, made))
    return left.around(made)


def _entries(c: Converter, node: tree.ForEach) -> tuple[ast.expr, tree.Expression]:
    """`xs.entries()` is enumerate(xs); `Object.entries(o)` is o.items()."""
    pairs = zipped(c, node.values, node.target)
    if pairs is not None:
        return pairs, node.target
    match node.values:
        case tree.Call(callee=tree.Member(object=inner, name="entries"), arguments=()):
            plain = _uncopied(inner, node.body)
            if plain is inner:
                return indexed(c, c.expression(inner)), node.target
            copied = inner if c.uses.has_maps else plain
            return build.call("enumerate", c.expression(copied)), node.target
        case tree.Call(
            callee=tree.Member(object=tree.Identifier(name="Object") as root, name=name),
            arguments=(inner,),
        ) if c.variable(root) is None and name in ("entries", "keys", "values"):
            value = c.expression(inner)
            if c.uses.is_keyed(inner) and name in ("keys", "entries"):
                return c.js(name, value), node.target
            if name == "keys":
                changed = _changes_keys(node.body)
                return (build.call("list", value) if changed else value), node.target
            return build.method(value, "items" if name == "entries" else "values"), node.target
        case _:
            return c.expression(node.values), node.target


def indexed(c: Converter, value: ast.expr) -> ast.expr:
    made = build.call("enumerate", value)

    def decide(facts: Facts) -> Build | None:
        match facts.kind(made.args[0]):
            case DictOf():
                return lambda one: build.method(one.args[0], "items")
            case Unknown():
                return None
            case Instance():
                return fallback
            case _:
                return lambda one: one

    def fallback(one: Any) -> ast.expr:
        """What has entries may be a Map, in a program that has such."""
        if not c.uses.has_maps:
            return one  # type: ignore[no-any-return]  # the node it was given
        return c.js("call", one.args[0], build.constant("entries"))

    return c.defer(made, decide, fallback)


def _over_map(c: Converter, made: ast.For | ast.AsyncFor) -> ast.stmt:
    """A Map gives its entries; an array its members."""

    def items(one: Any) -> ast.stmt:
        one.iter = build.method(one.iter, "items")
        return one  # type: ignore[no-any-return]  # the loop it was given

    def decide(facts: Facts) -> BuildStatement | None:
        match facts.kind(made.iter):
            case DictOf():
                return items
            case Unknown():
                return None
            case _:
                return lambda one: one

    return c.defer_statement(made, decide, lambda one: one)


def _for_in(c: Converter, node: tree.ForEach) -> list[ast.stmt]:
    target = target_of(c, node.target)
    if target is None:
        raise c.unsupported(node, "this loop")
    values = c.expression(node.values)
    with c.loops.enter() as left:
        body = body_of(c, node.body)
    made = ast.For(build.store(target), values, body, [])

    is_keyed = c.uses.is_keyed(node.values)
    changed = _changes_keys(node.body)

    def positions(one: Any) -> ast.stmt:
        one.iter = build.call("range", build.call("len", one.iter))
        return one  # type: ignore[no-any-return]

    def decide(facts: Facts) -> BuildStatement | None:
        match facts.kind(made.iter):
            case ListOf() | TupleOf():
                return positions
            case Unknown():
                return None
            case _ if is_keyed:
                return keys
            case _:
                return listed

    def listed(one: Any) -> ast.stmt:
        if changed:
            one.iter = build.call("list", one.iter)
        return one  # type: ignore[no-any-return]

    def keys(one: Any) -> ast.stmt:
        one.iter = c.js("keys", one.iter)
        return one  # type: ignore[no-any-return]

    return left.around(c.defer_statement(made, decide, keys))


def _uncopied(values: tree.Expression, body: tree.Statement) -> tree.Expression:
    """`x` of `[...x]`, where the loop's body does nothing with `x` that a copy would not see."""
    match values:
        case tree.Array(elements=(tree.Spread(value=tree.Identifier(name=name) as whole),)):
            used = (inner.name for inner in tree.walk(body) if isinstance(inner, tree.Identifier))
            return values if name in used else whole
        case _:
            return values


def _changes_keys(body: tree.Statement) -> bool:
    """Whether a loop's body takes entries away: Python goes through a copy of the keys then."""
    return any(
        isinstance(inner, tree.Unary) and inner.operator == "delete" for inner in tree.walk(body)
    )


@statement(tree.While)
def while_(c: Converter, node: tree.While) -> list[ast.stmt]:
    with c.effects.hoisting() as before:
        condition = test(c, node.test)
    with c.loops.enter() as left:
        body = body_of(c, node.body)
    if before and any(not isinstance(one, ast.FunctionDef) for one in before):
        stop = ast.If(build.negated(condition), [ast.Break()], [])
        return left.around(ast.While(build.constant(True), [*before, stop, *body], []))
    return [*before, *left.around(ast.While(condition, body, []))]


@statement(tree.DoWhile)
def do_while(c: Converter, node: tree.DoWhile) -> list[ast.stmt]:
    def step() -> list[ast.stmt]:
        with c.effects.hoisting() as before:
            condition = test(c, node.test)
        return [*before, ast.If(_negation(c, condition), [ast.Break()], [])]

    with c.loops.enter(step) as left:
        body = body_of(c, node.body)
    return left.around(ast.While(build.constant(True), [*body, *step()], []))


def _negation(c: Converter, condition: ast.expr) -> ast.expr:
    if condition not in c.pending:
        return build.negated(condition)
    holder = ast.UnaryOp(ast.Not(), condition)

    def settled(one: Any) -> ast.expr:
        return build.negated(one.operand)

    def decide(facts: Facts) -> Build | None:
        return None if holder.operand in c.pending else settled

    return c.defer(holder, decide, settled)


@statement(tree.Continue)
def continue_(c: Converter, node: tree.Continue) -> list[ast.stmt]:
    made = c.loops.leave(node.label, go_on=True)
    if made is None:
        raise c.unsupported(node, "continue outside a loop")
    return made


@statement(tree.For)
def for_(c: Converter, node: tree.For) -> list[ast.stmt]:
    counted = _counted(c, node)
    if counted is not None:
        return counted
    made: list[ast.stmt] = []
    if isinstance(node.start, tree.Declaration):
        made.extend(c.statement(node.start))
    elif node.start is not None:
        made.extend(c.statement(tree.ExpressionStatement(node.start, span=node.start.span)))
    with c.effects.hoisting() as before:
        condition = test(c, node.test) if node.test is not None else build.constant(True)

    def step() -> list[ast.stmt]:
        if node.step is None:
            return []
        return c.statement(tree.ExpressionStatement(node.step, span=node.step.span))

    with c.loops.enter(step) as left:
        body = body_of(c, node.body)
    ending = [] if body and isinstance(body[-1], ast.Break | ast.Return) else step()
    whole = [*body, *ending]
    if any(not isinstance(one, ast.FunctionDef) for one in before):
        stop = ast.If(build.negated(condition), [ast.Break()], [])
        return [*made, *left.around(ast.While(build.constant(True), [*before, stop, *whole], []))]
    return [*made, *before, *left.around(ast.While(condition, whole, []))]


def _counted(c: Converter, node: tree.For) -> list[ast.stmt] | None:
    """`for (let i = a; i < b; i++)` as a range, where the body leaves `i` and the end alone."""
    match node.start:
        case tree.Declaration(
            kind="let" | "var",
            declarators=(
                tree.Declarator(target=tree.Identifier() as counter, value=start),
                *others,
            ),
        ) if (
            start is not None and len(others) <= 1
        ):
            pass
        case _:
            return None
    named = _named_step(c, node.step, counter.name)
    step = 1 if named is not None else _step(node.step, counter.name)
    match node.test:
        case tree.Binary(
            operator="<" | "<=" | ">" | ">=" as operator,
            left=tree.Identifier(name=name),
            right=end,
        ) if (
            name == counter.name
        ):
            pass
        case _:
            return None
    if step is None or (step > 0) != (operator in ("<", "<=")):
        return None
    variable = c.variable(counter)
    if variable is None or variable.kind == "var" or variable.assignments != 2:
        return None
    limit: tree.Expression = end
    if others:
        match others[0], end:
            case tree.Declarator(target=tree.Identifier(name=one), value=value), tree.Identifier(
                name=other
            ) if (one == other and value is not None):
                limit = value
            case _:
                return None
    elif not _is_stable(c, end, node.body):
        return None
    stop = c.expression(limit)
    if may_be_fraction(c, limit):
        rounded = "ceil" if operator in ("<", ">=") else "floor"
        stop = build.call(build.attribute(c.uses_module("math"), rounded), stop)
    if operator in ("<=", ">="):
        stop = _shifted(stop, 1 if operator == "<=" else -1)
    begin = c.expression(start)
    arguments: list[ast.expr]
    is_zero = isinstance(begin, ast.Constant) and begin.value == 0
    arguments = [stop] if is_zero and step == 1 and named is None else [begin, stop]
    if named is not None:
        arguments.append(c.expression(named))
    elif step != 1:
        size: ast.expr = build.constant(abs(step))
        arguments.append(size if step > 0 else ast.UnaryOp(ast.USub(), size))
    with c.loops.enter() as left:
        body = body_of(c, node.body)
    target = build.store(build.name(c.name(counter)))
    return left.around(ast.For(target, build.call("range", *arguments), body, []))


def _shifted(stop: ast.expr, by: int) -> ast.expr:
    match stop:
        case ast.Constant(value=int() as value):
            return build.constant(value + by)
        case _:
            operator: ast.operator = ast.Add() if by > 0 else ast.Sub()
            return ast.BinOp(stop, operator, build.constant(1))


def _step(node: tree.Expression | None, counter: str) -> int | None:
    match node:
        case tree.Update(operator=operator, operand=tree.Identifier(name=name)) if name == counter:
            return 1 if operator == "++" else -1
        case tree.Assignment(
            operator="+=" | "-=" as operator,
            target=tree.Identifier(name=name),
            value=tree.NumberLiteral(raw=raw),
        ) if (
            name == counter and raw.isdigit() and int(raw)
        ):
            return int(raw) if operator == "+=" else -int(raw)
        case _:
            return None


def _named_step(c: Converter, node: tree.Expression | None, counter: str) -> tree.Identifier | None:
    """The step that is a constant of the program: a positive number."""
    match node:
        case tree.Assignment(
            operator="+=", target=tree.Identifier(name=name), value=tree.Identifier() as step
        ) if (name == counter):
            variable = c.variable(step)
        case _:
            return None
    if variable is None or variable.assignments != 1:
        return None
    match variable.value:
        case tree.NumberLiteral(raw=raw) if raw.isdigit() and int(raw):
            return step
        case _:
            return None


def _is_stable(c: Converter, end: tree.Expression, body: tree.Statement) -> bool:
    """Whether the end is the same number at every turn."""
    names: set[str] = set()
    has_member = False
    for inner in tree.walk(end):
        match inner:
            case tree.Identifier(name=name):
                variable = c.variable(inner)
                if variable is not None and variable.assignments > 1:
                    return False
                names.add(name)
            case tree.Member() | tree.Index():
                has_member = True
            case tree.Call() | tree.New() | tree.Await():
                return False
            case _:
                pass
    if not has_member:
        return True
    return not any(_changes(inner, names) for inner in tree.walk(body))


def _changes(node: tree.Node, names: set[str]) -> bool:
    """Whether a node may change the length or a member of what the end reads."""
    match node:
        case tree.Call(
            callee=tree.Member(
                object=receiver, name="push" | "pop" | "shift" | "unshift" | "splice"
            )
        ):
            return any(
                isinstance(inner, tree.Identifier) and inner.name in names
                for inner in tree.walk(receiver)
            ) or any(isinstance(inner, tree.This) for inner in tree.walk(receiver))
        case tree.Assignment(target=tree.Member()) | tree.Update(operand=tree.Member()):
            return True
        case _:
            return False
