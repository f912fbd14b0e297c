"""Objects of losses and metrics that are called with their arguments by name: TF.js takes them in
their order."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_ORDERS = (("y_true", "y_pred", "sample_weight"), ("values", "sample_weight"))


@rule(
    cst.Call,
    "keras.losses.Loss.__call__",
    "keras.metrics.Metric.__call__",
    to=Dialect.TFJS,
)
def in_order(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    given = _given(call, at)
    return None if given is None else build.call(call.func, *given)


@rule(cst.Call, "keras.metrics.Metric.update_state", to=Dialect.TFJS)
def values_in_order(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`mean.update_state(values=x)`: the other metrics' are labels and predictions."""
    named = {arg.keyword.value for arg in call.args if arg.keyword is not None}
    given = _given(call, at) if "values" in named else None
    if given is None or not isinstance(call.func, cst.Attribute):
        return None
    return build.method(call.func.value, "updateState", *given)


def _given(call: cst.Call, at: Site) -> list[cst.BaseExpression] | None:
    """What is given by place; None where nothing is by name."""
    if any(arg.star for arg in call.args):
        return None
    named = {arg.keyword.value: arg.value for arg in call.args if arg.keyword is not None}
    given = [arg.value for arg in call.args if arg.keyword is None]
    order = next((one for one in _ORDERS if named.keys() <= set(one[len(given) :])), None)
    if not named or order is None:
        return None
    rest = [named.get(name) for name in order[len(given) :]]
    while rest[-1] is None:
        rest.pop()
    if None in rest and "Loss" not in (at.name or ""):
        return None
    return [*given, *(build.literal(None) if one is None else one for one in rest)]
