"""Members of layers that a model gives by name, by place or one by one, and of its optimizer:
TypeScript takes each for one of any class, which has none of the members of its own class. Those of
a layer of a known class are mostly its own business, to TypeScript."""

from __future__ import annotations

from collections.abc import Iterator

from keras_tfjs.catalog import tfjs
from keras_tfjs.javascript import tree
from keras_tfjs.javascript.from_python.emitted_names import Emitted
from keras_tfjs.javascript.from_python.emitted_types import Types

_PUBLIC = frozenset(
    """alpha axis backwardLayer cell forwardLayer goBackwards layer maxValue returnSequences
    returnState setStates softmax states theta unroll""".split()
)
"""Members of layers of some classes that are declared to be anyone's."""
_WEIGHTS = frozenset(
    """beta bias depthwiseKernel embeddings gamma kernel movingMean movingVariance pointwiseKernel
    recurrentKernel""".split()
)
"""Members that hold weights, which the class of all layers has not."""


def given_layers(statements: list[tree.Statement], emitted: Emitted, types: Types) -> Iterator[int]:
    """The expressions, by id, of layers or optimizers that are asked for such a member, or given
    one."""
    known = tfjs.members("tfjs.layers.Layer")
    listed = set(_one_by_one(statements, emitted))
    for statement in statements:
        for node in tree.walk(statement):
            match node:
                case tree.Member(
                    object=tree.Member(object=model, name="optimizer") as owner,
                    name="learningRate" | "setLearningRate",
                ) if _is_model(model, emitted):
                    yield id(owner)
                case tree.Member(object=layer, name=name) if name not in known:
                    if (
                        _is_of_model(layer, emitted)
                        or id(emitted.uses.get(id(layer))) in listed
                        or _is_named(layer, emitted)
                        or (name in _WEIGHTS and isinstance(layer, tree.Member))
                        or (name not in _PUBLIC and _is_of_class(types.of(layer)))
                    ):
                        yield id(layer)
                case _:
                    pass


def _one_by_one(statements: list[tree.Statement], emitted: Emitted) -> Iterator[int]:
    """The variables, by id, that stand for each layer of a model in turn."""
    for statement in statements:
        for node in tree.walk(statement):
            match node:
                case tree.ForEach(
                    kind=str(),
                    target=tree.Identifier() as target,
                    values=tree.Member(object=model, name="layers"),
                ) if _is_variable(model, emitted):
                    if (variable := emitted.uses.get(id(target))) is not None:
                        yield id(variable)
                case tree.Call(
                    callee=tree.Member(object=tree.Member(object=model, name="layers")),
                    arguments=(tree.Arrow() as function,),
                ) if _is_variable(model, emitted):
                    if (variable := emitted.parameters[id(function)].get(0)) is not None:
                        yield id(variable)
                case _:
                    pass


def _is_of_model(node: tree.Expression, emitted: Emitted) -> bool:
    match node:
        case (
            tree.Call(callee=tree.Member(object=model, name="getLayer"))
            | tree.Index(object=tree.Member(object=model, name="layers"))
            | tree.Call(
                callee=tree.Member(object=tree.Member(object=model, name="layers"), name="at")
            )
        ):
            return _is_variable(model, emitted)
        case _:
            return False


def _is_named(node: tree.Expression, emitted: Emitted) -> bool:
    """Whether a variable holds a layer that a model gives by name or by place."""
    variable = emitted.uses.get(id(node))
    if variable is None or variable.first is None or variable.later:
        return False
    return variable.kind in ("const", "let") and _is_of_model(variable.first, emitted)


def _is_of_class(kind: str | None) -> bool:
    """A layer of one of the library's classes; a cell hides nothing."""
    word, _, name = (kind or "").partition(":")
    return word == "layer" and name != "any" and not name.endswith("Cell")


def _is_model(node: tree.Expression, emitted: Emitted) -> bool:
    """Whether TypeScript may know a model, as that which a callback is given."""
    match node:
        case tree.Member(object=tree.This(), name=name):
            owner = emitted.fields.get(id(node))
            return owner is not None and name not in {**owner.made, **owner.changed}
        case _:
            return _is_variable(node, emitted)


def _is_variable(node: tree.Expression, emitted: Emitted) -> bool:
    variable = emitted.uses.get(id(node))
    return variable is not None and variable.kind in ("const", "let")
