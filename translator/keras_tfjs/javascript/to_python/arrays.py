"""Methods of arrays that take a function: comprehensions and loops."""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.bodies import body_of
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.datasets import is_dataset
from keras_tfjs.javascript.to_python.functions import callback
from keras_tfjs.javascript.to_python.patterns import target_of, unpack
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.javascript.to_python.rows import by_row
from keras_tfjs.javascript.to_python.truth import test
from keras_tfjs.javascript.to_python.zipped import zipped
from keras_tfjs.kinds import DictOf, Facts, Instance, ListOf, TupleOf, Unknown
from keras_tfjs.kinds.subtree import subtree

METHODS = frozenset("map filter some every find findIndex flatMap reduce sort forEach".split())


def array_method(c: Converter, node: tree.Call) -> ast.expr | None:
    """The Python of `xs.map(f)` and its like; None if it is another call."""
    match node:
        case tree.Call(
            callee=tree.Member(object=receiver, name=name, optional=False),
            arguments=(function, *rest),
            optional=False,
        ) if name in METHODS and (name not in c.user_members or is_array(receiver)):
            pass
        case tree.Call(
            callee=tree.Member(object=tree.Identifier(name="Array") as root, name="from"),
            arguments=(source, function),
        ) if (
            c.variable(root) is None
        ):
            return _array_from(c, source, function)
        case _:
            return None
    if _takes_more(c, name, function) or is_dataset(c, receiver):
        return None
    if name in ("reduce", "sort"):
        return _fold(c, node, name, receiver, function, rest)
    if rest:
        return None
    return _each(c, node, name, receiver, function)


def is_array(node: tree.Expression) -> bool:
    """Whether an expression is seen to be an array."""
    match node:
        case tree.Array():
            return True
        case tree.Call(
            callee=tree.Member(object=tree.Identifier(name="Object" | "Array"), name=name)
        ):
            return name in ("keys", "values", "entries", "from", "of")
        case tree.Call(
            callee=tree.Member(object=owner, name="map" | "filter" | "slice" | "concat")
        ):
            return is_array(owner)
        case _:
            return False


def _takes_more(c: Converter, name: str, function: tree.Expression) -> bool:
    """Whether a function takes more than the element and its index, or may: it is not known."""
    match function:
        case tree.Arrow(parameters=parameters) | tree.Function(parameters=parameters):
            return len(parameters) > 2
        case tree.Identifier() if (variable := c.variable(function)) is not None:
            if isinstance(variable.value, tree.Arrow | tree.Function):
                return len(variable.value.parameters) > 2
            return variable.kind == "parameter" and name not in ("reduce", "sort")
        case _:
            return False


class _Element:
    """What a comprehension goes through and computes: `element for target in values`."""

    def __init__(self, target: ast.expr, values: Any, element: ast.expr) -> None:
        self.target = target
        self.wrap = values
        self.element = element


def _element(c: Converter, function: tree.Expression, *, as_test: bool = False) -> _Element:
    """A function applied to each member: its expression in place, or a call."""
    match function:
        case tree.Arrow(parameters=parameters, body=tree.Expression() as body, is_async=False) if (
            len(parameters) <= 2 and not c.scopes.scope(function).outer
        ):
            targets = [target_of(c, one) for one in parameters]
            targets = targets or [build.name(c.names.fresh("_"))]
            if all(one is not None for one in targets):
                with c.inside(function), c.effects.hoisting() as before:
                    element = test(c, body) if as_test else c.expression(body)
                if not before and not _needs_function(element):
                    return _in_place([one for one in targets if one is not None], element)
                return _defined(c, function, targets, before, element)
        case _:
            pass
    name = c.names.fresh("item")
    callee = c.expression(function)
    arity = _arity(c, function)
    arguments: list[ast.expr] = [build.name(name)]
    if arity >= 2:
        index = c.names.fresh("index")
        arguments.append(build.name(index))
        target: ast.expr = ast.Tuple([build.name(index), build.name(name)], ast.Load())
        return _Element(target, _enumerated, build.call(callee, *arguments))
    return _Element(build.name(name), _as_is, build.call(callee, *arguments[:arity]))


