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
        case [cst.Arg(value=cst.Call(func=cst.Attribute(attr=cst.Name("loads")), args=[text]))]:
            return cst.Call(library_name("keras.models.model_from_json", at), [text])
        case [cst.Arg(value=topology)]:
            text = cst.Arg(build.method(at.imports.need("json"), "dumps", topology))
            return cst.Call(library_name("keras.models.model_from_json", at), [text])
    return None
