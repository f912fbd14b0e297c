"""What Keras 2 gives to `K.function` besides a model's inputs: placeholders, the learning phase."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import Instance, ListOf, is_symbolic, is_tensor
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.assigned_arrays import COMPUTING, assigned_arrays
from keras_tfjs.rules.catalogued import library_name, unknown_keras
from keras_tfjs.source import Dialect

_PARAMETERS = ("shape", "ndim", "dtype", "sparse", "name")


@rule(cst.Call, "keras.backend.placeholder", to=Dialect.TFJS)
def placeholder(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`K.placeholder((1, 224, 224, 3))` is an input of this shape, with the batch; of `ndim` alone
    every size is open."""
    given = _given(call)
    if given is None or not ("shape" in given or "ndim" in given):
        return _left(call, at)
    config: dict[str, cst.BaseExpression] = {}
    match given:
        case {"shape": shape}:
            config["batchShape"] = (
                cst.List(shape.elements) if isinstance(shape, cst.Tuple) else shape
            )
        case {"ndim": ndim}:
            rank = build.evaluated(ndim)
            if not isinstance(rank, int):
                return _left(call, at)
            nothing = [cst.Element(cst.Name("None"))] * rank
            config["batchShape"] = cst.List(build.without_last_comma(nothing))
    for key in ("dtype", "name"):
        if key in given and build.evaluated(given[key]) is not None:
            config[key] = given[key]
    if "dtype" in config and build.evaluated(config["dtype"]) == "float":
        del config["dtype"]
    if "sparse" in given and build.evaluated(given["sparse"]) is not False:
        return _left(call, at)
    return build.call(library_name("tfjs.input", at), build.dict_(config))


def _left(call: cst.Call, at: Site) -> cst.Call:
    """Says what to do instead; the row and the kind of the call ask nothing more."""
    unknown_keras(at)
    return call


def _given(call: cst.Call) -> dict[str, cst.BaseExpression] | None:
    """The arguments by their parameters."""
    given: dict[str, cst.BaseExpression] = {}
    for place, arg in enumerate(call.args):
        name = arg.keyword.value if arg.keyword is not None else None
        if name is None and not arg.star and place < len(_PARAMETERS):
            name = _PARAMETERS[place]
        if name not in _PARAMETERS:
            return None
        given[name] = arg.value
    return given


@rule(cst.Call, "keras.backend.learning_phase", to=Dialect.TFJS)
def phase(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """One of the inputs of a function. What `training` is in a layer's `call` that nobody told is
    false: `fit` tells it. Elsewhere it is a number that the program asks for."""
    if isinstance(at.parent, cst.Element) and isinstance(at.parents[-2], cst.List):
        return build.call(library_name("tfjs.util.learningPhase", at))
    return build.name("False") if _is_untold(at) else _left(call, at)


def _is_untold(at: Site) -> bool:
    """Whether a `call` asks for the phase where its option is None, and nothing sets the phase."""
    if "keras.backend.set_learning_phase" in at.file.calls:
        return False
    tree = at.tree()
    holder = at.facts.parents.get(tree) if tree is not None else None
    match holder:
        case ast.IfExp(test=test, body=body) if body is tree:
            pass
        case ast.Assign(targets=[ast.Name()]):
            guard = at.facts.parents.get(holder)
            if not isinstance(guard, ast.If) or holder not in guard.body:
                return False
            test = guard.test
        case _:
            return False
    match test:
        case ast.Compare(
            left=ast.Name(id=name), ops=[ast.Is()], comparators=[ast.Constant(value=None)]
        ):
            return _is_option_of_call(name, at)
    return False


def _is_option_of_call(name: str, at: Site) -> bool:
    """Whether a place is in the `call` of a layer or model that has such an option."""
    around = [each for each in at.parents if isinstance(each, cst.FunctionDef | cst.ClassDef)]
    match around[-2:]:
        case [cst.ClassDef() as owner, cst.FunctionDef(name=cst.Name("call")) as method]:
            of = at.name_of(owner) or ""
            options = [each.name.value for each in method.params.params]
            return of.startswith(("keras.layers.", "keras.Model")) and name in options
    return False


@rule(
    cst.Call,
    "keras.backend.gradients",
    "tensorflow.gradients",
    "tensorflow.compat.v1.gradients",
    to=Dialect.TFJS,
)
def of_values(call: cst.Call, at: Site) -> cst.Call | None:
    """In a loss or a layer's `call` what is differentiated is computed already, and no graph."""
    match at.original:
        case cst.Call(args=[cst.Arg(value=value), *_]):
            tree = at.tree(value)
            if isinstance(tree, ast.expr) and _is_value(tree, at):
                advice = "compute it by tf.grads of a function of what the gradient is by"
                at.report("KT126", name=at.name, advice=advice)
                return call
    return None


def _is_value(tree: ast.expr, at: Site) -> bool:
    if is_tensor(at.facts.kind(tree)):
        return True
    if is_symbolic(at.facts.kind(tree)) or not isinstance(tree, ast.Name):
        return False
    binding = at.facts.binding(tree)
    return binding is not None and binding.how == "parameter"


@rule(cst.Call, COMPUTING, to=Dialect.TFJS)
def computed(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Arrays that the program assigns into stay NumPy's."""
    if at.tree() not in assigned_arrays(at.file):
        return None
    array = build.attribute(at.imports.need("np"), "array")
    match at.kind():
        case ListOf():
            each = cst.Name(at.unused_name("each"))
            return cst.ListComp(build.call(array, each), cst.CompFor(each, call))
        case Instance():
            return build.call(array, call)
    return None


@rule(
    cst.Call,
    "tfjs.util.graphFunction",
    "tfjs.util.graphGrads",
    "tfjs.util.learningPhase",
    to=Dialect.KERAS,
)
def of_graphs(call: cst.Call, at: Site) -> None:
    """Keras 3, which the rest of the program becomes, has them no more."""
    at.report("KT132", name=f"tf{(at.name or '').removeprefix('tfjs')}", advice=_ADVICE)


_ADVICE = (
    "of inner outputs make a model, keras.Model(inputs, outputs), and take gradients by "
    "tf.GradientTape; keras.backend.function is Keras 2's"
)


@rule(cst.Call, "tfjs.util.graphFunction.__call__", to=Dialect.KERAS)
def called(call: cst.Call, at: Site) -> cst.Call:
    """What `tf.util.graphFunction` made, where that was said."""
    return call
