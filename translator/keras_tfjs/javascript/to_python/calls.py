"""Calls."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.correspondence.javascript_rows import METHODS
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.arrays import array_method, is_array
from keras_tfjs.javascript.to_python.changes import in_place
from keras_tfjs.javascript.to_python.command_line import of_parser
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    Surroundings,
    Untranslatable,
    expression,
)
from keras_tfjs.javascript.to_python.expressions import HOSTS, is_symbol, own_text
from keras_tfjs.javascript.to_python.fractional import cut
from keras_tfjs.javascript.to_python.functions import callback, says_arguments
from keras_tfjs.javascript.to_python.helper_calls import helper_call
from keras_tfjs.javascript.to_python.keyword_arguments import keyword_arguments
from keras_tfjs.javascript.to_python.keywords import keyword_object, without_undefined
from keras_tfjs.javascript.to_python.members import (
    is_exports,
    is_path_of_import,
    read_member,
)
from keras_tfjs.javascript.to_python.optional import optional_chain
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.regular import regular_call
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.javascript.to_python.told_apart import converted
from keras_tfjs.javascript.to_python.variables import FunctionNode
from keras_tfjs.kinds import Facts, Instance, Unknown

_CONSOLE = frozenset(("log", "info", "debug", "warn", "error"))


@expression(tree.Call)
def call(c: Converter, node: tree.Call) -> ast.expr:
    if (chain := optional_chain(c, node)) is not None:
        return chain
    match node.callee:
        case tree.Super():
            parent = build.attribute(build.call("super"), "__init__")
            return ast.Call(parent, *arguments_of(c, node))
        case tree.Member(object=tree.Identifier(name="console") as root, name=name) if (
            c.variable(root) is None and name in _CONSOLE
        ):
            return _print(c, node, name)
        case tree.Member(object=tree.Identifier(name=name) as root) if (
            c.variable(root) is None and name in HOSTS and name != "process"
        ):
            host, counterpart = HOSTS[name]
            raise Untranslatable(node, "KT312", name=name, host=host, counterpart=counterpart)
        case tree.Member(object=root, optional=False) if c.is_neighbour(root):
            return _called(c, node)
        case _:
            pass
    if (missing := converted(c, node)) is not None:
        return missing
    if (changed := in_place(c, node)) is not None:
        return changed
    if (array := array_method(c, node)) is not None:
        return array
    if (regular := regular_call(c, node)) is not None:
        return regular
    if (shown := own_text(c, node)) is not None:
        return shown
    if not _needs_result(c, node) and (found := by_row(c, node)) is not None:
        return found
    helped = helper_call(c, node) or (of_parser(c, node) if c.uses.makes_parsers else None)
    if helped is not None:
        return helped
    if (special := _special(c, node)) is not None:
        return special
    return _called(c, node)


def _is_handed_on(c: Converter, node: tree.Call) -> bool:
    """Whether a function from elsewhere is called with whatever there is: `for (const f of
    listeners) f(...values)`. It takes no more than it has parameters for."""
    if not any(isinstance(one, tree.Spread) for one in node.arguments):
        return False
    variable = c.variable(node.callee) if isinstance(node.callee, tree.Identifier) else None
    if variable is None or variable.value is not None:
        return False
    return variable.kind in ("const", "let", "parameter")


def _needs_result(c: Converter, node: tree.Call) -> bool:
    """Whether a call's value is wanted whose counterpart in Python has none, or fails."""
    if id(node) in c.discarded:
        return False
    match node.callee:
        case tree.Member(object=root, name="assign"):
            return c.is_standard(root, "Object") and not _is_fresh(node.arguments)
        case tree.Member(name="push" | "unshift" as name):
            return name not in c.user_members
        case tree.Member(object=owner, name="pop" | "shift" as name):
            return name not in c.user_members and not c.uses.is_measured(owner)
        case _:
            return False


def _is_fresh(arguments: tuple[tree.Expression, ...]) -> bool:
    return bool(arguments) and arguments[0] == tree.Object((), span=arguments[0].span)


