"""Simple statements, `if`, `try` and `with`."""

from __future__ import annotations

import ast
import inspect
from dataclasses import replace

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.rows import EXCEPTIONS
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.bodies import block
from keras_tfjs.javascript.from_python.loops import pattern
from keras_tfjs.javascript.from_python.operators import arithmetic, check_operands, test
from keras_tfjs.javascript.from_python.scopes import target_names
from keras_tfjs.javascript.from_python.support import sum_onto
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)
from keras_tfjs.kinds import DictOf, ListOf, TupleOf

_AUGMENTED: dict[type[ast.operator], str] = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.Pow: "**",
    ast.BitOr: "|",
    ast.BitAnd: "&",
    ast.BitXor: "^",
    ast.LShift: "<<",
    ast.RShift: ">>",
}


@statement(ast.Expr)
def expression_statement(t: Translator, node: ast.Expr) -> list[tree.Statement]:
    match node.value:
        case ast.Constant(value=str() as text):  # a text that documents what stands above it
            return [tree.Left(tuple(inspect.cleandoc(text).split("\n")))]
        case ast.Call(
            func=ast.Attribute(value=owner, attr="pop"), args=[key, ast.Constant(value=None)]
        ) if isinstance(t.kind(owner), DictOf):
            entry = ast.copy_location(ast.Subscript(owner, key, ast.Del()), node.value)
            return [build.run(tree.Unary("delete", t.expression(entry)))]
        case _:
            pass
    value = t.expression(node.value)
    if isinstance(node.value, ast.Call) and t.colour.is_promise(node.value):
        function = t.functions[-1] if t.functions else None
        if t.options.notebook or isinstance(function, ast.AsyncFunctionDef):
            pass  # under a running loop the call only starts the work
        elif function is None:
            value = tree.Await(value)
        else:
            if not t.can_wait(function):
                place = t.place(function)
                raise Untranslatable(node, "KT305", source=t.source(node.value), place=place)
            value = tree.Await(value)
    return [build.run(value)]


@statement(ast.Assign)
def assign(t: Translator, node: ast.Assign) -> list[tree.Statement]:
    names = [name for target in node.targets for name in target_names(target)]
    kind = t.declarations.kind(node, names)
    if kind is None and (summed := sum_onto(t, node)) is not None:
        return [build.run(summed)]
    *others, first = node.targets
    value = t.expression(node.value)
    made = [_assignment(t, kind, first, value)]
    for target in reversed(others):
        again = pattern(t, first) if isinstance(first, ast.Name) else value
        made.append(_assignment(t, kind, target, again))
    return made


def _assignment(
    t: Translator, kind: str | None, target: ast.expr, value: tree.Expression
) -> tree.Statement:
    left = pattern(t, target)
    if kind is not None and target_names(target):
        declarator = tree.Declarator(left, value)
        return tree.Declaration("const" if kind == "const" else "let", (declarator,))
    return build.run(tree.Assignment("=", left, value))


@statement(ast.AnnAssign)
def annotated(t: Translator, node: ast.AnnAssign) -> list[tree.Statement]:
    names = target_names(node.target)
    kind = t.declarations.kind(node, names)
    if node.value is None:
        return [build.let(*(t.names[name] for name in names))] if kind else []
    left = pattern(t, node.target)
    if t.typescript and isinstance(left, tree.Identifier):
        left = replace(left, type=t.type_of(node.annotation))
    value = t.expression(node.value)
    if kind is None:
        return [build.run(tree.Assignment("=", left, value))]
    declarator = tree.Declarator(left, value)
    return [tree.Declaration("const" if kind == "const" else "let", (declarator,))]


