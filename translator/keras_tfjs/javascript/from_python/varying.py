"""Variables, parameters and fields that get values of several types say so: editors and
`tsc --checkJs` take the first value's type for theirs otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import permutations

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.class_variables import class_variables
from keras_tfjs.javascript.from_python.emitted_names import (
    Emitted,
    Members,
    Variable,
    called,
    names_of,
)
from keras_tfjs.javascript.from_python.emitted_types import Types, apart, members_of, returns
from keras_tfjs.javascript.from_python.layer_members import given_layers
from keras_tfjs.javascript.from_python.left_accessors import left_accessors
from keras_tfjs.javascript.from_python.mixed_returns import mixed_returns
from keras_tfjs.javascript.from_python.narrow import Narrow, given_narrowly
from keras_tfjs.javascript.from_python.one_or_several import held, one_or_several
from keras_tfjs.javascript.from_python.open_objects import open_fields, open_objects
from keras_tfjs.javascript.from_python.seen_partly import (
    columns,
    parts_of_lists,
    parts_of_others,
    set_within,
    summed_up,
    told_apart,
)
from keras_tfjs.javascript.from_python.steps import taken_apart_steps
from keras_tfjs.javascript.words import ANY_TYPE


def with_types(statements: list[tree.Statement], package: str) -> list[tree.Statement]:
    """The statements of a module whose TensorFlow.js is `package`."""
    emitted = names_of(statements)
    types = Types(emitted, package)
    narrow = given_narrowly(statements, emitted, types)
    narrow.variables |= columns(statements, emitted, types) | set_within(statements, emitted)
    narrow.variables |= told_apart(statements, emitted, types)
    narrow.variables.update(held(emitted, types))
    narrow.variables.update(summed_up(emitted))
    narrow.variables.update(parts_of_lists(emitted, types))
    narrow.variables.update(parts_of_others(emitted, types))
    narrow.variables.update(open_objects(statements, emitted))
    narrow.fields.update(open_fields(statements, emitted))
    marked = {id(holder) for holder in _holders(emitted, types, narrow)}
    marked |= set(left_accessors(statements))
    cast = narrow.values | set(_mixed_maps(statements, types)) | set(_zipped(statements, types))
    cast |= set(mixed_returns(emitted, types))
    cast |= set(given_layers(statements, emitted, types))
    cast |= set(taken_apart_steps(statements, emitted))
    cast |= set(one_or_several(statements, emitted))
    classes = class_variables(emitted)
    if not marked and not cast and not classes:
        return statements

    def change(before: tree.Node, made: tree.Node) -> tree.Node:
        if id(before) in cast and isinstance(made, tree.Expression):
            return tree.Cast(made, "any")
        text = classes.get(id(before), ANY_TYPE if id(before) in marked else None)
        if text is None or any(one.text == ANY_TYPE for one in made.leading):
            return made
        is_own_line = isinstance(made, tree.Statement | tree.Method)
        said = tree.Comment(text, own_line=is_own_line)
        return replace(made, leading=(*made.leading, said))

    return [tree.rewritten(one, change) for one in statements]


def _mixed_maps(statements: list[tree.Statement], types: Types) -> Iterator[int]:
    """The entries of maps, by id, whose keys or values are of several types: TypeScript takes all
    for the first one's."""
    for statement in statements:
        for node in tree.walk(statement):
            match node:
                case tree.New(
                    callee=tree.Identifier(name="Map"), arguments=(tree.Array(elements=entries),)
                ):
                    pairs = [one.elements for one in entries if isinstance(one, tree.Array)]
                    for side in (0, 1):
                        kinds = [types.of(pair[side]) for pair in pairs if len(pair) > side]
                        if any(
                            apart(*pair) and apart(*reversed(pair))
                            for pair in permutations(kinds, 2)
                        ):
                            yield id(node.arguments[0])
                            break
                case _:
                    pass


def _zipped(statements: list[tree.Statement], types: Types) -> Iterator[int]:
    """The rows, by id, that `xs.map((value, index) => [value, ys[index]])` makes of lists that hold
    different things: TypeScript takes each item of a row for either."""
    for statement in statements:
        for node in tree.walk(statement):
            match node:
                case tree.Call(
                    callee=tree.Member(object=first, name="map"),
                    arguments=(tree.Arrow(body=tree.Array(elements=items) as row),),
                ):
                    pass
                case _:
                    continue
            others = [one.object for one in items if isinstance(one, tree.Index)]
            kinds = [types.of(one) for one in (first, *others)]
            if len(others) != len(items) - 1 or not others or None in kinds:
                continue
            if len(set(kinds)) > 1 or kinds == ["array"] * len(kinds):
                yield id(row)


