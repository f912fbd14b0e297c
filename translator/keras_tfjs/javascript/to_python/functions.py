"""Functions: `def`, `lambda`, parameters and their defaults."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build, types
from keras_tfjs.javascript.to_python.bodies import body_of, document
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    Surroundings,
    expression,
    statement,
)
from keras_tfjs.javascript.to_python.keywords import keyword_object
from keras_tfjs.javascript.to_python.nothing import NULL, UNDEFINED
from keras_tfjs.javascript.to_python.patterns import unpack
from keras_tfjs.javascript.to_python.returning import returned
from keras_tfjs.javascript.to_python.told_apart import report_told
from keras_tfjs.javascript.to_python.variables import FunctionNode
from keras_tfjs.kinds.subtree import subtree

_EVENTS = {
    "onEpochEnd": ("epoch", "logs"),
    "onEpochBegin": ("epoch", "logs"),
    "onBatchEnd": ("batch", "logs"),
    "onBatchBegin": ("batch", "logs"),
    "onTrainBegin": ("logs",),
    "onTrainEnd": ("logs",),
    "onYield": ("epoch", "batch", "logs"),
}
_CALLBACKS = {
    **_EVENTS,
    **{f"method {name}": roles for name, roles in _EVENTS.items()},
    "method build": ("input_shape",),
    "method call": ("inputs", "kwargs"),
    "method computeMask": ("inputs", "mask"),
    "method computeOutputShape": ("input_shape",),
}
"""What TF.js hands to a function under such a key, or to a method of a class that derives from one
of its own: Python wants a parameter for each."""


@dataclass
class Parameters:
    """Python's parameters, and the statements that take patterns apart."""

    arguments: ast.arguments
    unpacking: list[ast.stmt] = field(default_factory=list)


def parameters(c: Converter, node: FunctionNode, hint: str = "") -> Parameters:
    made = Parameters(build.parameters())
    listed = list(node.parameters)
    keywords = keyword_object(node) if id(node) in c.keyword_functions else None
    if keywords is not None:
        has_rest = isinstance(listed[-1], tree.Spread)
        listed.pop(-2 if has_rest and len(listed) > 1 else -1)
    roles = _CALLBACKS.get(hint, ())
    omitted = c.omitted.first(node)
    for index, one in enumerate(listed):
        role = roles[index] if index < len(roles) else ""
        _parameter(c, one, made, role, omitted=index >= omitted)
    for role, one in zip(roles, listed, strict=False):
        variable = c.variable(one) if isinstance(one, tree.Identifier) else None
        if role == "logs" and variable is not None:
            c.logs.add(variable)
    if keywords is not None:
        _keywords(c, keywords, made)
    for name in _CALLBACKS.get(hint, ())[len(node.parameters) :]:
        spoken = any(
            isinstance(one, tree.Identifier) and one.name == name for one in tree.walk(node)
        )
        is_own = hint.startswith("method ") and not spoken
        made.arguments.args.append(ast.arg(name if is_own else c.names.fresh(name)))
    return made


def _parameter(
    c: Converter, node: tree.Expression, made: Parameters, role: str = "", *, omitted: bool = False
) -> None:
    """`role` is what a parameter without a name is called after; callers may leave out an
    `omitted` one."""
    default: tree.Expression | None = None
    if isinstance(node, tree.ParameterProperty):
        node = node.parameter
    if isinstance(node, tree.Default):
        default = node.value
        node = node.target
    target = node
    match target:
        case tree.Spread(value=tree.Identifier() as rest):
            made.arguments.vararg = ast.arg(c.name(rest))
            return
        case tree.Spread(value=rest):
            name = c.names.fresh("values")
            made.arguments.vararg = ast.arg(name)
            made.unpacking.extend(unpack(c, rest, build.name(name), short=True))
            return
        case tree.Identifier(type=annotation, optional=optional):
            name = c.name(target)
            argument = ast.arg(name, types.annotation(annotation))
        case _:
            name = c.names.fresh(role or ("options" if isinstance(node, tree.Object) else "values"))
            argument = ast.arg(name)
            optional = False
    c.place(argument, node)
    if node.leading or node.trailing:
        c.around[argument] = Surroundings(node.leading, node.trailing)
    made.arguments.args.append(argument)
    if default is not None:
        _default(c, node, default, name, made)
    elif optional or omitted or made.arguments.defaults:
        made.arguments.defaults.append(build.none())
    if not isinstance(node, tree.Identifier):
        made.unpacking.extend(unpack(c, node, build.name(name)))


def _default(
    c: Converter, target: tree.Expression, node: tree.Expression, name: str, made: Parameters
) -> None:
    """A constant as it is; anything else is computed at each call, and so is what a call hands
    undefined to."""
    value = c.expression(node)
    handed = c.absent.handed(target) if isinstance(target, tree.Identifier) else 0
    if _is_constant(c, value) and not handed & UNDEFINED:
        made.arguments.defaults.append(value)
        return
    if handed & NULL:
        report_told(c, target, tree.Default(target, node))
    made.arguments.defaults.append(build.none())
    test = build.is_none(build.name(name))
    made.unpacking.append(ast.If(test, [build.assign(build.name(name), value)], []))


