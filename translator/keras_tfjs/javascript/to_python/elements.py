"""Elements that may not be there: JavaScript reads undefined past the ends of an array, and an
assignment past its end makes it longer.

Python's plain subscript stands wherever nothing in the program says that it counts on that.
"""

from __future__ import annotations

import ast
from typing import Any

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.to_python import build
from keras_tfjs.javascript.to_python.converter import Converter
from keras_tfjs.javascript.to_python.pending import Build
from keras_tfjs.kinds import DictOf, Facts, Instance, ListOf, String, TupleOf


def or_none(
    c: Converter, made: ast.expr, *, lists: bool = True, tensors: bool = True, missing: str = ""
) -> ast.expr:
    """A subscript that gives None, or what `missing` says, where there is no such element. `lists`,
    `tensors` False: what is known to be an array, or one of tensors, is trusted to be long
    enough."""
    if not isinstance(made, ast.Subscript) or isinstance(made.slice, ast.Slice):
        return made
    c.pending.pop(made, None)

    def entry(one: Any) -> ast.expr:
        return build.method(one.value, "get", one.slice, *otherwise()) if _is_read(one) else one

    def element(one: Any) -> ast.expr:
        return c.js("get", one.value, one.slice, *otherwise()) if _is_read(one) else one

    def otherwise() -> list[ast.expr]:
        return [c.python(missing)] if missing else []

    def decide(facts: Facts) -> Build | None:
        match facts.kind(made.value):
            case DictOf():
                return entry
            case ListOf(of=Instance(role="Tensor")) if not tensors:
                return lambda one: one
            case TupleOf() | ListOf() | String():
                return element if lists else (lambda one: one)
            case _:
                return None

    return c.defer(made, decide, element)


def by_any_key(c: Converter, made: ast.expr) -> ast.expr:
    """A subscript by a key of `for (k in x)`: the keys of an array are texts."""
    if not isinstance(made, ast.Subscript):
        return made

    def decide(facts: Facts) -> Build | None:
        match facts.kind(made.value):
            case DictOf() | TupleOf() | ListOf():
                return lambda one: one
            case _:
                return None

    def fallback(one: Any) -> ast.expr:
        return c.js("get", one.value, one.slice) if _is_read(one) else one

    return c.defer(made, decide, fallback)


def _is_read(one: Any) -> bool:
    """Whether a subscript is not the target of an assignment."""
    return isinstance(one.ctx, ast.Load)


def is_doubtful(c: Converter, node: tree.Index) -> bool:
    """Whether the program itself doubts what it indexes: it asks whether that is an array at all,
    or tests an element by its number."""
    if _is_tensors_number(node):
        return False
    if (
        id(node) in c.unproven_places
        or id(node) in c.omitted.unequal_lengths
        or c.omitted.is_tested(node)
        or (id(node) not in c.uses.dereferenced and c.omitted.is_key_of_another(node))
        or _is_outside(c, node)
    ):
        return True
    if not isinstance(node.object, tree.Identifier):
        return False
    variable = c.variable(node.object)
    return variable is not None and c.omitted.is_typed(variable)


def _is_tensors_number(node: tree.Index) -> bool:
    """`t.dataSync()[0]`: a tensor has a first number."""
    match node.object, node.index:
        case tree.Call(callee=tree.Member(name="dataSync"), arguments=()), tree.NumberLiteral(
            raw="0"
        ):
            return True
        case _:
            return False


def _is_outside(c: Converter, node: tree.Index) -> bool:
    """Whether a place is written as one that the array has not: negative, or behind its end."""
    match node.index:
        case tree.Unary(operator="-", operand=tree.NumberLiteral()):
            return True
        case tree.NumberLiteral(raw=raw) if raw.isdigit() and isinstance(
            node.object, tree.Identifier
        ):
            variable = c.variable(node.object)
        case _:
            return False
    match variable.value if variable is not None else None:
        case tree.Array(elements=elements) if variable is not None and variable.assignments == 1:
            return int(raw) >= len(elements)
        case _:
            return False


def has_any_key(c: Converter, node: tree.Index) -> bool:
    variable = c.variable(node.index) if isinstance(node.index, tree.Identifier) else None
    return variable is not None and c.omitted.is_key(variable)


def may_be_missing(c: Converter, target: tree.Expression, value: tree.Expression) -> bool:
    """Whether what a name gets is an element that the program then asks for: `if (x == null)`; or
    one of what it named before, as it goes down to where nothing is left: `x = x[0]`."""
    if not isinstance(target, tree.Identifier) or not isinstance(value, tree.Index):
        return False
    variable = c.variable(target)
    if is_one_of_itself(c, target, value):
        return isinstance(value.index, tree.NumberLiteral)
    return variable is not None and c.omitted.is_asked(variable)


def is_one_of_itself(c: Converter, target: tree.Expression, value: tree.Expression) -> bool:
    """`x = x[i]`."""
    match target, value:
        case tree.Identifier(), tree.Index(object=tree.Identifier() as owner):
            return c.variable(owner) is c.variable(target)
        case _:
            return False


def first_of(c: Converter, pattern: tree.Expression, value: tree.Expression) -> int | None:
    """How many elements `[a, b] = values` takes, where the program shows that there are more."""
    if not isinstance(pattern, tree.Array) or not pattern.elements:
        return None
    if isinstance(pattern.elements[-1], tree.Spread):
        return None
    count = len(pattern.elements)
    return count if c.lengths.of(value, c.classes[-1] if c.classes else None) > count else None


def grows(c: Converter, node: tree.Expression) -> bool:
    """Whether an assignment to an element may make its array longer: it started without any."""
    match node:
        case tree.Index(object=tree.Identifier() as owner, optional=False):
            variable = c.variable(owner)
            return variable is not None and _is_empty(variable.value)
        case tree.Index(object=tree.Index() as owner, optional=False):
            return c.uses.may_grow(owner)
        case _:
            return False


def _is_empty(node: tree.Expression | None) -> bool:
    match node:
        case tree.Array(elements=()):
            return True
        case tree.New(callee=tree.Identifier(name="Array"), arguments=()):
            return True
        case _:
            return False


def put(c: Converter, owner: ast.expr, index: ast.expr, value: ast.expr) -> ast.stmt:
    """`owner[index] = value` of an array that starts empty."""
    return build.run(c.js("put", owner, index, value))