@statement(ast.AugAssign)
def augmented(t: Translator, node: ast.AugAssign) -> list[tree.Statement]:
    target = pattern(t, node.target)
    if isinstance(t.kind(node.target), ListOf) and isinstance(node.op, ast.Add):
        values = tree.Spread(t.expression(node.value))
        return [build.run(build.method(target, "push", values))]
    operator = _AUGMENTED.get(type(node.op))
    sign = operator or ("//" if isinstance(node.op, ast.FloorDiv) else "%")
    check_operands(t, (node.target, node.value), f"{sign}=", node)
    if operator is None:
        if not isinstance(node.op, ast.FloorDiv | ast.Mod):
            raise Untranslatable(node, "KT301", what="this operator", source=t.source(node))
        value = arithmetic(t, sign, node.target, node.value)
        return [build.run(tree.Assignment("=", target, value))]
    return [build.run(tree.Assignment(f"{operator}=", target, t.expression(node.value)))]


@statement(ast.Pass, ast.Global, ast.Nonlocal)
def nothing(t: Translator, node: ast.stmt) -> list[tree.Statement]:
    return []


@statement(ast.Break)
def break_(t: Translator, node: ast.Break) -> list[tree.Statement]:
    return [tree.Break()]


@statement(ast.Continue)
def continue_(t: Translator, node: ast.Continue) -> list[tree.Statement]:
    return [tree.Continue()]


@statement(ast.Return)
def return_(t: Translator, node: ast.Return) -> list[tree.Statement]:
    return [tree.Return(t.expression(node.value) if node.value else None)]


@statement(ast.Delete)
def delete(t: Translator, node: ast.Delete) -> list[tree.Statement]:
    made: list[tree.Statement] = []
    for target in node.targets:
        match target:
            case ast.Subscript(value=value, slice=index) if not isinstance(index, ast.Slice):
                match t.kind(value):
                    case ListOf() | TupleOf():
                        arguments = (t.expression(index), build.number(1))
                        made.append(
                            build.run(build.method(t.expression(value), "splice", *arguments))
                        )
                    case DictOf():
                        made.append(build.run(tree.Unary("delete", t.expression(target))))
                    case _:
                        raise Untranslatable(
                            node, "KT301", what="del of this", source=t.source(node)
                        )
            case ast.Name():
                continue
            case ast.Attribute():
                made.append(build.run(tree.Unary("delete", t.expression(target))))
            case _:
                raise Untranslatable(node, "KT301", what="del of this", source=t.source(node))
    return made


@statement(ast.Raise)
def raise_(t: Translator, node: ast.Raise) -> list[tree.Statement]:
    if node.exc is None:
        if t.caught is None:
            raise Untranslatable(
                node, "KT301", what="raise outside an except clause", source="raise"
            )
        return [tree.Throw(build.name(t.caught))]
    value = t.expression(node.exc)
    raised = (t.facts.name(node.exc) or "").removeprefix("builtins.")
    if isinstance(node.exc, ast.Name) and raised in EXCEPTIONS:
        value = tree.New(value, ())
    if node.cause is not None and isinstance(value, tree.New) and len(value.arguments) == 1:
        cause = tree.Property(build.name("cause"), t.expression(node.cause))
        value = tree.New(value.callee, (*value.arguments, tree.Object((cause,))))
    return [tree.Throw(value)]


@statement(ast.Assert)
def assert_(t: Translator, node: ast.Assert) -> list[tree.Statement]:
    condition = test(t, ast.copy_location(ast.UnaryOp(op=ast.Not(), operand=node.test), node.test))
    message = t.expression(node.msg) if node.msg else tree.StringLiteral(t.source(node.test))
    error = tree.New(build.name("Error"), (message,))
    return [tree.If(condition, build.block(tree.Throw(error)))]


@statement(ast.If)
def if_(t: Translator, node: ast.If) -> list[tree.Statement]:
    if _is_main_guard(node.test):
        condition: tree.Expression = build.text(
            "import.meta.url === x",
            x=tree.Template(("file://", ""), (build.text("process.argv[1]"),)),
        )
    else:
        condition = test(t, node.test)
    yes = block(t, node.body, node)
    return [tree.If(condition, yes, _otherwise(t, node))]