def _is_constant(c: Converter, value: ast.expr) -> bool:
    match value:
        case ast.Constant():
            return True
        case ast.UnaryOp(operand=ast.Constant()):
            return True
        case ast.Attribute(value=ast.Name(id=name)):
            return name in c.modules or name in c.imported_names
        case _:
            return False


def _keywords(c: Converter, node: tree.Object, made: Parameters) -> None:
    """Parameters by name: those with defaults follow the others, the rest are keyword-only."""
    plain: list[tuple[ast.arg, ast.expr | None]] = []
    for member in node.properties:
        match member:
            case tree.Property(value=tree.Identifier() as name):
                plain.append((ast.arg(c.name(name), types.annotation(name.type)), None))
            case tree.Property(value=tree.Default(target=tree.Identifier() as name, value=value)):
                holder = Parameters(build.parameters())
                _default(c, name, value, c.name(name), holder)
                made.unpacking.extend(holder.unpacking)
                plain.append((ast.arg(c.name(name)), holder.arguments.defaults[0]))
            case tree.Spread(value=tree.Identifier() as name):
                made.arguments.kwarg = ast.arg(c.name(name))
            case _:
                raise c.unsupported(member, "this parameter")
    only = made.arguments.vararg is not None or any(default is None for _, default in plain)
    for argument, default in plain:
        if only or (made.arguments.defaults and default is None):
            made.arguments.kwonlyargs.append(argument)
            made.arguments.kw_defaults.append(default)
        else:
            made.arguments.args.append(argument)
            assert default is not None
            made.arguments.defaults.append(default)


def define(
    c: Converter,
    node: FunctionNode,
    name: str,
    *,
    receiver: str | None = None,
    prologue: list[ast.stmt] | None = None,
    hint: str = "",
) -> ast.FunctionDef | ast.AsyncFunctionDef:
    """A `def` of the function. `receiver` is its first parameter if it is a method."""
    _name_itself(c, node, name)
    with c.inside(node):
        made = parameters(c, node, hint)
        if receiver is not None:
            made.arguments.args.insert(0, ast.arg(receiver))
        if isinstance(node.body, tree.Block):
            body = body_of(c, node.body)
        else:
            with c.effects.hoisting() as before:
                value = returned(c, node.body)
            body = _returning(c, node.body, before, value)
    if receiver is None:
        _capture(c, node, made)
    if not isinstance(node, tree.Arrow) and says_arguments(node.body):
        _take_arguments(made, receiver)
    elif (rest := made.arguments.vararg) is not None and _changes(c, node, rest.arg):
        made.unpacking.append(
            build.assign(build.name(rest.arg), build.call("list", build.name(rest.arg)))
        )
    return _assembled(c, node, name, made, [*(prologue or []), *body])


def _name_itself(c: Converter, node: FunctionNode, name: str) -> None:
    """`const f = function inner() {...}`: inside, `inner` is the function, too."""
    if isinstance(node, tree.Function) and node.name is not None:
        for variable in c.scopes.scope(node).variables:
            if variable.kind == "function" and variable.name == node.name.name:
                variable.python = name


def says_arguments(node: tree.Node) -> bool:
    if isinstance(node, tree.Identifier):
        return node.name == "arguments"
    return any(
        says_arguments(one) for one in tree.children(node) if not isinstance(one, tree.Function)
    )


_CHANGING = frozenset("push pop shift unshift splice sort reverse fill".split())


def _changes(c: Converter, node: FunctionNode, name: str) -> bool:
    """Whether the function changes the array of its last arguments, which is a tuple in Python."""

    def is_rest(one: tree.Expression) -> bool:
        return isinstance(one, tree.Identifier) and c.name(one) == name

    for inner in tree.walk(node.body):
        match inner:
            case tree.Call(callee=tree.Member(object=owner, name=method)) if method in _CHANGING:
                if is_rest(owner):
                    return True
            case tree.Assignment(target=tree.Index(object=owner)) if is_rest(owner):
                return True
            case _:
                pass
    return False


def _take_arguments(made: Parameters, receiver: str | None) -> None:
    """`arguments`: all that was handed over; the parameters are taken from it."""
    kept = 1 if receiver is not None else 0
    named = made.arguments.args[kept:]
    made.arguments.args = made.arguments.args[:kept]
    made.arguments.defaults = []
    made.arguments.vararg = ast.arg("arguments")
    for index, one in reversed(list(enumerate(named))):
        length = build.call("len", build.name("arguments"))
        test = build.compare(length, ast.Gt(), build.constant(index))
        element = build.subscript(build.name("arguments"), build.constant(index))
        value = ast.IfExp(test, element, build.none())
        made.unpacking.insert(0, build.assign(build.name(one.arg), value))


