"""A method of models on a parameter of unknown kind: it may be a model, so a word is said."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.keras_results import MODEL_METHODS
from keras_tfjs.kinds import Unknown
from keras_tfjs.python import Site, rule
from keras_tfjs.source import Dialect


@rule(cst.Call, "*", to=Dialect.TFJS)
def unknown_model(call: cst.Call, at: Site) -> None:
    match call.func:
        case cst.Attribute(value=cst.Name() as value, attr=cst.Name(value=method)):
            if method in MODEL_METHODS and _may_be_model(value, at):
                at.report("KT130", receiver=value.value, method=method)


def _may_be_model(node: cst.Name, at: Site) -> bool:
    """Other libraries have the same methods: only a parameter called a model is worth a word."""
    tree = at.tree(node)
    binding = at.facts.binding(tree) if isinstance(tree, ast.Name) else None
    return (
        binding is not None
        and binding.how == "parameter"
        and "model" in node.value.lower()
        and at.kind(node) == Unknown()
    )
