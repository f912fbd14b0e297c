"""`Model(*tensors())`: inputs and outputs that a function gives together."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import call_to_tfjs
from keras_tfjs.source import Dialect

_ENDS = ("inputs", "outputs")


@rule(cst.Call, "keras.Model", to=Dialect.TFJS)
def model(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.args:
        case [cst.Arg(star="*", value=value), *rest] if not any(arg.star for arg in rest):
            ends = _ends(build.bare(value), at)
            if ends is not None:
                args = [build.keyword(*each) for each in zip(_ENDS, ends, strict=True)]
                call = call.with_changes(args=[*args, *rest])
    made: cst.BaseExpression | None = call_to_tfjs(call, at)
    return made


def _ends(value: cst.BaseExpression, at: Site) -> list[cst.BaseExpression] | None:
    """The two parts of a value, which is computed once."""
    if isinstance(value, cst.Name):
        return [build.subscript(value.deep_clone(), place) for place in range(len(_ENDS))]
    if not at.has_room_in_front():
        return None
    names = [cst.Name(at.unused_name(each)) for each in _ENDS]
    target = cst.Tuple([cst.Element(each) for each in names], lpar=[], rpar=[])
    at.in_front(
        cst.SimpleStatementLine([cst.Assign([cst.AssignTarget(target)], build.bare(value))])
    )
    return [each.deep_clone() for each in names]
