"""Values of which TensorFlow.js declares one or several, or fewer than it takes: the inputs and
outputs of a model, the shapes that a layer answers, how much `fitDataset` prints."""

from __future__ import annotations

from collections.abc import Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_names import Emitted
from keras_tfjs.javascript.from_python.emitted_types import Types

_OF_ONE = frozenset("dtype rank shape".split())
_OF_SEVERAL = frozenset("at concat filter forEach length map push slice".split())
_COSTS = ("testOnBatch", "trainOnBatch")
"""What a batch cost is a number without metrics, else a list."""


def one_or_several(statements: list[tree.Statement], emitted: Emitted) -> Iterator[int]:
    """The expressions, by id, that are used as the one or the list that they are when the program
    runs."""
    for statement in statements:
        for node in tree.walk(statement):
            match node:
                case tree.Spread(value=value) if _is_of_model(value, emitted):
                    yield id(value)
                case tree.ForEach(operator="of", values=value) if _is_of_model(value, emitted):
                    yield id(value)
                case tree.Member(object=value, name=name) if name in _OF_SEVERAL | _OF_ONE:
                    if _is_of_model(value, emitted):
                        yield id(value)
                case tree.Declarator(target=tree.Array(), value=tree.Identifier() as value):
                    if _is_part(value, emitted):
                        yield id(value)
                case tree.Call(
                    callee=tree.Member(object=tree.Identifier(name="JSON"), name="parse"),
                    arguments=(value,),
                ) if _is_description(value, emitted):
                    yield id(value)
                case tree.Array(elements=elements) if any(map(_is_answer, elements)):
                    yield id(node)
                case tree.Assignment(
                    operator="+=",
                    value=tree.Await(value=tree.Call(callee=tree.Member(name=name)) as value),
                ) if (
                    name in _COSTS
                ):
                    yield id(value)
                case tree.Call(
                    callee=tree.Member(name="fitDataset"),
                    arguments=(_, tree.Object(properties=options)),
                ):
                    yield from _wordy(options)
                case _:
                    pass


def held(emitted: Emitted, types: Types) -> Iterator[int]:
    """The variables, by id, that hold such a tensor of a layer that a record has."""
    for variable in emitted.variables:
        match variable.first:
            case tree.Member(
                object=(
                    tree.Index(object=record)
                    | tree.Call(callee=tree.Member(object=record, name="get"))
                    | tree.Member(object=record)
                ),
                name="input" | "output",
            ) if variable.members & (_OF_ONE | _OF_SEVERAL):
                if types.of(record) in ("record", "new Map"):
                    yield id(variable)
            case _:
                pass


def _is_part(node: tree.Expression, emitted: Emitted) -> bool:
    """Whether a list is one of the things that a function of elsewhere gives: of a list that holds
    several, TypeScript takes each for any of them."""
    variable = emitted.uses.get(id(node))
    match variable.taken_apart if variable is not None else None:
        case tree.Call(callee=tree.Identifier() as function):
            made = emitted.uses.get(id(function))
            return made is not None and made.kind in ("parameter", "other")
        case _:
            return False


def _is_of_model(node: tree.Expression, emitted: Emitted) -> bool:
    """`model.output`, of what TypeScript may know to be a model."""
    match node:
        case tree.Member(object=tree.Member(object=tree.This()), name="input" | "output"):
            return True
        case tree.Member(object=tree.Identifier() as model, name="input" | "output"):
            variable = emitted.uses.get(id(model))
            return variable is not None and variable.kind in ("const", "let")
        case _:
            return False


def _is_description(node: tree.Expression, emitted: Emitted) -> bool:
    """What `toJSON` gives is a text, unless it is asked for an object."""
    variable = emitted.uses.get(id(node))
    match variable.first if variable is not None else node:
        case tree.Call(callee=tree.Member(name="toJSON"), arguments=()):
            return True
        case _:
            return False


def _is_answer(node: tree.Expression | None) -> bool:
    """A layer's answer is a shape or a list of shapes."""
    match node:
        case tree.Call(callee=tree.Member(name="computeOutputShape")):
            return True
        case _:
            return False


def _wordy(options: tuple[tree.Expression, ...]) -> Iterator[int]:
    for one in options:
        match one:
            case tree.Property(
                key=tree.Identifier(name="verbose"), value=tree.NumberLiteral(raw="2") as value
            ):
                yield id(value)
            case _:
                pass
