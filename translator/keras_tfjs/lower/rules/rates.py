"""Another learning rate: an attribute in the dialect; sgd and momentum of TF.js want to be told."""

from __future__ import annotations

import libcst as cst

from keras_tfjs.python import Site, build, rule
from keras_tfjs.source import Dialect

_COPIED = "tfjs.SGDOptimizer.learningRate"
"""TF.js's sgd and momentum keep a copy of the rate, which the attribute does not reach."""


@rule(cst.SimpleStatementLine, "*", to=Dialect.JS)
def tell(line: cst.SimpleStatementLine, at: Site) -> cst.SimpleStatementLine | None:
    match line.body:
        case [
            cst.Assign(
                targets=[cst.AssignTarget(target=cst.Attribute(value=optimizer) as target)],
                value=value,
            )
        ] if (
            at.name_of(target) == _COPIED
        ):
            told = build.method(optimizer, "setLearningRate", value)
            return line.with_changes(body=[cst.Expr(told)])
    return None


@rule(cst.Attribute, _COPIED, to=Dialect.TFJS)
def unseen(node: cst.Attribute, at: Site) -> None:
    if at.is_target():
        at.report_once("KT421")
