"""Models and classes by their names in a file: JSON, and registered classes."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.source import Dialect

_REGISTERED = (
    "keras.saving.register_keras_serializable",
    "keras.utils.register_keras_serializable",
    "keras.utils.generic_utils.register_keras_serializable",
)

_CLONE = "keras.models.clone_model"
_TOPOLOGY_ARGUMENTS = 2


@rule(cst.Decorator, *_REGISTERED, to=Dialect.TFJS)
def registered(node: cst.Decorator, at: Site) -> cst.RemovalSentinel:
    """A layer of one's own is registered behind its class anyway, as TF.js wants it."""
    return cst.RemoveFromParent()


@rule(cst.Call, *_REGISTERED, to=Dialect.TFJS)
def registration(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The decorator's own call, which goes with it."""
    return call if isinstance(at.parent, cst.Decorator) else at.report("KT102", name=at.name)


@rule(cst.Call, "keras.models.model_from_json", to=Dialect.TFJS)
def model_from_json(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """TF.js takes the topology as an object, Keras as text."""
    match call.args:
        case [cst.Arg(star="", value=text)]:
            parsed = build.method(at.imports.need("json"), "loads", text)
            made = build.call(library_name("tfjs.models.modelFromJSON", at), parsed)
            return build.method(made, "result")
    return at.report("KT102", name="model_from_json with custom_objects")


@rule(cst.Call, "tfjs.models.modelFromJSON", to=Dialect.KERAS)
def model_to_keras(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [
            cst.Arg(
                value=cst.Call(
                    func=cst.Attribute(value=model, attr=cst.Name("toJSON" | "to_json")),
                    args=[_, _],
                )
            )
        ]:
            return build.call(library_name(_CLONE, at), model)
        case [cst.Arg(value=cst.Call(func=cst.Attribute(attr=cst.Name("loads")), args=[text]))]:
            return cst.Call(library_name("keras.models.model_from_json", at), [text])
        case [cst.Arg(value=topology)]:
            text = cst.Arg(build.method(at.imports.need("json"), "dumps", topology))
            return cst.Call(library_name("keras.models.model_from_json", at), [text])
    return None


@rule(cst.Call, _CLONE, to=Dialect.TFJS)
def clone_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The topology without the weights: a model of the same layers that starts anew."""
    match call.args:
        case [cst.Arg(star="", keyword=None | cst.Name("model"), value=model)]:
            described = build.method(model, "toJSON", build.literal(None), build.literal(False))
            made = build.call(library_name("tfjs.models.modelFromJSON", at), described)
            return build.method(made, "result")
    return None


@rule(cst.Call, "tfjs.LayersModel.toJSON", to=Dialect.KERAS)
def described(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The topology of a clone, which is read by the rule for it."""
    outer = (parent for parent in at.parents if isinstance(parent, cst.Call))
    cloned = any(at.name_of(parent) == "tfjs.models.modelFromJSON" for parent in outer)
    return call if cloned and len(call.args) == _TOPOLOGY_ARGUMENTS else None


@rule(cst.Call, "keras.utils.plot_model", to=Dialect.TFJS)
def plot_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A picture that is looked at and not used; the text shows the same layers."""
    match call.args:
        case [cst.Arg(star="", keyword=None | cst.Name("model"), value=model), *_]:
            if isinstance(at.parent, cst.Expr):
                at.report("KT137")
                return build.method(model, "summary")
    return None