def _returning(
    c: Converter, node: tree.Node, before: list[ast.stmt], value: ast.expr
) -> list[ast.stmt]:
    body = [*before, ast.Return(value)]
    for one in body:
        c.place(one, node)
    return body


def _assembled(
    c: Converter, node: FunctionNode, name: str, made: Parameters, body: list[ast.stmt]
) -> ast.FunctionDef | ast.AsyncFunctionDef:
    unset = unset_variables(c, node)
    whole = [*_outer_names(c, node), *unset, *made.unpacking, *body] or [ast.Pass()]
    kind = ast.AsyncFunctionDef if c.waiting.is_coroutine(node) else ast.FunctionDef
    decorators: list[ast.expr] = []
    if c.waiting.is_value(node):
        c.support = c.looping = True
        decorators.append(build.attribute(build.name("js"), "asynchronous"))
    function = kind(name, made.arguments, whole, decorators, types.annotation(node.returns), None)
    if hasattr(function, "type_params"):
        function.type_params = []
    c.place(function, node)
    if node.span is not None:
        c.lines[function] = node.span.line
    return function


def _capture(c: Converter, node: FunctionNode, made: Parameters) -> None:
    """Variables that a loop makes anew at each turn are handed in as keyword defaults: a Python
    function would see the last turn's."""
    for variable in c.scopes.captured_by(node):
        made.arguments.kwonlyargs.append(ast.arg(variable.python))
        made.arguments.kw_defaults.append(build.name(variable.python))


def _outer_names(c: Converter, node: FunctionNode) -> list[ast.stmt]:
    """`nonlocal` and `global` for what the function assigns outside itself."""
    scope = c.scopes.scope(node)
    outer = [one for one in scope.outer.values() if one.owner is not scope]
    global_ = sorted(one.python for one in outer if one.owner is c.scopes.root)
    nonlocal_ = sorted(one.python for one in outer if one.owner is not c.scopes.root)
    made: list[ast.stmt] = []
    if global_:
        made.append(ast.Global(global_))
    if nonlocal_:
        made.append(ast.Nonlocal(nonlocal_))
    return made


def unset_variables(c: Converter, node: tree.Node) -> list[ast.stmt]:
    """`var` is known in its whole function: what is read before it is set is undefined."""
    made: list[ast.stmt] = []
    for one in c.scopes.scope(node).variables:
        used = [use.span for use in one.uses if use.span is not None]
        if one.kind == "var" and any((at.line, at.column) < one.position for at in used):
            made.append(build.assign(build.name(one.python), build.none()))
    return made


def callback(c: Converter, node: FunctionNode, hint: str) -> ast.expr:
    """A function as a value: a lambda, or the name of a `def` before the statement."""
    if isinstance(node, tree.Arrow) and isinstance(node.body, tree.Expression):
        with c.inside(node):
            made = parameters(c, node, hint)
            with c.effects.hoisting() as before:
                value = returned(c, node.body)
                if c.waiting.gives_promise(node):
                    c.support = c.looping = True
                    promise = build.attribute(build.name("js"), "Promise")
                    value = build.method(promise, "resolve", value)
        _capture(c, node, made)
        needs_def = before or made.unpacking or _has_walrus(value) or c.scopes.scope(node).outer
        if not needs_def and not c.waiting.is_coroutine(node):
            return ast.Lambda(_without_types(made.arguments), value)
        name = _fresh_name(c, node, hint)
        body = _returning(c, node.body, before, value)
        function = _assembled(c, node, name, made, body)
    else:
        name = _fresh_name(c, node, hint)
        function = define(c, node, name, hint=hint)
    if c.effects.target is None:
        raise c.unsupported(node, "a function with statements inside an expression evaluated later")
    c.hoist(node, function)
    return build.name(name)


def _without_types(arguments: ast.arguments) -> ast.arguments:
    """A lambda's parameters, which Python lets have no annotations."""
    for one in (*arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg):
        if one is not None:
            one.annotation = None
    return arguments


def _fresh_name(c: Converter, node: FunctionNode, hint: str) -> str:
    if isinstance(node, tree.Function) and node.name is not None:
        return c.name(node.name)
    return c.names.fresh(c.names[hint.lstrip("#") or "callback"])


def _has_walrus(value: ast.expr) -> bool:
    return any(isinstance(inner, ast.NamedExpr) for inner in subtree(value))


@expression(tree.Arrow, tree.Function)
def function_value(c: Converter, node: FunctionNode) -> ast.expr:
    return callback(c, node, "")


@statement(tree.FunctionDeclaration)
def function_declaration(c: Converter, node: tree.FunctionDeclaration) -> list[ast.stmt]:
    assert node.function.name is not None
    made = define(c, node.function, c.name(node.function.name))
    return [document(c, node, made)]
