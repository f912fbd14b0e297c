"""Methods that tell what a parameter of unknown kind may be: a model, so a word is said, or a
tensor's shape."""

from __future__ import annotations

import ast

import libcst as cst

from keras_tfjs.catalog.keras_results import DATASET_METHODS, MODEL_METHODS
from keras_tfjs.kinds import Unknown, is_constructed
from keras_tfjs.python import Site, rule
from keras_tfjs.python.unknown_members import MODEL
from keras_tfjs.rules.tensor_shapes import shape_as_list
from keras_tfjs.source import Dialect


@rule(cst.Call, "*", to=Dialect.TFJS)
def method_of_unknown(call: cst.Call, at: Site) -> cst.BaseExpression | None:
    if type(call.func) is not cst.Attribute:  # libcst's classes are slow to match
        return None
    match call.func:
        case cst.Attribute(attr=cst.Name(value="as_list" | "get_shape")):
            made: cst.BaseExpression | None = shape_as_list(call, at)
            return made
        case cst.Attribute(value=cst.Name() as value, attr=cst.Name(value=method)) if (
            method in MODEL_METHODS
        ):
            if _may_be_model(value, at):
                _say(value.value, method, MODEL, at)
        case cst.Attribute(value=owner, attr=cst.Name(value=method)):
            given = {arg.keyword.value for arg in call.args if arg.keyword is not None}
            if DATASET_METHODS.get(method, frozenset()) & given and at.kind(owner) == Unknown():
                _say(_first(at.tree(owner), at), method, _DATASET, at)
    return None


_DATASET = "dataset", "tf.data.Dataset"


def _say(receiver: str, method: str, meant: tuple[str, str], at: Site) -> None:
    what, kind = meant
    at.report("KT130", receiver=receiver, method=method, what=what, type=kind)


def _first(node: ast.AST | None, at: Site) -> str:
    """What a chain of calls of methods begins with."""
    match node:
        case ast.Call(func=ast.Attribute(value=value)) if at.facts.kind(value) == Unknown():
            return _first(value, at)
        case ast.Call(func=func):
            return f"{ast.unparse(func)}(...)"
    return ast.unparse(node) if node is not None else ""


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
