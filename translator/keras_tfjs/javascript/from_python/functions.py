"""Functions and lambdas."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python import build
from keras_tfjs.javascript.from_python.bodies import docstring, jsdoc, statements_of
from keras_tfjs.javascript.from_python.colour import own_nodes
from keras_tfjs.javascript.from_python.looser import with_result
from keras_tfjs.javascript.from_python.resolving import resolved
from keras_tfjs.javascript.from_python.scopes import parameter_names
from keras_tfjs.javascript.from_python.signatures import forwards, looks_at_forwarded
from keras_tfjs.javascript.from_python.told_types import contradicted, takes_more
from keras_tfjs.javascript.from_python.translator import (
    Translator,
    Untranslatable,
    expression,
    statement,
)
from keras_tfjs.javascript.words import ANY_TYPE, camel
from keras_tfjs.kinds.subtree import subtree

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def parameters(t: Translator, node: FunctionNode) -> tuple[tree.Expression, ...]:
    """Positional ones, then one destructured object, then the rest."""
    signature = t.definitions.own_signature(node)
    if (read := looks_at_forwarded(node)) is not None:
        caveat = "arguments that a call names are in an object at its end"
        t.report("KT309", read, source=t.source(read), caveat=caveat)
    annotations = {
        one.arg: one.annotation
        for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    }
    if signature.fixed:
        defaults = dict(signature.named)
        made: list[tree.Expression] = []
        for parameter in signature.order:
            target = _parameter(t, parameter, annotations.get(parameter))
            value = defaults.get(parameter)
            made.append(
                tree.Default(target, _default(t, node, parameter, value)) if value else target
            )
    else:
        made = [_parameter(t, name, annotations.get(name)) for name in signature.positional]
        if signature.has_object:
            options = _options(t, node, signature.named, signature.keywords)
            made.append(_open(options) if _is_wide(t, signature.named, annotations) else options)
    if signature.rest:
        made.append(tree.Spread(build.name(t.names[signature.rest])))
    return tuple(made)


def _parameter(t: Translator, name: str, annotation: ast.expr | None) -> tree.Expression:
    kind = t.type_of(annotation) if annotation is not None and t.typescript else None
    return tree.Identifier(t.names[name], kind)


def _options(
    t: Translator,
    node: FunctionNode,
    named: tuple[tuple[str, ast.expr | None], ...],
    keywords: str | None,
) -> tree.Expression:
    members: list[tree.Expression] = []
    for name, default in named:
        key = build.name(t.names[name])
        value: tree.Expression = key
        if default is not None:
            value = tree.Default(key, _default(t, node, name, default))
        members.append(tree.Property(key, value, shorthand=True))
    if keywords:
        members.append(tree.Spread(build.name(t.names[keywords])))
    target = tree.Object(tuple(members))
    if all(default is not None for _, default in named):
        return tree.Default(target, tree.Object(()))
    return target


def _is_wide(
    t: Translator,
    named: tuple[tuple[str, ast.expr | None], ...],
    annotations: Mapping[str, ast.expr | None],
) -> bool:
    """Whether an option takes more than a default says that is a number or a text."""
    return not t.typescript and any(
        isinstance(default, ast.Constant)
        and default.value is not None
        and takes_more(annotations.get(name), default.value)
        for name, default in named
    )


def _open(options: tree.Expression) -> tree.Expression:
    said = tree.Comment(ANY_TYPE, own_line=False)
    match options:
        case tree.Default(target=target):
            return replace(options, target=replace(target, leading=(said,)))
        case _:
            return replace(options, leading=(said,))


_MUTATING = frozenset(
    """append extend insert pop remove clear sort reverse add discard update setdefault popitem
    appendleft popleft""".split()
)


def _default(t: Translator, node: FunctionNode, name: str, value: ast.expr) -> tree.Expression:
    """A default. Python computes it once, JavaScript at each call: what the function changes, what
    is called, and what has a parameter's name is computed before the function."""
    parameters_ = set(parameter_names(node.args))
    reads_own = any(isinstance(one, ast.Name) and one.id in parameters_ for one in subtree(value))
    is_fresh = isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp)
    keeps = is_fresh and _changes(node, name)
    if not reads_own and not keeps:
        return t.expression(value)
    kept = t.names.fresh(camel(f"initial_{name}"))
    outer, t.functions = t.functions, t.functions[:-1]
    try:
        made = t.expression(value)
    finally:
        t.functions = outer
    t.hoist(value, build.const(kept, made))
    return build.name(kept)