def _needs_function(element: ast.expr) -> bool:
    """Whether an element binds a name, or keeps a function that would see the last member only:
    Python's comprehension has one variable for all turns."""
    pending: list[ast.AST] = [element]
    while pending:
        one = pending.pop()
        match one:
            case ast.NamedExpr() | ast.Lambda():
                return True
            case ast.Call(func=ast.Lambda(body=body), args=arguments):
                pending += (body, *arguments)
            case ast.Call(func=function) if _calls_at_once(function):
                pending += (
                    inner.body if isinstance(inner, ast.Lambda) else inner
                    for inner in ast.iter_child_nodes(one)
                )
            case _:
                pending += ast.iter_child_nodes(one)
    return False


def _calls_at_once(function: ast.expr) -> bool:
    """Whether a function of Python or of the support module is done with the functions it gets when
    it returns."""
    match function:
        case ast.Attribute(value=ast.Name(id="js"), attr=name):
            return name in ("call", "sort", "from_iterable", "group_by", "change", "put_if")
        case ast.Attribute(value=ast.Name(id="functools"), attr="reduce"):
            return True
        case ast.Name(id=name):
            return name in ("sorted", "map", "filter", "max", "min")
        case _:
            return False


def _in_place(targets: list[ast.expr], element: ast.expr) -> _Element:
    if len(targets) == 1:
        return _Element(targets[0], _as_is, element)
    pair = ast.Tuple([targets[1], targets[0]], ast.Load())
    return _Element(pair, _enumerated, element)


def _defined(
    c: Converter,
    function: tree.Arrow,
    targets: list[ast.expr | None],
    before: list[ast.stmt],
    element: ast.expr,
) -> _Element:
    """The element needs statements: a function of its own."""
    names = [one.id if isinstance(one, ast.Name) else c.names.fresh("item") for one in targets]
    unpacking: list[ast.stmt] = []
    for one, name in zip(targets, names, strict=True):
        if one is not None and not isinstance(one, ast.Name):
            unpacking.append(build.assign(one, build.name(name)))
    name = c.names.fresh("element")
    made = ast.FunctionDef(
        name, build.parameters(*names), [*unpacking, *before, ast.Return(element)], [], None, None
    )
    if hasattr(made, "type_params"):
        made.type_params = []
    c.hoist(function, made)
    item = c.names.fresh("item")
    arguments: list[ast.expr] = [build.name(item)]
    if len(names) == 2:
        index = c.names.fresh("index")
        target: ast.expr = ast.Tuple([build.name(index), build.name(item)], ast.Load())
        return _Element(target, _enumerated, build.call(name, *arguments, build.name(index)))
    return _Element(build.name(item), _as_is, build.call(name, *arguments))


def _arity(c: Converter, function: tree.Expression, unknown: int = 1) -> int:
    """How many arguments a function of the file takes, two at most; `unknown`, if that is not
    known."""
    match function:
        case tree.Arrow(parameters=parameters) | tree.Function(parameters=parameters):
            return min(len(parameters), 2)
        case tree.Identifier():
            variable = c.variable(function)
            value = variable.value if variable else None
            if isinstance(value, tree.Arrow | tree.Function):
                return min(len(value.parameters), 2)
            return 2 if c.is_standard(function, "parseInt") else unknown
        case _:
            return unknown


def _as_is(values: ast.expr) -> ast.expr:
    return values


def _enumerated(values: ast.expr) -> ast.expr:
    return build.call("enumerate", values)