def _called(c: Converter, node: tree.Call) -> ast.expr:
    match node.callee:
        case tree.Member(object=tree.Super(), name=name):
            callee: ast.expr = build.attribute(build.call("super"), c.member(name))
        case tree.Member(object=root) as member if c.is_neighbour(root):
            callee = c.expression(member)
        case tree.Member(object=inner, name=name) if name in _STEPS and _is_standard(
            c, node.callee
        ):
            return c.js(_STEPS[name], c.expression(inner), *_values(c, node.arguments))
        case tree.Index(object=inner, index=index) if is_symbol(index):
            return build.call("iter", c.expression(inner))
        case tree.Identifier(name="import"):
            return _imported(c, node)
        case tree.Member(object=inner, name=name) as member if name in METHODS and (
            _is_standard(c, member) or is_array(inner)
        ):
            return _found(c, node, member)
        case tree.Member(object=root) as member if is_exports(c, root):
            callee = c.expression(member)
        case tree.Member() as member:
            callee = _method(c, member)
        case other:
            callee = c.expression(other)
    positional, keywords = arguments_of(c, node)
    if _is_handed_on(c, node):
        return c.js("apply", callee, *positional)
    made = ast.Call(callee, positional, keywords)
    if node.dangling:
        c.around[made] = Surroundings(dangling=node.dangling)
    is_held = id(node) not in c.awaited and id(node) not in c.discarded
    if is_held and c.waiting.is_coroutine_call(node):
        c.looping = True
        return c.js("start", made)
    return made


_STEPS = {"next": "next_of", "return": "finish", "throw": "throw_into"}
"""Methods of iterators, and the support module's functions."""


def _imported(c: Converter, node: tree.Call) -> ast.expr:
    """`import('./x.js')`: a promise in JavaScript, the module itself here."""
    match node.arguments:
        case (tree.StringLiteral(value=source),) if source.startswith("./"):
            load = build.attribute(c.uses_module("importlib"), "import_module")
            name = source.removeprefix("./").rsplit(".", 1)[0].replace("/", ".")
            return build.call(load, build.constant(name))
        case _:
            raise c.unsupported(node, "this import")


def _is_standard(c: Converter, node: tree.Member) -> bool:
    """Whether a method may be that of a text, an array, a number or a function."""
    if node.name in c.user_members or is_path_of_import(c, node.object):
        return False
    return not isinstance(node.object, tree.This)


def _found(c: Converter, node: tree.Call, member: tree.Member) -> ast.expr:
    """A method by JavaScript's name, of a receiver that has to be known to have another."""
    receiver = c.expression(member.object)
    method = build.method(receiver, c.member(member.name), *_values(c, node.arguments, node.callee))

    def looked_up(one: Any) -> ast.expr:
        return c.js("call", one.func.value, build.constant(member.name), *one.args)

    def decide(facts: Facts) -> Build | None:
        assert isinstance(method.func, ast.Attribute)
        match facts.kind(method.func.value):
            case Instance(role=role) if role:
                return lambda one: one
            case Unknown():
                return None
            case _:
                return looked_up

    return c.defer(method, decide, looked_up)


def _method(c: Converter, node: tree.Member) -> ast.expr:
    """The method of a call: an attribute, unless an object's entry is called."""
    value = c.expression(node.object)
    is_entry = node.name in c.object_keys and node.name not in c.user_members
    if not is_entry and (node.name in c.members or node.name in c.user_members):
        return build.attribute(value, c.member(node.name))
    return read_member(c, node, value)


def _values(
    c: Converter, nodes: tuple[tree.Expression, ...], callee: tree.Expression | None = None
) -> list[ast.expr]:
    """Arguments; a function among them that needs a name is called after what it is handed to."""
    hint = f"{callee.name}_body" if isinstance(callee, tree.Member) else ""
    made = []
    for node in nodes:
        if isinstance(node, tree.Arrow | tree.Function):
            value = callback(c, node, hint)
            c.place(value, node)
            made.append(value)
        else:
            made.append(c.expression(node))
    return made


