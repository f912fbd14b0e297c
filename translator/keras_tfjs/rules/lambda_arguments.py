"""Values that a Lambda layer of Keras gives to its function by name."""

from __future__ import annotations

from collections.abc import Mapping

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.source import Dialect

_INPUTS = "inputs"


@rule(cst.Call, "keras.layers.Lambda", to=Dialect.TFJS)
def with_arguments(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """`Lambda(f, arguments={"k": 2})` is `Lambda(lambda inputs: f(inputs, k=2))`."""
    args = list(call.args)
    given = next((arg for arg in args if arg.keyword and arg.keyword.value == "arguments"), None)
    place = next(
        (n for n, arg in enumerate(args) if arg.keyword is None or arg.keyword.value == "function"),
        None,
    )
    if given is None or place is None or args[place].star:
        return None
    if isinstance(given.value, cst.Name) and given.value.value == "None":
        return None
    function, values = args[place].value, _named(given.value)
    made = _filled(function, values) if values is not None else None
    made = made or _handing(function, given.value, values)
    args[place] = args[place].with_changes(value=made)
    rest = build.without_last_comma([arg for arg in args if arg is not given])
    return catalogued(call.with_changes(args=rest), rows_of_keras(at.name or ""), at)


def _named(node: cst.BaseExpression) -> Mapping[str, cst.BaseExpression] | None:
    """The values of a dict whose keys are written as names."""
    if not isinstance(node, cst.Dict):
        return None
    found: dict[str, cst.BaseExpression] = {}
    for element in node.elements:
        key = build.evaluated(element.key) if isinstance(element, cst.DictElement) else None
        if not isinstance(key, str) or not key.isidentifier():
            return None
        found[key] = element.value
    return found


def _filled(
    function: cst.BaseExpression, values: Mapping[str, cst.BaseExpression]
) -> cst.Lambda | None:
    """A function written at its place gets the values as defaults of its last parameters."""
    if not isinstance(function, cst.Lambda) or len(function.params.params) != 1 + len(values):
        return None
    first, *others = function.params.params
    if {each.name.value for each in others} != set(values):
        return None
    equal = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
    filled = [
        each.with_changes(default=build.bare(values[each.name.value]), equal=equal)
        for each in others
    ]
    parameters = function.params.with_changes(params=[first, *filled])
    return function.with_changes(params=parameters)


def _handing(
    function: cst.BaseExpression,
    given: cst.BaseExpression,
    values: Mapping[str, cst.BaseExpression] | None,
) -> cst.Lambda:
    if values is None:
        named = [cst.Arg(build.bare(given), star="**")]
    else:
        named = [build.keyword(name, build.bare(value)) for name, value in values.items()]
    call = cst.Call(function, build.without_last_comma([cst.Arg(cst.Name(_INPUTS)), *named]))
    return cst.Lambda(cst.Parameters([cst.Param(cst.Name(_INPUTS))]), call)