def _each(
    c: Converter, node: tree.Call, name: str, receiver: tree.Expression, function: tree.Expression
) -> ast.expr:
    values = zipped(c, receiver, function) or c.expression(receiver)
    part = _element(c, function, as_test=name not in ("map", "flatMap", "forEach"))
    target, element = build.store(part.target), part.element
    filtered = _member_of(part)

    def comprehension(tests: list[ast.expr]) -> ast.comprehension:
        return ast.comprehension(target, part.wrap(values), tests, 0)

    match name:
        case "map" | "forEach":
            made: ast.expr = ast.ListComp(element, [comprehension([])])
        case "filter":
            made = ast.ListComp(build.copied(filtered), [comprehension([element])])
        case "flatMap":
            inner = c.names.fresh("inner")
            members = _members_of(c, element)
            second = ast.comprehension(ast.Name(inner, ast.Store()), members, [], 0)
            made = ast.ListComp(build.name(inner), [comprehension([]), second])
        case "some" | "every":
            word = "any" if name == "some" else "all"
            made = build.call(word, ast.GeneratorExp(element, [comprehension([])]))
        case "find":
            found = ast.GeneratorExp(build.copied(filtered), [comprehension([element])])
            made = build.call("next", found, build.none())
        case _:
            index = c.names.fresh("index")
            pair = ast.Tuple(
                [ast.Name(index, ast.Store()), build.store(build.copied(filtered))], ast.Store()
            )
            indexed = ast.comprehension(pair, _enumerated(values), [element], 0)
            found = ast.GeneratorExp(build.name(index), [indexed])
            made = build.call("next", found, ast.UnaryOp(ast.USub(), build.constant(1)))
    if name in ("map", "filter"):
        return _unless_dataset(c, node, made, values)
    return made


def _members_of(c: Converter, element: ast.expr) -> ast.expr:
    """What `flatMap` takes of a function's value: the members of an array, or the value."""
    made = build.method(ast.List([element], ast.Load()), "flat")

    def element_of(one: Any) -> ast.expr:
        return one.func.value.elts[0]  # type: ignore[no-any-return]  # the node made above

    def decide(facts: Facts) -> Build | None:
        match facts.kind(element_of(made)):
            case ListOf() | TupleOf():
                return element_of
            case _:
                return None

    return c.defer(made, decide, lambda one: c.js("call", one.func.value, build.constant("flat")))


def _unless_dataset(c: Converter, node: tree.Call, made: ast.expr, values: ast.expr) -> ast.expr:
    """A Dataset of TF.js has a `map` and a `filter` of its own."""

    def source() -> ast.expr:
        inner: Any = made
        iterated: ast.expr = inner.generators[0].iter
        match iterated:
            case ast.Call(func=ast.Name(id="enumerate"), args=[values]):
                return values
            case _:
                return iterated

    def decide(facts: Facts) -> Build | None:
        match facts.kind(source()):
            case Instance(role="Dataset"):
                return _as_method
            case Unknown():
                return None
            case _:
                return lambda one: one

    def _as_method(one: Any) -> ast.expr:
        assert isinstance(node.callee, tree.Member)
        generator = one.generators[0]
        body = generator.ifs[0] if generator.ifs else one.elt
        parameters = [
            inner.id for inner in subtree(generator.target) if isinstance(inner, ast.Name)
        ]
        function = ast.Lambda(build.parameters(*parameters), body)
        return build.method(source(), node.callee.name, function)

    return c.defer(made, decide, lambda one: one)


def _member_of(part: _Element) -> ast.expr:
    """The member itself, without the index."""
    target = part.target
    if part.wrap is _enumerated and isinstance(target, ast.Tuple):
        target = target.elts[1]
    loaded = build.copied(target)
    for inner in subtree(loaded):
        if hasattr(inner, "ctx"):
            inner.ctx = ast.Load()
    return loaded


def _fold(
    c: Converter,
    node: tree.Call,
    name: str,
    receiver: tree.Expression,
    function: tree.Expression,
    rest: list[tree.Expression],
) -> ast.expr | None:
    if (found := by_row(c, node)) is not None:
        return found
    values = c.expression(receiver)
    callee = _two_arguments(c, function)
    if name == "sort":
        key = build.call(build.attribute(c.uses_module("functools"), "cmp_to_key"), callee)
        call = build.method(values, "sort")
        call.keywords = [ast.keyword("key", key)]
        return call
    reduce = build.attribute(c.uses_module("functools"), "reduce")
    return build.call(reduce, callee, values, *(c.expression(one) for one in rest))


