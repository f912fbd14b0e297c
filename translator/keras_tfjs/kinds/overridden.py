"""What a library hands to a method that overrides its own, or to a function given to it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from keras_tfjs.catalog.callback_arguments import CALLBACK_ARGUMENTS, OVERRIDES
from keras_tfjs.catalog.words import snake
from keras_tfjs.kinds import library
from keras_tfjs.kinds.cells import is_cell_class
from keras_tfjs.kinds.evidence import held_together, inputs_of, is_own_call, takes
from keras_tfjs.kinds.flow import FunctionNode
from keras_tfjs.kinds.handed_over import called_as_keras
from keras_tfjs.kinds.model import Kind, ListOf, TupleOf
from keras_tfjs.source import Dialect

if TYPE_CHECKING:
    from keras_tfjs.kinds.inference import Inference


def overridden(
    inference: Inference, node: FunctionNode, owner: ast.ClassDef | None, place: int | None
) -> Kind | None:
    """The kind of the parameter at `place` (behind self) of a function; None where no library
    calls it."""
    if place is None:
        return None
    definitions, dialect = inference.definitions, inference.dialect
    text = None
    is_layer = False
    if owner is not None and not isinstance(node, ast.Lambda):
        role = library.class_role(definitions.library_base(definitions.qualified(owner)) or "")
        text = OVERRIDES.get(role, {}).get(snake(node.name))
        is_layer = role == "Layer"
    else:
        text = next(
            (
                CALLBACK_ARGUMENTS[key]
                for key in (
                    _destination(inference, each) for each in definitions.handed_over.get(node, ())
                )
                if key in CALLBACK_ARGUMENTS
            ),
            None,
        )
    if text is None:
        return None
    is_call = isinstance(node, ast.FunctionDef) and node.name == "call"
    if is_layer and is_call and _is_of_cell(inference, owner):
        one = library.plain_kind("Tensor", "")
        states = 1 if dialect is Dialect.KERAS else 0
        return ListOf(one) if place == states else one if place == 0 else None
    if place and is_own_call(node, dialect):  # TF.js has one input, one object
        return library.plain_kind("Tensor", "") if place in inputs_of(node) else None
    given = library.plain_kind(f"tuple({text})", "")
    items = given.items if isinstance(given, TupleOf) else ()
    if place == 0 and is_layer and items and definitions.several_inputs.are_given(node):
        return ListOf(items[0])
    if place == 0 and (text.startswith("held") or takes(node, dialect)):
        return library.plain_kind(held_together(node, 0 if owner is None else 1), "")
    return items[place] if place < len(items) else None


def _is_of_cell(inference: Inference, owner: ast.ClassDef | None) -> bool:
    definitions = inference.definitions
    return owner is not None and is_cell_class(definitions.qualified(owner), definitions)


def _destination(inference: Inference, key: str | ast.Call) -> str:
    return snake(key if isinstance(key, str) else called_as_keras(inference, key))
