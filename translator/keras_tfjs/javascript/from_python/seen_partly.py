"""Variables of which TypeScript sees a part: columns of tables, and what functions within set."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_names import Emitted, called
from keras_tfjs.javascript.from_python.emitted_types import Types, apart, returns

_ON_NUMBERS = frozenset("< <= > >= - * / % **".split())


def columns(statements: list[tree.Statement], emitted: Emitted, types: Types) -> frozenset[int]:
    """The variables, by id, that hold rows of texts and numbers (Python's tuples) of which a column
    is computed with: TypeScript takes each place of a row for both."""
    found: set[int] = set()
    for statement in statements:
        for node in tree.walk(statement):
            if not isinstance(node, tree.Binary) or node.operator not in _ON_NUMBERS:
                continue
            for side in (node.left, node.right):
                match side:
                    case tree.Index(object=tree.Index(object=tree.Identifier() as name)):
                        variable = emitted.uses.get(id(name))
                        if variable is not None and _is_table(variable.first, types):
                            found.add(id(variable))
                    case _:
                        pass
    return frozenset(found)


def told_apart(statements: list[tree.Statement], emitted: Emitted, types: Types) -> frozenset[int]:
    """The parameters, by id, that are a number or a text unless given, and that the program asks
    for their class."""
    plain = {
        id(one)
        for one in emitted.variables
        if one.kind == "parameter" and types.of(one.first) in ("boolean", "number", "string")
    }
    if not plain:
        return frozenset()
    asked = (
        emitted.uses.get(id(node.left))
        for statement in statements
        for node in tree.walk(statement)
        if isinstance(node, tree.Binary) and node.operator == "instanceof"
    )
    return frozenset(id(one) for one in asked if one is not None) & plain


def _is_table(value: tree.Expression | None, types: Types) -> bool:
    rows = value.elements if isinstance(value, tree.Array) else ()
    return bool(rows) and any(
        apart(types.of(one), types.of(other))
        for row in rows
        if isinstance(row, tree.Array)
        for one, other in permutations(row.elements, 2)
        if one is not None and other is not None
    )


def set_within(statements: list[tree.Statement], emitted: Emitted) -> frozenset[int]:
    """The variables, by id, that start as null, that only functions within set, and whose members
    are read outside of these: TypeScript takes them for null there."""
    empty = {
        id(one): one
        for one in emitted.variables
        if isinstance(one.first, tree.NullLiteral)
        and one.later
        and one.members
        and one.kind == "let"
    }
    if not empty:
        return frozenset()
    nodes = [node for statement in statements for node in tree.walk(statement)]
    within: dict[int, set[int]] = {one: set() for one in empty}
    for function in nodes:
        if isinstance(function, tree.Function | tree.Arrow):
            inner = {id(one) for one in tree.walk(function)}
            for one, variable in empty.items():
                if id(variable.holder) not in inner:
                    within[one] |= inner
    found = set()
    for node in nodes:
        if isinstance(node, tree.Member):
            one = id(emitted.uses.get(id(node.object)))
            if one in empty and id(node.object) not in within[one]:
                found.add(one)
    for node in nodes:
        if isinstance(node, tree.Assignment):
            one = id(emitted.uses.get(id(node.target)))
            if one in empty and id(node.target) not in within[one]:
                found.discard(one)
    return frozenset(found)


def summed_up(emitted: Emitted) -> Iterator[int]:
    """The variables, by id, that start as null and get another value where they still are it,
    `sum = sum == null ? x : sum.add(x)`: in a loop TypeScript takes them for null."""
    for variable in emitted.variables:
        if isinstance(variable.first, tree.NullLiteral) and variable.kind == "let":
            for value in variable.later:
                match value:
                    case tree.Conditional(
                        test=tree.Binary(
                            operator="==" | "!=",
                            left=tree.Identifier() as asked,
                            right=tree.NullLiteral(),
                        )
                    ) if (
                        emitted.uses.get(id(asked)) is variable
                    ):
                        yield id(variable)
                    case _:
                        pass


def parts_of_lists(emitted: Emitted, types: Types) -> Iterator[int]:
    """The variables, by id, taken from a list of things of several sorts that a function of the
    program gives: TypeScript takes each for any of them."""
    for variable in emitted.variables:
        match variable.taken_apart:
            case (tree.Call() as call) | tree.Await(value=tree.Call() as call) if variable.members:
                function = called(emitted, call)
            case _:
                continue
        for given in () if function is None else returns(function):
            items = given.value.elements if isinstance(given.value, tree.Array) else ()
            kinds = [types.of(one) for one in items]
            if any(apart(*pair) and apart(*reversed(pair)) for pair in permutations(kinds, 2)):
                yield id(variable)


def parts_of_others(emitted: Emitted, types: Types) -> Iterator[int]:
    """The variables, by id, that hold a list of texts or numbers, then something that is not known,
    of which parts are taken that have other members: TypeScript takes these for the list's."""
    for part in emitted.variables:
        if not part.members or not isinstance(part.taken_apart, tree.Identifier):
            continue
        variable = emitted.uses.get(id(part.taken_apart))
        if variable is None or not any(types.of(one) is None for one in variable.later):
            continue
        if types.of(variable.first) in ("array:number", "array:string"):
            yield id(variable)