def _changes(node: FunctionNode, name: str) -> bool:
    """Whether a function changes what a parameter holds, or gives it away."""
    for one in subtree(node):
        match one:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr=attr)):
                if owner == name and attr in _MUTATING:
                    return True
            case ast.Subscript(value=ast.Name(id=owner), ctx=ast.Store() | ast.Del()):
                if owner == name:
                    return True
            case ast.AugAssign(target=ast.Name(id=owner)) | ast.Return(value=ast.Name(id=owner)):
                if owner == name:
                    return True
            case ast.Assign(value=ast.Name(id=owner)) if owner == name:
                return True
            case _:
                pass
    return False


_ERASED = frozenset(
    """abc.abstractmethod typing.override typing.final typing.overload typing.no_type_check
    functools.wraps functools.total_ordering functools.singledispatch builtins.staticmethod
    atexit.register tfjs.js.iteration tfjs.js.keeping""".split()
)
_DECORATORS = {
    "functools.lru_cache": "pyCached",
    "functools.cache": "pyCached",
    "contextlib.contextmanager": "pyContext",
}


def decorator_name(t: Translator, node: ast.expr) -> str:
    function = node.func if isinstance(node, ast.Call) else node
    return resolved(t.facts, function) or ""


def is_erased(t: Translator, node: ast.expr) -> bool:
    """A decorator that changes nothing that a JavaScript program sees."""
    name = decorator_name(t, node)
    if name == "functools.wraps" and t.reads_names:
        return False
    return name in _ERASED - {"functools.singledispatch"}


def decorate(t: Translator, decorator: ast.expr, value: tree.Expression) -> tree.Expression:
    match decorator:
        case ast.Call(args=[wrapped]) if decorator_name(t, decorator) == "functools.wraps":
            return build.call("pyNamed", value, t.expression(wrapped))
        case _:
            pass
    helper = _DECORATORS.get(decorator_name(t, decorator))
    if helper is not None:
        return build.call(helper, value)
    if t.definitions.class_of(decorator) is not None:
        # what it makes is an object, which JavaScript does not call as a function
        raise Untranslatable(decorator, "KT301", what="this decorator", source=t.source(decorator))
    made = t.expression(decorator)
    found = t.definitions.find(ast.Call(decorator, [], []))
    is_object = isinstance(found, ast.FunctionDef) and found.name == "__call__"
    if is_object or isinstance(made, tree.New):
        return build.method(made, "__call__", value)
    return tree.Call(made, (value,))


def function_value(t: Translator, node: ast.FunctionDef | ast.AsyncFunctionDef) -> tree.Function:
    """The function without a name."""
    with t.inside(node):
        listed = parameters(t, node)
        statements, dangling = statements_of(t, node.body, _header_end(node))
    return tree.Function(
        None,
        listed,
        tree.Block((*_last_object(t, node), *statements), dangling),
        t.colour.waits(node) and t.can_wait(node),
        any(isinstance(inner, ast.Yield | ast.YieldFrom) for inner in own_nodes(node)),
        t.type_of(node.returns) if t.typescript and node.returns is not None else None,
        span=t.layout.span(node),
    )


def _last_object(
    t: Translator, node: ast.FunctionDef | ast.AsyncFunctionDef
) -> tuple[tree.Statement, ...]:
    """The keywords of `call(self, *args, **kwargs)`: TF.js gives them as the last argument."""
    rest, keywords = node.args.vararg, node.args.kwarg
    if rest is None or keywords is None or not t.definitions.own_signature(node).fixed:
        return ()
    used = [one for one in own_nodes(node) if isinstance(one, ast.Name) and one.id == keywords.arg]
    if forwards(node) or not used:
        return ()
    kind: Literal["const", "let"] = "let"
    if all(isinstance(one.ctx, ast.Load) for one in used):
        kind = "const"
    last = build.method(build.name(t.names[rest.arg]), "at", build.number(-1))
    return (tree.Declaration(kind, (tree.Declarator(build.name(t.names[keywords.arg]), last),)),)