def arguments_of(
    c: Converter, node: tree.Call | tree.New
) -> tuple[list[ast.expr], list[ast.keyword]]:
    """Arguments; the trailing object of a function that takes keywords becomes keywords."""
    function = c.callees.find(node, c.classes[-1] if c.classes else None)
    if function is not None and id(function) not in c.keyword_functions:
        return _for_function(c, node, function), []
    if function is None:
        return _values(c, node.arguments, node.callee), []
    target = keyword_object(function)
    position = len(function.parameters) - 1
    if isinstance(function.parameters[-1], tree.Spread) and position:
        position -= 1
    if target is None or len(node.arguments) <= position:
        return _values(c, node.arguments), []
    before, options, after = (
        node.arguments[:position],
        node.arguments[position],
        node.arguments[position + 1 :],
    )
    positional = _values(c, before)
    match options:
        case tree.Object(properties=members):
            keywords = keyword_arguments(c, members, target)
        case tree.Identifier() if (known := c.variable(options)) and known.kind == "parameter":
            given = ast.BoolOp(ast.Or(), [c.expression(options), ast.Dict([], [])])
            keywords = [ast.keyword(None, given)]
        case _:
            keywords = [ast.keyword(None, c.expression(options))]
    return [*positional, *_values(c, after)], keywords


def _for_function(
    c: Converter, node: tree.Call | tree.New, function: FunctionNode
) -> list[ast.expr]:
    """Arguments for a function of the file: no more than it has parameters for; functions among
    them take what it hands over."""
    given = without_undefined(node.arguments, function)
    takes_all = any(isinstance(one, tree.Spread) for one in (*function.parameters, *given))
    if not takes_all and not says_arguments(function):
        needless = given[len(function.parameters) :]
        if all(isinstance(one, _PLAIN) for one in needless):
            given = given[: len(function.parameters)]
    made = _values(c, given, node.callee)
    if takes_all:
        return made
    for argument, parameter, value in zip(given, function.parameters, made, strict=False):
        count = c.uses.handed_to(parameter, c.variable)
        if isinstance(argument, tree.Arrow) and isinstance(value, ast.Lambda):
            _take(value.args, len(argument.parameters), count)
    return made


_PLAIN = (tree.Identifier, tree.NumberLiteral, tree.StringLiteral, tree.BooleanLiteral)


def _take(arguments: ast.arguments, own: int, count: int | None) -> None:
    """Parameters for what a function is handed beyond its own, and defaults for what it is not."""
    if count is None or arguments.vararg is not None:
        return
    if count > own:
        arguments.vararg = ast.arg("_")
    for _ in range(own - max(count, own - len(arguments.args) + len(arguments.defaults))):
        arguments.defaults.insert(0, build.none())


def _print(c: Converter, node: tree.Call, name: str) -> ast.expr:
    made = ast.Call(build.name("print"), _values(c, node.arguments), [])
    if name in ("warn", "error"):
        stream = build.attribute(c.uses_module("sys"), "stderr")
        made.keywords = [ast.keyword("file", stream)]
    return made


def _special(c: Converter, node: tree.Call) -> ast.expr | None:
    match node:
        case tree.Call(
            callee=tree.Member(object=root, name="max" | "min" as name)
        ) if c.is_standard(root, "Math"):
            return build.call(name, *_values(c, node.arguments))
        case tree.Call(callee=tree.Member(object=root, name="assign")) if c.is_standard(
            root, "Object"
        ):
            return c.js("assign", *_values(c, node.arguments))
        case tree.Call(callee=tree.Member(object=root, name="of")) if c.is_standard(root, "Array"):
            return ast.List(_values(c, node.arguments), ast.Load())
        case tree.Call(callee=root, arguments=(_, _, *_)) if c.is_standard(root, "Array"):
            return ast.List(_values(c, node.arguments), ast.Load())
        case tree.Call(
            callee=tree.Member(object=root, name="fromCharCode" | "fromCodePoint")
        ) if c.is_standard(root, "String"):
            codes = ast.List(_values(c, node.arguments), ast.Load())
            return build.method(
                build.constant(""), "join", build.call("map", build.name("chr"), codes)
            )
        case tree.Call(
            callee=tree.Identifier(name="require") as root,
            arguments=(tree.StringLiteral(value=source),),
        ) if c.variable(root) is None and source.startswith("./"):
            return _imported(c, node)
        case tree.Call(callee=tree.Identifier(name="pyFixed"), arguments=(value, *digits)):
            return _fixed(c, value, tuple(digits))
        case tree.Call(callee=tree.Member(object=value, name="toFixed"), arguments=digits):
            return _to_fixed(c, node, value, digits)
        case tree.Call(callee=tree.Member(object=value, name="slice"), arguments=bounds) if (
            len(bounds) <= 2 and "slice" not in c.own_members and not c.is_module(value)
        ):
            return _slice(c, node, value, bounds)
        case tree.Call(
            callee=tree.Member(object=value, name="split"),
            arguments=(tree.StringLiteral(value=separator),),
        ) if (
            separator and "split" not in c.user_members and _is_text(value)
        ):
            return build.method(c.expression(value), "split", build.constant(separator))
        case tree.Call(callee=tree.Member(object=value, name="substring"), arguments=bounds):
            return _substring(c, node, value, bounds)
        case _:
            return None


