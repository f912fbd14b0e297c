"""Datasets with sample weights: TF.js trains on and evaluates those of inputs and labels alone."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect

_KEEPING = frozenset(
    ("batch", "shuffle", "repeat", "prefetch", "take", "skip", "cache", "filter", "unbatch")
)
"""Methods of datasets after which the elements have as many parts as before."""

_MAKERS = frozenset(("fromTensorSlices", "fromTensors", "zip", "zipDatasets"))
_WEIGHTED = 3


@rule(
    cst.Call,
    *(f"tfjs.LayersModel.{name}" for name in ("fitDataset", "evaluateDataset")),
    to=Dialect.JS,
)
def of_three(call: cst.Call, at: Site) -> None:
    match at.tree():
        case ast.Call(func=ast.Attribute(attr=method), args=[dataset, *_]):
            if _parts(dataset, at) == _WEIGHTED:
                at.report("KT460", method=method)


def _parts(node: ast.expr | None, at: Site) -> int | None:
    """How many parts the elements of a dataset have; None where the file does not show it."""
    made = at.facts.origin(node) if node is not None else None
    match made:
        case ast.Call(func=ast.Attribute(value=before, attr="map"), args=[function, *_]):
            return _results(function, at)
        case ast.Call(func=ast.Attribute(attr=maker), args=[parts, *_]) if maker in _MAKERS:
            return _count(at.facts.origin(parts))
        case ast.Call(func=ast.Attribute(value=before, attr=kept)) if kept in _KEEPING:
            return _parts(before, at) if before is not node else None
    return None


def _results(function: ast.expr, at: Site) -> int | None:
    """How many values a function gives, of which all returns tell the same."""
    counts = {_count(each) for each in at.facts.returns(function)}
    return counts.pop() if len(counts) == 1 else None


def _count(value: ast.expr | None) -> int | None:
    match value:
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            starred = any(isinstance(each, ast.Starred) for each in parts)
            return None if starred else len(parts)
    return None
