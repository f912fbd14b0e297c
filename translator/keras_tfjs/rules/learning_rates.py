"""The learning rate of an optimizer that is there already."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_CLASSES = ("SGD", "Momentum", "Adagrad", "Adadelta", "RMSProp", "Adam", "Adamax")
_RATE = "learning_rate"


@rule(cst.Attribute, *(f"tfjs.{name}Optimizer.learningRate" for name in _CLASSES), to=Dialect.KERAS)
def attribute(node: cst.Attribute, at: Site) -> cst.Attribute:
    return node.with_changes(attr=cst.Name(_RATE))


@rule(cst.Call, "tfjs.SGDOptimizer.setLearningRate", to=Dialect.KERAS)
def telling(call: cst.Call, at: Site) -> cst.Call | None:
    """The statement around it is what changes."""
    return call if at.bare_statement() else None


@rule(cst.Expr, "tfjs.SGDOptimizer.setLearningRate", to=Dialect.KERAS)
def told(node: cst.Expr, at: Site) -> cst.Assign | None:
    """`optimizer.setLearningRate(rate)` as the assignment that Keras has for it."""
    match at.original:
        case cst.Expr(value=cst.Call(func=cst.Attribute(), args=[cst.Arg(keyword=None, star="")])):
            assert isinstance(node.value, cst.Call)
            assert isinstance(node.value.func, cst.Attribute)
            target = build.attribute(node.value.func.value, _RATE)
            return cst.Assign([cst.AssignTarget(target)], node.value.args[0].value)
    return None


@rule(cst.Call, "builtins.int.numpy", "builtins.float.numpy", to=Dialect.TFJS)
def number(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """A rate is a variable in Keras and a number in TF.js."""
    match call:
        case cst.Call(func=cst.Attribute(value=value), args=[]):
            return value
    return None


@rule(
    cst.Expr,
    "builtins.float.assign",
    "builtins.int.assign",
    "keras.backend.set_value",
    to=Dialect.TFJS,
)
def assigned(node: cst.Expr, at: Site) -> cst.Assign | None:
    """`optimizer.learning_rate.assign(0.1)` and `K.set_value(optimizer.lr, 0.1)`."""
    match at.original:
        case cst.Expr(value=cst.Call(func=cst.Attribute(value=rate, attr=cst.Name("assign")))):
            pass
        case cst.Expr(value=cst.Call(args=[cst.Arg(value=rate), _])):
            pass
        case _:
            return None
    if at.name_of(rate) == _STEPS:
        return at.report("KT102", name=f"{_STEPS}.assign")
    if at.name_of(rate) not in _KERAS_RATES:
        return None
    match node.value:
        case cst.Call(
            func=cst.Attribute(value=target, attr=cst.Name("assign")), args=[cst.Arg(value=value)]
        ):
            match value:
                case cst.Call(func=cst.Attribute(attr=cst.Name("scalar")), args=[cst.Arg(number)]):
                    value = number
            assert isinstance(target, cst.Attribute)
            return cst.Assign([cst.AssignTarget(target)], value)
    return None


_STEPS = "keras.optimizers.Optimizer.iterations"
_KERAS_RATES = frozenset(f"keras.optimizers.Optimizer.{name}" for name in ("learning_rate", "lr"))
