"""Values of which TensorFlow.js declares one or several, or fewer than it takes: the inputs and
outputs of a model, the shapes that a layer answers, how much `fitDataset` prints."""

from __future__ import annotations

from collections.abc import Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_names import Emitted

_OF_SEVERAL = frozenset("at concat filter forEach length map push slice".split())


def one_or_several(statements: list[tree.Statement], emitted: Emitted) -> Iterator[int]:
    """The expressions, by id, that are used as the list that they are when the program runs."""
    for statement in statements:
        for node in tree.walk(statement):
            match node:
                case tree.Spread(value=value) if _is_of_model(value, emitted):
                    yield id(value)
                case tree.ForEach(operator="of", values=value) if _is_of_model(value, emitted):
                    yield id(value)
                case tree.Member(object=value, name=name) if name in _OF_SEVERAL:
                    if _is_of_model(value, emitted):
                        yield id(value)
                case tree.Array(elements=elements) if any(map(_is_answer, elements)):
                    yield id(node)
                case tree.Call(
                    callee=tree.Member(name="fitDataset"),
                    arguments=(_, tree.Object(properties=options)),
                ):
                    yield from _wordy(options)
                case _:
                    pass


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
