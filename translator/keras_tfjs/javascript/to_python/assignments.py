"""Assignments and declarations."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build, types
from keras_tfjs.javascript.to_python.assigned_values import changed, combined, place_of
from keras_tfjs.javascript.to_python.bodies import document
from keras_tfjs.javascript.to_python.converter import (
    Converter,
    statement,
)
from keras_tfjs.javascript.to_python.elements import (
    first_of,
    grows,
    is_one_of_itself,
    may_be_missing,
    or_none,
    put,
)
from keras_tfjs.javascript.to_python.expressions import is_symbol
from keras_tfjs.javascript.to_python.functions import callback, define
from keras_tfjs.javascript.to_python.members import assigned
from keras_tfjs.javascript.to_python.modules import exported, exported_as, required
from keras_tfjs.javascript.to_python.operators import ARITHMETIC, number_text
from keras_tfjs.javascript.to_python.patterns import target_of, unpack
from keras_tfjs.javascript.to_python.pending import BuildStatement
from keras_tfjs.javascript.to_python.told_apart import LEFT_OUT
from keras_tfjs.javascript.to_python.truth import test
from keras_tfjs.kinds import DictOf, Facts, Instance, Number, String


def augmented(target: ast.expr, operator: ast.operator, value: ast.expr) -> ast.stmt:
    made: Any = ast.AugAssign(target, operator, value)  # type: ignore[arg-type]  # a store target
    return made  # type: ignore[no-any-return]


def assign(c: Converter, node: tree.Assignment) -> list[ast.stmt]:
    if node.operator == "=":
        return _plain_assignment(c, node)
    if node.operator in _LOGICAL and isinstance(node.target, tree.Member | tree.Index):
        return _assigned_if(c, node, node.target)
    target = assigned(c, node.target)
    operator = node.operator.removesuffix("=")
    value = c.expression(node.value)
    if operator in ARITHMETIC and operator not in ("+", "%", "|"):
        return [augmented(build.store(target), ARITHMETIC[operator](), value)]
    if operator == "+":
        return [_plus(c, target, value)]
    made = combined(c, node, build.copied(target), value)
    return [build.assign(target, made)]


_LOGICAL = frozenset(("??=", "||=", "&&="))


def _assigned_if(
    c: Converter, node: tree.Assignment, target: tree.Member | tree.Index
) -> list[ast.stmt]:
    """`o.k ??= v;` as a test and an assignment."""
    if not _is_place(target):
        owner, key = place_of(c, target)
        return [build.run(changed(c, node, owner, key))]
    match node.operator:
        case "??=":
            condition: tree.Expression = tree.Binary("==", target, tree.NullLiteral())
        case "||=":
            condition = tree.Unary("!", target)
        case _:
            condition = target
    asked = test(c, condition)
    return [ast.If(asked, assign(c, replace(node, operator="=")), [])]


def _is_place(node: tree.Expression) -> bool:
    """Whether what is assigned to may be evaluated twice."""
    match node:
        case tree.Identifier() | tree.This() | tree.StringLiteral() | tree.NumberLiteral():
            return True
        case tree.Member(object=inner, optional=False):
            return _is_place(inner)
        case tree.Index(object=inner, index=index, optional=False):
            return _is_place(inner) and _is_place(index)
        case _:
            return False


def _plus(c: Converter, target: ast.expr, value: ast.expr) -> ast.stmt:
    """`x += y` of numbers or texts; the sum is written out where that is not known."""
    made: Any = augmented(build.store(target), ast.Add(), value)

    def decide(facts: Facts) -> BuildStatement | None:
        kinds = (facts.kind(made.target), facts.kind(made.value))
        match kinds:
            case (Number(), Number()) | (String(), String()):
                return lambda one: one
            case (String(), Number() as number):
                return lambda one: augmented(
                    one.target, ast.Add(), number_text(c, one.value, number)
                )
            case _:
                return None

    def fallback(one: Any) -> ast.stmt:
        return ast.Assign([one.target], c.js("add", build.loaded(one.target), one.value))

    return c.defer_statement(made, decide, fallback)


def _plain_assignment(c: Converter, node: tree.Assignment) -> list[ast.stmt]:
    targets = [node.target]
    value = node.value
    while isinstance(value, tree.Assignment) and value.operator == "=":
        targets.append(value.target)
        value = value.value
    match node.target:
        case tree.Member() if c.uses.makes_json and c.is_standard(node.value, "undefined"):
            c.report("KT309", node, source=c.source(node), caveat=LEFT_OUT)
        case _:
            pass
    match node.target:
        case tree.Member(object=tree.Identifier(name="module"), name="exports"):
            return exported(c, node.value)
        case tree.Member(
            object=tree.Member(object=tree.Identifier(name="module"))
            | tree.Identifier(name="exports"),
            name=name,
        ):
            return exported_as(c, name, node.value)
        case tree.Member(object=inner, name="length") if not _is_own(c, inner):
            return [_shortened(c, inner, c.expression(node.value))]
        case _:
            pass
    if len(targets) == 1 and grows(c, node.target):
        assert isinstance(node.target, tree.Index)
        owner, index = c.expression(node.target.object), c.expression(node.target.index)
        return [put(c, owner, index, c.expression(value))]
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
        one, made = _single(target, one, made)
        stores.append(build.store(one))
    if not all(isinstance(one, ast.Name) for one in stores):
        # JavaScript assigns to the last one first
        stores.reverse()
    if len(stores) == 1 and isinstance(stores[0], ast.Subscript):
        return [_entry(c, ast.Assign(stores, made))]
    return [ast.Assign(stores, made)]


def _is_own(c: Converter, node: tree.Expression) -> bool:
    """`this` of a class that is no kind of array, so that its `length` is an attribute."""
    if not isinstance(node, tree.This) or not c.classes:
        return False
    base = c.classes[-1].superclass
    return not (isinstance(base, tree.Identifier) and base.name.endswith("Array"))


def _shortened(c: Converter, owner: tree.Expression, length: ast.expr) -> ast.stmt:
    """`list.length = n`, and the attribute of an object of a class of the file."""
    part = build.subscript(c.expression(owner), ast.Slice(length))
    part.ctx = ast.Del()

    def attribute(one: Any) -> ast.stmt:
        target = one.targets[0]
        return build.assign(build.attribute(target.value, c.member("length")), target.slice.lower)

    def decide(facts: Facts) -> BuildStatement | None:
        match facts.kind(part.value):
            case Instance(role="") if not isinstance(owner, tree.This):
                return attribute
            case _:
                return lambda one: one

    return c.defer_statement(ast.Delete([part]), decide, lambda one: one)


def _entry(c: Converter, made: ast.Assign) -> ast.stmt:
    """`o[k] = v`: objects of classes have no entries, and numbers as keys are texts."""

    def subscript() -> ast.Subscript:
        target = made.targets[0]
        assert isinstance(target, ast.Subscript)
        return target

    def by_key(one: Any) -> ast.stmt:
        target = one.targets[0]
        if not isinstance(target, ast.Subscript):
            return one  # type: ignore[no-any-return]  # the statement it was given
        return put(c, target.value, target.slice, one.value)

    def decide(facts: Facts) -> BuildStatement | None:
        match facts.kind(subscript().value), facts.kind(subscript().slice):
            case Instance(role=""), _:
                return by_key
            case DictOf(), Number():
                return by_key
            case _:
                return None

    return c.defer_statement(made, decide, lambda one: one)


def named_value(c: Converter, value: tree.Expression, target: tree.Expression) -> ast.expr:
    """A value on its way to a name: a function in it takes the name as its own."""
    if isinstance(value, tree.Arrow | tree.Function):
        match target:
            case tree.Identifier(name=name) | tree.Member(name=name):
                return callback(c, value, name)
            case _:
                pass
    made = c.expression(value)
    count = first_of(c, target, value)
    if count is not None:
        return build.subscript(made, ast.Slice(None, build.constant(count)))
    if not may_be_missing(c, target, value):
        return made
    return or_none(c, made, tensors=not is_one_of_itself(c, target, value))


@statement(tree.Declaration)
def declaration(c: Converter, node: tree.Declaration) -> list[ast.stmt]:
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
            from keras_tfjs.javascript.to_python.classes import afterwards, class_definition

            c.after_class.append([])
            made_class = class_definition(c, definition, c.name(target))
            return [made_class, *afterwards(c, definition, c.name(target))]
        case tree.Declarator(target=tree.Identifier() as target, value=None):
            annotation = types.annotation(target.type)
            if annotation is not None:
                name = ast.Name(c.name(target), ast.Store())
                return [ast.AnnAssign(name, annotation, build.none(), 1)]
            return [build.assign(build.name(c.name(target)), build.none())]
        case _:
            pass
    if node.value is None:
        return []
    value = named_value(c, node.value, node.target)
    direct = target_of(c, node.target)
    if direct is None:
        return unpack(c, node.target, value)
    if isinstance(node.target, tree.Array) and isinstance(value, ast.List):
        value = ast.Tuple(_fitted(node.target.elements, value.elts), ast.Load())
    elif (
        isinstance(node.target, tree.Array)
        and (_is_generated(c, node.value) or _is_asked(c, node.target))
        and not any(isinstance(one, tree.Spread) for one in node.target.elements)
    ):
        value = c.js("taken", value, build.constant(len(node.target.elements)))
    if isinstance(node.target, tree.Identifier):
        annotation = types.annotation(node.target.type)
        if annotation is not None:
            store: Any = build.store(direct)
            return [ast.AnnAssign(store, annotation, value, 1)]
    return [build.assign(*_single(node.target, direct, value))]


def _fitted(targets: tuple[tree.Expression | None, ...], values: list[ast.expr]) -> list[ast.expr]:
    """As many values as names: undefined for what is missing, none of those that nobody takes."""
    if any(isinstance(one, ast.Starred) for one in values):
        return values
    if targets and isinstance(targets[-1], tree.Spread):
        return values
    kept = values[: len(targets)]
    if not all(isinstance(one, ast.Constant | ast.Name) for one in values[len(targets) :]):
        return values
    return [*kept, *(build.none() for _ in range(len(targets) - len(kept)))]


def _is_generated(c: Converter, value: tree.Expression) -> bool:
    """Whether a value is a generator or the like, which has as many members as it likes."""
    if isinstance(value, tree.Identifier):
        variable = c.variable(value)
        made = variable.value if variable is not None else None
        return isinstance(made, tree.Object) and any(
            isinstance(one, tree.Property) and is_symbol(one.key) for one in made.properties
        )
    if not isinstance(value, tree.Call):
        return False
    function = c.callees.find(value)
    return isinstance(function, tree.Function) and function.is_generator


def _is_asked(c: Converter, pattern: tree.Array) -> bool:
    """Whether the program asks whether a part of a pattern is there at all."""
    parts = (one for one in pattern.elements if isinstance(one, tree.Identifier))
    variables = (c.variable(one) for one in parts)
    return any(one is not None and c.omitted.is_asked(one) for one in variables)


def _single(
    pattern: tree.Expression, target: ast.expr, value: ast.expr
) -> tuple[ast.expr, ast.expr]:
    """`[a] = values`, of which more than one are known to be there: the first one."""
    match pattern, value:
        case tree.Array(elements=(tree.Identifier(),)), ast.Subscript(
            value=values, slice=ast.Slice(lower=None, upper=ast.Constant(value=1))
        ):
            assert isinstance(target, ast.Tuple)
            return target.elts[0], build.subscript(values, build.constant(0))
        case tree.Array(elements=(tree.Identifier(),)), ast.Tuple(elts=[only]):
            assert isinstance(target, ast.Tuple)
            return target.elts[0], only
        case _:
            return target, value
