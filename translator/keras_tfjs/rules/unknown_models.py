"""Methods that tell what a parameter of unknown kind may be: a model, so a word is said, or a
tensor's shape."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.keras_results import MODEL_METHODS
from keras_tfjs.kinds import Unknown, is_constructed
from keras_tfjs.python import Site, rule
from keras_tfjs.rules.tensor_shapes import shape_as_list
from keras_tfjs.source import Dialect


@rule(cst.Call, "*", to=Dialect.TFJS)
def method_of_unknown(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    match call.func:
        case cst.Attribute(attr=cst.Name(value="as_list" | "get_shape")):
            made: cst.BaseExpression | None = shape_as_list(call, at)
            return made
        case cst.Attribute(value=cst.Name() as value, attr=cst.Name(value=method)):
            if method in MODEL_METHODS and _may_be_model(value, at):
                at.report("KT130", receiver=value.value, method=method)
    return None


def _may_be_model(node: cst.Name, at: Site) -> bool:
    """Other libraries have the same methods: only what is called a model, and is no object of a
    class that this file names, is worth a word."""
    tree = at.tree(node)
    binding = at.facts.binding(tree) if isinstance(tree, ast.Name) else None
    return (
        binding is not None
        and binding.how in ("parameter", "assign", "for", "with")
        and not is_constructed(binding.source)
        and "model" in node.value.lower()
        and at.kind(node) == Unknown()
    )
