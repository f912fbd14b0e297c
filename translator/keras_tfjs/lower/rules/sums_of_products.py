"""tf.einsum: TF.js adds up right only what both of two tensors have; the runtime does all."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.lower.gradients import ask_for_derivative
from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, "tfjs.einsum", to=Dialect.JS)
def einsum(call: cst.Call, at: Site) -> cst.Call | None:
    """Axes that one tensor alone has, and not the result, are added up before."""
    equation = build.evaluated(call.args[0].value) if call.args else None
    if not isinstance(equation, str) or len(call.args) != 3 or "." in equation:
        return None
    before, arrow, after = equation.replace(" ", "").partition("->")
    terms = before.split(",")
    if not arrow or len(terms) != 2 or any(len(set(term)) < len(term) for term in terms):
        return None
    kept = [set(after + other) for other in reversed(terms)]
    added = [
        [axis for axis, name in enumerate(term) if name not in names]
        for term, names in zip(terms, kept, strict=True)
    ]
    if not any(added) or not isinstance(call.func, cst.Attribute):
        return None
    ask_for_derivative("einsum", at)
    sum_ = build.attribute(call.func.value, "sum")
    tensors = [
        each.with_changes(value=build.call(sum_, each.value, axes)) if axes else each
        for each, axes in zip(call.args[1:], added, strict=True)
    ]
    left = ",".join(
        "".join(name for name in term if name in names)
        for term, names in zip(terms, kept, strict=True)
    )
    first = call.args[0].with_changes(value=build.string(f"{left}->{after}"))
    return call.with_changes(args=[first, *tensors])
