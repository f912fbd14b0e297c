"""NumPy's functions of single numbers as Python's own: `np.cos(t)`, `np.maximum(a, 1)`."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.catalog.numpy_numbers import BUILTINS, MATH, OF_NUMBERS, OPERATORS, ROUNDING
from keras_tfjs.kinds import Number
from keras_tfjs.python import Site, build, precedence, rule
from keras_tfjs.source import Dialect

_OPERATORS = {"**": cst.Power, "%": cst.Modulo}


@rule(cst.Call, *OF_NUMBERS, to=Dialect.TFJS)
def of_numbers(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    name = at.name or ""
    original = at.original
    assert isinstance(original, cst.Call)
    if not isinstance(at.kind(), Number) or not all(
        arg.keyword is None and not arg.star for arg in call.args
    ):
        return None
    arguments = [arg.value for arg in call.args]
    if name in MATH:
        return build.method(at.imports.need("math"), MATH[name], *arguments)
    if name in ROUNDING:
        return build.call("round", *arguments)
    if name in BUILTINS:
        return build.call(BUILTINS[name], *arguments)
    left, right = arguments
    return precedence.operation(left, _OPERATORS[OPERATORS[name]](), right)
