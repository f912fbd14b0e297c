"""What generators of the program give next: TypeScript takes it for what they yield or return, and
takes it that they return nothing."""

from __future__ import annotations

from collections.abc import Iterator

from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_names import Emitted, called


def taken_apart_steps(statements: list[tree.Statement], emitted: Emitted) -> Iterator[int]:
    """The values, by id, of `[a, b] = generator.next().value`."""
    for statement in statements:
        for node in tree.walk(statement):
            match node:
                case tree.Declarator(target=tree.Array(), value=value) | tree.Assignment(
                    operator="=", target=tree.Array(), value=value
                ) if _may_be_nothing(value, emitted):
                    yield id(value)
                case _:
                    pass


def _may_be_nothing(node: tree.Expression | None, emitted: Emitted) -> bool:
    match node:
        case tree.Member(
            object=tree.Call(callee=tree.Member(object=generator, name="next")),
            name="value",
        ):
            variable = emitted.uses.get(id(generator))
        case _:
            return False
    made = variable.first if variable is not None else generator
    function = called(emitted, made) if isinstance(made, tree.Call) else None
    return isinstance(function, tree.Function) and function.is_generator
