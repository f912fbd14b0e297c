"""`self.compiled_metrics.update_state(y, y_pred)`, which Keras 3 calls compute_metrics, and
`self.compiled_loss(y, y_pred, regularization_losses=self.losses)`, which is compute_loss."""

from __future__ import annotations

from collections.abc import Sequence

import libcst as cst

from keras_tfjs.catalog import rows_of_keras
from keras_tfjs.python import Site, build, rule
from keras_tfjs.rules.catalogued import catalogued
from keras_tfjs.source import Dialect

_OLD, _NEW = "keras.Model.compiled_metrics.update_state", "keras.Model.compute_metrics"
_OLD_LOSS, _NEW_LOSS = "keras.Model.compiled_loss", "keras.Model.compute_loss"


@rule(cst.Call, _OLD, to=Dialect.TFJS)
def updated(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """In Keras 2 both show the compiled metrics a batch; the inputs, the new first argument, are
    not looked at."""
    match call.func:
        case cst.Attribute(value=cst.Attribute(value=model)):
            at.report_older("KT108", old=_OLD, new=_NEW)
            return _of_today(call, model, call.args, _NEW, at)
    return None


@rule(cst.Call, _OLD_LOSS, to=Dialect.TFJS)
def computed(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    """Today's adds what the model's layers lose, so the call must say that it wants it. A call
    whose result nobody takes is there to count the loss for the logs, which today's does not."""
    if isinstance(at.parent, cst.Expr):
        return None
    match call.func, at.original:
        case cst.Attribute(value=model), cst.Call(func=cst.Attribute(value=own), args=args):
            said = zip(call.args, args, strict=True)
            rest = [arg for arg, each in said if not _adds_losses(each, own)]
            if len(rest) + 1 == len(call.args):
                at.report("KT227")
                return _of_today(call, model, build.without_last_comma(rest), _NEW_LOSS, at)
    return None


def _adds_losses(arg: cst.Arg, model: cst.BaseExpression) -> bool:
    if arg.keyword is None or arg.keyword.value != "regularization_losses":
        return False
    return arg.value.deep_equals(build.attribute(model, "losses"))


def _of_today(
    call: cst.Call, model: cst.BaseExpression, args: Sequence[cst.Arg], name: str, at: Site
) -> cst.BaseExpression | None:
    """The inputs are the new first argument."""
    today = build.attribute(build.bare(model), name.rpartition(".")[2])
    places = any(arg.keyword is None for arg in args)
    inputs = [cst.Arg(build.literal(None))] if places else []
    whole = call.with_changes(func=today, args=[*inputs, *args])
    return catalogued(whole, rows_of_keras(name), at)
