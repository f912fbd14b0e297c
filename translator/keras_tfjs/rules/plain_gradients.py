"""Gradients of TF.js programs without a model: TensorFlow's tape, which Keras itself has not."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import library_name
from keras_tfjs.source import Dialect


def by_tape(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`optimizer.minimize(f)`: the tape sees the variables that `f` uses, and they are moved.

    The value is what `f` gives. None where no statement can stand in front.
    """
    match call:
        case cst.Call(
            func=cst.Attribute(value=optimizer), args=[cst.Arg(value=function), *_]
        ) if at.has_room_in_front():
            cost, variables, gradients = _recorded(function, at)
            pairs = build.call("zip", gradients, variables)
            step = build.method(optimizer, "apply_gradients", pairs)
            if at.bare_statement():
                return step
            at.in_front(build.statement(step))
            return cost
    return None


def variable_gradients_by_tape(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """The value, and the gradients by the variables' names."""
    match call.args:
        case [cst.Arg(keyword=None, value=function)] if at.has_room_in_front():
            cost, variables, gradients = _recorded(function, at)
            each = cst.Name("each")
            # TensorFlow's own variable, which Keras's wraps, adds the number of its output
            name = build.method(build.attribute(each, "name"), "removesuffix", ":0")
            names = cst.ListComp(name, cst.CompFor(each, variables))
            by_name = build.call("dict", build.call("zip", names, gradients))
            return build.dict_({"value": cost, "grads": by_name})
    return None


def _recorded(function: cst.BaseExpression, at: Site) -> tuple[cst.Name, cst.Name, cst.Call]:
    """Puts a tape in front that computes what `function` gives. Its value, the variables that it
    used, and the gradients of the one by the others."""
    tape, cost, variables = (
        cst.Name(at.unused_name(each)) for each in ("tape", "cost", "variables")
    )
    at.in_front(_tape(tape, [build.assign(cost, _value(function))], at))
    at.in_front(build.assign(variables, build.method(tape, "watched_variables")))
    return cost, variables, build.method(tape, "gradient", cost, variables)


def _tape(name: cst.Name, body: list[cst.BaseStatement], at: Site) -> cst.With:
    made = build.call(library_name("tensorflow.GradientTape", at))
    item = cst.WithItem(made, cst.AsName(name))
    return cst.With([item], cst.IndentedBlock(body))


def _value(function: cst.BaseExpression) -> cst.BaseExpression:
    """What a function of no arguments gives."""
    match function:
        case cst.Lambda(params=cst.Parameters(params=[]), body=body):
            return build.bare(body)
    return cst.Call(build.primary(function))


def gradient_by_tape(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`tf.grad(f)` as a function of one's own in front."""
    match call.args:
        case [cst.Arg(keyword=None, value=function)] if at.has_room_in_front():
            called = at.unused_name("gradient" if at.name == "tfjs.grad" else "value_and_gradient")
            x, tape, value = cst.Name("x"), cst.Name("tape"), cst.Name("value")
            convert = library_name("tensorflow.convert_to_tensor", at)
            watch = build.statement(build.method(tape, "watch", x))
            compute = build.assign(value, cst.Call(build.primary(function), [cst.Arg(x)]))
            result: cst.BaseExpression = build.method(tape, "gradient", value, x)
            if at.name == "tfjs.valueAndGrad":
                result = build.dict_({"value": value, "grad": result})
            body = [
                build.assign(x, build.call(convert, x)),
                _tape(tape, [watch, compute], at),
                build.statement(cst.Return(result)),
            ]
            at.in_front(build.function(called, ["x"], body))
            return cst.Name(called)
    return None


@rule(cst.Call, "tfjs.tidy", to=Dialect.KERAS)
def tidied(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Python frees tensors by itself: what the function gives is all."""
    match call.args:
        case [*_, cst.Arg(keyword=None, star="", value=function)] if len(call.args) <= 2:
            return _value(function)
    return None
