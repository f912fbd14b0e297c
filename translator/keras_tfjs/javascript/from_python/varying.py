"""Variables, parameters and fields that get values of several types say so: editors and
`tsc --checkJs` take the first value's type for theirs otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_names import Emitted, Members, Variable, names_of
from keras_tfjs.javascript.from_python.emitted_types import Types, apart
from keras_tfjs.javascript.words import ANY_TYPE


def with_types(statements: list[tree.Statement], package: str) -> list[tree.Statement]:
    """The statements of a module whose TensorFlow.js is `package`."""
    emitted = names_of(statements)
    types = Types(emitted, package)
    marked = {id(holder) for holder in _holders(emitted, types)}
    if not marked:
        return statements

    def change(before: tree.Node, made: tree.Node) -> tree.Node:
        if id(before) not in marked or any(one.text == ANY_TYPE for one in made.leading):
            return made
        said = tree.Comment(ANY_TYPE, own_line=isinstance(made, tree.Statement))
        return replace(made, leading=(*made.leading, said))

    return [tree.rewritten(one, change) for one in statements]


def _holders(emitted: Emitted, types: Types) -> Iterable[tree.Node]:
    for variable in emitted.variables:
        if variable.holder is not None and _varies(variable, types):
            yield variable.holder
    for members in emitted.classes.values():
        yield from _fields(members, types)


def _varies(variable: Variable, types: Types) -> bool:
    if variable.kind not in ("let", "parameter"):
        return False
    first = variable.first
    return any(_apart(first, later, types) for later in variable.later)


def _apart(first: tree.Expression | None, later: tree.Expression, types: Types) -> bool:
    match first, later:
        case tree.Function() | tree.Arrow(), tree.Function() | tree.Arrow():
            results = types.result(first), types.result(later)
            same = None not in results and not apart(*results)
            return not same or apart(types.of(first), types.of(later))
        case tree.Function(), tree.Call() | tree.New() | tree.Await():
            return not _goes_in(first, later)
        case _:
            return apart(types.of(first), types.of(later))


def _goes_in(function: tree.Function, value: tree.Expression) -> bool:
    """Whether a value is made of the function: `f = memorized(f)`."""
    name = function.name.name if function.name is not None else ""
    arguments = value.arguments if isinstance(value, tree.Call | tree.New) else ()
    return any(isinstance(one, tree.Identifier) and one.name == name for one in arguments)


def _fields(members: Members, types: Types) -> Iterable[tree.Node]:
    """The statements that declare the fields, of those that differ: TypeScript takes the types that
    the constructor gives them, or else all."""
    for name in {**members.made, **members.changed}:
        declared = members.made.get(name) or members.changed[name]
        others = members.changed.get(name, []) if name in members.made else []
        first = [types.of(value) for _, value in declared]
        if all(isinstance(value, tree.NullLiteral) for _, value in declared):
            continue
        mixed = any(apart(*pair) and apart(*reversed(pair)) for pair in permutations(first, 2))
        refused = None not in first and any(
            all(apart(one, types.of(value)) for one in first) for _, value in others
        )
        if mixed or refused:
            yield declared[0][0]
