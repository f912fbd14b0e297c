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
                at.report("KT137", name="plot_model")
                return build.method(model, "summary")
    return None


_DOT = "keras.utils.model_to_dot"
_SHOWING = (
    *(f"IPython.display.{name}" for name in ("SVG", "Image", "display")),
    "IPython.core.display.SVG",
)


@rule(cst.Call, _DOT, to=Dialect.TFJS)
def dot_to_tfjs(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`SVG(model_to_dot(model).create(...))` of a notebook, which looks at the picture."""
    return call if _drawn(at) is not None else None


@rule(cst.SimpleStatementLine, *_SHOWING, to=Dialect.TFJS)
def drawing_to_tfjs(node: cst.SimpleStatementLine, at: Site) -> cst.SimpleStatementLine | None:
    match node.body:
        case [cst.Expr(value=cst.Call() as shown) as statement]:
            model = _model_drawn(shown, at)
            if model is not None:
                at.report("KT137", shown, name="model_to_dot")
                made = statement.with_changes(value=build.method(model, "summary"))
                return node.with_changes(body=[made])
    return None


def _drawn(at: Site) -> cst.BaseExpression | None:
    """The model, at a call of `model_to_dot`, where the statement around it shows the picture."""
    match at.parents[-5:]:
        case [cst.Expr(value=cst.Call() as shown), *_]:
            return _model_drawn(shown, at)
    return None


def _model_drawn(shown: cst.Call, at: Site) -> cst.BaseExpression | None:
    match shown:
        case cst.Call(
            args=[cst.Arg(value=cst.Call(func=cst.Attribute(value=cst.Call() as dot)))]
        ) if (at.name_of(dot) == _DOT):
            match dot.args:
                case [cst.Arg(star="", keyword=None | cst.Name("model"), value=model), *_]:
                    return model
    return None
