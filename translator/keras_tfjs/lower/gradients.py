"""Derivatives that TensorFlow.js lacks: extensions.js, imported for its effect, has them."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.gradients import CONDITIONS, LAYERS, OPERATIONS, OPTIONS, SPREADING, WRITING
from keras_tfjs.kinds import Instance, Kind
from keras_tfjs.python import Site, build


def ask_for_derivative(operation: str, at: Site, *operands: Kind) -> None:
    """Imports the derivative of an operation of TF.js, where a function computes with it: it is
    functions that programs differentiate."""
    if operation in WRITING:
        at.imports.need("extensions")
    if not any(isinstance(each, cst.FunctionDef | cst.Lambda) for each in at.parents):
        return
    if operation in OPERATIONS:
        lacking = True
    elif operation in CONDITIONS:
        lacking = not any(_is_whole(each) for each in operands)
    else:
        lacking = operation in SPREADING and _spread(operands)
    if lacking:
        at.imports.need("extensions")


def ask_for_derivative_of_layers(factory: str, at: Site) -> None:
    """The same for layers of TF.js that do not train as they compute."""
    if factory in LAYERS:
        at.imports.need("extensions")


def ask_for_derivative_of_option(
    factory: str, key: str, value: cst.BaseExpression, at: Site
) -> None:
    """The same for a layer with an option under which it does not train as it computes."""
    harmless = OPTIONS.get((factory, key))
    if harmless is not None and build.evaluated(value) not in harmless:
        at.imports.need("extensions")


def _is_whole(kind: Kind) -> bool:
    """Whether it is known to be a tensor without gradients."""
    return isinstance(kind, Instance) and kind.dtype in ("bool", "int32", "int64", "string")


def _spread(operands: tuple[Kind, ...]) -> bool:
    """Whether tensors are known to have different shapes."""
    shapes = [each.shape for each in operands if isinstance(each, Instance)]
    ranks = {len(each) for each in shapes if each}
    return len(ranks) > 1
