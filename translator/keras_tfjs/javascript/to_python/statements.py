"""Statements but loops and classes."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.rows import ERRORS
from keras_tfjs.javascript.to_python import build, types
from keras_tfjs.javascript.to_python.arrays import inlined_loop
from keras_tfjs.javascript.to_python.bodies import body_of, document, statements_of
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    Untranslatable,
    expression,
    statement,
)
from keras_tfjs.javascript.to_python.functions import define
from keras_tfjs.javascript.to_python.operators import ARITHMETIC, combined, test
from keras_tfjs.javascript.to_python.patterns import target_of, unpack
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.scopes import is_inlined
from keras_tfjs.kinds import Facts, Number, String


@statement(tree.ExpressionStatement)
def expression_statement(c: Converter, node: tree.ExpressionStatement) -> list[ast.stmt]:
    match node.expression:
        case tree.StringLiteral(value="use strict"):
            return []
        case tree.Assignment() as assignment:
            return assign(c, assignment)
        case tree.Update(operand=operand, operator=operator):
            step: ast.operator = ast.Add() if operator == "++" else ast.Sub()
            target = build.store(c.expression(operand))
            return [_augmented(target, step, build.constant(1))]
        case tree.Await(value=value) if not c.is_async:
            return [build.run(started(c, value))]
        case tree.Sequence(expressions=expressions):
            return [
                one
                for inner in expressions
                for one in c.statement(tree.ExpressionStatement(inner, span=inner.span))
            ]
        case tree.Binary(operator="&&", left=left, right=right):
            branch = c.statement(tree.ExpressionStatement(right, span=right.span))
            return [ast.If(test(c, left), branch or [ast.Pass()], [])]
        case tree.Conditional(test=condition, yes=yes, no=no):
            first = c.statement(tree.ExpressionStatement(yes, span=yes.span))
            second = c.statement(tree.ExpressionStatement(no, span=no.span))
            return [ast.If(test(c, condition), first or [ast.Pass()], second)]
        case tree.Call(callee=(tree.Arrow() | tree.Function()) as function, arguments=()):
            return _immediate(c, function)
        case _:
            pass
    function = is_inlined(node)
    if function is not None:
        assert isinstance(node.expression, tree.Call)
        return inlined_loop(c, node.expression, function)
    value = c.expression(node.expression)
    if isinstance(node.expression, tree.Call) and c.waiting.is_coroutine_call(node.expression):
        if not c.is_async:
            run = build.attribute(c.uses_module("asyncio"), "run")
            value = build.call(run, value)
    return [build.run(value)]


def started(c: Converter, node: tree.Expression) -> ast.expr:
    """`await x;`: the bare call, which has finished when it returns."""
    from keras_tfjs.javascript.to_python.expressions import waited

    made = waited(c, node)
    match node, made:
        case tree.Call(), ast.Call(func=ast.Attribute(attr="result", value=value)):
            c.pending.pop(made, None)
            return value
        case _:
            return made


def _immediate(c: Converter, function: tree.Arrow | tree.Function) -> list[ast.stmt]:
    """`(async () => {...})();`: a function of its own, called."""
    name = c.names.fresh("main")
    made = define(c, function, name)
    return [made, build.run(build.call(name))]


def _augmented(target: ast.expr, operator: ast.operator, value: ast.expr) -> ast.stmt:
    made: Any = ast.AugAssign(target, operator, value)  # type: ignore[arg-type]  # a store target
    return made  # type: ignore[no-any-return]


def assign(c: Converter, node: tree.Assignment) -> list[ast.stmt]:
    if node.operator == "=":
        return _plain_assignment(c, node)
    target = c.expression(node.target)
    operator = node.operator.removesuffix("=")
    value = c.expression(node.value)
    if operator in ARITHMETIC and operator not in ("+", "%", "|"):
        return [_augmented(build.store(target), ARITHMETIC[operator](), value)]
    if operator == "+":
        return [_plus(c, target, value)]
    made = combined(c, node, build.copied(target), value)
    return [build.assign(target, made)]


def _plus(c: Converter, target: ast.expr, value: ast.expr) -> ast.stmt:
    """`x += y` of numbers or texts; the sum is written out where that is not known."""
    made: Any = ast.AugAssign(build.store(target), ast.Add(), value)  # type: ignore[arg-type]
    read = build.copied(target)
    for inner in ast.walk(read):
        if hasattr(inner, "ctx"):
            inner.ctx = ast.Load()
    holder = ast.Tuple([read, value], ast.Load())
    made.value = holder

    def decide(facts: Facts) -> Build | None:
        kinds = (facts.kind(holder.elts[0]), facts.kind(holder.elts[1]))
        match kinds:
            case (Number(), Number()) | (String(), String()):
                return lambda one: one.elts[1]
            case (String(), Number()):
                return lambda one: build.call("str", one.elts[1])
            case _:
                return None

    def fallback(one: Any) -> ast.expr:
        c.rewritten[made] = True
        return c.js("add", *one.elts)

    c.defer(holder, decide, fallback)
    return made  # type: ignore[no-any-return]


def _plain_assignment(c: Converter, node: tree.Assignment) -> list[ast.stmt]:
    targets = [node.target]
    value = node.value
    while isinstance(value, tree.Assignment) and value.operator == "=":
        targets.append(value.target)
        value = value.value
    match node.target:
        case tree.Member(object=tree.Identifier(name="module"), name="exports"):
            return []
        case tree.Member(object=tree.Member(object=tree.Identifier(name="module"))):
            return []
        case tree.Member(object=tree.Identifier(name="exports")):
            return []
        case tree.Member(object=inner, name="length"):
            start = c.expression(node.value)
            part = build.subscript(c.expression(inner), ast.Slice(start))
            part.ctx = ast.Del()
            return [ast.Delete([part])]
        case _:
            pass
    if len(targets) == 1 and target_of(c, node.target) is None:
        return unpack(c, node.target, named_value(c, value, node.target))
    made = named_value(c, value, node.target)
    if len(targets) == 1 and isinstance(node.target, tree.Array) and isinstance(made, ast.List):
        made = ast.Tuple(made.elts, ast.Load())
    stores = []
    for target in targets:
        one = target_of(c, target)
        if one is None:
            raise c.unsupported(target, "this target in a chain of assignments")
        stores.append(build.store(one))
    return [ast.Assign(stores, made)]


def named_value(c: Converter, value: tree.Expression, target: tree.Expression) -> ast.expr:
    """A value on its way to a name: a function in it takes the name as its own."""
    from keras_tfjs.javascript.to_python.functions import callback

    if isinstance(value, tree.Arrow | tree.Function):
        match target:
            case tree.Identifier(name=name) | tree.Member(name=name):
                return callback(c, value, name)
            case _:
                pass
    return c.expression(value)


@statement(tree.Declaration)
def declaration(c: Converter, node: tree.Declaration) -> list[ast.stmt]:
    from keras_tfjs.javascript.to_python.modules import required

    made: list[ast.stmt] = []
    for one in node.declarators:
        imported = required(c, one)
        if imported is not None:
            made.extend(imported)
        else:
            made.extend(_declared(c, one))
    return made


def _declared(c: Converter, node: tree.Declarator) -> list[ast.stmt]:
    match node:
        case tree.Declarator(
            target=tree.Identifier() as target, value=(tree.Arrow() | tree.Function()) as function
        ):
            made = define(c, function, c.name(target))
            return [document(c, tree.Empty(leading=node.leading), made)]
        case tree.Declarator(target=tree.Identifier() as target, value=tree.Class() as definition):
            from keras_tfjs.javascript.to_python.classes import class_definition

            return [class_definition(c, definition, c.name(target))]
        case tree.Declarator(target=tree.Identifier() as target, value=None):
            variable = c.variable(target)
            annotation = types.annotation(target.type)
            if annotation is not None:
                name = ast.Name(c.name(target), ast.Store())
                return [ast.AnnAssign(name, annotation, build.none(), 1)]
            if variable is not None and not _is_read_before_set(c, target):
                return []
            return [build.assign(build.name(c.name(target)), build.none())]
        case _:
            pass
    if node.value is None:
        return []
    value = c.expression(node.value)
    direct = target_of(c, node.target)
    if direct is None:
        return unpack(c, node.target, value)
    if isinstance(node.target, tree.Array) and isinstance(value, ast.List):
        value = ast.Tuple(value.elts, ast.Load())
    if isinstance(node.target, tree.Identifier):
        annotation = types.annotation(node.target.type)
        if annotation is not None:
            store: Any = build.store(direct)
            return [ast.AnnAssign(store, annotation, value, 1)]
    return [build.assign(direct, value)]


def _is_read_before_set(c: Converter, target: tree.Identifier) -> bool:
    """Whether `let x;` has to bind: Python has no name before its first assignment."""
    variable = c.variable(target)
    return variable is None or variable.captured or c.needs_binding(variable)


@statement(tree.Block)
def block(c: Converter, node: tree.Block) -> list[ast.stmt]:
    return statements_of(c, node.body, node.dangling)


@statement(tree.Empty, tree.TypeDeclaration)
def nothing(c: Converter, node: tree.Statement) -> list[ast.stmt]:
    return []


@statement(tree.Return)
def return_(c: Converter, node: tree.Return) -> list[ast.stmt]:
    if node.value is None:
        return [ast.Return(None)]
    if not c.functions:
        raise c.unsupported(node, "return outside a function")
    return [ast.Return(c.expression(node.value))]


@statement(tree.If)
def if_(c: Converter, node: tree.If) -> list[ast.stmt]:
    # Chains of `else if` may be long: along them without recursion
    first: ast.If | None = None
    last: ast.If | None = None
    current = node
    while True:
        with c.hoisting() as before:
            condition = test(c, current.test)
        made = ast.If(condition, body_of(c, current.yes), [])
        c.place(made, current)
        if current.span is not None:
            c.lines[made] = current.span.line
        if last is None:
            first = made
            for one in before:
                c.hoist(node, one)
        else:
            last.orelse = [*before, made]
        last = made
        match current.no:
            case None:
                break
            case tree.If() as following if not following.leading:
                current = following
            case otherwise:
                last.orelse = body_of(c, otherwise)
                break
    assert first is not None
    return [first]


@statement(tree.Throw)
def throw(c: Converter, node: tree.Throw) -> list[ast.stmt]:
    match node.value:
        case tree.Identifier() as name if c.handler_names and c.name(name) == c.handler_names[-1]:
            return [ast.Raise(None, None)]
        case tree.StringLiteral() | tree.Template():
            return [ast.Raise(build.call("Exception", c.expression(node.value)), None)]
        case _:
            return [ast.Raise(c.expression(node.value), None)]


@statement(tree.Try)
def try_(c: Converter, node: tree.Try) -> list[ast.stmt]:
    body = body_of(c, node.block)
    handlers: list[ast.ExceptHandler] = []
    if node.handler is not None:
        handlers = _handlers(c, node.parameter, node.handler)
    final = body_of(c, node.finalizer) if node.finalizer is not None else []
    return [ast.Try(body, handlers, [], final)]


def _handlers(
    c: Converter, parameter: tree.Expression | None, handler: tree.Block
) -> list[ast.ExceptHandler]:
    if parameter is None:
        return [ast.ExceptHandler(build.name("Exception"), None, body_of(c, handler))]
    if not isinstance(parameter, tree.Identifier):
        raise c.unsupported(parameter, "a pattern in a catch clause")
    name = c.name(parameter)
    c.handler_names.append(name)
    try:
        branches = _typed_branches(c, parameter, handler)
        if branches is not None:
            return [
                ast.ExceptHandler(kind, name if _uses(body, name) else None, body)
                for kind, body in branches
            ]
        body = body_of(c, handler)
    finally:
        c.handler_names.pop()
    return [ast.ExceptHandler(build.name("Exception"), name if _uses(body, name) else None, body)]


def _typed_branches(
    c: Converter, parameter: tree.Identifier, handler: tree.Block
) -> list[tuple[ast.expr, list[ast.stmt]]] | None:
    """`if (e instanceof X) ... else throw e;` as except clauses by type."""
    if len(handler.body) != 1:
        return None
    branches: list[tuple[ast.expr, list[ast.stmt]]] = []
    current: tree.Statement | None = handler.body[0]
    while isinstance(current, tree.If):
        match current.test:
            case tree.Binary(operator="instanceof", left=tree.Identifier(name=name), right=kind):
                if name != parameter.name:
                    return None
            case _:
                return None
        branches.append((c.expression(kind), body_of(c, current.yes)))
        current = current.no
    match current:
        case None:
            return None
        case tree.Block(body=(tree.Throw(value=tree.Identifier(name=name)),)) | tree.Throw(
            value=tree.Identifier(name=name)
        ) if (name == parameter.name):
            return branches or None
        case _:
            return [*branches, (build.name("Exception"), body_of(c, current))] if branches else None


def _uses(body: list[ast.stmt], name: str) -> bool:
    return any(
        isinstance(inner, ast.Name) and inner.id == name for one in body for inner in ast.walk(one)
    )


@statement(tree.Break)
def break_(c: Converter, node: tree.Break) -> list[ast.stmt]:
    if node.label is not None:
        raise c.unsupported(node, "break to a label")
    return [ast.Break()]


@statement(tree.Labeled)
def labeled(c: Converter, node: tree.Labeled) -> list[ast.stmt]:
    uses = any(
        isinstance(inner, tree.Break | tree.Continue) and inner.label == node.label
        for inner in tree.walk(node.body)
    )
    if uses:
        raise c.unsupported(node, "a labelled statement")
    return c.statement(node.body)


@statement(tree.Switch)
def switch(c: Converter, node: tree.Switch) -> list[ast.stmt]:
    """As a chain of `if`, each case ending in break, return, throw or continue."""
    subject = c.expression(node.value)
    made: list[ast.stmt] = []
    if not build.is_pure(subject):
        name = c.names.fresh("value")
        made.append(build.assign(build.name(name), subject))
        subject = build.name(name)
    tests: list[ast.expr] = []
    is_default = False
    branches: list[tuple[list[ast.expr] | None, list[ast.stmt]]] = []
    for index, case in enumerate(node.cases):
        if case.test is None:
            is_default = True
        else:
            tests.append(c.expression(case.test))
        if not case.body and index < len(node.cases) - 1:
            continue
        if is_default and index < len(node.cases) - 1:
            raise c.unsupported(node, "a switch whose default is not the last case")
        body = _case_body(c, case, index == len(node.cases) - 1)
        branches.append((None if is_default else tests, body))
        tests, is_default = [], False
    otherwise: list[ast.stmt] = []
    for values, body in reversed(branches):
        if values is None:
            otherwise = body
            continue
        otherwise = [ast.If(_is_one_of(subject, values), body, otherwise)]
    return [*made, *otherwise]


def _is_one_of(subject: ast.expr, values: list[ast.expr]) -> ast.expr:
    if len(values) == 1:
        return build.compare(build.copied(subject), ast.Eq(), values[0])
    return build.compare(build.copied(subject), ast.In(), ast.Tuple(values, ast.Load()))


def _case_body(c: Converter, case: tree.Case, is_last: bool) -> list[ast.stmt]:
    body = case.body
    if len(body) == 1 and isinstance(body[0], tree.Block):
        body = body[0].body
    ends = body[-1] if body else None
    dangling = case.dangling
    if isinstance(ends, tree.Break) and ends.label is None:
        body = body[:-1]
        dangling = (*ends.leading, *ends.trailing, *dangling)
    elif not is_last and not isinstance(ends, tree.Return | tree.Throw | tree.Continue):
        raise c.unsupported(case, "a switch case that falls through")
    if any(_breaks(one) for one in body):
        raise c.unsupported(case, "a break inside a switch case")
    return statements_of(c, body, dangling) or [ast.Pass()]


def _breaks(node: tree.Node) -> bool:
    if isinstance(node, tree.Break):
        return node.label is None
    if isinstance(
        node,
        tree.For
        | tree.ForEach
        | tree.While
        | tree.DoWhile
        | tree.Switch
        | tree.Function
        | tree.Arrow,
    ):
        return False
    return any(_breaks(child) for child in tree.children(node))


@expression(tree.New)
def new(c: Converter, node: tree.New) -> ast.expr:
    from keras_tfjs.javascript.to_python.calls import arguments_of, constructed
    from keras_tfjs.javascript.to_python.rows import by_row

    if (found := by_row(c, node)) is not None:
        return found
    match node.callee:
        case tree.Identifier(name=name) as callee if c.variable(callee) is None:
            if name in ERRORS:
                arguments = [c.expression(one) for one in node.arguments[:1]]
                return build.call(ERRORS[name], *arguments)
            match name, node.arguments:
                case "Map", ():
                    return ast.Dict([], [])
                case "Map", (entries,):
                    return build.call("dict", c.expression(entries))
                case "Set", ():
                    return build.call("set")
                case "Set", (values,):
                    return build.call("set", c.expression(values))
                case ("Float32Array" | "Int32Array" | "Uint8Array" | "Float64Array"), (values,):
                    return _typed_array(c, name, values)
                case "Date", ():
                    datetime = build.attribute(c.uses_module("datetime"), "datetime")
                    return build.method(datetime, "now")
                case _:
                    pass
            if name in ("Promise", "Proxy", "Function", "RegExp", "WebSocket", "Worker"):
                raise Untranslatable(
                    node,
                    "KT312",
                    name=f"new {name}",
                    host="JavaScript",
                    counterpart="asyncio" if name == "Promise" else "other means",
                )
        case _:
            pass
    return constructed(c, node, arguments_of(c, node))


def _typed_array(c: Converter, name: str, values: tree.Expression) -> ast.expr:
    """A typed array is a list of numbers here."""
    zero = build.constant(0.0 if name.startswith("Float") else 0)
    if isinstance(values, tree.Array):
        return c.expression(values)
    made = c.expression(values)
    holder = ast.Tuple([made], ast.Load())

    def decide(facts: Facts) -> Build | None:
        match facts.kind(holder.elts[0]):
            case Number():
                return lambda one: ast.BinOp(ast.List([zero], ast.Load()), ast.Mult(), one.elts[0])
            case kind if type(kind).__name__ == "Unknown":
                return None
            case _:
                return lambda one: build.call("list", one.elts[0])

    return c.defer(holder, decide, lambda one: build.call("list", one.elts[0]))