def _holders(emitted: Emitted, types: Types, narrow: Narrow) -> Iterable[tree.Node]:
    for variable in emitted.variables:
        is_open = (
            id(variable) in narrow.variables
            or _is_one_or_several(variable, emitted)
            or _gets_more(variable)
            or _gets_left_over(variable, types)
        )
        if variable.holder is not None and (is_open or _varies(variable, types)):
            yield variable.holder
    for members in emitted.classes.values():
        yield from _fields(members, types)
    by_id = {id(members): members for members in emitted.classes.values()}
    for owner, name in narrow.fields:
        declared = by_id[owner].made.get(name) or by_id[owner].changed.get(name)
        if declared:
            yield declared[0][0]


def _is_one_or_several(variable: Variable, emitted: Emitted) -> bool:
    """Whether a variable holds what a batch cost, and is used as a number or a list: TensorFlow.js
    declares both, and the model's metrics decide."""
    is_used = variable.members or variable.is_counted
    value = variable.taken_apart or (variable.first if is_used else None)
    return value is not None and _is_cost(value, emitted)


def _is_cost(value: tree.Expression, emitted: Emitted, depth: int = 3) -> bool:
    """Whether a value is what a batch cost, also as a method of the program hands it on."""
    match value:
        case tree.Await(value=tree.Call(callee=tree.Member(object=model, name="trainOnBatch"))):
            owner = emitted.uses.get(id(model))
            return owner is None or owner.kind != "parameter"
        case tree.Await(value=tree.Call(callee=callee) as call) if depth:
            function = called(emitted, call, emitted.fields.get(id(callee)))
            given = () if function is None else [one.value for one in returns(function)]
            return any(one is not None and _is_cost(one, emitted, depth - 1) for one in given)
        case tree.Identifier():
            variable = emitted.uses.get(id(value))
            first = variable.first if variable is not None else None
            return isinstance(first, tree.Await) and _is_cost(first, emitted, depth)
        case _:
            return False


def _varies(variable: Variable, types: Types) -> bool:
    if variable.kind == "rest":
        return bool(variable.members)  # TypeScript takes the options that are named to be all
    if variable.kind not in ("let", "parameter"):
        return False
    first, *others = (variable.first, *variable.later)
    if first is None and variable.goes_through and any(map(_is_function, others)):
        return True
    if any(_apart(first, later, types) for later in others):
        return True
    if variable.kind == "parameter" and (types.of(first) or "").startswith("Variable"):
        return bool(others)  # a tensor will do, which is no variable to TypeScript
    if _is_applied(first) and (
        variable.goes_through or any(types.of(later) in _NO_TENSORS for later in others)
    ):
        return True
    if types.of(first) is None and _is_of_program(variable.taken_apart, types):
        # its parts are whatever the function, in another file, say, puts into its list
        return any((types.of(later) or "").startswith("Tensor") for later in others)
    if types.of(first) == "NdArray" and any(
        types.of(later) is None and _is_of_program(later, types) for later in others
    ):
        return True  # what functions of other files give may be an array or a tensor
    known = members_of(types.of(first))
    is_open = any(types.of(later) is None for later in variable.later)
    return is_open and known is not None and not variable.members <= known


_NO_TENSORS = frozenset(("NdArray", "array", "number", "string", "boolean"))


def _is_applied(value: tree.Expression | None) -> bool:
    """Whether a value is what a layer gives: TypeScript takes it for tensors, and nothing else."""
    match value:
        case tree.Call(callee=tree.Member(name="apply")):
            return True
        case _:
            return False


def _is_of_program(value: tree.Expression | None, types: Types) -> bool:
    """Whether a value comes of a function of the program, or of a method of an object that it
    makes: TypeScript looks into it."""
    match value:
        case tree.Call(callee=callee) | tree.Await(value=tree.Call(callee=callee)):
            pass
        case _:
            return False
    match callee:
        case tree.Identifier() | tree.Member(object=tree.This()):
            return True
        case tree.Member(object=tree.Identifier() as owner):
            return (types.of(owner) or "").startswith("new ")
        case _:
            return False


def _gets_more(variable: Variable) -> bool:
    """Whether a list of objects of the library gets more of them: TypeScript takes them for the
    first one's class."""
    match variable.first:
        case tree.Array(elements=[tree.Call(callee=tree.Member()) | tree.New(), *_]):
            return not variable.members.isdisjoint(("push", "unshift", "splice"))
        case _:
            return False


def _gets_left_over(variable: Variable, types: Types) -> bool:
    """Whether a variable that is asked for members, or called, also gets what is left over:
    TypeScript takes all that it holds for the first value's type."""
    first = variable.taken_apart or variable.first
    if first is None or types.is_left_over(first):
        return False
    is_used = bool(variable.members) or variable.is_called
    if isinstance(first, tree.NullLiteral):  # which says nothing, unless it is all that is seen
        return is_used and variable.is_left and not variable.later
    return is_used and (variable.is_left or any(map(types.is_left_over, variable.later)))


def _is_function(node: tree.Expression | None) -> bool:
    return isinstance(node, tree.Function | tree.Arrow | tree.Class)


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
