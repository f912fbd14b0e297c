"""Models and classes by their names in a file: JSON, and registered classes."""

from __future__ import annotations

import ast
from collections.abc import Sequence

import libcst as cst

from keras_tfjs.kinds import Instance
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import library_name, unknown_keras
from keras_tfjs.rules.model_files import are_registered
from keras_tfjs.rules.own_from_configs import of_super
from keras_tfjs.rules.saved_configs import says_respelled_keys
from keras_tfjs.source import Dialect

_REGISTERED = (
    "keras.saving.register_keras_serializable",
    "keras.utils.register_keras_serializable",
    "keras.utils.generic_utils.register_keras_serializable",
)

_CLONE = "keras.models.clone_model"
_CLONED = "tfjs.util.cloneModel"
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
        case [cst.Arg(star="", value=text), *objects] if are_found(objects, at):
            says_respelled_keys(at)
            parsed = build.method(at.imports.need("json"), "loads", text)
            return _model(parsed, at)
    return None


def _model(topology: cst.BaseExpression, at: Site) -> cst.BaseExpression:
    made = build.call(library_name("tfjs.models.modelFromJSON", at), topology)
    return build.method(made, "result")


def are_found(given: Sequence[cst.Arg], at: Site) -> bool:
    """Whether what follows a topology is custom objects alone, which are found by their names; says
    so where they may not be registered under them."""
    match given:
        case []:
            return True
        case [cst.Arg(star="", keyword=None | cst.Name("custom_objects"), value=objects)]:
            if not are_registered(objects, at):
                is_written = isinstance(objects, cst.Dict)
                at.report("KT146" if is_written else "KT349", objects)
            return True
    return False


@rule(
    cst.Call,
    "keras.Model.from_config",
    "keras.Sequential.from_config",
    "keras.Model.__class__.from_config",
    "keras.models.model_from_config",
    to=Dialect.TFJS,
)
def model_from_config(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A model of another one's config, which nothing but the call reads."""
    inherited = of_super(call)
    if inherited is not None:
        return inherited
    match call.args:
        case [cst.Arg(star="", keyword=None | cst.Name("config"), value=config), *objects]:
            model = _described(config, at)
            if model is not None and are_found(objects, at):
                return build.call(library_name(_CLONED, at), model)
    return unknown_keras(at)


def _described(config: cst.BaseExpression, at: Site) -> cst.BaseExpression | None:
    """The model whose config a value is."""
    tree = at.tree(config)
    match tree:
        case ast.Name():
            binding, held = at.facts.binding(tree), at.facts.origin(tree)
            if binding is None or any(use.how != "argument" for use in at.facts.uses(binding)):
                return None
            if len(at.facts.references(binding)) > _REFERENCES:
                return None
        case ast.Call():
            held = tree
        case _:
            return None
    match held:
        case ast.Call(func=ast.Attribute(value=model, attr="get_config"), args=[], keywords=[]):
            kind = at.facts.kind(model)
            is_same = held is tree or _is_bound_once(model, at)
            if isinstance(kind, Instance) and kind.role == "Model" and is_same:
                return cst.parse_expression(ast.unparse(model))
    return None


_REFERENCES = 2
"""Where a name gets its value, and where that is taken."""


def _is_bound_once(model: ast.expr, at: Site) -> bool:
    """Whether a name means the same model wherever the file has it."""
    if not isinstance(model, ast.Name):
        return False
    same = [each for each in at.facts.nodes(ast.Name) if each.id == model.id]
    return sum(isinstance(each.ctx, ast.Store) for each in same) <= 1


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