def _is_text(node: tree.Expression) -> bool:
    match node:
        case tree.StringLiteral() | tree.Template():
            return True
        case _:
            return False


def _substring(
    c: Converter, node: tree.Call, value: tree.Expression, bounds: tuple[tree.Expression, ...]
) -> ast.expr | None:
    """`s.substring(0, 3)` as a slice, where the bounds are numbers in order."""
    match bounds:
        case (tree.NumberLiteral(raw=start),) if start.isdigit():
            return build.subscript(c.expression(value), _bounds(c, bounds))
        case (tree.NumberLiteral(raw=start), tree.NumberLiteral(raw=end)) if (
            start.isdigit() and end.isdigit() and int(start) <= int(end)
        ):
            return build.subscript(c.expression(value), _bounds(c, bounds))
        case _:
            return None


def _to_fixed(
    c: Converter, node: tree.Expression, value: tree.Expression, digits: tuple[tree.Expression, ...]
) -> ast.expr:
    """`x.toFixed(2)`: Python's formats round an exact half to the even digit. What a file with
    tensors shows comes out of float32 sums, which hardly ever are one: a note says it."""
    if not c.may_have_tensors:
        return c.js("to_fixed", c.expression(value), *(c.expression(one) for one in digits))
    if not c.said_halves:
        c.said_halves = True
        c.report("KT313", node, source=c.source(node))
    return _fixed(c, value, digits)


def _fixed(c: Converter, value: tree.Expression, digits: tuple[tree.Expression, ...]) -> ast.expr:
    count = digits[0] if digits else tree.NumberLiteral("0")
    if isinstance(count, tree.NumberLiteral):
        spec: ast.expr = build.constant(f".{count.raw}f")
        return build.call("format", c.expression(value), spec)
    inner = ast.FormattedValue(c.expression(count), -1, None)
    spec = ast.JoinedStr([build.constant("."), inner, build.constant("f")])
    return build.call("format", c.expression(value), spec)


def _bounds(c: Converter, bounds: tuple[tree.Expression, ...]) -> ast.Slice:
    made = [c.expression(one) for one in bounds]
    lower = made[0] if made else None
    if isinstance(lower, ast.Constant) and lower.value == 0:
        lower = None
    return ast.Slice(lower, made[1] if len(made) > 1 else None)


def _slice(
    c: Converter, node: tree.Call, value: tree.Expression, bounds: tuple[tree.Expression, ...]
) -> ast.expr:
    """`xs.slice(a, b)` of a list or a text; a tensor has a method of that name."""
    between = _bounds(c, bounds)
    made = build.subscript(c.expression(value), between)

    def as_method(one: Any) -> ast.expr:
        parts = one.slice
        lower = parts.lower or build.constant(0)
        arguments = [lower] if bounds else []
        if parts.upper is not None:
            arguments.append(parts.upper)
        return build.method(one.value, "slice", *arguments)

    def decide(facts: Facts) -> Build | None:
        match facts.kind(made.value):
            case Instance(role=role) if role != "NdArray":
                return as_method
            case Unknown():
                return None
            case _:
                return cut(c, bounds, between, facts)

    def fallback(one: Any) -> ast.expr:
        called: Any = as_method(one)
        return c.js("call", one.value, build.constant("slice"), *called.args)

    return c.defer(made, decide, fallback)