def _otherwise(t: Translator, node: ast.If) -> tree.Statement | None:
    match node.orelse:
        case []:
            return None
        case [ast.If() as inner] if t.layout.is_elif(inner):
            with t.hoisting() as before:
                made = if_(t, inner)
            if not before:
                return replace(made[0], span=t.layout.span(inner))
            return tree.Block((*before, *made))
        case orelse:
            row = t.layout.clause_row(node.body[-1], orelse[0])
            return _clause(t, orelse, row)


def _clause(t: Translator, body: list[ast.stmt], row: int) -> tree.Block:
    return block(t, body, ast.Pass(lineno=row, col_offset=0))


def _is_main_guard(node: ast.expr) -> bool:
    match node:
        case ast.Compare(
            left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[ast.Constant("__main__")]
        ):
            return True
        case _:
            return False


@statement(ast.Try)
def try_(t: Translator, node: ast.Try) -> list[tree.Statement]:
    if node.orelse:
        raise Untranslatable(
            node.orelse[0], "KT301", what="else after except", source="try ... else"
        )
    body = block(t, node.body, node)
    parameter, handler = _handlers(t, node)
    finalizer = None
    if node.finalbody:
        last = node.handlers[-1].body[-1] if node.handlers else node.body[-1]
        finalizer = _clause(t, node.finalbody, t.layout.clause_row(last, node.finalbody[0]))
    return [tree.Try(body, parameter, handler, finalizer)]


def _handlers(t: Translator, node: ast.Try) -> tuple[tree.Expression | None, tree.Block | None]:
    """One catch clause: the handlers as a chain of tests, what none of them takes thrown again."""
    if not node.handlers:
        return None, None
    named = next((one.name for one in node.handlers if one.name), None)
    outer = t.caught
    outer_errors = set(t.errors)
    t.errors.update(one.name for one in node.handlers if one.name)
    t.caught = t.names[named] if named else t.names.fresh("error")
    variable = build.name(t.caught)
    caught: tree.Statement | None = None
    try:
        branches = []
        for handler in node.handlers:
            if handler.name and handler.name != named:
                t.replaced[handler.name] = variable
            branches.append((_condition(t, handler, variable), block(t, handler.body, handler)))
    finally:
        t.caught = outer
        t.errors = outer_errors
    uses = named is not None
    if branches[-1][0] is not None:
        caught = build.block(tree.Throw(variable))
        uses = True
    for condition, body in reversed(branches):
        caught = body if condition is None else tree.If(condition, body, caught)
        uses = uses or condition is not None
    assert caught is not None
    uses = uses or any(
        isinstance(inner, tree.Identifier) and inner.name == variable.name
        for inner in tree.walk(caught)
    )
    whole = caught if isinstance(caught, tree.Block) else build.block(caught)
    return variable if uses else None, whole


def _condition(
    t: Translator, handler: ast.ExceptHandler, variable: tree.Identifier
) -> tree.Expression | None:
    if handler.type is None:
        return None
    types = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    made: tree.Expression | None = None
    for one in types:
        name = (t.facts.name(one) or "").removeprefix("builtins.")
        if name in ("Exception", "BaseException"):
            return None
        if name in EXCEPTIONS and EXCEPTIONS[name] == "Error":
            raise Untranslatable(
                handler,
                "KT308",
                name=f"except {name}",
                help="JavaScript does not raise it: test for the case before it happens",
            )
        instance = tree.Binary("instanceof", variable, t.expression(one))
        made = instance if made is None else tree.Binary("||", made, instance)
    return made


@statement(ast.With, ast.AsyncWith)
def with_(t: Translator, node: ast.With | ast.AsyncWith) -> list[tree.Statement]:
    raise Untranslatable(
        node, "KT301", what="a with statement", source=t.source(node.items[0].context_expr)
    )
