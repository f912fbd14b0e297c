"""Where the runtime computes what Keras computes and TF.js something else, with the same text."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.kinds import is_tensor
from keras_tfjs.lower.configs import items
from keras_tfjs.python import Site, build, rule
from keras_tfjs.python.asks import RECURRENT, has_masks
from keras_tfjs.source import Dialect

_NORMALIZATION = "tfjs.layers.batchNormalization"


@rule(cst.Call, "tfjs.layers.*", to=Dialect.JS)
def made_with_numbers(call: cst.Call, at: Site) -> cst.Call | None:
    """`units` that are computed as a tensor: the runtime reads the number, TF.js does not."""
    constrained(call, at)
    assert isinstance(at.original, cst.Call)
    match call.args, at.original.args:
        case [cst.Arg(value=cst.Dict() as config) as arg, *rest], [
            cst.Arg(value=cst.Dict() as before),
            *_,
        ] if len(config.elements) == len(before.elements):
            pass
        case _:
            return None
    elements = [
        (
            one.with_changes(value=build.first_number(build.bare(one.value)))
            if _is_counted(old) and is_tensor(at.kind(old.value))
            else one
        )
        for one, old in zip(config.elements, before.elements, strict=True)
    ]
    if all(one is old for one, old in zip(elements, config.elements, strict=True)):
        return None
    return call.with_changes(
        args=[arg.with_changes(value=config.with_changes(elements=elements)), *rest]
    )


_COUNTS = frozenset(("axis", "filters", "inputDim", "n", "outputDim", "rate", "stddev", "units"))
"""Options of layers that are one number."""


def _is_counted(element: cst.BaseDictElement) -> bool:
    match element:
        case cst.DictElement(key=cst.SimpleString() as key):
            return key.evaluated_value in _COUNTS
        case _:
            return False


@rule(cst.Call, "tfjs.layers.*", to=Dialect.TFJS)
def constrained(call: cst.Call, at: Site) -> None:
    config = items(call.args[0].value) if call.args else None
    for key, value in (config or {}).items():
        if key.endswith("Constraint") and not build.is_literal(value, None):
            at.report_once("KT216")


@rule(cst.Call, "tfjs.layers.globalAveragePooling1d", to=Dialect.JS)
@rule(cst.Call, "tfjs.layers.globalAveragePooling1d", to=Dialect.TFJS)
def mean_of_steps(call: cst.Call, at: Site) -> None:
    if has_masks(at):
        at.report_once("KT220", effect="averages the steps that a mask leaves out, too")


_DROPPING = tuple(
    f"tfjs.layers.{name}"
    for name in "conv1d maxPooling1d averagePooling1d maxPool1d avgPool1d avgPooling1d".split()
)


@rule(cst.Call, *_DROPPING, to=Dialect.JS)
@rule(cst.Call, *_DROPPING, to=Dialect.TFJS)
def stale_mask(call: cst.Call, at: Site) -> None:
    """These pass no mask on, but a recurrent layer behind them still gets it in TF.js."""
    tree = at.tree()
    if not isinstance(tree, ast.Call) or not has_masks(at):
        return
    later = (each for name in RECURRENT for each in at.file.calls.get(name, ()))
    if any(each.lineno >= tree.lineno for each in later):
        at.report_once("KT220", effect="hands a mask on behind a layer that drops it")


@rule(cst.Attribute, "tfjs.LayersModel.trainable", "tfjs.layers.Layer.trainable", to=Dialect.JS)
@rule(cst.Attribute, "tfjs.LayersModel.trainable", "tfjs.layers.Layer.trainable", to=Dialect.TFJS)
def frozen(node: cst.Attribute, at: Site) -> None:
    match at.parents[-2:]:
        case [cst.Assign(value=value), cst.AssignTarget()] if build.is_literal(value, False):
            maker = _maker(at.tree(node.value), at)
            some = maker is None and _NORMALIZATION in at.file.calls
            if some or maker == _NORMALIZATION:
                at.report_once("KT219")


def _maker(tree: ast.AST | None, at: Site) -> str | None:
    """The factory of the layer that a name stands for; None for a model and where it is unknown."""
    binding = at.facts.binding(tree) if isinstance(tree, ast.Name) else None
    source = binding.source if binding is not None and not binding.path else None
    name = at.facts.callee(source) if isinstance(source, ast.Call) else None
    return name if name is not None and name.startswith("tfjs.layers.") else None
