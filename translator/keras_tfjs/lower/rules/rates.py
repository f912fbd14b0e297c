"""Another learning rate: an attribute in the dialect; sgd and momentum of TF.js want to be told."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_COPIED = "tfjs.SGDOptimizer.learningRate"
"""TF.js's sgd and momentum keep a copy of the rate, which the attribute does not reach."""


_ANY = "tfjs.Optimizer.learningRate"
_OPERATORS: dict[type[cst.BaseAugOp], type[cst.BaseBinaryOp]] = {
    cst.AddAssign: cst.Add,
    cst.SubtractAssign: cst.Subtract,
    cst.MultiplyAssign: cst.Multiply,
    cst.DivideAssign: cst.Divide,
}


@rule(cst.SimpleStatementLine, "*", to=Dialect.JS)
def tell(line: cst.SimpleStatementLine, at: Site) -> cst.SimpleStatementLine | cst.If | None:
    match line.body:
        case [
            cst.Assign(targets=[cst.AssignTarget(target=cst.Attribute() as target)], value=value)
        ]:
            pass
        case [cst.AugAssign(target=cst.Attribute() as target, operator=change, value=by)] if (
            type(change) in _OPERATORS
        ):
            operator = _OPERATORS[type(change)]()
            value = cst.BinaryOperation(target, operator, build.parenthesised(by))
        case _:
            return None
    name = at.name_of(target)
    if name not in (_COPIED, _ANY):
        return None
    told = build.method(target.value, "setLearningRate", value)
    telling = line.with_changes(body=[cst.Expr(told)])
    if name == _COPIED:
        return telling
    setting = cst.SimpleStatementLine([cst.Assign([cst.AssignTarget(target)], value)])
    # TF.js takes every optimizer for an instance of SGDOptimizer.
    asked = build.call("hasattr", target.value, build.string("setLearningRate"))
    return cst.If(
        asked,
        cst.IndentedBlock([telling.with_changes(leading_lines=[])]),
        cst.Else(cst.IndentedBlock([setting])),
        leading_lines=line.leading_lines,
    )


@rule(cst.Attribute, _COPIED, to=Dialect.TFJS)
def unseen(node: cst.Attribute, at: Site) -> None:
    if at.is_target():
        at.report_once("KT421")
