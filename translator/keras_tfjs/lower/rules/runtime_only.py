"""What only the runtime has: names, config keys and options that TF.js 4.22 lacks."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog import rows_of_tfjs, tfjs
from keras_tfjs.catalog.extensions import in_javascript, is_namespace
from keras_tfjs.catalog.keras.members import NUMBER_TYPES
from keras_tfjs.catalog.keras.own_classes import BY_TFJS
from keras_tfjs.catalog.keras_results import LAYER_OPTIONS, WEIGHTS
from keras_tfjs.catalog.words import camel, snake
from keras_tfjs.kinds import Instance
from keras_tfjs.lower.arrays import handed_over, is_ndarray
from keras_tfjs.lower.configs import items, nearest, short
from keras_tfjs.lower.extensions import (
    asks_for_more,
    comes_from_extensions,
    extended,
    handed_on,
    plain,
    reduced,
    without_asks,
)
from keras_tfjs.lower.gradients import (
    ask_for_derivative,
    ask_for_derivative_of_layers,
    ask_for_derivative_of_option,
)
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

NOT_CARRIED_OUT: dict[tuple[str, str], str] = {
    ("tfjs.LayersModel.fit", "sampleWeight"): "throws without extensions.js",
    ("tfjs.LayersModel.evaluate", "sampleWeight"): "ignores it without extensions.js",
    ("tfjs.LayersModel.evaluate", "verbose"): "throws",
    ("tfjs.LayersModel.evaluate", "steps"): "throws",
    ("tfjs.LayersModel.fit", "stepsPerEpoch"): "ignores it",
    ("tfjs.LayersModel.fit", "validationSteps"): "ignores it",
}
"""Declared options of methods that were seen to throw or to change nothing, unless they are off."""

BY_EXTENSIONS = {
    ("tfjs.LayersModel.compile", "lossWeights"),
    ("tfjs.LayersModel.compile", "weightedMetrics"),
    ("tfjs.LayersModel.evaluate", "sampleWeight"),
    ("tfjs.LayersModel.fit", "sampleWeight"),
}
"""Options that every model has where extensions.js is imported."""

OF_MODELS = {"tfjs.LayersModel.resetMetrics", "tfjs.LayersModel.testOnBatch"}
"""Methods that every model has there."""

OF_CELLS = {"tfjs.layers.Layer.applyStep", "tfjs.layers.Layer.getInitialState"}
"""Methods that every cell has there."""

OF_LAYERS = {
    f"tfjs.{owner}.{camel(name)}"
    for owner in ("LayersModel", "layers.Layer")
    for name in NUMBER_TYPES
}
"""Attributes that every layer and model has there."""

_COMPUTING = {"tfjs", "tfjs.Tensor", "tfjs.Variable", "tfjs.image", "tfjs.linalg"}
"""What operations on tensors are members of."""

_APPLIED = [f"{name}.apply" for name, one in BY_TFJS.items() if "__call__" in one.methods]

_OFF = (None, False, 0)


@rule(cst.Attribute, "tfjs.*", to=Dialect.JS)
def named(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    _ask_for_derivatives(at)
    made = handed_on(at)
    if made is None and not comes_from_extensions(at):
        _existing(at)
    return made


@rule(cst.Call, "tfjs.LayersModel.addLoss", to=Dialect.JS)
def symbolic_loss(call: cst.Call, at: Site) -> None:
    """Every model takes symbolic tensors there."""
    if any(not isinstance(each.value, cst.Lambda) for each in call.args):
        at.imports.need("extensions")


@rule(cst.Call, "tfjs.*", to=Dialect.JS)
def called(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    return as_taken(call, at)


def as_taken(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A call as TF.js and the modules take it; None for one that they take as it is."""
    _ask_for_derivatives(at)
    made = extended(call, at)
    if made is not None and is_ndarray(at.kind()):  # the module gives a tensor
        return build.method(at.imports.need("np"), "asarray", made)
    if made is not None or comes_from_extensions(at):
        return made
    plain_call = without_asks(handed_over(call, at), at)
    _check(plain_call, at)
    return None if plain_call is call else plain_call


@rule(cst.Call, *_APPLIED, to=Dialect.JS)
def applied(call: cst.Call, at: Site) -> cst.Call:
    """TF.js does not export the class, but its objects have the method."""
    return call


@rule(cst.Attribute, "tfjs.*", to=Dialect.TFJS)
def extension_handed_on(node: cst.Attribute, at: Site) -> cst.BaseExpression | None:
    return plain(at.name or "", at) if comes_from_extensions(at) else None