def _header_end(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return node.lineno


def documented(t: Translator, node: ast.stmt, body: list[ast.stmt]) -> tuple[tree.Comment, ...]:
    """The docstring as leading comment."""
    text = docstring(body)
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return () if text is None else (jsdoc(text, body[0], t),)
    signature = t.definitions.own_signature(node)
    named = frozenset(name for name, _ in signature.named if not signature.fixed)
    if text is None:
        return with_result(t, node, ())
    known = frozenset(one.arg for one in subtree(node.args) if isinstance(one, ast.arg))
    known -= contradicted(t, node, text)
    return with_result(t, node, (jsdoc(text, body[0], t, named, known),))


@statement(ast.FunctionDef, ast.AsyncFunctionDef)
def function(t: Translator, node: ast.FunctionDef | ast.AsyncFunctionDef) -> list[tree.Statement]:
    value = function_value(t, node)
    name = build.name(t.names[node.name])
    kind = t.declarations.kind(node, [node.name])
    leading = documented(t, node, node.body)
    span = value.span
    made: tree.Statement
    decorators = [one for one in node.decorator_list if not is_erased(t, one)]
    if decorators:
        # By its own name a function calls what the decorators have made of it
        calls_itself = any(
            isinstance(one, tree.Identifier) and one.name == name.name
            for one in tree.walk(value.body)
        )
        decorated = _closure(t, value) or replace(value, name=None if calls_itself else name)
        for decorator in reversed(decorators):
            decorated = decorate(t, decorator, decorated)
        made = _bound(kind, name, decorated)
    elif (closure := _closure(t, value)) is not None:
        made = _bound(kind, name, closure)
    elif kind is None or kind == "let":
        made = _bound(kind, name, replace(value, name=name))
    elif t.functions and not value.is_generator:
        made = _bound(kind, name, _as_arrow(value))
    else:
        made = tree.FunctionDeclaration(replace(value, name=name))
    return [replace(made, leading=leading, span=span)]


def _closure(t: Translator, value: tree.Function) -> tree.Expression | None:
    """A function within another that uses `this` of the one around it."""
    if not t.functions or not any(isinstance(one, tree.This) for one in tree.walk(value)):
        return None
    return build.method(value, "bind", tree.This()) if value.is_generator else _as_arrow(value)


def _as_arrow(value: tree.Function) -> tree.Arrow:
    """It as an arrow, in which `this` is that of the function around it."""
    return tree.Arrow(value.parameters, value.body, value.is_async, value.returns, span=value.span)


def arrow_of(t: Translator, node: ast.FunctionDef) -> tree.Arrow:
    """The function as an arrow in the place of its name."""
    value = function_value(t, node)
    return tree.Arrow(value.parameters, value.body, value.is_async, value.returns)


def _bound(kind: str | None, name: tree.Identifier, value: tree.Expression) -> tree.Statement:
    if kind is None:
        return build.run(tree.Assignment("=", name, value))
    declarator = tree.Declarator(name, value)
    return tree.Declaration("const" if kind == "const" else "let", (declarator,))


@expression(ast.Lambda)
def lambda_(t: Translator, node: ast.Lambda) -> tree.Expression:
    defaults = [one for one in (*node.args.defaults, *node.args.kw_defaults) if one is not None]
    own = _names(node)
    if defaults and all(isinstance(one, ast.Name) and one.id in own for one in defaults):
        return _capturing(t, node)
    with t.inside(node):
        listed = parameters(t, node)
        with t.hoisting() as before:
            body = t.expression(node.body)
            if _gives_nothing(t, node.body, body):
                body = tree.Unary("void", body)
    waits = t.colour.waits(node)
    if before:
        return tree.Arrow(listed, tree.Block((*before, tree.Return(body))), waits)
    return tree.Arrow(listed, body, waits)


def _gives_nothing(t: Translator, node: ast.expr, made: tree.Expression) -> bool:
    """Whether a call that changes a container gives a value in JavaScript, and None in Python."""
    match node, made:
        case (
            ast.Call(func=ast.Attribute(value=owner, attr=attr)),
            tree.Call(callee=tree.Member()),
        ):
            return attr in _WITHOUT_VALUE and (t.is_array(owner) or t.is_set(owner))
        case _:
            return False


_WITHOUT_VALUE = frozenset("append extend insert remove sort reverse add discard".split())


def _names(node: ast.Lambda) -> set[str]:
    return {one.arg for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)}


def _capturing(t: Translator, node: ast.Lambda) -> tree.Expression:
    """`lambda x, i=i: ...`: the value of `i` now. A variable that each turn of a loop has anew
    keeps it by itself; any other is handed to an arrow around."""
    defaults = [one for one in (*node.args.defaults, *node.args.kw_defaults) if one is not None]
    captured = [one.id for one in defaults if isinstance(one, ast.Name) and one.id in _names(node)]
    if len(captured) != len(defaults):
        what = "a lambda with these defaults"
        raise Untranslatable(node, "KT301", what=what, source=t.source(node))
    kept = [one for one in node.args.args if one.arg not in captured]
    with t.inside(node), t.hoisting(allowed=False):
        body = t.expression(node.body)
    inner = tree.Arrow(tuple(build.name(t.names[one.arg]) for one in kept), body)
    if all(isinstance(one, ast.Name) and t.is_of_turn(one) for one in defaults):
        return inner
    names = tuple(build.name(t.names[name]) for name in captured)
    return tree.Call(tree.Arrow(names, inner), names)
