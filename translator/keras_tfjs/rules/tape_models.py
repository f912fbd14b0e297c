"""Models that a tape's body calls before they have weights.

A model of the user's own class makes its weights at the first call, and so does a Sequential that
is told no shape. Keras asks for the gradients by them behind that call; TF.js wants them in the
call that differentiates, before the body has run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

import libcst as cst
import libcst.matchers as m

from keras_tfjs.kinds import Instance
from keras_tfjs.kinds.model import LOCAL
from keras_tfjs.python import Site, build
from keras_tfjs.rules.tape_leavings import bound_in

_WEIGHTS = m.Attribute(
    attr=m.OneOf(
        *(m.Name(name) for name in ("trainable_variables", "trainable_weights", "trainableWeights"))
    )
)

_SHAPES = ("input_shape", "input_dim", "batch_input_shape", "batch_shape", None)
_SHAPED = ("keras.layers.Input", "keras.layers.InputLayer", "keras.layers.Embedding")


def built(with_: cst.With, asked: Sequence[cst.CSTNode], at: Site) -> Iterator[cst.BaseStatement]:
    """`if not model.built: model.build(x.shape)` for each model whose weights are in `asked`: the
    variables, and the statements that gather them behind the tape."""
    computed = bound_in(with_, at)
    seen: list[cst.BaseExpression] = []
    for weights in (found for node in asked for found in m.findall(node, _WEIGHTS)):
        assert isinstance(weights, cst.Attribute)
        model = weights.value
        if not _may_be_unbuilt(model, at) or any(model.deep_equals(each) for each in seen):
            continue
        seen.append(model)
        given = _called_with(model, with_, computed)
        if given is None:
            at.report_once("KT160", model, name=cst.Module([]).code_for_node(model))
            continue
        yield cst.If(
            cst.UnaryOperation(cst.Not(), build.attribute(model, "built")),
            cst.IndentedBlock([build.statement(build.method(model, "build", given))]),
        )


def _may_be_unbuilt(model: cst.BaseExpression, at: Site) -> bool:
    """Whether nothing but a call builds it."""
    kind = at.kind(model)
    return (
        isinstance(kind, Instance)
        and kind.role == "Model"
        and (kind.of.startswith(LOCAL) or _is_shapeless(kind, at))
        and isinstance(model, cst.Name | cst.Attribute)
        and "keras.Model.build" not in at.file.calls
        and not m.matches(model, m.Name("self"))
    )


def _is_shapeless(model: Instance, at: Site) -> bool:
    """Whether it is a Sequential whose first layer is made without a shape."""
    made = model.origin
    if not isinstance(made, ast.Call) or at.facts.callee(made) != "keras.Sequential":
        return False
    given = [made.args[0].elts] if made.args and isinstance(made.args[0], ast.List) else []
    added = [call.args for call in at.facts.calls_on(model, "add")]
    first = next((layers[0] for layers in (given or added) if layers), None)
    if not isinstance(first, ast.Call) or (given and len(made.args) + len(made.keywords) > 1):
        return False
    callee = at.facts.callee(first) or ""
    shaped = callee in _SHAPED or any(each.arg in _SHAPES for each in first.keywords)
    return callee.startswith("keras.layers.") and not shaped


def _called_with(
    model: cst.BaseExpression, with_: cst.With, computed: set[str]
) -> cst.BaseExpression | None:
    """The shape of what the body calls the model with, where that is there before the body."""
    for call in m.findall(with_, m.Call(func=m.Attribute(attr=m.Name("apply")))):
        assert isinstance(call, cst.Call)
        assert isinstance(call.func, cst.Attribute)
        if call.func.value.deep_equals(model) and call.args:
            shape = _shape(call.args[0].value, computed)
            if shape is not None:
                return shape
    return None


def _shape(given: cst.BaseExpression, computed: set[str]) -> cst.BaseExpression | None:
    match given:
        case cst.List(elements=elements) | cst.Tuple(elements=elements):
            shapes = [_shape(each.value, computed) for each in elements]
            known = [each for each in shapes if each is not None]
            return build.list_(known) if len(known) == len(shapes) else None
        case cst.Name() | cst.Attribute() | cst.Subscript():
            names = {
                each.value for each in m.findall(given, m.Name()) if isinstance(each, cst.Name)
            }
            return build.attribute(given, "shape") if names.isdisjoint(computed) else None
    return None
