"""TensorFlow before 1.0 took the axis first: `tf.concat(1, [a, b])`, `tf.split(1, 3, x)`."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.kinds import Number
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import call_to_tfjs
from keras_tfjs.source import Dialect


@rule(cst.Call, "tensorflow.concat", to=Dialect.TFJS)
def concat(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [
            cst.Arg(keyword=None, star="", value=axis),
            cst.Arg(keyword=None | cst.Name(value="values"), star="", value=values),
        ] if _is_number(axis, at):
            return _in_order(call, values, [build.keyword("axis", axis)], at)
        case [
            cst.Arg(keyword=cst.Name(value="concat_dim"), value=axis),
            cst.Arg(keyword=None | cst.Name(value="values"), star="", value=values),
        ]:
            return _in_order(call, values, [build.keyword("axis", axis)], at)
    return None


@rule(cst.Call, "tensorflow.split", to=Dialect.TFJS)
def split(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [
            cst.Arg(keyword=None, star="", value=axis),
            cst.Arg(keyword=None, star="", value=count),
            cst.Arg(keyword=None | cst.Name(value="value"), star="", value=value),
        ] if _is_number(axis, at):
            rest = [cst.Arg(count), build.keyword("axis", axis)]
            return _in_order(call, value, rest, at)
    return None


def _is_number(node: cst.BaseExpression, at: Site) -> bool:
    return isinstance(build.evaluated(node), int) or isinstance(at.kind(node), Number)


def _in_order(
    call: cst.Call, first: cst.BaseExpression, rest: list[cst.Arg], at: Site
) -> cst.BaseExpression | None:
    at.report_older("KT107", owner=at.name, old="the axis as first argument", new="axis")
    bare = [arg.with_changes(value=build.bare(arg.value)) for arg in rest]
    made: cst.BaseExpression | None = call_to_tfjs(
        call.with_changes(args=build.without_last_comma([cst.Arg(build.bare(first)), *bare])), at
    )
    return made