def _two_arguments(c: Converter, function: tree.Expression) -> ast.expr:
    if isinstance(function, tree.Arrow | tree.Function):
        return callback(c, function, "")
    return c.expression(function)


def _array_from(
    c: Converter, source: tree.Expression, function: tree.Expression
) -> ast.expr | None:
    """`Array.from({length: n}, (_, i) => ...)`."""
    match source:
        case tree.Object(
            properties=(tree.Property(key=tree.Identifier(name="length"), value=length),)
        ):
            pass
        case _:
            part = _element(c, function)
            values = part.wrap(c.expression(source))
            generator = ast.comprehension(build.store(part.target), values, [], 0)
            return ast.ListComp(part.element, [generator])
    match function:
        case tree.Arrow(parameters=(_, tree.Identifier() as index), body=tree.Expression() as body):
            counter = c.name(index)
        case tree.Arrow(parameters=(), body=tree.Expression() as body):
            counter = "_"
        case _:
            counter = c.names.fresh("index")
            callee = c.expression(function)
            generator = ast.comprehension(
                ast.Name(counter, ast.Store()), build.call("range", c.expression(length)), [], 0
            )
            arguments = [build.none(), build.name(counter)][: _arity(c, function, 2)]
            return ast.ListComp(build.call(callee, *arguments), [generator])
    with c.inside(function), c.effects.hoisting(allowed=False):
        element = c.expression(body)
    if _needs_function(element):
        element = _defined(c, function, [build.name(counter)], [], element).element
        assert isinstance(element, ast.Call)
        element.args = [build.name(counter)]
    generator = ast.comprehension(
        ast.Name(counter, ast.Store()), build.call("range", c.expression(length)), [], 0
    )
    return ast.ListComp(element, [generator])


def inlined_loop(c: Converter, node: tree.Call, function: tree.Arrow) -> list[ast.stmt]:
    """`xs.forEach((x, i) => {...});` as a loop."""
    assert isinstance(node.callee, tree.Member)
    values = c.expression(node.callee.object)
    prologue: list[ast.stmt] = []
    targets: list[ast.expr] = []
    for parameter in function.parameters:
        target = target_of(c, parameter)
        if target is None:
            name = c.names.fresh("item")
            target = build.name(name)
            prologue.extend(unpack(c, parameter, build.name(name)))
        targets.append(target)
    if len(targets) == 2:
        from keras_tfjs.javascript.to_python.loops import indexed

        values = indexed(c, values)
        target = ast.Tuple([targets[1], targets[0]], ast.Load())
    else:
        target = targets[0]
        if c.uses.has_maps:
            values = _values_of(c, values)
    with c.loops.enter(function=True) as left:
        if isinstance(function.body, tree.Block):
            body = body_of(c, function.body)
        else:
            body = c.statement(
                tree.ExpressionStatement(function.body, span=function.body.span)
            ) or [ast.Pass()]
    return left.around(ast.For(build.store(target), values, [*prologue, *body], []))


def _values_of(c: Converter, values: ast.expr) -> ast.expr:
    """What `forEach` hands over first: the members of an array or a Set, the values of a Map."""
    made = build.call("iter", values)

    def decide(facts: Facts) -> Build | None:
        match facts.kind(made.args[0]):
            case DictOf():
                return lambda one: build.method(one.args[0], "values")
            case Unknown():
                return None
            case Instance():
                return fallback
            case _:
                return lambda one: one.args[0]

    def fallback(one: Any) -> ast.expr:
        return c.js("call", one.args[0], build.constant("values"))

    return c.defer(made, decide, fallback)


def called_loop(c: Converter, node: tree.Call, function: tree.Expression) -> list[ast.stmt]:
    """`xs.forEach(f);` as a loop that calls."""
    assert isinstance(node.callee, tree.Member)
    if _takes_more(c, "forEach", function):
        values = c.expression(node.callee.object)
        return [build.run(c.js("call", values, build.constant("forEach"), c.expression(function)))]
    values = c.expression(node.callee.object)
    part = _element(c, function)
    body: list[ast.stmt] = [build.run(part.element)]
    return [ast.For(build.store(part.target), part.wrap(values), body, [])]
