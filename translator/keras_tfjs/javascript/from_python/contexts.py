"""`with`: what is entered and left, as `try` and `finally`."""

from __future__ import annotations

import ast
from collections.abc import Callable

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.bodies import block
from keras_tfjs.javascript.from_python.exceptions import condition
from keras_tfjs.javascript.from_python.loops import pattern
from keras_tfjs.javascript.from_python.objects import class_of, method_of
from keras_tfjs.javascript.from_python.resolving import callee
from keras_tfjs.javascript.from_python.scopes import target_names
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    statement,
)
from keras_tfjs.kinds.subtree import subtree

Body = Callable[[], tree.Block]

_WITHOUT_EFFECT = frozenset(
    ("warnings.catch_warnings", "numpy.errstate", "numpy.printoptions", "contextlib.nullcontext")
)
_WAYS_OUT = {
    "tempfile": "make a folder with tempfile.TemporaryDirectory(), and files in it",
    "contextlib.redirect_stdout": "give the function what it shall write to",
}


@statement(ast.With, ast.AsyncWith)
def with_(t: Translator, node: ast.With | ast.AsyncWith) -> list[tree.Statement]:
    return _entered(t, node, node.items)


def _entered(
    t: Translator, node: ast.With | ast.AsyncWith, items: list[ast.withitem]
) -> list[tree.Statement]:
    first, *rest = items

    def body() -> tree.Block:
        if rest:
            return tree.Block(tuple(_entered(t, node, rest)))
        return block(t, node.body, node)

    context = first.context_expr
    name = callee(t.facts, context) if isinstance(context, ast.Call) else ""
    match name, context:
        case "contextlib.suppress", ast.Call(args=types):
            error = build.name(t.names.fresh("error"))
            wanted = condition(t, node, types, error)
            if wanted is None:
                return [tree.Try(body(), None, tree.Block(()), None)]
            again = tree.If(tree.Unary("!", wanted), build.block(tree.Throw(error)))
            return [tree.Try(body(), error, build.block(again), None)]
        case "contextlib.closing", ast.Call(args=[closed]):
            manager, before = _manager(t, closed)
            before += _bound(t, node, first.optional_vars, manager)
            left = build.run(build.method(manager, "close"))
            return [*before, tree.Try(body(), None, None, build.block(left))]
        case "tempfile.TemporaryDirectory", _:
            made = build.text("fs.mkdtempSync(path.join(os.tmpdir(), 'tmp'))")
            remove = "fs.rmSync(x, {recursive: true, force: true})"
            return _released(t, node, first, (made, remove), body)
        case _ if t.forms.of(context) == "file":
            return _released(t, node, first, (t.expression(context), "fs.closeSync(x)"), body)
        case _, ast.Call(args=arguments) if name in _WITHOUT_EFFECT:
            value = t.expression(arguments[0]) if arguments else tree.NullLiteral()
            inner = body()
            return [*_bound(t, node, first.optional_vars, value), tree.Block(inner.body)]
        case "numpy.load", _:
            loaded = t.expression(context)
            return [*_bound(t, node, first.optional_vars, loaded), tree.Block(body().body)]
        case _:
            pass
    for start, way_out in _WAYS_OUT.items():
        if name == start or name.startswith(f"{start}."):
            plain = name.removeprefix("builtins.")
            raise Untranslatable(node, "KT308", name=plain, help=way_out)
    return _protocol(t, node, first, body)


def _released(
    t: Translator,
    node: ast.With | ast.AsyncWith,
    item: ast.withitem,
    resource: tuple[tree.Expression, str],
    body: Body,
) -> list[tree.Statement]:
    """What is made, and the text of what gives it back; `x` stands for it."""
    value, text = resource
    match item.optional_vars:
        case ast.Name(id=word) as target:
            before = _bound(t, node, target, value)
            held = build.name(t.names[word])
        case _ if isinstance(value, tree.Identifier):
            before, held = [], value
        case _:
            held = build.name(t.names.fresh("file"))
            before = [build.const(held.name, value)]
    last = build.block(build.run(build.text(text, x=held)))
    return [*before, tree.Try(body(), None, None, last)]


def _protocol(
    t: Translator, node: ast.With | ast.AsyncWith, item: ast.withitem, body: Body
) -> list[tree.Statement]:
    is_async = isinstance(node, ast.AsyncWith)
    enter, leave = ("__aenter__", "__aexit__") if is_async else ("__enter__", "__exit__")
    owner = class_of(t, item.context_expr)
    exit_ = method_of(t, owner, leave) if owner is not None else None
    if exit_ is None and not _is_generator_context(t, item.context_expr):
        source = t.source(item.context_expr)
        raise Untranslatable(node, "KT301", what="a with statement", source=source)
    manager, before = _manager(t, item.context_expr)

    def called(method: str, *arguments: tree.Expression) -> tree.Expression:
        made = build.method(manager, method, *arguments)
        return tree.Await(made) if is_async else made

    nothing = tree.NullLiteral()
    left = build.run(called(leave, nothing, nothing, nothing))
    if item.optional_vars is not None:
        before += _bound(t, node, item.optional_vars, called(enter))
    else:
        before.append(build.run(called(enter)))
    if exit_ is not None and not _looks_at_error(exit_):
        return [*before, tree.Try(body(), None, None, build.block(left))]
    failed = build.name(t.names.fresh("failed"))
    error = build.name(t.names.fresh("error"))
    kind = tree.Member(error, "constructor")
    unhandled = tree.Unary("!", called(leave, kind, error, nothing))
    caught = build.block(
        build.run(tree.Assignment("=", failed, tree.BooleanLiteral(True))),
        tree.If(unhandled, build.block(tree.Throw(error))),
    )
    flag = tree.Declarator(failed, tree.BooleanLiteral(False))
    last = tree.If(tree.Unary("!", failed), build.block(left))
    return [
        *before,
        tree.Declaration("let", (flag,)),
        tree.Try(body(), error, caught, build.block(last)),
    ]


def _manager(t: Translator, node: ast.expr) -> tuple[tree.Expression, list[tree.Statement]]:
    made = t.expression(node)
    if isinstance(made, tree.Identifier | tree.This):
        return made, []
    name = t.names.fresh("manager")
    return build.name(name), [build.const(name, made)]


def _bound(
    t: Translator, node: ast.AST, target: ast.expr | None, value: tree.Expression
) -> list[tree.Statement]:
    if target is None:
        return []
    kind = t.declarations.kind(node, target_names(target))
    left = pattern(t, target)
    if kind is None:
        return [build.run(tree.Assignment("=", left, value))]
    declared = tree.Declarator(left, value)
    return [tree.Declaration("const" if kind == "const" else "let", (declared,))]


def _is_generator_context(t: Translator, node: ast.expr) -> bool:
    """A call of a function of the file that contextlib.contextmanager decorates."""
    found = t.definitions.find(node) if isinstance(node, ast.Call) else None
    return isinstance(found, ast.FunctionDef) and any(
        t.facts.name(one) == "contextlib.contextmanager"
        or (
            isinstance(one, ast.Name | ast.Attribute)
            and ast.unparse(one).endswith("contextmanager")
        )
        for one in found.decorator_list
    )


def _looks_at_error(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether what `__exit__` does depends on how the block was left, or it takes an error."""
    given = {one.arg for one in node.args.args[1:]}
    for inner in subtree(node):
        match inner:
            case ast.Name(id=name) if name in given:
                return True
            case ast.Return(value=ast.Constant(value=value)) if not value:
                pass
            case ast.Return(value=ast.expr()):
                return True
            case _:
                pass
    return node.args.vararg is not None