@rule(cst.Call, "tfjs.*", to=Dialect.TFJS)
def extension_called(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if not comes_from_extensions(at):
        if tfjs.exists(at.name or ""):
            _check_keys(call, at)
        return None
    return reduced(call, at)


def _ask_for_derivatives(at: Site) -> None:
    operands: list[cst.BaseExpression] = []
    match at.original:
        case cst.Call(func=cst.Attribute(value=value), args=args):
            operands = [value, *(each.value for each in args)]
    ask_for_derivative_of_layers(at.name or "", at)
    owner, _, name = (at.name or "").rpartition(".")
    if owner in _COMPUTING:
        ask_for_derivative(name, at, *map(at.kind, operands))


def _check(call: cst.Call, at: Site) -> None:
    if _existing(at):
        _check_keys(call, at)


def _check_keys(call: cst.Call, at: Site) -> None:
    """Says which options TF.js does not look at, or does not carry out: the runtime does."""
    name = at.name or ""
    for parameter, argument in zip(tfjs.parameters(name) or (), call.args, strict=False):
        config = items(argument.value)
        if config is None or parameter.config is None or argument.keyword is not None:
            continue
        for key, value in config.items():
            _check_key(name, key, value, list(parameter.config), at)


def _check_key(owner: str, key: str, value: cst.BaseExpression, known: list[str], at: Site) -> None:
    match owner, key, value:
        case "tfjs.LayersModel.fit", "validationData", cst.List(elements=[_, _, _]):
            if at.to is Dialect.JS:  # whose samples have weights
                at.imports.need("extensions")
    if at.to is Dialect.JS:
        ask_for_derivative_of_option(owner, key, value, at)
    if (owner, key) in BY_EXTENSIONS:
        if at.to is Dialect.JS and build.evaluated(value) not in _OFF:
            at.imports.need("extensions")
        if at.to is Dialect.JS or at.imports.have("extensions"):
            return
    if known and key not in known:
        at.report(
            "KT411",
            owner=short(owner),
            parameter=key,
            version=tfjs.version(),
            nearest=nearest(key, known),
        )
        return
    problem = NOT_CARRIED_OUT.get((owner, key))
    if problem is None and at.to is Dialect.TFJS and asks_for_more(owner, key, value, at):
        problem = "does not carry it out"
    if problem is not None and build.evaluated(value) not in _OFF:
        at.report(
            "KT412", owner=short(owner), parameter=key, version=tfjs.version(), problem=problem
        )


def _existing(at: Site) -> bool:
    """Whether TF.js has the name; says so where it does not."""
    name = at.name or ""
    last = name.rpartition(".")[2]
    if tfjs.exists(name) or name.startswith("tfjs.Promise.") or last.startswith("__"):
        return True
    if is_namespace(name):
        return True
    owner = name.rpartition(".")[0]
    if owner.rpartition(".")[2][:1].isupper() and not tfjs.is_class(owner):
        return False  # an object that only extensions.js has
    if name in OF_MODELS | OF_CELLS | OF_LAYERS:
        at.imports.need("extensions")
        return False
    if owner == "tfjs.layers.Layer" and snake(last) in {*LAYER_OPTIONS, *WEIGHTS}:
        return True
    if name == "tfjs.Optimizer.learningRate":
        return True  # of each of TF.js's optimizers, if not of their base
    of_model = owner == "tfjs.LayersModel"
    if of_model and last in tfjs.members_of_extensions() and _is_own_model(at):
        return False
    of_extension = any(row.extension and row.member for row in rows_of_tfjs(name))
    if not of_model and (of_extension or name in in_javascript()):
        return False  # a method of an object that only the runtime has
    if tfjs.is_class(owner) and not rows_of_tfjs(name) and at.facts.is_of_project(last, owner):
        return False  # objects of JavaScript take any attribute
    at.report("KT410", name=short(name), version=tfjs.version(), nearest=_near(name))
    return False


def _is_own_model(at: Site) -> bool:
    """Whether a member is one of an object of a class of the file's own."""
    tree = at.tree()
    func = tree.func if isinstance(tree, ast.Call) else tree
    kind = at.facts.kind(func.value) if isinstance(func, ast.Attribute) else None
    return isinstance(kind, Instance) and (
        kind.of == "tfjs.Model" or not kind.of.startswith("tfjs.")
    )


def _near(name: str) -> str:
    """A name of the same namespace or class that is spelt nearly so."""
    home, _, last = name.rpartition(".")
    return nearest(last, sorted(tfjs.contents(home)))
